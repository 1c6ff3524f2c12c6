import {
  holdsPlace,
  type CaseState,
  type Offer,
  type OfferStatus,
  type StoredPhase,
  type Wish,
} from './case.ts';
import type { WishedPlace } from './commands.ts';
import { isLate, postponed, type Round } from './round.ts';
import type { Step } from './steps.ts';
import { pastReminders } from './timers.ts';

/** The case after a step. Pure, and the only way a case changes: the workflow's copy and the rows both go through it. */
export function evolve(state: CaseState, step: Step): CaseState {
  return { ...apply(state, step), revision: state.revision + 1 };
}

function apply(state: CaseState, step: Step): CaseState {
  const { at } = step;
  switch (step.kind) {
    case 'wishesChanged':
      return { ...state, wishes: rewish(state.wishes, step.wishes) };
    case 'wishReviewed':
      return {
        ...state,
        wishes: mapById(state.wishes, step.wishId, (wish) => ({ ...wish, reviewedAt: at })),
      };
    case 'offerMade': {
      const { offerId: id, wishId, kitaId, placesId, dueAt } = step;
      const offer: Offer = {
        id,
        wishId,
        kitaId,
        placesId,
        madeAt: at,
        dueAt,
        status: 'open',
        settledAt: null,
        reminded: pastReminders(dueAt, at),
      };
      return { ...state, offers: [...state.offers, offer] };
    }
    case 'offerRevoked':
      return withOffer(state, step.offerId, 'revoked', at);
    case 'offerLapsed':
      return withOffer(state, step.offerId, 'lapsed', at);
    case 'offerDeclined': {
      const declined = withOffer(state, step.offerId, 'declined', at);
      const wishId = state.offers.find((offer) => offer.id === step.offerId)?.wishId;
      return {
        ...declined,
        wishes: state.wishes.map((wish) =>
          wish.id === wishId ? { ...wish, status: 'declined' } : wish,
        ),
      };
    }
    case 'offerReminded':
      return {
        ...state,
        offers: mapById(state.offers, step.offerId, (offer) => ({
          ...offer,
          reminded: [...offer.reminded, step.daysBefore],
        })),
      };
    case 'offerAccepted':
      return enter(accept(state, step.offerId, at), 'chosen', at);
    case 'slotsProposed': {
      const released = state.slots.map((slot) =>
        slot.status === 'proposed' ? { ...slot, status: 'released' as const } : slot,
      );
      const proposed = step.slots.map((slot) => ({
        ...slot,
        offerId: step.offerId,
        kitaId: step.kitaId,
        status: 'proposed' as const,
      }));
      return enter({ ...state, slots: [...released, ...proposed] }, 'appointment', at);
    }
    case 'slotBooked':
      return {
        ...state,
        slots: state.slots.map((slot) => {
          if (slot.id === step.slotId) return { ...slot, status: 'booked' };
          return slot.status === 'proposed' ? { ...slot, status: 'released' } : slot;
        }),
      };
    case 'contractConcluded':
      return {
        ...enter(state, 'ended', at),
        end: { reason: 'contract', at, closesAt: step.closesAt, closed: false },
      };
    case 'withdrawn':
      return {
        ...withdraw(enter(state, 'ended', at), at),
        end: { reason: 'withdrawn', at, closesAt: step.closesAt, closed: false },
      };
    case 'enrolmentClosed':
      return { ...state, enrolmentClosedFor: step.deadlineAt };
    case 'roundNoted':
      return noteRound(state, step.round, at);
    case 'caseClosed':
      return state.end === null ? state : { ...state, end: { ...state.end, closed: true } };
  }
}

function enter(state: CaseState, phase: StoredPhase, at: number): CaseState {
  return state.phase === phase ? state : { ...state, phase, phaseSince: at };
}

/** One offer is taken; the others are given back and the other wishes end. */
function accept(state: CaseState, offerId: string, at: number): CaseState {
  const taken = state.offers.find((offer) => offer.id === offerId);
  return {
    ...state,
    offers: state.offers.map((offer) => {
      if (offer.id === offerId) return settled(offer, 'accepted', at);
      return offer.status === 'open' ? settled(offer, 'returned', at) : offer;
    }),
    wishes: state.wishes.map((wish) =>
      wish.id !== taken?.wishId && wish.status === 'open' ? { ...wish, status: 'ended' } : wish,
    ),
  };
}

/** Everything the case holds is given back. */
function withdraw(state: CaseState, at: number): CaseState {
  return {
    ...state,
    offers: state.offers.map((offer) =>
      holdsPlace(offer) ? settled(offer, 'returned', at) : offer,
    ),
    wishes: state.wishes.map((wish) =>
      wish.status === 'open' ? { ...wish, status: 'ended' } : wish,
    ),
    slots: state.slots.map((slot) =>
      slot.status === 'released' ? slot : { ...slot, status: 'released' },
    ),
  };
}

/** Newer dates: open offers are postponed with their decision day, never shortened; nobody becomes late by them. */
function noteRound(state: CaseState, round: Round, at: number): CaseState {
  return {
    ...state,
    round,
    late: state.late && isLate(state.receivedAt, round.dates),
    offers: state.offers.map((offer) => {
      if (offer.status !== 'open') return offer;
      const dueAt = postponed(offer.dueAt, state.round.dates, round.dates);
      return dueAt === offer.dueAt
        ? offer
        : { ...offer, dueAt, reminded: pastReminders(dueAt, at) };
    }),
  };
}

function rewish(before: readonly Wish[], wished: readonly WishedPlace[]): readonly Wish[] {
  const kept = new Map(wished.map((wish) => [wish.id, wish]));
  const known = new Set(before.map((wish) => wish.id));
  const carried = before.map((wish): Wish => {
    const next = kept.get(wish.id);
    if (next === undefined) return { ...wish, status: 'removed' };
    return { ...wish, rank: next.rank, status: wish.status === 'removed' ? 'open' : wish.status };
  });
  const added = wished
    .filter((wish) => !known.has(wish.id))
    .map((wish): Wish => ({ ...wish, status: 'open', reviewedAt: null }));
  return [...carried, ...added];
}

function withOffer(state: CaseState, offerId: string, status: OfferStatus, at: number): CaseState {
  return {
    ...state,
    offers: mapById(state.offers, offerId, (offer) => settled(offer, status, at)),
  };
}

const settled = (offer: Offer, status: OfferStatus, at: number): Offer => ({
  ...offer,
  status,
  settledAt: at,
});

function mapById<T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
  change: (item: T) => T,
): readonly T[] {
  return items.map((item) => (item.id === id ? change(item) : item));
}
