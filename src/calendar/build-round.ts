import { areInOrder, type Round, type RoundRules } from '../domain/round.ts';
import { addDays, startOfDay } from './zone.ts';

/** Kitas whose offers go out later than everyone's, 0 Uhr of a day. */
export type SeasonOverride =
  | { readonly municipality: string; readonly offersFrom: string }
  | { readonly kitaIds: readonly string[]; readonly offersFrom: string };

/** The ids of a municipality's Kitas. */
export type KitasOf = (municipality: string) => readonly string[];

/** A season as the county announces it: days in Germany, `YYYY-MM-DD`. */
export interface Season {
  /** The year the Kindergartenjahr begins in. */
  readonly year: number;
  /** From 0 Uhr of this day. */
  readonly opensOn: string;
  /** Until 24 Uhr of this day. */
  readonly deadlineOn: string;
  /** Until when families may change their wishes, 24 Uhr; default: the deadline. */
  readonly editableUntil?: string;
  /** Until 24 Uhr of this day. */
  readonly reviewUntil: string;
  /** From 0 Uhr of this day. */
  readonly offersFrom: string;
  /** Unanswered offers lapse at 24 Uhr of these days. */
  readonly decisionDays: readonly string[];
  /** Until 24 Uhr of this day. */
  readonly endsOn: string;
  /** Default: 1 August of the year. */
  readonly careStartsOn?: string;
  /** Default: 1 November of the year, the practice in North Rhine-Westphalia. */
  readonly ageCutOffOn?: string;
  readonly overrides?: readonly SeasonOverride[];
  readonly rules: RoundRules;
}

/**
 * The first revision of a season's round. Throws a RangeError when its days are not in the order a season follows, or
 * when an override names no Kita or is not later than everyone's offers.
 */
export function buildRound(season: Season, kitasOf: KitasOf = () => []): Round {
  const { year, rules } = season;
  const dates = {
    opensAt: startOfDay(season.opensOn),
    deadlineAt: endOfDay(season.deadlineOn),
    editFreezeAt: endOfDay(season.editableUntil ?? season.deadlineOn),
    reviewEndsAt: endOfDay(season.reviewUntil),
    offersFromAt: startOfDay(season.offersFrom),
    decisionDays: season.decisionDays.map((day) => endOfDay(day)),
    endsAt: endOfDay(season.endsOn),
    careStartsOn: season.careStartsOn ?? `${year}-08-01`,
    ageCutOffOn: season.ageCutOffOn ?? `${year}-11-01`,
    overrides: (season.overrides ?? []).map((override) => ({
      kitaIds: 'kitaIds' in override ? override.kitaIds : kitasOf(override.municipality),
      offersFromAt: startOfDay(override.offersFrom),
    })),
  };
  if (dates.overrides.some(({ kitaIds }) => kitaIds.length === 0))
    throw new RangeError(`an override of the season ${year} names no Kita`);
  if (dates.overrides.some(({ offersFromAt }) => offersFromAt <= dates.offersFromAt))
    throw new RangeError(`an override of the season ${year} is not later than its offers`);
  if (!areInOrder(dates)) throw new RangeError(`the days of the season ${year} are out of order`);
  return { year, revision: 1, dates, rules };
}

/** "24 Uhr" of a day: the first instant of the next. */
const endOfDay = (day: string): number => startOfDay(addDays(day, 1));
