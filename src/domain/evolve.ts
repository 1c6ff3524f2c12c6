import {
  acceptedOffer,
  liveDrafts,
  type CaseState,
  type EndReason,
  type OfferDraft,
  type StoredSlotStatus,
  type StoredPhase,
} from './case.ts';
import {
  acceptOffer,
  addOffer,
  dropDrafts,
  giveBackAll,
  mapById,
  withOffer,
} from './evolve-offers.ts';
import { noteRound } from './evolve-round.ts';
import { addProposals, releaseSlots, withBooking } from './evolve-slots.ts';
import { changeWish, rewish } from './evolve-wishes.ts';
import type { Step } from './steps.ts';
import { allocationClock, pastReminders } from './timers.ts';

/** The case after a step. Pure, and the only way a case changes: the workflow's copy and the rows both go through it. */
export function evolve(state: CaseState, step: Step): CaseState {
  return { ...apply(state, step), revision: state.revision + 1 };
}

function apply(state: CaseState, step: Step): CaseState {
  const { at } = step;
  switch (step.kind) {
    case 'wishesChanged':
      return rewish(state, step.wishes);
    case 'dataChanged':
      return changeData(state, step);
    case 'wishReviewed':
      return changeWish(state, step.wishId, { reviewedAt: at });
    case 'visitConfirmed':
      return changeWish(state, step.wishId, { visitedAt: at });
    case 'offerPrepared': {
      const { offerId: id, wishId, kitaId, childminderId, placesId } = step;
      const draft: OfferDraft = {
        id,
        wishId,
        kitaId,
        childminderId,
        placesId,
        preparedAt: at,
        releasedAt: null,
        status: 'prepared',
      };
      return { ...state, drafts: [...state.drafts, draft] };
    }
    case 'offerReleased':
      return withDraft(state, step.offerId, { status: 'released', releasedAt: at });
    case 'draftDropped':
      return withDraft(state, step.offerId, { status: 'dropped' });
    case 'offerSent': {
      const draft = liveDrafts(state).find(({ id }) => id === step.offerId);
      if (draft === undefined) return state;
      const sent = withDraft(state, step.offerId, { status: 'sent' });
      return addOffer(sent, { ...draft, madeAt: at, dueAt: step.dueAt });
    }
    case 'offerMade':
      return addOffer(state, { ...step, id: step.offerId, madeAt: at });
    case 'offerExtended':
      return withOffer(state, step.offerId, {
        dueAt: step.dueAt,
        reminded: pastReminders(step.dueAt, at),
      });
    case 'offerRevoked':
      return withOffer(state, step.offerId, { status: 'revoked', settledAt: at });
    case 'offerLapsed':
      return withOffer(state, step.offerId, { status: 'lapsed', settledAt: at });
    case 'offerDeclined':
      return declineWishOf(
        withOffer(state, step.offerId, { status: 'declined', settledAt: at }),
        step.offerId,
      );
    case 'offerReminded':
      return {
        ...state,
        offers: mapById(state.offers, step.offerId, (offer) => ({
          ...offer,
          reminded: [...offer.reminded, step.daysBefore],
        })),
      };
    case 'offerAccepted':
    case 'offerRevived':
      return {
        ...enter(acceptOffer(state, step.offerId, at), 'chosen', at),
        consents: step.guardian === null ? [] : [step.guardian],
        noShows: 0,
      };
    case 'consented':
      return { ...state, consents: [...state.consents, step.guardian] };
    case 'slotsProposed':
      return beginAnew(addProposals(state, step), 'appointment', at);
    case 'slotBooked':
      return { ...withBooking(state, step.slotId), overdue: [] };
    case 'appointmentCancelled':
      return withoutAppointment(state, step.slotId, 'cancelled', at);
    case 'appointmentMissed':
      return missAppointment(state, step);
    case 'contractConcluded':
      return endWith(releaseSlots(state, ['proposed']), 'contract', step);
    case 'contractCorrected':
      return state;
    case 'contractFailed':
      return backToOffers(step.reason === 'familyDeclined' ? declineAccepted(state) : state, at);
    case 'withdrawn':
      return endWith(giveBackAll(state, at), 'withdrawn', step);
    case 'movedAway':
      return endWith(giveBackAll(state, at), 'movedAway', step);
    case 'carriedOver':
      return endWith(giveBackAll(state, at), 'carriedOver', step);
    case 'closedWithoutPlace':
      return endWith(giveBackAll(state, at), 'withoutPlace', step);
    case 'endUndone':
      return resume(state, at);
    case 'endReminded':
      return state.end === null ? state : { ...state, end: { ...state.end, reminded: true } };
    case 'enrolmentClosed':
      return { ...state, enrolmentClosedFor: step.deadlineAt };
    case 'overdueTold':
      return { ...state, overdue: [...state.overdue, step.what] };
    case 'allocationTold':
      return tellAllocation(state, step);
    case 'roundNoted':
      return noteRound(state, step.round, at);
    case 'caseClosed':
      return state.end === null ? state : { ...state, end: { ...state.end, closed: true } };
  }
}

