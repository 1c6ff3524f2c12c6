import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import {
  bookedSlot,
  missingConsents,
  UNDOABLE_ENDS,
  type Offer,
  type Slot,
} from '../../src/domain/case.ts';
import type { PersonAction } from '../../src/domain/commands.ts';
import { isPossibleIn } from '../../src/domain/phase.ts';

/** What a page may offer: the same table the case itself judges by, at the case's own clock. */
export const isPossible = ({ turn }: FamilyCase, action: PersonAction): boolean =>
  isPossibleIn(action, turn.phase);

export const mayChangeWishes = (theCase: FamilyCase): boolean =>
  isPossible(theCase, 'changeWishes') && theCase.now < theCase.state.round.dates.editFreezeAt;

/** Slots the family can book, or move its appointment to. */
export const openSlots = ({ state, now }: FamilyCase): readonly Slot[] =>
  state.slots.filter(({ status, startsAt }) => status === 'proposed' && startsAt > now);

export const mayBookSlot = (theCase: FamilyCase): boolean =>
  isPossible(theCase, 'bookSlot') &&
  openSlots(theCase).length > 0 &&
  (bookedSlot(theCase.state) === undefined || mayCancelAppointment(theCase));

export function mayCancelAppointment(theCase: FamilyCase): boolean {
  const booked = bookedSlot(theCase.state);
  const { cancelUntilMs } = theCase.state.round.rules;
  return (
    booked !== undefined &&
    isPossible(theCase, 'cancelAppointment') &&
    theCase.now <= booked.startsAt - cancelUntilMs
  );
}

/** Whether the guardian who looks has yet to consent. */
export const mayConsent = (theCase: FamilyCase): boolean =>
  isPossible(theCase, 'guardianConsent') &&
  missingConsents(theCase.state).includes(theCase.guardian.position);

export const mayUndo = ({ state: { end }, now }: FamilyCase): boolean =>
  end !== null && !end.closed && now < end.closesAt && UNDOABLE_ENDS.includes(end.reason);

/** Lapsed offers that can still be accepted, if a place is free. */
export const revivableOffers = (theCase: FamilyCase): readonly Offer[] =>
  isPossible(theCase, 'reviveOffer')
    ? theCase.state.offers.filter(
        ({ status, settledAt, wishId }) =>
          status === 'lapsed' &&
          settledAt !== null &&
          theCase.now < settledAt + theCase.state.round.rules.reviveWithinMs &&
          theCase.state.wishes.some((wish) => wish.id === wishId && wish.status === 'open'),
      )
    : [];
