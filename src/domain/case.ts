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
  /** Since when the stored phase holds, or `appointment` begins anew with other proposals or without what was booked. */
  readonly phaseSince: number;
  /** The instant of receipt that every legal comparison uses. */
  readonly receivedAt: number;
  readonly late: boolean;
  /** The round's revision this case has taken note of. */
  readonly round: Round;
  /** The latest deadline at whose passing this case has noted the end of enrolment. */
  readonly enrolmentClosedFor: number | null;
  readonly wishes: readonly Wish[];
  /** Offers a Kita prepares; no family sees them before they go out. */
  readonly drafts: readonly OfferDraft[];
  readonly offers: readonly Offer[];
  readonly slots: readonly Slot[];
  /** Shared by two guardians who live apart: both consent before a contract. */
  readonly custody: Custody;
  /** The guardians, 1 or 2, who have consented to the accepted offer. */
  readonly consents: readonly number[];
  /** How many appointments for the accepted offer the family has missed. */
  readonly noShows: number;
  /** What the youth office was told is overdue where the case stands now. */
  readonly overdue: readonly Overdue[];
  readonly allocation: AllocationClock | null;
  readonly end: CaseEnd | null;
}

export const CUSTODIES = ['sole', 'shared'] as const;
export type Custody = (typeof CUSTODIES)[number];

export const OVERDUES = ['slots', 'contract'] as const;
export type Overdue = (typeof OVERDUES)[number];

/**
 * The instants at which a family without a contract is told how the allocation stands: usually 8 and at the latest 6
 * weeks before the wished start (§ 5(3) KiBiz).
 */
export interface AllocationClock {
  readonly usuallyAt: number;
  readonly latestAt: number;
  /** Which of the two need no more telling, as weeks before the start. */
  readonly given: readonly AllocationWeeks[];
}
export type AllocationWeeks = 8 | 6;

/** What is stored. What depends on the calendar alone is not: see `effectivePhase`. */
export const STORED_PHASES = ['registered', 'chosen', 'appointment', 'ended'] as const;
export type StoredPhase = (typeof STORED_PHASES)[number];

export const END_REASONS = [
  'contract',
  'withdrawn',
  'movedAway',
  'carriedOver',
  'withoutPlace',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** The ends a family or the office can take back until the case is closed. */
export const UNDOABLE_ENDS: readonly EndReason[] = ['withdrawn', 'movedAway', 'withoutPlace'];

export interface CaseEnd {
  readonly reason: EndReason;
  readonly at: number;
  /** When the grace period is over and the workflow closes. */
  readonly closesAt: number;
  readonly closed: boolean;
  /** Whether the family was told a second time that its case is about to close. */
  readonly reminded: boolean;
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
  /** When the Kita confirmed that the family had visited it. */
  readonly visitedAt: number | null;
}

/** `released`: a person has let it go out; `dropped`: it never did. Until then a draft holds one place of its pool. */
export const DRAFT_STATUSES = ['prepared', 'released', 'sent', 'dropped'] as const;
export type DraftStatus = (typeof DRAFT_STATUSES)[number];

export interface OfferDraft {
  /** The id of the offer it becomes. */
  readonly id: string;
  readonly wishId: string;
  readonly kitaId: string | null;
  readonly childminderId: string | null;
  readonly placesId: string;
  readonly preparedAt: number;
  readonly releasedAt: number | null;
  readonly status: DraftStatus;
}

export const OFFER_STATUSES = [
  'open',
  'accepted',
  'declined',
  'lapsed',
  'revoked',
  'returned',
  'failed',
] as const;
/** `returned`: given back for another one or with the whole case; `failed`: accepted, but no contract came of it. */
export type OfferStatus = (typeof OFFER_STATUSES)[number];

export interface Offer {
  readonly id: string;
  readonly wishId: string;
  /** null: a childminder's offer, made by the youth office on the childminder's behalf. */
  readonly kitaId: string | null;
  readonly childminderId: string | null;
  /** The pool of places (Kita or childminder × age group × hours) the offered place is taken from. */
  readonly placesId: string;
  readonly madeAt: number;
  /** The decision day; an acceptance received before it is in time. */
  readonly dueAt: number;
  readonly status: OfferStatus;
  readonly settledAt: number | null;
  /** The reminders no longer to be written, as days before `dueAt`: written, or past when `dueAt` was set. */
  readonly reminded: readonly number[];
}

export const STORED_SLOT_STATUSES = [
  'proposed',
  'booked',
  'released',
  'cancelled',
  'missed',
] as const;
export type StoredSlotStatus = (typeof STORED_SLOT_STATUSES)[number];

/**
 * `taken`: proposed, but that time with the Kita is another family's, as long as that family keeps it. What cases share
 * PostgreSQL knows: readers are told, a case's workflow is not.
 */
export const SLOT_STATUSES = [...STORED_SLOT_STATUSES, 'taken'] as const;
export type SlotStatus = (typeof SLOT_STATUSES)[number];

export interface Slot {
  readonly id: string;
  readonly offerId: string;
  readonly kitaId: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly status: SlotStatus;
  /** Since when a `taken` one is another family's. */
  readonly takenAt?: number;
}

/** As much of a case as tells where it stands, whose turn it is and what happens by itself. */
export type CaseCourse = Omit<CaseState, 'wishes'> & {
  readonly wishes: readonly Pick<Wish, 'id' | 'kitaId' | 'rank' | 'status'>[];
};

export const openOffers = (state: CaseCourse): readonly Offer[] =>
  state.offers.filter((offer) => offer.status === 'open');

/** An offer that is out or taken holds one place of its pool. */
export const holdsPlace = (offer: Offer): boolean =>
  offer.status === 'open' || offer.status === 'accepted';

/** Drafts that may still go out. */
export const liveDrafts = (state: CaseCourse): readonly OfferDraft[] =>
  state.drafts.filter(({ status }) => status === 'prepared' || status === 'released');

export const acceptedOffer = (state: CaseCourse): Offer | undefined =>
  state.offers.find((offer) => offer.status === 'accepted');

export const bookedSlot = (state: CaseCourse): Slot | undefined =>
  state.slots.find((slot) => slot.status === 'booked');

/** Where custody is shared, who of the two guardians has not consented yet. */
export const missingConsents = ({ custody, consents }: CaseCourse): readonly number[] =>
  custody === 'shared' ? [1, 2].filter((guardian) => !consents.includes(guardian)) : [];

/** A deadline moved back behind one that has passed already does not end the enrolment again. */
export const isEnrolmentClosedFor = (state: CaseCourse, deadlineAt: number): boolean =>
  state.enrolmentClosedFor !== null && deadlineAt <= state.enrolmentClosedFor;

/** Wishes the family still has; removed ones are kept for the record only. */
export const liveWishes = (state: CaseState): readonly Wish[] =>
  state.wishes.filter((wish) => wish.status !== 'removed');
