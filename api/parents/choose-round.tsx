import { zonedDay } from '../../src/calendar/zone.ts';
import type { Round } from '../../src/domain/round.ts';
import type { Texts } from '../../src/texts/catalogue.ts';

/** `Ab August 2027`; of a year that has begun: `Noch für dieses Jahr, bis Juli 2027`. */
export function roundLabel(
  { year, dates: { careStartsOn } }: Round,
  now: number,
  { dates, rounds }: Texts,
): string {
  return careStartsOn > zonedDay(now)
    ? rounds.from(dates.plainMonth(careStartsOn))
    : rounds.thisYear(dates.plainMonth(`${year + 1}-07-31`));
}
