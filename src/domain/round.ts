/**
 * The dates and rules of one Kindergartenjahr, as one kept revision of them.
 *
 * A round is data: every season had other rules, and dates moved while the portal was live. Instants are UTC
 * milliseconds; whoever builds a round (src/calendar) has already turned "24 Uhr in Soest" into an instant. The end of
 * a day is the first instant of the next one, so `at < deadlineAt` means "in time".
 */
export interface Round {
  /** The year the Kindergartenjahr begins in: 2027 is 2027/2028. */
  readonly year: number;
  /** Grows by one with every moved date. */
  readonly revision: number;
  readonly dates: RoundDates;
  readonly rules: RoundRules;
}

export interface RoundDates {
  readonly opensAt: number;
  /** The soft enrolment deadline: later registrations are accepted and come after the equal ones. */
  readonly deadlineAt: number;
  /** From here on families no longer change their wishes. */
  readonly editFreezeAt: number;
  /** Until when the Kitas mean to have reviewed; announced, not enforced. */
  readonly reviewEndsAt: number;
  /** No offer goes out before. */
  readonly offersFromAt: number;
  /** The instants at which unanswered offers lapse, ascending. */
  readonly decisionDays: readonly number[];
  readonly endsAt: number;
  /** First day of care, `YYYY-MM-DD`. */
  readonly careStartsOn: string;
  /** A child's age on this day decides U3 or Ü3, `YYYY-MM-DD`. */
  readonly ageCutOffOn: string;
  /** Kitas whose offers go out later than `offersFromAt`, because theirs were postponed. */
  readonly overrides: readonly KitaOverride[];
}

export interface KitaOverride {
  readonly kitaIds: readonly string[];
  readonly offersFromAt: number;
}

/** The instants of a round that can be moved one by one. */
export const MOVABLE_INSTANTS = [
  'opensAt',
  'deadlineAt',
  'editFreezeAt',
  'reviewEndsAt',
  'offersFromAt',
  'endsAt',
] as const satisfies readonly (keyof RoundDates)[];

/** The dates that can be moved; decision days are named by their index, `decisionDays.0`. */
export type RoundDateName = (typeof MOVABLE_INSTANTS)[number] | `decisionDays.${number}`;

/**
 * How offers reach a family. `parallel`: each as soon as it is made. `paused`: one at a time, the others wait until it
 * is settled. `window`: all at one instant (the first day of offers, then each decision day), answers until the next.
 */
export const OFFER_MODES = ['parallel', 'paused', 'window'] as const;
export type OfferMode = (typeof OFFER_MODES)[number];

/** What follows when a family misses its appointment a second time. */
export const SECOND_NO_SHOWS = ['offers', 'office'] as const;
export type SecondNoShow = (typeof SECOND_NO_SHOWS)[number];

export interface RoundRules {
  /** How many Kitas a family may wish for; null: as many as it likes. */
  readonly maxKitas: number | null;
  readonly maxChildminding: number;
  /** Hours of care a week that can be chosen. */
  readonly hours: readonly number[];
  /** The shortest time a family has to answer an offer, in milliseconds. */
  readonly minAnswerMs: number;
  /** How long an ended case stays open, and its end can be undone, before its workflow closes, in milliseconds. */
  readonly endGraceMs: number;
  readonly offerMode: OfferMode;
  /** How long after its lapse an offer can still be accepted while a place is free, in milliseconds. */
  readonly reviveWithinMs: number;
  /** How long after an acceptance the Kita has to propose appointments, in milliseconds. */
  readonly slotsWithinMs: number;
  /** Until how long before it begins a family can move or cancel its appointment, in milliseconds. */
  readonly cancelUntilMs: number;
  /** How long after its appointment a contract should be concluded, in milliseconds. */
  readonly contractWithinMs: number;
  readonly secondNoShow: SecondNoShow;
  /** Whether a child without a place can be carried over into the next round. */
  readonly carryOver: boolean;
}

