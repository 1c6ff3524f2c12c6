import type { Round } from './round.ts';

/**
 * What a case is at one revision: everything its rules need and nothing personal, so that it may travel through
 * Temporal. PostgreSQL holds the record (src/persistence/case-state.ts reads and writes it); the workflow holds a copy.
 */
export interface CaseState {
  readonly applicationId: string;
  /** Grows by one with every step; the wall against acting on an old copy. */
  readonly revision: number;
  readonly phase: StoredPhase;
  /** Since when the stored phase holds, UTC milliseconds. */
  readonly phaseSince: number;
  /** The instant of receipt that every legal comparison uses. */
  readonly receivedAt: number;
  readonly late: boolean;
  /** The round's revision this case has taken note of. */
  readonly round: Round;
  /** The latest deadline at whose passing this case has noted the end of enrolment. */
  readonly enrolmentClosedFor: number | null;
  readonly wishes: readonly Wish[];
  readonly offers: readonly Offer[];
  readonly slots: readonly Slot[];
  readonly end: CaseEnd | null;
}

/** What is stored. What depends on the calendar alone is not: see `effectivePhase`. */
export const STORED_PHASES = ['registered', 'chosen', 'appointment', 'ended'] as const;
export type StoredPhase = (typeof STORED_PHASES)[number];

export const END_REASONS = ['contract', 'withdrawn'] as const;
export type EndReason = (typeof END_REASONS)[number];

export interface CaseEnd {
  readonly reason: EndReason;
  readonly at: number;
  /** When the grace period is over and the workflow closes. */
  readonly closesAt: number;
  readonly closed: boolean;
}

export const WISH_STATUSES = ['open', 'declined', 'ended', 'removed'] as const;
export type WishStatus = (typeof WISH_STATUSES)[number];

export interface Wish {
  readonly id: string;
  /** null: childminding, which the youth office mediates. */
  readonly kitaId: string | null;
  /** 1 is the family's first wish. */
  readonly rank: number;
  readonly status: WishStatus;
  readonly reviewedAt: number | null;
}

export const OFFER_STATUSES = [
  'open',
  'accepted',
  'declined',
  'lapsed',
  'revoked',
  'returned',
] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];

export interface Offer {
  readonly id: string;
  readonly wishId: string;
  readonly kitaId: string;
  /** The pool of places (Kita × age group × hours) the offered place is taken from. */
  readonly placesId: string;
  readonly madeAt: number;
  /** The decision day; an acceptance received before it is in time. */
  readonly dueAt: number;
  readonly status: OfferStatus;
  readonly settledAt: number | null;
  /** The reminders no longer to be written, as days before `dueAt`: written, or past when `dueAt` was set. */
  readonly reminded: readonly number[];
}

export const SLOT_STATUSES = ['proposed', 'booked', 'released'] as const;
export type SlotStatus = (typeof SLOT_STATUSES)[number];

export interface Slot {
  readonly id: string;
  readonly offerId: string;
  readonly kitaId: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly status: SlotStatus;
}

/** A case without its wishes: enough to tell where it stands, whose turn it is and what happens by itself. */
export type CaseCourse = Omit<CaseState, 'wishes'>;

export const openOffers = (state: CaseCourse): readonly Offer[] =>
  state.offers.filter((offer) => offer.status === 'open');

/** An offer that is out or taken holds one place of its pool. */
export const holdsPlace = (offer: Offer): boolean =>
  offer.status === 'open' || offer.status === 'accepted';

export const acceptedOffer = (state: CaseCourse): Offer | undefined =>
  state.offers.find((offer) => offer.status === 'accepted');

export const bookedSlot = (state: CaseCourse): Slot | undefined =>
  state.slots.find((slot) => slot.status === 'booked');

/** A deadline moved back behind one that has passed already does not end the enrolment again. */
export const isEnrolmentClosedFor = (state: CaseCourse, deadlineAt: number): boolean =>
  state.enrolmentClosedFor !== null && deadlineAt <= state.enrolmentClosedFor;

/** Wishes the family still has; removed ones are kept for the record only. */
export const liveWishes = (state: CaseState): readonly Wish[] =>
  state.wishes.filter((wish) => wish.status !== 'removed');
