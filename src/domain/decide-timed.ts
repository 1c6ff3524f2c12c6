import { acceptedOffer, isEnrolmentClosedFor, type CaseState } from './case.ts';
import type { TimedCommand } from './commands.ts';
import { refuse, stepTo, type Decision } from './steps.ts';
import { sendPlan } from './timers.ts';

/** A timed step is obsolete when what it was armed for is no longer so: nothing happens then. */
export function decideTimed(state: CaseState, command: TimedCommand, at: number): Decision {
  switch (command.kind) {
    case 'closeEnrolment':
      return state.phase === 'registered' &&
        state.round.dates.deadlineAt === command.deadlineAt &&
        !isEnrolmentClosedFor(state, command.deadlineAt)
        ? stepTo({ kind: 'enrolmentClosed', at, deadlineAt: command.deadlineAt })
        : refuse('timer.obsolete');
    case 'sendOffer': {
      const draft = state.drafts.find(({ id }) => id === command.offerId);
      const plan = draft === undefined ? undefined : sendPlan(state, draft);
      return plan !== undefined && at >= plan.at
        ? stepTo({ kind: 'offerSent', at, offerId: command.offerId, dueAt: plan.dueAt })
        : refuse('timer.obsolete');
    }
    case 'remindOfOffer': {
      const offer = state.offers.find((candidate) => candidate.id === command.offerId);
      return offer?.status === 'open' && !offer.reminded.includes(command.daysBefore)
        ? stepTo({ kind: 'offerReminded', at, offerId: offer.id, daysBefore: command.daysBefore })
        : refuse('timer.obsolete');
    }
    case 'lapseOffer': {
      const offer = state.offers.find((candidate) => candidate.id === command.offerId);
      return offer?.status === 'open' && at >= offer.dueAt
        ? stepTo({ kind: 'offerLapsed', at, offerId: offer.id })
        : refuse('timer.obsolete');
    }
    case 'tellOverdue':
      return state.end === null && !state.overdue.includes(command.what)
        ? stepTo({ kind: 'overdueTold', at, what: command.what })
        : refuse('timer.obsolete');
    case 'tellAllocation': {
      const { allocation } = state;
      const isDue = allocation !== null && !allocation.given.includes(command.weeks);
      const placed = acceptedOffer(state) !== undefined;
      return state.end === null && isDue
        ? stepTo({ kind: 'allocationTold', at, weeks: command.weeks, placed })
        : refuse('timer.obsolete');
    }
    case 'remindOfEnd':
      return state.end !== null && !state.end.closed && !state.end.reminded
        ? stepTo({ kind: 'endReminded', at })
        : refuse('timer.obsolete');
    case 'closeCase':
      return state.end !== null && !state.end.closed && at >= state.end.closesAt
        ? stepTo({ kind: 'caseClosed', at })
        : refuse('timer.obsolete');
  }
}