/** The first instant at which a Kita's offers (null: a childminder's) may reach families. */
export function offersFromFor(dates: RoundDates, kitaId: string | null): number {
  const own = kitaId === null ? undefined : ownOffersFrom(dates, kitaId);
  return Math.max(dates.offersFromAt, own ?? dates.offersFromAt);
}

/** The postponed first day of a Kita's offers; undefined: it goes with the others. */
export const ownOffersFrom = (dates: RoundDates, kitaId: string): number | undefined =>
  dates.overrides.find(({ kitaIds }) => kitaIds.includes(kitaId))?.offersFromAt;

/** When an offer released at `releasedAt` goes out, other offers of the family aside; undefined: no window is left. */
export function goesOutAt(
  { dates, rules }: Round,
  kitaId: string | null,
  releasedAt: number,
): number | undefined {
  const from = offersFromFor(dates, kitaId);
  if (rules.offerMode !== 'window') return Math.max(from, releasedAt);
  return [from, ...dates.decisionDays.filter((day) => day > from)].find((at) => at >= releasedAt);
}

/** The instant at which an offer made at `at` lapses: the first decision day that leaves the family its time. */
export function decisionDueAt(round: Round, at: number): number | undefined {
  return round.dates.decisionDays.find((day) => day >= at + round.rules.minAnswerMs);
}

/** Late means: not among the registrations that count as equal. A deadline moved to an earlier day makes nobody late. */
export function isLate(receivedAt: number, dates: RoundDates): boolean {
  return receivedAt >= dates.deadlineAt;
}

/**
 * When an offer that lapses at `dueAt` does so by newer dates: with its decision day, if that was postponed. A day moved
 * to an earlier date takes no time from it; its day is then the last one before `dueAt`.
 */
export function postponed(dueAt: number, before: RoundDates, after: RoundDates): number {
  const index = before.decisionDays.findLastIndex((day) => day <= dueAt);
  return Math.max(dueAt, after.decisionDays[index] ?? dueAt);
}

/** The next revision of a round with one date moved; undefined when its dates would no longer be in order. */
export function moveRoundDate(round: Round, name: RoundDateName, to: number): Round | undefined {
  const dates = withDate(round.dates, name, to);
  if (dates === undefined || !areInOrder(dates)) return undefined;
  return { ...round, revision: round.revision + 1, dates };
}

/**
 * The next revision of a round in which these Kitas' offers go out at `to`; at the round's own first day, they go with
 * the others again. Undefined when too early or too late.
 */
export function postponeKitas(
  round: Round,
  kitaIds: readonly string[],
  to: number,
): Round | undefined {
  const others = round.dates.overrides
    .map((known) => ({ ...known, kitaIds: known.kitaIds.filter((id) => !kitaIds.includes(id)) }))
    .filter((known) => known.kitaIds.length > 0);
  const own = to === round.dates.offersFromAt ? [] : [{ kitaIds, offersFromAt: to }];
  const dates = { ...round.dates, overrides: [...others, ...own] };
  if (!areInOrder(dates)) return undefined;
  return { ...round, revision: round.revision + 1, dates };
}

function withDate(dates: RoundDates, name: RoundDateName, to: number): RoundDates | undefined {
  if (MOVABLE_INSTANTS.some((known) => known === name)) return { ...dates, [name]: to };
  const index = dates.decisionDays.findIndex((_, day) => name === `decisionDays.${day}`);
  return index === -1 ? undefined : { ...dates, decisionDays: dates.decisionDays.with(index, to) };
}

/**
 * The order a season follows; equal instants are fine where a phase may be empty. The database refuses the
 * same (round_revision_in_order), decision days aside. Edit freeze and end of review may lie anywhere.
 */
export function areInOrder(dates: RoundDates): boolean {
  const { opensAt, deadlineAt, offersFromAt, decisionDays, endsAt } = dates;
  const season = [deadlineAt, offersFromAt, ...decisionDays, endsAt];
  return (
    opensAt < deadlineAt &&
    offersFromAt < endsAt &&
    dates.overrides.every((own) => offersFromAt <= own.offersFromAt && own.offersFromAt < endsAt) &&
    season.every((at, index) => index === 0 || (season[index - 1] ?? at) <= at)
  );
}
