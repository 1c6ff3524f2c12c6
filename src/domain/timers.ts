import {
  acceptedOffer,
  bookedSlot,
  isEnrolmentClosedFor,
  liveDrafts,
  openOffers,
  type AllocationClock,
  type AllocationWeeks,
  type CaseCourse,
  type CaseEnd,
  type Offer,
  type OfferDraft,
} from './case.ts';
import type { TimedCommand } from './commands.ts';
import { decisionDueAt, goesOutAt } from './round.ts';

/** A family is reminded of an unanswered offer this many days before it lapses. */
export const REMINDER_DAYS = [7, 2] as const;
/** And this many days before its case closes for good (of a shorter grace, halfway), unless it ends with a contract. */
export const END_REMINDER_DAYS = 2;

const DAY_MS = 86_400_000;

/** A step the case takes by itself once `dueAt` has passed; it is judged at that instant, however late it runs. */
export interface Timer {
  readonly dueAt: number;
  readonly command: TimedCommand;
}

/** The next step the case takes by itself, if any. */
export function nextTimer(state: CaseCourse): Timer | undefined {
  return timers(state).toSorted((a, b) => a.dueAt - b.dueAt)[0];
}

/** Whether this step is one the case is still to take at this instant: it may have gone on since the timer woke. */
export function isArmed(state: CaseCourse, timer: Timer): boolean {
  return timers(state).some((armed) => timerKey(armed) === timerKey(timer));
}

/**
 * The key under which a timed step is written at most once. Two steps of a case never share one: what was written under
 * it would be taken for done, and the timer would wake the case again and again.
 */
export function timerKey({ dueAt, command }: Timer): string {
  const subject = 'offerId' in command ? command.offerId : 'case';
  return `${timerName(command)}/${subject}/${dueAt}`;
}

function timerName(command: TimedCommand): string {
  switch (command.kind) {
    case 'remindOfOffer':
      return `${command.kind}.${command.daysBefore}`;
    case 'tellOverdue':
      return `${command.kind}.${command.what}`;
    case 'tellAllocation':
      return `${command.kind}.${command.weeks}`;
    default:
      return command.kind;
  }
}

/** The reminders that come too late for an offer that is to lapse at `dueAt`: they are not made up for. */
export function pastReminders(dueAt: number, at: number): readonly number[] {
  return REMINDER_DAYS.filter((days) => dueAt - days * DAY_MS <= at);
}

/** A clock as set at `at`, anew or for other instants; what lies in the past then is not made up for. */
export function allocationClock(
  clock: Pick<AllocationClock, 'usuallyAt' | 'latestAt'> | null,
  at: number,
): AllocationClock | null {
  if (clock === null) return null;
  const { usuallyAt, latestAt } = clock;
  const instants = [
    [8, usuallyAt],
    [6, latestAt],
  ] as const;
  const given = instants.filter(([, instant]) => instant <= at).map(([weeks]) => weeks);
  return { usuallyAt, latestAt, given };
}

/** When a released draft goes out, and when that offer lapses; undefined while nothing of the kind is in sight. */
export function sendPlan(
  state: CaseCourse,
  draft: OfferDraft,
): { readonly at: number; readonly dueAt: number } | undefined {
  const { round } = state;
  if (draft.status !== 'released' || draft.releasedAt === null || state.phase !== 'registered')
    return undefined;
  const isPaused = round.rules.offerMode === 'paused';
  if (isPaused && openOffers(state).length > 0) return undefined;
  const lastSettled = Math.max(0, ...state.offers.map(({ settledAt }) => settledAt ?? 0));
  const from = isPaused ? Math.max(draft.releasedAt, lastSettled) : draft.releasedAt;
  const at = goesOutAt(round, draft.kitaId, from);
  const dueAt = at === undefined ? undefined : decisionDueAt(round, at);
  return at === undefined || dueAt === undefined ? undefined : { at, dueAt };
}

function timers(state: CaseCourse): readonly Timer[] {
  if (state.end !== null) return endTimers(state.end);
  return [
    ...enrolmentTimer(state),
    ...sendTimers(state),
    ...openOffers(state).flatMap((offer) => offerTimers(offer)),
    ...overdueTimer(state),
    ...(state.allocation === null ? [] : allocationTimers(state.allocation)),
  ];
}

function endTimers(end: CaseEnd): readonly Timer[] {
  if (end.closed) return [];
  const close: Timer = { dueAt: end.closesAt, command: { kind: 'closeCase' } };
  if (end.reminded || end.reason === 'contract') return [close];
  const remindAt = Math.max(
    end.closesAt - END_REMINDER_DAYS * DAY_MS,
    Math.ceil((end.at + end.closesAt) / 2),
  );
  return [{ dueAt: remindAt, command: { kind: 'remindOfEnd' } }, close];
}

function enrolmentTimer(state: CaseCourse): readonly Timer[] {
  const { deadlineAt } = state.round.dates;
  const pending =
    state.phase === 'registered' &&
    state.receivedAt < deadlineAt &&
    !isEnrolmentClosedFor(state, deadlineAt);
  return pending ? [{ dueAt: deadlineAt, command: { kind: 'closeEnrolment', deadlineAt } }] : [];
}

/** Where one offer pauses the others, the family's better wish goes first. */
function sendTimers(state: CaseCourse): readonly Timer[] {
  const rank = ({ wishId }: OfferDraft): number =>
    state.wishes.find((wish) => wish.id === wishId)?.rank ?? 0;
  return liveDrafts(state)
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((draft) => {
      const plan = sendPlan(state, draft);
      return plan === undefined
        ? []
        : [{ dueAt: plan.at, command: { kind: 'sendOffer' as const, offerId: draft.id } }];
    });
}

function offerTimers(offer: Offer): readonly Timer[] {
  const reminders = REMINDER_DAYS.filter((days) => !offer.reminded.includes(days)).map(
    (daysBefore): Timer => ({
      dueAt: offer.dueAt - daysBefore * DAY_MS,
      command: { kind: 'remindOfOffer', offerId: offer.id, daysBefore },
    }),
  );
  return [...reminders, { dueAt: offer.dueAt, command: { kind: 'lapseOffer', offerId: offer.id } }];
}

/** Appointments a Kita does not propose, a contract it does not conclude: the youth office is told once. */
function overdueTimer(state: CaseCourse): readonly Timer[] {
  const { slotsWithinMs, contractWithinMs } = state.round.rules;
  const booked = bookedSlot(state);
  if (state.phase === 'chosen' && !state.overdue.includes('slots')) {
    const byKita = acceptedOffer(state)?.kitaId != null;
    const dueAt = state.phaseSince + slotsWithinMs;
    return byKita ? [{ dueAt, command: { kind: 'tellOverdue', what: 'slots' } }] : [];
  }
  if (booked !== undefined && !state.overdue.includes('contract')) {
    const dueAt = booked.endsAt + contractWithinMs;
    return [{ dueAt, command: { kind: 'tellOverdue', what: 'contract' } }];
  }
  return [];
}

function allocationTimers({ usuallyAt, latestAt, given }: AllocationClock): readonly Timer[] {
  const tell = (weeks: AllocationWeeks, dueAt: number): readonly Timer[] =>
    given.includes(weeks) ? [] : [{ dueAt, command: { kind: 'tellAllocation', weeks } }];
  return [...tell(8, usuallyAt), ...tell(6, latestAt)];
}
