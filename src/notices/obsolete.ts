import type { NoticeFacts } from './notice-facts.ts';

/**
 * Whether a notice has nothing more to say when it could be delivered: it asks for what is settled, announces what no
 * longer comes, or speaks of how a case goes on that has ended. Another notice has told the family, or will.
 */
export function isObsolete(facts: NoticeFacts): boolean {
  switch (facts.kind) {
    case 'offerReminder':
    case 'offerExtended':
      return facts.isEnded || !facts.details.isOpen;
    case 'slots':
      // What another family has taken may be free again, and this is the only message about it.
      return facts.isEnded || !(facts.details.isOpen || facts.details.allTaken);
    case 'appointment':
      return facts.isEnded || !facts.details.isBooked;
    case 'roundMoved':
      return facts.isEnded || facts.details.changes.length === 0;
    case 'erasureAnnounced':
    case 'erasureReminder':
      return !facts.details.isOpen;
    case 'waitingListInvitation':
    case 'waitingListReminder':
      return facts.details.isDone;
    case 'wishesChanged':
    case 'offer':
    case 'offerLapsed':
    case 'offerRevoked':
    case 'offerDeclined':
    case 'acceptance':
    case 'consent':
    case 'appointmentCancelled':
    case 'appointmentMissed':
    case 'contractFailed':
    case 'endUndone':
    case 'allocation':
      return facts.isEnded;
    case 'endReminder':
      return !facts.details.isEnded;
    // Owed to the family in any case, or about the end itself.
    case 'receipt':
    case 'dataChanged':
    case 'contract':
    case 'contractCorrected':
    case 'withdrawal':
    case 'movedAway':
    case 'carriedOver':
    case 'withoutPlace':
    case 'erasureTakenBack':
      return false;
  }
}
