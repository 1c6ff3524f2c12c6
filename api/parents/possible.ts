import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import { bookedSlot, type Offer, type Slot } from '../../src/domain/case.ts';
import type { PersonAction, PersonCommand } from '../../src/domain/commands.ts';
import { decide } from '../../src/domain/decide.ts';
import { isPossibleIn } from '../../src/domain/phase.ts';

/** What a page may offer: the same table the case itself judges by, at the case's own clock. */
export const isPossible = ({ turn }: FamilyCase, action: PersonAction): boolean =>
  isPossibleIn(action, turn.phase);

/** Asks the rules themselves, so that a page offers exactly what would be carried out. */
const isAllowed = ({ state, now }: FamilyCase, command: PersonCommand): boolean =>
  decide(state, command, now, state.round).kind === 'step';

export const mayChangeWishes = (theCase: FamilyCase): boolean =>
  isPossible(theCase, 'changeWishes') && theCase.now < theCase.state.round.dates.editFreezeAt;

export const mayChangeData = (theCase: FamilyCase): boolean =>
  isAllowed(theCase, { kind: 'changeData', fields: ['contact'] });

/** Whose place it is. */
export const mayChangeChild = (theCase: FamilyCase): boolean =>
  isAllowed(theCase, { kind: 'changeData', fields: ['childName', 'birthDate'] });

/** Hours and start of care. */
export const mayChangeNeed = (theCase: FamilyCase): boolean =>
  isAllowed(theCase, { kind: 'changeData', fields: ['hours', 'wishedStart'] });

/** Slots the family can book, or move its appointment to. */
export const openSlots = (theCase: FamilyCase): readonly Slot[] =>
  theCase.state.slots.filter(({ id }) => isAllowed(theCase, { kind: 'bookSlot', slotId: id }));

export const mayBookSlot = (theCase: FamilyCase): boolean => openSlots(theCase).length > 0;

export function mayCancelAppointment(theCase: FamilyCase): boolean {
  const slotId = bookedSlot(theCase.state)?.id;
  return (
    slotId !== undefined && isAllowed(theCase, { kind: 'cancelAppointment', slotId, by: 'family' })
  );
}

/** Whether the guardian who looks has yet to consent. */
export const mayConsent = (theCase: FamilyCase): boolean =>
  isAllowed(theCase, { kind: 'guardianConsent', guardian: theCase.guardian.position });

export const mayUndo = (theCase: FamilyCase): boolean =>
  isAllowed(theCase, { kind: 'undoWithdraw' });

/** Until when a lapsed offer can still be accepted, UTC milliseconds. */
export const revivableUntil = ({ state, now }: FamilyCase, { settledAt }: Offer): number =>
  (settledAt ?? now) + state.round.rules.reviveWithinMs;

/** Lapsed offers that can still be accepted, if a place is free. */
export const revivableOffers = (theCase: FamilyCase): readonly Offer[] =>
  theCase.state.offers.filter(({ id }) => isAllowed(theCase, { kind: 'reviveOffer', offerId: id }));
