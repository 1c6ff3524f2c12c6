import { zonedDay, ZONE } from './zone.ts';

const parts = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('de-DE', { timeZone: ZONE, ...options });

const DAY = parts({ day: 'numeric', month: 'long' });
const DAY_AND_YEAR = parts({ day: 'numeric', month: 'long', year: 'numeric' });
const MONTH_AND_YEAR = parts({ month: 'long', year: 'numeric' });
const WEEKDAY = parts({ weekday: 'long' });
const TIME = parts({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const YEAR = parts({ year: 'numeric' });
const SHORT_DAY = parts({ day: '2-digit', month: '2-digit', year: 'numeric' });

/** A calendar day, `YYYY-MM-DD`, as an instant in its middle, which no change of the clocks moves to another day. */
export const noonOf = (day: string): number => Date.parse(`${day}T11:00:00Z`);

/**
 * Instants and days as people in Soest read them. `end` takes the first instant of a day for what it means as a
 * deadline: 24 Uhr of the day before. Instants in UTC milliseconds, days as `YYYY-MM-DD`.
 */
export const germanDates = {
  /** `14. Oktober, 20:12 Uhr` */
  instant: (at: number) => `${DAY.format(at)}, ${TIME.format(at)} Uhr`,
  /** `Dienstag, 14. Oktober, 20:12 Uhr` */
  weekdayInstant: (at: number) => `${WEEKDAY.format(at)}, ${germanDates.instant(at)}`,
  /** `14. Oktober 2027, 20:12 Uhr` */
  fullInstant: (at: number) => `${DAY_AND_YEAR.format(at)}, ${TIME.format(at)} Uhr`,
  /** `20:12` */
  time: (at: number) => TIME.format(at),
  /** `14. Oktober` */
  day: (at: number) => DAY.format(at),
  /** `14. Oktober 2027` */
  fullDay: (at: number) => DAY_AND_YEAR.format(at),
  /** `14.10.2027` */
  shortDay: (at: number) => SHORT_DAY.format(at),
  /** `2027` */
  year: (at: number) => YEAR.format(at),
  /** `Dienstag, 15. Dezember, 24 Uhr`; an instant within a day keeps its time. */
  end: (at: number) =>
    isStartOfDay(at)
      ? `${WEEKDAY.format(at - 1)}, ${DAY.format(at - 1)}, 24 Uhr`
      : germanDates.weekdayInstant(at),
  /** `Dienstag, 15. Dezember 2026, 24 Uhr` */
  fullEnd: (at: number) =>
    isStartOfDay(at)
      ? `${germanDates.fullWeekday(at - 1)}, 24 Uhr`
      : `${germanDates.fullWeekday(at)}, ${TIME.format(at)} Uhr`,
  /** `15.12.2026, 24 Uhr`, for tables; an instant within a day keeps its time. */
  shortEnd: (at: number) =>
    isStartOfDay(at)
      ? `${SHORT_DAY.format(at - 1)}, 24\u00A0Uhr`
      : `${SHORT_DAY.format(at)}, ${TIME.format(at)}\u00A0Uhr`,
  /** `Dienstag, 1. Dezember 2026`, with the time unless the day begins with the instant. */
  fullStart: (at: number) =>
    isStartOfDay(at)
      ? germanDates.fullWeekday(at)
      : `${germanDates.fullWeekday(at)}, ${TIME.format(at)} Uhr`,
  /** `Dienstag, 15. Dezember 2026` */
  fullWeekday: (at: number) => `${WEEKDAY.format(at)}, ${DAY_AND_YEAR.format(at)}`,
  /** `Mittwoch, 14. Oktober 2026, 14:00 bis 15:00 Uhr` */
  span: (from: number, until: number) => {
    const start = `${germanDates.fullWeekday(from)}, ${TIME.format(from)}`;
    return zonedDay(from) === zonedDay(until)
      ? `${start} bis ${TIME.format(until)} Uhr`
      : `${start} Uhr bis ${germanDates.fullWeekday(until)}, ${TIME.format(until)} Uhr`;
  },
  /** `15. Dezember`: the last day before an end. */
  endDay: (at: number) => DAY.format(at - 1),
  /** `15. Dezember 2026` */
  fullEndDay: (at: number) => DAY_AND_YEAR.format(at - 1),
  /** `1. August 2027`, of a calendar day */
  plainDay: (day: string) => DAY_AND_YEAR.format(noonOf(day)),
  /** `01.08.2027`, of a calendar day */
  shortPlainDay: (day: string) => SHORT_DAY.format(noonOf(day)),
  /** `August 2027`, of a calendar day */
  plainMonth: (day: string) => MONTH_AND_YEAR.format(noonOf(day)),
  /** `2027/2028` */
  kindergartenYear: (year: number) => `${year}/${year + 1}`,
  /** `heute`, `noch 1 Tag`, `noch 9 Tage`, counted in calendar days up to the last one. */
  remaining: (until: number, now: number) => {
    const days = Math.round((noonOf(zonedDay(until - 1)) - noonOf(zonedDay(now))) / 86_400_000);
    if (days <= 0) return 'heute';
    return days === 1 ? 'noch 1 Tag' : `noch ${days} Tage`;
  },
};

/** Dates as the texts of any language use them. */
export type Dates = typeof germanDates;

/** Whether a day in Germany begins with the instant. */
export function isStartOfDay(at: number): boolean {
  return zonedDay(at) !== zonedDay(at - 1);
}
