import {
  acceptedOffer,
  bookedSlot,
  liveDrafts,
  liveWishes,
  missingConsents,
  openOffers,
  type CaseState,
} from '../../../src/domain/case.ts';

const areUnique = (items: readonly unknown[]): boolean => new Set(items).size === items.length;

/** What is true of every case at every revision. */
const INVARIANTS: Readonly<Record<string, (state: CaseState) => boolean>> = {
  'ids are unique': ({ wishes, drafts, offers, slots }) =>
    [wishes, drafts, offers, slots].every((rows) => areUnique(rows.map((row) => row.id))),
  'a Kita is wished for once': (state) => areUnique(liveWishes(state).map((wish) => wish.kitaId)),
  'ranks of wishes are unique': (state) => areUnique(liveWishes(state).map((wish) => wish.rank)),
  'at most one offer is accepted, from the choice on exactly one, and none without a contract': ({
    phase,
    end,
    offers,
  }) => {
    const accepted = offers.filter((offer) => offer.status === 'accepted').length;
    const isPlaced = end === null ? phase !== 'registered' : end.reason === 'contract';
    return accepted === (isPlaced ? 1 : 0);
  },
  'nothing is on offer or prepared after the choice or the end': (state) =>
    state.phase === 'registered' || openOffers(state).length + liveDrafts(state).length === 0,
  'a wish has one open offer or one draft at most, and is open then, or taken': (state) => {
    const taken = acceptedOffer(state);
    const offered = [...openOffers(state), ...liveDrafts(state), ...(taken ? [taken] : [])].map(
      (offer) => offer.wishId,
    );
    const isOpen = (id: string) => state.wishes.some((w) => w.id === id && w.status === 'open');
    return areUnique(offered) && offered.every((id) => isOpen(id));
  },
  'a Kita’s wish is met by its Kita, childminding by a childminder': (state) =>
    [...state.offers, ...state.drafts].every((offer) => {
      const wish = state.wishes.find(({ id }) => id === offer.wishId);
      return (
        wish?.kitaId === offer.kitaId && (offer.kitaId === null) === (offer.childminderId !== null)
      );
    }),
  'a draft that went out or may go out was released by a person': ({ drafts }) =>
    drafts.every(
      ({ status, releasedAt }) =>
        status === 'dropped' || (releasedAt === null) === (status === 'prepared'),
    ),
  'where one offer pauses the others, one is open at most': (state) =>
    state.round.rules.offerMode !== 'paused' || openOffers(state).length <= 1,
  'an offer is settled at an instant or open': ({ offers }) =>
    offers.every((offer) => (offer.settledAt === null) === (offer.status === 'open')),
  'no reminder is written twice': ({ offers }) =>
    offers.every((offer) => areUnique(offer.reminded)),
  'slots that count are of the accepted offer': ({ offers, slots }) =>
    slots
      .filter((slot) => slot.status === 'proposed' || slot.status === 'booked')
      .every(({ offerId }) =>
        offers.some((offer) => offer.id === offerId && offer.status === 'accepted'),
      ),
  'at most one slot is booked': ({ slots }) =>
    slots.filter((slot) => slot.status === 'booked').length <= 1,
  'appointments are proposed only while the family can choose': ({ phase, slots }) =>
    phase === 'appointment' || slots.every((slot) => slot.status !== 'proposed'),
  'a contract with a Kita has an appointment, any other end none': (state) =>
    state.end === null ||
    (bookedSlot(state) !== undefined) ===
      (state.end.reason === 'contract' && acceptedOffer(state)?.kitaId !== null),
  'a contract has every consent it needs': (state) =>
    state.end?.reason !== 'contract' || missingConsents(state).length === 0,
  'a guardian consents once, to an offer that was accepted': ({ phase, consents }) =>
    areUnique(consents) && (phase !== 'registered' || consents.length === 0),
  'only what ended has an end': ({ phase, end }) => (phase === 'ended') === (end !== null),
};

/** What does not hold of a case. */
export const brokenIn = (state: CaseState): readonly string[] =>
  Object.entries(INVARIANTS).flatMap(([name, holds]) => (holds(state) ? [] : [name]));
