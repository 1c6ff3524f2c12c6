import { fieldsToldTo } from './commands.ts';
import type { Step } from './steps.ts';

/** Every letter or mail the portal writes to a family; the texts are in src/notices. */
export const NOTICE_KINDS = [
  'receipt',
  'wishesChanged',
  'offer',
  'offerReminder',
  'offerLapsed',
  'offerRevoked',
  'offerDeclined',
  'acceptance',
  'slots',
  'appointment',
  'contract',
  'withdrawal',
  'roundMoved',
  'dataChanged',
  'offerExtended',
  'consent',
  'appointmentCancelled',
  'appointmentMissed',
  'contractCorrected',
  'contractFailed',
  'movedAway',
  'carriedOver',
  'withoutPlace',
  'endReminder',
  'endUndone',
  'allocation',
  'erasureAnnounced',
  'erasureReminder',
  'erasureTakenBack',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What a notice is about, by id. */
export interface NoticeSubject {
  readonly offerId?: string;
  readonly slotId?: string;
  readonly daysBefore?: number;
  readonly weeks?: number;
  /** What no step causes, but a request to erase the case. */
  readonly erasureId?: string;
}

export interface CausedNotice {
  readonly kind: NoticeKind;
  readonly subject: NoticeSubject;
  /** Which of the guardians are told; undefined: both. */
  readonly positions?: readonly (1 | 2)[];
}

/** Which notice a step causes. Nothing happens to a family in silence; what only the office needs causes none. */
export function noticeFor(step: Step): CausedNotice | undefined {
  switch (step.kind) {
    case 'dataChanged': {
      const positions = ([1, 2] as const).filter((one) => fieldsToldTo(one, step).length > 0);
      return { kind: step.kind, subject: {}, positions };
    }
    case 'wishesChanged':
    case 'movedAway':
    case 'carriedOver':
    case 'contractCorrected':
    case 'endUndone':
      return { kind: step.kind, subject: {} };
    case 'withdrawn':
      return { kind: 'withdrawal', subject: {} };
    case 'closedWithoutPlace':
      return { kind: 'withoutPlace', subject: {} };
    case 'offerMade':
    case 'offerSent':
      return { kind: 'offer', subject: { offerId: step.offerId } };
    case 'offerAccepted':
    case 'offerRevived':
      return { kind: 'acceptance', subject: { offerId: step.offerId } };
    case 'offerRevoked':
    case 'offerDeclined':
    case 'offerExtended':
    case 'contractFailed':
    case 'offerLapsed':
      return { kind: step.kind, subject: { offerId: step.offerId } };
    case 'consented':
      return { kind: 'consent', subject: {} };
    case 'slotsProposed':
      return { kind: 'slots', subject: { offerId: step.offerId } };
    case 'slotBooked':
      return { kind: 'appointment', subject: { slotId: step.slotId } };
    case 'appointmentCancelled':
    case 'appointmentMissed':
      return { kind: step.kind, subject: { slotId: step.slotId } };
    case 'contractConcluded':
      return { kind: 'contract', subject: { offerId: step.offerId } };
    case 'offerReminded':
      return {
        kind: 'offerReminder',
        subject: { offerId: step.offerId, daysBefore: step.daysBefore },
      };
    case 'endReminded':
      return { kind: 'endReminder', subject: {} };
    case 'allocationTold':
      return { kind: 'allocation', subject: { weeks: step.weeks } };
    case 'roundNoted':
      return step.announced ? { kind: 'roundMoved', subject: {} } : undefined;
    case 'wishReviewed':
    case 'visitConfirmed':
    case 'offerPrepared':
    case 'offerReleased':
    case 'draftDropped':
    case 'overdueTold':
    case 'enrolmentClosed':
    case 'caseClosed':
      return undefined;
  }
}
