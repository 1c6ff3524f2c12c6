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
  /** What no step causes, but a request to erase the case. */
  readonly erasureId?: string;
}

/** Which notice a step causes. Nothing happens to a family in silence; what only the office needs causes none. */
export function noticeFor(
  step: Step,
): { readonly kind: NoticeKind; readonly subject: NoticeSubject } | undefined {
  switch (step.kind) {
    case 'wishesChanged':
      return { kind: 'wishesChanged', subject: {} };
    case 'withdrawn':
      return { kind: 'withdrawal', subject: {} };
    case 'offerMade':
      return { kind: 'offer', subject: { offerId: step.offerId } };
    case 'offerRevoked':
      return { kind: 'offerRevoked', subject: { offerId: step.offerId } };
    case 'offerAccepted':
      return { kind: 'acceptance', subject: { offerId: step.offerId } };
    case 'offerDeclined':
      return { kind: 'offerDeclined', subject: { offerId: step.offerId } };
    case 'slotsProposed':
      return { kind: 'slots', subject: { offerId: step.offerId } };
    case 'slotBooked':
      return { kind: 'appointment', subject: { slotId: step.slotId } };
    case 'contractConcluded':
      return { kind: 'contract', subject: { offerId: step.offerId } };
    case 'offerReminded':
      return {
        kind: 'offerReminder',
        subject: { offerId: step.offerId, daysBefore: step.daysBefore },
      };
    case 'offerLapsed':
      return { kind: 'offerLapsed', subject: { offerId: step.offerId } };
    case 'roundNoted':
      return step.announced ? { kind: 'roundMoved', subject: {} } : undefined;
    case 'wishReviewed':
    case 'enrolmentClosed':
    case 'caseClosed':
      return undefined;
  }
}
