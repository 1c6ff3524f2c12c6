import { Temporal } from 'temporal-polyfill';

/** The zone in which "24 Uhr" and every calendar day of the county is meant. */
export const ZONE = 'Europe/Berlin';

/** The calendar day an instant lies in, `YYYY-MM-DD`, in Germany. */
export function zonedDay(at: number): string {
  return zoned(at).toPlainDate().toString();
}

/** The first instant of a day in Germany, UTC milliseconds; "15 November, 24 Uhr" is startOfDay of the 16th. */
export function startOfDay(day: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(ZONE).epochMilliseconds;
}

/** A wall-clock time in Germany, `YYYY-MM-DDTHH:MM`, as an instant; in the hour that occurs twice, the first. */
export function zonedInstant(local: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).epochMilliseconds;
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The same date years later; 28 February where there is no 29th. */
export function addYears(day: string, years: number): string {
  return Temporal.PlainDate.from(day).add({ years }).toString();
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

function zoned(at: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE);
}
