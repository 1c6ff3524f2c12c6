import { bookedSlot, openOffers, type CaseCourse } from './case.ts';
import type { TimedAction } from './commands.ts';
import { effectivePhase, type Phase } from './phase.ts';
import { nextTimer } from './timers.ts';

export type WaitingFor = 'family' | 'kita' | 'nobody';

/** Whose turn it is in a case, since when, until when, and what happens by itself. Instants in UTC milliseconds. */
export interface Turn {
  readonly phase: Phase;
  readonly waitingFor: WaitingFor;
  /** Since when; where it is nobody's turn, since when the phase holds. */
  readonly since: number;
  /** Until when whoever's turn it is should have acted. */
  readonly dueAt: number | null;
  readonly next: { readonly action: TimedAction; readonly at: number } | null;
}

/** The answer every page, list and console gives, from the same rules as the case itself. */
export function whoseTurn(state: CaseCourse, at: number): Turn {
  const timer = nextTimer(state);
  const phase = effectivePhase(state, state.round.dates, at);
  return {
    phase,
    ...waiting(state, phase, at),
    next: timer === undefined ? null : { action: timer.command.kind, at: timer.dueAt },
  };
}

type Waiting = Pick<Turn, 'waitingFor' | 'since' | 'dueAt'>;

function waiting(state: CaseCourse, phase: Phase, at: number): Waiting {
  const { dates } = state.round;
  switch (phase) {
    case 'registered':
      return { waitingFor: 'nobody', since: state.receivedAt, dueAt: dates.deadlineAt };
    case 'review': {
      const since = Math.max(dates.deadlineAt, state.receivedAt);
      return {
        waitingFor: 'kita',
        since,
        dueAt: since < dates.reviewEndsAt ? dates.reviewEndsAt : null,
      };
    }
    case 'offers':
      return waitingForAnswer(state);
    case 'chosen':
      return { waitingFor: 'kita', since: state.phaseSince, dueAt: null };
    case 'appointment':
      return waitingForAppointment(state, at);
    case 'contract':
      return {
        waitingFor: 'kita',
        since: bookedSlot(state)?.startsAt ?? state.phaseSince,
        dueAt: null,
      };
    case 'ended':
      return { waitingFor: 'nobody', since: state.phaseSince, dueAt: null };
  }
}

function waitingForAnswer(state: CaseCourse): Waiting {
  const open = openOffers(state);
  if (open.length > 0) {
    return {
      waitingFor: 'family',
      since: Math.min(...open.map((offer) => offer.madeAt)),
      dueAt: Math.min(...open.map((offer) => offer.dueAt)),
    };
  }
  const settled = state.offers.map((offer) => offer.settledAt ?? 0);
  const since = Math.max(...settled, state.round.dates.offersFromAt, state.receivedAt);
  return { waitingFor: 'kita', since, dueAt: null };
}

/** The family books until the last proposed slot begins; then it is for the Kita to propose others. */
function waitingForAppointment(state: CaseCourse, at: number): Waiting {
  const booked = bookedSlot(state);
  if (booked !== undefined)
    return { waitingFor: 'nobody', since: state.phaseSince, dueAt: booked.startsAt };
  const proposed = state.slots.filter((slot) => slot.status === 'proposed');
  const last = Math.max(...proposed.map((slot) => slot.startsAt));
  return at < last
    ? { waitingFor: 'family', since: state.phaseSince, dueAt: last }
    : { waitingFor: 'kita', since: last, dueAt: null };
}
