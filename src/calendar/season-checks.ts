import { enrolmentsOverlap } from '../domain/round-moves.ts';
import type { Round, RoundDateName } from '../domain/round.ts';
import { buildRound, type KitasOf, type Season } from './build-round.ts';
import { dateNames, dayOf, instantIn, instantOn } from './round-days.ts';
import { dayOff } from './working-days.ts';

/** One thing wrong with one field of a season; `problem` is a key of the text catalogue. */
export interface SeasonProblem {
  readonly field: string;
  readonly problem: string;
}

/** A date on which nobody works: it can be meant so, and people are told. Days are `YYYY-MM-DD`. */
export interface DateWarning {
  readonly date: RoundDateName;
  readonly day: string;
  readonly kind: 'weekend' | 'holiday';
}

export type CheckedSeason =
  | { readonly ok: true; readonly round: Round; readonly warnings: readonly DateWarning[] }
  | { readonly ok: false; readonly problems: readonly SeasonProblem[] };

/**
 * Checks a season by itself and against the rounds there are, and builds its round.
 *
 * @param others the newest revisions of all rounds.
 */
export function checkSeason(
  season: Season,
  others: readonly Round[],
  kitasOf: KitasOf,
): CheckedSeason {
  const problems = [
    ...problemsOfOrder(season),
    ...problemsOfYear(season),
    ...problemsOfOverrides(season, kitasOf),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const round = buildRound(season, kitasOf);
  const overlapping = others.some(
    ({ year, dates }) => year !== season.year && enrolmentsOverlap(round.dates, dates),
  );
  return overlapping
    ? { ok: false, problems: [{ field: 'opensOn', problem: 'enrolments_overlap' }] }
    : { ok: true, round, warnings: dateWarnings(round) };
}

/** The dates of a round that fall on a weekend or a holiday in North Rhine-Westphalia. */
export function dateWarnings(round: Pick<Round, 'dates'>): readonly DateWarning[] {
  return dateNames(round).flatMap((date) => dateWarning(date, instantIn(round.dates, date)) ?? []);
}

export function dateWarning(date: RoundDateName, at: number): DateWarning | undefined {
  const day = dayOf(date, at);
  const kind = dayOff(day);
  return kind === undefined ? undefined : { date, day, kind };
}

/** Each date that lies before the one it has to follow. */
function problemsOfOrder(season: Season): readonly SeasonProblem[] {
  const opens = instantOn('opensAt', season.opensOn);
  const deadline = instantOn('deadlineAt', season.deadlineOn);
  const offers = instantOn('offersFromAt', season.offersFrom);
  const days = season.decisionDays.map((day) => instantOn('decisionDays.0', day));
  const ends = instantOn('endsAt', season.endsOn);
  const ascending = days.every((day, index) => index === 0 || day > (days[index - 1] ?? day));
  const rules: readonly (readonly [isBroken: boolean, field: string])[] = [
    [opens >= deadline, 'deadlineOn'],
    [offers < deadline, 'offersFrom'],
    [!ascending || (days[0] ?? offers) < offers, 'decisionDays'],
    [ends <= offers || ends < (days.at(-1) ?? ends), 'endsOn'],
  ];
  return rules
    .filter(([isBroken]) => isBroken)
    .map(([, field]) => ({ field, problem: 'too_early' }));
}

/** A Kindergartenjahr lasts from 1 August to 31 July: what lies outside belongs to another year. */
function problemsOfYear({
  year,
  endsOn,
  careStartsOn,
  ageCutOffOn,
}: Season): readonly SeasonProblem[] {
  const first = `${year}-08-01`;
  const last = `${year + 1}-07-31`;
  const isOutside = (day: string | undefined): boolean =>
    day !== undefined && (day < first || day > last);
  const rules: readonly (readonly [isBroken: boolean, field: string])[] = [
    [endsOn > last, 'endsOn'],
    [isOutside(careStartsOn), 'careStartsOn'],
    [isOutside(ageCutOffOn), 'ageCutOffOn'],
  ];
  return rules
    .filter(([isBroken]) => isBroken)
    .map(([, field]) => ({ field, problem: 'outside_year' }));
}

function problemsOfOverrides(season: Season, kitasOf: KitasOf): readonly SeasonProblem[] {
  return (season.overrides ?? []).flatMap((override) => {
    const kitaIds = 'kitaIds' in override ? override.kitaIds : kitasOf(override.municipality);
    if (kitaIds.length === 0) return [{ field: 'overrides', problem: 'no_kita_there' }];
    return override.offersFrom <= season.offersFrom
      ? [{ field: 'overrides', problem: 'too_early' }]
      : [];
  });
}
