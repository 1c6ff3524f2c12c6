import {
  moveRoundDate,
  MOVABLE_INSTANTS,
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

/**
 * The next revision of a round with one date moved, or why there is none.
 *
 * @param others the newest revisions of the rounds of other years.
 */
export function judgeMove(
  round: Round,
  name: RoundDateName,
  to: number,
  others: readonly Pick<Round, 'dates'>[],
): Round | MoveRefusal {
  if (instantOf(round.dates, name) === to) return 'round.same_instant';
  const moved = moveRoundDate(round, name, to);
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

function instantOf(dates: RoundDates, name: RoundDateName): number | undefined {
  const instant = MOVABLE_INSTANTS.find((known) => known === name);
  if (instant !== undefined) return dates[instant];
  return dates.decisionDays.find((_, index) => name === `decisionDays.${index}`);
}
