import type { AllocationWeeks, Custody, Overdue } from './case.ts';
import type { ContractFailure, DataField, ProposedSlot, WishedPlace } from './commands.ts';
import type { RefusalCode } from './refusals.ts';
import type { Round } from './round.ts';

/**
 * One step of a case: what was decided, complete enough that `evolve` needs nothing else. Steps are stored as events
 * and travel through Temporal, so their names and fields are promises.
 */
export type Step = { readonly at: number } & (FamilyStep | OfferStep | ContractStep | OwnStep);

interface Ending {
  readonly closesAt: number;
}

type FamilyStep =
  | { readonly kind: 'wishesChanged'; readonly wishes: readonly WishedPlace[] }
  | {
      readonly kind: 'dataChanged';
      readonly fields: readonly DataField[];
      readonly guardian?: 1 | 2;
      readonly custody?: Custody;
      readonly allocation?: { readonly usuallyAt: number; readonly latestAt: number } | null;
    }
  | ({ readonly kind: 'withdrawn' } & Ending)
  | ({ readonly kind: 'movedAway' } & Ending)
  | { readonly kind: 'endUndone' }
  | { readonly kind: 'wishReviewed'; readonly wishId: string }
  | { readonly kind: 'visitConfirmed'; readonly wishId: string };

/** The place an offer is of. */
interface OfferedPlace {
  readonly offerId: string;
  readonly wishId: string;
  readonly kitaId: string | null;
  readonly childminderId: string | null;
  readonly placesId: string;
}

type OfferStep =
  | ({ readonly kind: 'offerPrepared' } & OfferedPlace)
  | { readonly kind: 'offerReleased'; readonly offerId: string }
  | { readonly kind: 'draftDropped'; readonly offerId: string }
  /** A released offer goes out. */
  | { readonly kind: 'offerSent'; readonly offerId: string; readonly dueAt: number }
  | ({ readonly kind: 'offerMade'; readonly dueAt: number } & OfferedPlace)
  | { readonly kind: 'offerExtended'; readonly offerId: string; readonly dueAt: number }
  | { readonly kind: 'offerRevoked'; readonly offerId: string }
  | {
      readonly kind: 'offerAccepted' | 'offerRevived';
      readonly offerId: string;
      readonly guardian: number | null;
    }
  | { readonly kind: 'offerDeclined'; readonly offerId: string };

interface Terms {
  readonly startsOn: string;
  readonly hours: number;
}

type ContractStep =
  | { readonly kind: 'consented'; readonly guardian: number }
  | {
      readonly kind: 'slotsProposed';
      readonly offerId: string;
      readonly kitaId: string;
      readonly slots: readonly ProposedSlot[];
    }
  | { readonly kind: 'slotBooked'; readonly slotId: string }
  | {
      readonly kind: 'appointmentCancelled';
      readonly slotId: string;
      readonly by: 'family' | 'kita';
    }
  | {
      readonly kind: 'appointmentMissed';
      readonly slotId: string;
      /** True: the place is given back, and the case returns to the offers. */
      readonly givesBack: boolean;
    }
  | ({
      readonly kind: 'contractConcluded';
      readonly contractId: string;
      readonly offerId: string;
    } & Terms &
      Ending)
  | ({ readonly kind: 'contractCorrected'; readonly contractId: string } & Terms)
  | {
      readonly kind: 'contractFailed';
      readonly offerId: string;
      readonly reason: ContractFailure;
    };

/** What the case does by itself, or the youth office decides. */
type OwnStep =
  | ({
      readonly kind: 'carriedOver';
      /** The round and the application in which the child goes on. */
      readonly year: number;
      readonly newApplicationId: string;
    } & Ending)
  | ({ readonly kind: 'closedWithoutPlace' } & Ending)
  | { readonly kind: 'enrolmentClosed'; readonly deadlineAt: number }
  | { readonly kind: 'offerReminded'; readonly offerId: string; readonly daysBefore: number }
  | { readonly kind: 'offerLapsed'; readonly offerId: string }
  | { readonly kind: 'overdueTold'; readonly what: Overdue }
  | {
      readonly kind: 'allocationTold';
      readonly weeks: AllocationWeeks;
      /** Whether a place was promised then: nothing is left to tell. */
      readonly placed: boolean;
    }
  | { readonly kind: 'endReminded' }
  | {
      readonly kind: 'roundNoted';
      readonly round: Round;
      /** Whether the family is written to: not when its case has ended. */
      readonly announced: boolean;
    }
  | { readonly kind: 'caseClosed' };

export type StepKind = Step['kind'];

export type Decision =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'refusal'; readonly code: RefusalCode };

export const refuse = (code: RefusalCode): Decision => ({ kind: 'refusal', code });

export const stepTo = (step: Step): Decision => ({ kind: 'step', step });