/** What was overdue where the case stood is no longer. */
function enter(state: CaseState, phase: StoredPhase, at: number): CaseState {
  return state.phase === phase ? state : beginAnew(state, phase, at);
}

const beginAnew = (state: CaseState, phase: StoredPhase, at: number): CaseState => ({
  ...state,
  phase,
  phaseSince: at,
  overdue: [],
});

function endWith(
  state: CaseState,
  reason: EndReason,
  { at, closesAt }: { readonly at: number; readonly closesAt: number },
): CaseState {
  return {
    ...enter(state, 'ended', at),
    end: { reason, at, closesAt, closed: false, reminded: false },
  };
}

/** An accepted offer came to nothing: its place is given back, and the Kitas may offer again. */
function backToOffers(state: CaseState, at: number): CaseState {
  const accepted = acceptedOffer(state);
  if (accepted === undefined) return state;
  const failed = withOffer(state, accepted.id, { status: 'failed', settledAt: at });
  return resume(releaseSlots(failed), at);
}

/** A case with nothing in hand goes on. What was told of a place it no longer has is no longer true. */
function resume(state: CaseState, at: number): CaseState {
  return {
    ...reopenWishes(enter(state, 'registered', at)),
    end: null,
    consents: [],
    noShows: 0,
    allocation: allocationClock(state.allocation, at),
  };
}

/** Where the family gave its place up, its wish is settled with it; where the Kita did, it may offer another. */
function declineAccepted(state: CaseState): CaseState {
  const accepted = acceptedOffer(state);
  return accepted === undefined ? state : declineWishOf(state, accepted.id);
}

function reopenWishes(state: CaseState): CaseState {
  return {
    ...state,
    wishes: state.wishes.map((wish) =>
      wish.status === 'ended' ? { ...wish, status: 'open' } : wish,
    ),
  };
}

function declineWishOf(state: CaseState, offerId: string): CaseState {
  const wishId = state.offers.find(({ id }) => id === offerId)?.wishId;
  return wishId === undefined ? state : changeWish(state, wishId, { status: 'declined' });
}

/** Other hours need a place of another pool: what was prepared for the old ones is dropped. */
function changeData(
  state: CaseState,
  { fields, custody, allocation, at }: Extract<Step, { kind: 'dataChanged' }>,
): CaseState {
  return {
    ...(fields.includes('hours') ? dropDrafts(state) : state),
    custody: custody ?? state.custody,
    allocation: allocation === undefined ? state.allocation : allocationClock(allocation, at),
  };
}

/** Without a proposal left for the family, the Kita proposes anew. */
function withoutAppointment(
  state: CaseState,
  slotId: string,
  status: StoredSlotStatus,
  at: number,
): CaseState {
  const slots = mapById(state.slots, slotId, (slot) => ({ ...slot, status }));
  const isLeft = slots.some((slot) => slot.status === 'proposed' && slot.startsAt > at);
  const next = { ...state, slots };
  return isLeft ? beginAnew(next, 'appointment', at) : beginAnew(releaseSlots(next), 'chosen', at);
}

/** Missed once, the family may choose again. Missed again, the place is given back, or the youth office decides. */
function missAppointment(
  state: CaseState,
  { slotId, givesBack, at }: Extract<Step, { kind: 'appointmentMissed' }>,
): CaseState {
  const missed = withoutAppointment(state, slotId, 'missed', at);
  if (givesBack) return backToOffers(declineAccepted(missed), at);
  const counted = { ...missed, noShows: state.noShows + 1 };
  return counted.noShows > 1 ? enter(releaseSlots(counted), 'chosen', at) : counted;
}

function tellAllocation(
  state: CaseState,
  { weeks, placed }: Extract<Step, { kind: 'allocationTold' }>,
): CaseState {
  const { allocation } = state;
  if (allocation === null) return state;
  const given = placed ? ([8, 6] as const) : [...allocation.given, weeks];
  return { ...state, allocation: { ...allocation, given } };
}

function withDraft(state: CaseState, id: string, change: Partial<OfferDraft>): CaseState {
  return { ...state, drafts: mapById(state.drafts, id, (draft) => ({ ...draft, ...change })) };
}
