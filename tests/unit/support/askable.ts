import type { PersonAction, PersonCommand } from '../../../src/domain/commands.ts';
import type { Phase } from '../../../src/domain/phase.ts';
import { caseIn, terms, wishFor, type CaseInPhase } from './living-case.ts';
import { DAY, HOUR, round, withDates } from './season.ts';

/** Wishes may be changed until offers go out, so that every pair of the action table can be tried. */
export const tableRound = withDates(round, { editFreezeAt: round.dates.offersFromAt });

/** A case in a phase in which nothing but the phase speaks against an action. */
export function caseFor(action: PersonAction, phase: Phase): CaseInPhase {
  const custody = action === 'guardianConsent' && phase !== 'ended' ? 'shared' : 'sole';
  const { case: theCase, at } = caseIn(phase, tableRound, { custody });
  switch (`${action} in ${phase}`) {
    case 'revokeOffer in review':
    case 'releaseOffer in review':
    case 'releaseOffer in offers':
      return { case: theCase.prepare('kita-b', at, offerId(action, phase)), at };
    case 'reviveOffer in offers': {
      const [day = at] = tableRound.dates.decisionDays;
      return { case: theCase.passTo(day), at: day };
    }
    case 'carryOver in offers':
    case 'closeWithoutPlace in offers':
      return { case: theCase.do({ kind: 'declineOffer', offerId: 'offer-kita-a' }, at), at };
    case 'cancelAppointment in appointment':
    case 'concludeContract in appointment':
      return { case: theCase.do({ kind: 'bookSlot', slotId: 'slot-1' }, at), at };
    case 'concludeContract in chosen': {
      const offered = caseIn('offers', tableRound);
      return { case: offered.case.chooseChildminder(at), at };
    }
    case 'undoWithdraw in ended': {
      const offered = caseIn('offers', tableRound);
      return { case: offered.case.do({ kind: 'withdraw' }, at), at };
    }
    default:
      return { case: theCase, at };
  }
}

function offerId(action: PersonAction, phase: Phase): string {
  if (action === 'releaseOffer' || phase === 'review') return 'offer-draft';
  return action === 'concludeContract' && phase === 'chosen'
    ? 'offer-childminding'
    : 'offer-kita-a';
}

/** A command that nothing but the phase speaks against, in a case made by `caseFor`. */
export function commandFor(kind: PersonAction, phase: Phase, at: number): PersonCommand {
  const offer = { offerId: offerId(kind, phase) };
  switch (kind) {
    case 'changeWishes':
      return { kind, wishes: [{ id: 'wish-new', kitaId: 'kita-d', rank: 1 }] };
    case 'changeData':
      return { kind, fields: ['contact'] };
    case 'withdraw':
    case 'moveAway':
    case 'undoWithdraw':
    case 'closeWithoutPlace':
      return { kind };
    case 'markReviewed':
    case 'confirmVisit':
      return { kind, wishId: wishFor('kita-a') };
    case 'makeOffer':
    case 'prepareOffer':
      return { kind, offerId: 'offer-new', wishId: wishFor('kita-b'), placesId: 'places-b' };
    case 'releaseOffer':
    case 'revokeOffer':
    case 'acceptOffer':
    case 'declineOffer':
    case 'reviveOffer':
      return { kind, ...offer };
    case 'extendDeadline':
      return { kind, ...offer, dueAt: at + 90 * DAY };
    case 'guardianConsent':
      return { kind, guardian: 2 };
    case 'proposeSlots': {
      const slots = [{ id: 'slot-new', startsAt: at + DAY, endsAt: at + DAY + HOUR }];
      return { kind, ...offer, slots };
    }
    case 'bookSlot':
      return { kind, slotId: 'slot-2' };
    case 'cancelAppointment':
      return { kind, slotId: 'slot-1', by: 'kita' };
    case 'recordNoShow':
      return { kind, slotId: 'slot-1' };
    case 'concludeContract':
      return { kind, ...offer, contractId: 'contract-new', ...terms };
    case 'correctContract':
      return { kind, contractId: 'contract-1', ...terms };
    case 'contractFailed':
      return { kind, ...offer, reason: 'otherReason' };
    case 'carryOver':
      return { kind, year: tableRound.year + 1, newApplicationId: 'application-2' };
  }
}
