import {
  moveRoundDate,
  MOVABLE_INSTANTS,
  offersFromFor,
  ownOffersFrom,
  postponeKitas,
  type Round,
  type RoundDateName,
  type RoundDates,
} from './round.ts';

/** Why a date cannot be moved to an instant. */
export const MOVE_REFUSALS = [
  'round.out_of_order',
  'round.same_instant',
  'round.enrolments_overlap',
] as const;
export type MoveRefusal = (typeof MOVE_REFUSALS)[number];

/** One date moved to an instant; the first day of offers for some Kitas only, everything else for all. */
export interface RoundMove {
  readonly date: RoundDateName;
  readonly to: number;
  /** Whose first day of offers moves; null: the round's own date. */
  readonly kitaIds: readonly string[] | null;
}

/** Of some Kitas alone only the first day of their offers can be moved. */
export const isForKitas = (date: RoundDateName): boolean => date === 'offersFromAt';

/**
 * The next revision of a round with one date moved, or why there is none.
 *
 * @param others the newest revisions of the rounds of other years.
 */
export function judgeMove(
  round: Round,
  move: RoundMove,
  others: readonly Pick<Round, 'dates'>[],
): Round | MoveRefusal {
  if (movesNothing(round.dates, move)) return 'round.same_instant';
  const moved = movedRound(round, move);
  if (moved === undefined) return 'round.out_of_order';
  const overlapsNow = others.some(
    ({ dates }) => enrolmentsOverlap(moved.dates, dates) && !enrolmentsOverlap(round.dates, dates),
  );
  return overlapsNow ? 'round.enrolments_overlap' : moved;
}

/**
 * Whether two years would be enrolled for at once. Late registrations of one beside the enrolment of the next are fine;
 * two soft deadlines that both still count would leave families guessing which one is theirs.
 */
export function enrolmentsOverlap(a: RoundDates, b: RoundDates): boolean {
  return a.opensAt < b.deadlineAt && b.opensAt < a.deadlineAt;
}

export interface ChangedDate {
  readonly name: RoundDateName;
  readonly from: number;
  readonly to: number;
  /** Whose first day of offers it is; null: the round's own date. */
  readonly kitaIds: readonly string[] | null;
}

/** Which dates of a round differ between two of its revisions, in the order of a season; those of some Kitas last. */
export function changedDates(before: RoundDates, after: RoundDates): readonly ChangedDate[] {
  const instants = MOVABLE_INSTANTS.map((name) => ({
    name: name as RoundDateName,
    from: before[name],
    to: after[name],
  }));
  const decisionDays = after.decisionDays.map((to, index) => ({
    name: `decisionDays.${index}` as const,
    from: before.decisionDays[index] ?? to,
    to,
  }));
  const season = [...instants.slice(0, -1), ...decisionDays, ...instants.slice(-1)]
    .filter(({ from, to }) => from !== to)
    .map((change) => ({ ...change, kitaIds: null }));
  return [...season, ...changedKitas(before, after)];
}

function changedKitas(before: RoundDates, after: RoundDates): readonly ChangedDate[] {
  const kitaIds = [...before.overrides, ...after.overrides].flatMap((own) => own.kitaIds);
  const changed = [...new Set(kitaIds)]
    .filter((id) => ownOffersFrom(before, id) !== ownOffersFrom(after, id))
    .map((id) => ({ id, from: offersFromFor(before, id), to: offersFromFor(after, id) }));
  const together = Map.groupBy(changed, ({ from, to }) => `${from}/${to}`);
  return [...together.values()].flatMap((group) =>
    group.slice(0, 1).map(({ from, to }) => ({
      name: 'offersFromAt' as const,
      from,
      to,
      kitaIds: group.map(({ id }) => id),
    })),
  );
}

function movesNothing(dates: RoundDates, { date, to, kitaIds }: RoundMove): boolean {
  return kitaIds === null
    ? instantOf(dates, date) === to
    : kitaIds.every((id) => offersFromFor(dates, id) === to);
}

function movedRound(round: Round, { date, to, kitaIds }: RoundMove): Round | undefined {
  if (kitaIds === null) return moveRoundDate(round, date, to);
  return isForKitas(date) ? postponeKitas(round, kitaIds, to) : undefined;
}

function instantOf(dates: RoundDates, name: RoundDateName): number | undefined {
  const instant = MOVABLE_INSTANTS.find((known) => known === name);
  if (instant !== undefined) return dates[instant];
  return dates.decisionDays.find((_, index) => name === `decisionDays.${index}`);
}
