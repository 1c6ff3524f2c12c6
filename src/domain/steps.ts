import type { WishedPlace, ProposedSlot } from './commands.ts';
import type { RefusalCode } from './refusals.ts';
import type { Round } from './round.ts';

/**
 * One step of a case: what was decided, complete enough that `evolve` needs nothing else. Steps are stored as events
 * and travel through Temporal, so their names and fields are promises.
 */
export type Step = { readonly at: number } & (
  | { readonly kind: 'wishesChanged'; readonly wishes: readonly WishedPlace[] }
  | { readonly kind: 'withdrawn'; readonly closesAt: number }
  | { readonly kind: 'wishReviewed'; readonly wishId: string }
  | {
      readonly kind: 'offerMade';
      readonly offerId: string;
      readonly wishId: string;
      readonly kitaId: string;
      readonly placesId: string;
      readonly dueAt: number;
    }
  | { readonly kind: 'offerRevoked'; readonly offerId: string }
  | { readonly kind: 'offerAccepted'; readonly offerId: string }
  | { readonly kind: 'offerDeclined'; readonly offerId: string }
  | {
      readonly kind: 'slotsProposed';
      readonly offerId: string;
      readonly kitaId: string;
      readonly slots: readonly ProposedSlot[];
    }
  | { readonly kind: 'slotBooked'; readonly slotId: string }
  | {
      readonly kind: 'contractConcluded';
      readonly contractId: string;
      readonly offerId: string;
      readonly closesAt: number;
    }
  | { readonly kind: 'enrolmentClosed'; readonly deadlineAt: number }
  | { readonly kind: 'offerReminded'; readonly offerId: string; readonly daysBefore: number }
  | { readonly kind: 'offerLapsed'; readonly offerId: string }
  | {
      readonly kind: 'roundNoted';
      readonly round: Round;
      /** Whether the family is written to: not when its case has ended. */
      readonly announced: boolean;
    }
  | { readonly kind: 'caseClosed' }
);
export type StepKind = Step['kind'];

export type Decision =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'refusal'; readonly code: RefusalCode };

export const refuse = (code: RefusalCode): Decision => ({ kind: 'refusal', code });
