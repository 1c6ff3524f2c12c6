import { acceptedOffer, bookedSlot, openOffers, type CaseCourse } from './case.ts';
import type { TimedAction } from './commands.ts';
import { effectivePhase, type Phase } from './phase.ts';
import { nextTimer } from './timers.ts';

export type WaitingFor = 'family' | 'kita' | 'nobody';

/** Whose turn it is in a case, since when, until when, and what happens by itself. Instants in UTC milliseconds. */
export interface Turn {
  readonly phase: Phase;
  readonly waitingFor: WaitingFor;
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
    ...waiting(state, phase),
    next: timer === undefined ? null : { action: timer.command.kind, at: timer.dueAt },
  };
}

function waiting(state: CaseCourse, phase: Phase): Pick<Turn, 'waitingFor' | 'since' | 'dueAt'> {
  const { dates } = state.round;
  switch (phase) {
    case 'registered':
      return { waitingFor: 'nobody', since: state.receivedAt, dueAt: dates.deadlineAt };
    case 'review':
      return {
        waitingFor: 'kita',
        since: Math.max(dates.deadlineAt, state.receivedAt),
        dueAt: dates.reviewEndsAt,
      };
    case 'offers':
      return waitingForAnswer(state);
    case 'chosen':
      return {
        waitingFor: 'kita',
        since: acceptedOffer(state)?.settledAt ?? state.phaseSince,
        dueAt: null,
      };
    case 'appointment': {
      const slot = bookedSlot(state);
      return slot === undefined
        ? { waitingFor: 'family', since: state.phaseSince, dueAt: null }
        : { waitingFor: 'nobody', since: state.phaseSince, dueAt: slot.startsAt };
    }
    case 'contract':
      return {
        waitingFor: 'kita',
        since: bookedSlot(state)?.startsAt ?? state.phaseSince,
        dueAt: null,
      };
    case 'ended':
      return { waitingFor: 'nobody', since: state.end?.at ?? state.phaseSince, dueAt: null };
  }
}

function waitingForAnswer(state: CaseCourse): Pick<Turn, 'waitingFor' | 'since' | 'dueAt'> {
  const open = openOffers(state).toSorted((a, b) => a.dueAt - b.dueAt);
  const first = open[0];
  if (first !== undefined) {
    return {
      waitingFor: 'family',
      since: Math.min(...open.map((offer) => offer.madeAt)),
      dueAt: first.dueAt,
    };
  }
  const lastSettled = Math.max(...state.offers.map((offer) => offer.settledAt ?? 0), 0);
  const since = Math.max(lastSettled, state.round.dates.offersFromAt, state.receivedAt);
  return { waitingFor: 'kita', since, dueAt: null };
}
