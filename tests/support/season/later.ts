import { dayOf, instantOn } from '../../../src/calendar/round-days.ts';
import { seasonOf, seasonSchema, type SeasonFile } from '../../../src/calendar/season.ts';
import { addYears } from '../../../src/calendar/zone.ts';

/**
 * A season whole years later, with the same days of the year: a case can be moved forward only, so what is played lies
 * ahead.
 */
export function laterBy(years: number, { input, moves }: SeasonFile): SeasonFile {
  const text = JSON.stringify(input).replaceAll(/\d{4}-\d\d-\d\d/gu, (day) => addYears(day, years));
  const later = seasonSchema.parse({ ...JSON.parse(text), year: input.year + years });
  return {
    input: later,
    season: seasonOf(later),
    moves: moves.map(({ date, to, reason }) => ({
      date,
      to: instantOn(date, addYears(dayOf(date, to), years)),
      reason,
    })),
  };
}

/** The same season in the first year in which it still lies wholly ahead of an instant. */
export function ahead(file: SeasonFile, now: number): SeasonFile {
  for (let years = 0; ; years += 1) {
    const later = laterBy(years, file);
    if (instantOn('opensAt', later.input.opensOn) > now) return later;
  }
}
