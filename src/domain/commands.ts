import type { Round } from './round.ts';

/** A wish as the family states it; ids come from the door, so that the rules need no randomness. */
export interface WishedPlace {
  readonly id: string;
  readonly kitaId: string | null;
  readonly rank: number;
}

export interface ProposedSlot {
  readonly id: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** What a person can ask of a case: action → the ids, enums and instants it needs. Free text stays in PostgreSQL. */
export interface PersonActions {
  changeWishes: { readonly wishes: readonly WishedPlace[] };
  withdraw: Record<never, never>;
  markReviewed: { readonly wishId: string };
  makeOffer: { readonly offerId: string; readonly wishId: string; readonly placesId: string };
  revokeOffer: { readonly offerId: string };
  acceptOffer: { readonly offerId: string };
  declineOffer: { readonly offerId: string };
  proposeSlots: { readonly offerId: string; readonly slots: readonly ProposedSlot[] };
  bookSlot: { readonly slotId: string };
  concludeContract: { readonly offerId: string; readonly contractId: string };
}
export type PersonAction = keyof PersonActions;

/** What a case does by itself when an instant has passed. */
export interface TimedActions {
  closeEnrolment: { readonly deadlineAt: number };
  remindOfOffer: { readonly offerId: string; readonly daysBefore: number };
  lapseOffer: { readonly offerId: string };
  closeCase: Record<never, never>;
}
export type TimedAction = keyof TimedActions;

type Union<Map> = { [Kind in keyof Map]: { readonly kind: Kind } & Map[Kind] }[keyof Map];

export type PersonCommand = Union<PersonActions>;
export type TimedCommand = Union<TimedActions>;
/** The case takes note of newer dates of its round. */
export interface RoundMovedCommand {
  readonly kind: 'noteRound';
  readonly round: Round;
}
export type Command = PersonCommand | TimedCommand | RoundMovedCommand;
