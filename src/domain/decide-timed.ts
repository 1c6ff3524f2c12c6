import { acceptedOffer, type CaseState } from './case.ts';
import type { TimedCommand } from './commands.ts';
import { refuse, stepTo, type Decision, type Step } from './steps.ts';
import { isArmed, sendPlan } from './timers.ts';

/** A timed step is obsolete when what it was armed for is no longer so: nothing happens then. */
export function decideTimed(state: CaseState, command: TimedCommand, at: number): Decision {
  const step = isArmed(state, { dueAt: at, command }) ? timedStep(state, command, at) : undefined;
  return step === undefined ? refuse('timer.obsolete') : stepTo(step);
}

function timedStep(state: CaseState, command: TimedCommand, at: number): Step | undefined {
  switch (command.kind) {
    case 'closeEnrolment':
      return { kind: 'enrolmentClosed', at, deadlineAt: command.deadlineAt };
    case 'sendOffer':
      return sendOffer(state, command.offerId, at);
    case 'remindOfOffer':
      return {
        kind: 'offerReminded',
        at,
        offerId: command.offerId,
        daysBefore: command.daysBefore,
      };
    case 'lapseOffer':
      return { kind: 'offerLapsed', at, offerId: command.offerId };
    case 'tellOverdue':
      return { kind: 'overdueTold', at, what: command.what };
    case 'tellAllocation': {
      const placed = acceptedOffer(state) !== undefined;
      return { kind: 'allocationTold', at, weeks: command.weeks, placed };
    }
    case 'remindOfEnd':
      return { kind: 'endReminded', at };
    case 'closeCase':
      return { kind: 'caseClosed', at };
  }
}

function sendOffer(state: CaseState, offerId: string, at: number): Step | undefined {
  const draft = state.drafts.find(({ id }) => id === offerId);
  const plan = draft === undefined ? undefined : sendPlan(state, draft);
  return plan === undefined ? undefined : { kind: 'offerSent', at, offerId, dueAt: plan.dueAt };
}
