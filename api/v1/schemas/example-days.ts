import { zonedDay } from '../../../src/calendar/zone.ts';

const DAY_MS = 86_400_000;

/** A day for an example that must lie ahead of whoever tries it. */
export const exampleDay = (daysAhead: number): string => zonedDay(Date.now() + daysAhead * DAY_MS);

/** @param timeOfDay UTC, `HH:MM`. */
export const exampleInstant = (daysAhead: number, timeOfDay: string): string =>
  `${exampleDay(daysAhead)}T${timeOfDay}:00Z`;
