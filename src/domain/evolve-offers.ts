import { holdsPlace, liveDrafts, type CaseState, type Offer } from './case.ts';
import { releaseSlots } from './evolve-slots.ts';
import { pastReminders } from './timers.ts';

/** Changes of a case's offers, as parts of a step. */

export function addOffer(
  state: CaseState,
  made: Omit<Offer, 'status' | 'settledAt' | 'reminded'>,
): CaseState {
  const { id, wishId, kitaId, childminderId, placesId, madeAt, dueAt } = made;
  const offer: Offer = {
    id,
    wishId,
    kitaId,
    childminderId,
    placesId,
    madeAt,
    dueAt,
    status: 'open',
    settledAt: null,
    reminded: pastReminders(dueAt, madeAt),
  };
  return { ...state, offers: [...state.offers, offer] };
}

/** One offer is taken; the others are given back, what was prepared is dropped, and the other wishes end. */
export function acceptOffer(state: CaseState, offerId: string, at: number): CaseState {
  const taken = state.offers.find((offer) => offer.id === offerId);
  const without = dropDrafts(state);
  return {
    ...without,
    offers: without.offers.map((offer) => {
      if (offer.id === offerId) return { ...offer, status: 'accepted', settledAt: at };
      return offer.status === 'open' ? { ...offer, status: 'returned', settledAt: at } : offer;
    }),
    wishes: without.wishes.map((wish) =>
      wish.id !== taken?.wishId && wish.status === 'open' ? { ...wish, status: 'ended' } : wish,
    ),
  };
}

/** Everything the case holds is given back. */
export function giveBackAll(state: CaseState, at: number): CaseState {
  const without = releaseSlots(dropDrafts(state));
  return {
    ...without,
    offers: without.offers.map((offer) =>
      holdsPlace(offer) ? { ...offer, status: 'returned', settledAt: at } : offer,
    ),
    wishes: without.wishes.map((wish) =>
      wish.status === 'open' ? { ...wish, status: 'ended' } : wish,
    ),
  };
}

/** @param wishIds only what was prepared for these wishes; default: all */
export function dropDrafts(state: CaseState, wishIds?: readonly string[]): CaseState {
  const dropped = new Set(
    liveDrafts(state)
      .filter(({ wishId }) => wishIds?.includes(wishId) ?? true)
      .map(({ id }) => id),
  );
  return {
    ...state,
    drafts: state.drafts.map((draft) =>
      dropped.has(draft.id) ? { ...draft, status: 'dropped' } : draft,
    ),
  };
}

export function withOffer(state: CaseState, offerId: string, change: Partial<Offer>): CaseState {
  return {
    ...state,
    offers: mapById(state.offers, offerId, (offer) => ({ ...offer, ...change })),
  };
}

export function mapById<T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
  change: (item: T) => T,
): readonly T[] {
  return items.map((item) => (item.id === id ? change(item) : item));
}
