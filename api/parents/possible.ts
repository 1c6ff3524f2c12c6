import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import { bookedSlot } from '../../src/domain/case.ts';
import type { PersonAction } from '../../src/domain/commands.ts';
import { isPossibleIn } from '../../src/domain/phase.ts';

/** What a page may offer: the same table the case itself judges by, at the case's own clock. */
export const isPossible = ({ turn }: FamilyCase, action: PersonAction): boolean =>
  isPossibleIn(action, turn.phase);

export const mayChangeWishes = (theCase: FamilyCase): boolean =>
  isPossible(theCase, 'changeWishes') && theCase.now < theCase.state.round.dates.editFreezeAt;

export const mayBookSlot = (theCase: FamilyCase): boolean =>
  isPossible(theCase, 'bookSlot') && bookedSlot(theCase.state) === undefined;
