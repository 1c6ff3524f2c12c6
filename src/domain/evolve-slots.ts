import type { CaseState, Slot } from './case.ts';
import type { Step } from './steps.ts';

/** Changes of a case's proposed and booked slots, as parts of a step. */

export function addProposals(
  state: CaseState,
  { slots, offerId, kitaId }: Extract<Step, { kind: 'slotsProposed' }>,
): CaseState {
  const proposed = slots.map((slot): Slot => ({ ...slot, offerId, kitaId, status: 'proposed' }));
  const without = releaseSlots(state, ['proposed']);
  return { ...without, slots: [...without.slots, ...proposed] };
}

/** The other proposals stay, so that the family can still move its appointment. */
export function withBooking(state: CaseState, slotId: string): CaseState {
  return {
    ...state,
    slots: state.slots.map((slot) => {
      if (slot.id === slotId) return { ...slot, status: 'booked' };
      return slot.status === 'booked' ? { ...slot, status: 'proposed' } : slot;
    }),
  };
}

/** Slots the family can no longer choose, or no longer needs; what was missed or cancelled stays on record. */
export function releaseSlots(
  state: CaseState,
  statuses: readonly ('proposed' | 'booked')[] = ['proposed', 'booked'],
): CaseState {
  return {
    ...state,
    slots: state.slots.map((slot) =>
      statuses.some((status) => status === slot.status) ? { ...slot, status: 'released' } : slot,
    ),
  };
}
