import type { NoticeFacts } from './notice-facts.ts';

/**
 * Whether a notice has nothing more to say when it could be delivered: it asks for what is settled, or announces what
 * no longer comes. Another notice has told the family, or will.
 */
export function isObsolete(facts: NoticeFacts): boolean {
  switch (facts.kind) {
    case 'offerReminder':
      return !facts.details.isOpen;
    case 'appointment':
      return !facts.details.isBooked;
    case 'endReminder':
      return !facts.details.isEnded;
    case 'allocation':
      return facts.details.isEnded;
    case 'roundMoved':
      return facts.details.isEnded || facts.details.changes.length === 0;
    case 'erasureAnnounced':
    case 'erasureReminder':
      return !facts.details.isOpen;
    case 'waitingListInvitation':
    case 'waitingListReminder':
      return facts.details.isRegistered;
    case 'receipt':
    case 'wishesChanged':
    case 'offer':
    case 'offerLapsed':
    case 'offerRevoked':
    case 'offerDeclined':
    case 'acceptance':
    case 'slots':
    case 'contract':
    case 'withdrawal':
    case 'dataChanged':
    case 'offerExtended':
    case 'consent':
    case 'appointmentCancelled':
    case 'appointmentMissed':
    case 'contractCorrected':
    case 'contractFailed':
    case 'movedAway':
    case 'carriedOver':
    case 'withoutPlace':
    case 'endUndone':
    case 'erasureTakenBack':
      return false;
  }
}
