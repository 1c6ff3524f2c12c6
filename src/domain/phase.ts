import { bookedSlot, openOffers, type CaseCourse } from './case.ts';
import type { PersonAction } from './commands.ts';
import type { RoundDates } from './round.ts';

/** Where a case stands, as people see it. */
export const PHASES = [
  'registered',
  'review',
  'offers',
  'chosen',
  'appointment',
  'contract',
  'ended',
] as const;
export type Phase = (typeof PHASES)[number];

/**
 * The phase at an instant. A function, not a column: a case asleep at midnight is right at one second past. An offer
 * that is out keeps the case in `offers` even if the round's first day of offers is moved behind it.
 */
export function effectivePhase(state: CaseCourse, dates: RoundDates, at: number): Phase {
  switch (state.phase) {
    case 'registered':
      if (at >= dates.offersFromAt || openOffers(state).length > 0) return 'offers';
      return at >= dates.deadlineAt ? 'review' : 'registered';
    case 'appointment': {
      const slot = bookedSlot(state);
      return slot !== undefined && at >= slot.startsAt ? 'contract' : 'appointment';
    }
    case 'chosen':
    case 'ended':
      return state.phase;
  }
}

/**
 * In which phases a person may ask for what. The workflow's validators, the API's answers and the buttons on the
 * pages all read this table.
 */
export const ACTION_PHASES = {
  changeWishes: ['registered', 'review'],
  changeData: ['registered', 'review', 'offers', 'chosen', 'appointment', 'contract', 'ended'],
  moveAway: ['registered', 'review', 'offers', 'chosen', 'appointment', 'contract'],
  withdraw: ['registered', 'review', 'offers', 'chosen', 'appointment', 'contract'],
  undoWithdraw: ['ended'],
  markReviewed: ['review', 'offers'],
  confirmVisit: ['registered', 'review', 'offers'],
  prepareOffer: ['review', 'offers'],
  releaseOffer: ['review', 'offers'],
  makeOffer: ['offers'],
  revokeOffer: ['review', 'offers'],
  acceptOffer: ['offers'],
  declineOffer: ['offers'],
  reviveOffer: ['offers'],
  guardianConsent: ['chosen', 'appointment', 'contract'],
  proposeSlots: ['chosen', 'appointment'],
  bookSlot: ['appointment'],
  cancelAppointment: ['appointment'],
  recordNoShow: ['contract'],
  concludeContract: ['chosen', 'appointment', 'contract'],
  correctContract: ['ended'],
  contractFailed: ['chosen', 'appointment', 'contract', 'ended'],
  carryOver: ['offers'],
  closeWithoutPlace: ['offers'],
  extendDeadline: ['offers'],
} as const satisfies Record<PersonAction, readonly Phase[]>;

export function isPossibleIn(action: PersonAction, phase: Phase): boolean {
  const phases: readonly Phase[] = ACTION_PHASES[action];
  return phases.includes(phase);
}
