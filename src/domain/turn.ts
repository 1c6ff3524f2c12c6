import {
  acceptedOffer,
  bookedSlot,
  liveDrafts,
  missingConsents,
  openOffers,
  type CaseCourse,
} from './case.ts';
import type { TimedAction } from './commands.ts';
import { effectivePhase, type Phase } from './phase.ts';
import { nextTimer, sendPlan } from './timers.ts';

export const WAITING_FOR = ['family', 'kita', 'office', 'nobody'] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

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
      return { waitingFor: 'nobody', since: state.phaseSince, dueAt: dates.deadlineAt };
    case 'review': {
      const since = Math.max(dates.deadlineAt, state.phaseSince);
      return {
        waitingFor: wishesWaitFor(state),
        since,
        dueAt: since < dates.reviewEndsAt ? dates.reviewEndsAt : null,
      };
    }
    case 'offers':
      return waitingForAnswer(state, at);
    case 'chosen':
      return waitingForSlots(state);
    case 'appointment':
      return waitingForAppointment(state, at);
    case 'contract':
      return waitingForContract(state);
    case 'ended':
      return { waitingFor: 'nobody', since: state.phaseSince, dueAt: null };
  }
}

/** The Kitas wished for; without one, the youth office, which mediates childminders and helps where no wish is left. */
const wishesWaitFor = ({ wishes }: CaseCourse): WaitingFor =>
  wishes.some(({ kitaId, status }) => kitaId !== null && status === 'open') ? 'kita' : 'office';

function waitingForAnswer(state: CaseCourse, at: number): Waiting {
  const open = openOffers(state);
  if (open.length > 0) {
    return {
      waitingFor: 'family',
      since: Math.min(...open.map((offer) => offer.madeAt)),
      dueAt: Math.min(...open.map((offer) => offer.dueAt)),
    };
  }
  const { dates } = state.round;
  const settled = state.offers.map((offer) => offer.settledAt ?? 0);
  const since = Math.max(...settled, dates.offersFromAt, state.phaseSince);
  const plans = liveDrafts(state).flatMap((draft) => sendPlan(state, draft) ?? []);
  if (plans.length > 0) {
    const dueAt = Math.min(...plans.map((plan) => plan.at));
    return { waitingFor: 'nobody', since, dueAt: Math.max(since, dueAt) };
  }
  return at < dates.endsAt
    ? { waitingFor: wishesWaitFor(state), since, dueAt: dates.endsAt }
    : { waitingFor: 'office', since: Math.max(since, dates.endsAt), dueAt: null };
}

/**
 * A family that missed two appointments waits for the youth office, where the round says so. With a childminder there is
 * no appointment: the contract follows, and waits for a guardian's consent at most.
 */
function waitingForSlots(state: CaseCourse): Waiting {
  const { slotsWithinMs, secondNoShow } = state.round.rules;
  const since = state.phaseSince;
  const isByChildminder = acceptedOffer(state)?.kitaId === null;
  if (isByChildminder && missingConsents(state).length > 0)
    return { waitingFor: 'family', since, dueAt: null };
  const isForOffice = isByChildminder || (state.noShows > 1 && secondNoShow === 'office');
  return isForOffice
    ? { waitingFor: 'office', since, dueAt: null }
    : { waitingFor: 'kita', since, dueAt: since + slotsWithinMs };
}

/** The family books until the last free proposal begins; when none is left, the Kita proposes others. */
function waitingForAppointment(state: CaseCourse, at: number): Waiting {
  const booked = bookedSlot(state);
  if (booked !== undefined)
    return { waitingFor: 'nobody', since: state.phaseSince, dueAt: booked.startsAt };
  const freeUntil = state.slots.flatMap(({ status, startsAt, takenAt }) => {
    if (status === 'proposed') return startsAt;
    return status === 'taken' ? Math.min(startsAt, takenAt ?? startsAt) : [];
  });
  const last = Math.max(state.phaseSince, ...freeUntil);
  return at < last
    ? { waitingFor: 'family', since: state.phaseSince, dueAt: last }
    : { waitingFor: 'kita', since: last, dueAt: last + state.round.rules.slotsWithinMs };
}

function waitingForContract(state: CaseCourse): Waiting {
  const booked = bookedSlot(state);
  return {
    waitingFor: missingConsents(state).length > 0 ? 'family' : 'kita',
    since: booked?.startsAt ?? state.phaseSince,
    dueAt: booked === undefined ? null : booked.endsAt + state.round.rules.contractWithinMs,
  };
}
