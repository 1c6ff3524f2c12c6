import { isEnrolmentClosedFor, openOffers, type CaseCourse, type Offer } from './case.ts';
import type { TimedCommand } from './commands.ts';

/** A family is reminded of an unanswered offer this many days before it lapses. */
export const REMINDER_DAYS = [7, 2] as const;

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

/**
 * The key under which a timed step is written at most once. Two steps of a case never share one: what was written under
 * it would be taken for done, and the timer would wake the case again and again.
 */
export function timerKey({ dueAt, command }: Timer): string {
  const subject = 'offerId' in command ? command.offerId : 'case';
  const kind =
    command.kind === 'remindOfOffer' ? `${command.kind}.${command.daysBefore}` : command.kind;
  return `${kind}/${subject}/${dueAt}`;
}

/** The reminders that come too late for an offer that is to lapse at `dueAt`: they are not made up for. */
export function pastReminders(dueAt: number, at: number): readonly number[] {
  return REMINDER_DAYS.filter((days) => dueAt - days * DAY_MS <= at);
}

function timers(state: CaseCourse): readonly Timer[] {
  if (state.end !== null) {
    return state.end.closed ? [] : [{ dueAt: state.end.closesAt, command: { kind: 'closeCase' } }];
  }
  return [...enrolmentTimer(state), ...openOffers(state).flatMap((offer) => offerTimers(offer))];
}

function enrolmentTimer(state: CaseCourse): readonly Timer[] {
  const { deadlineAt } = state.round.dates;
  const pending =
    state.phase === 'registered' &&
    state.receivedAt < deadlineAt &&
    !isEnrolmentClosedFor(state, deadlineAt);
  return pending ? [{ dueAt: deadlineAt, command: { kind: 'closeEnrolment', deadlineAt } }] : [];
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
