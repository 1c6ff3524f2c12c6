import { liveDrafts, openOffers, type CaseState, type Offer, type Wish } from './case.ts';
import type { PersonActions, PersonCommand } from './commands.ts';
import {
  decisionDueAt,
  goesOutAt,
  offersFromFor,
  postponed,
  type Round,
  type RoundRules,
} from './round.ts';
import { refuse, stepTo, type Decision } from './steps.ts';

export type OfferCommand = Extract<
  PersonCommand,
  {
    kind:
      | 'prepareOffer'
      | 'releaseOffer'
      | 'makeOffer'
      | 'revokeOffer'
      | 'acceptOffer'
      | 'declineOffer'
      | 'reviveOffer'
      | 'extendDeadline';
  }
>;

/** What can be asked of an offer, in a phase in which it can be asked. */
export function decideOffer(
  state: CaseState,
  command: OfferCommand,
  at: number,
  round: Round,
): Decision {
  switch (command.kind) {
    case 'prepareOffer':
      return offerable(state, command, (place) => stepTo({ kind: 'offerPrepared', at, ...place }));
    case 'releaseOffer':
      return releaseOffer(state, command, at, round);
    case 'makeOffer':
      return makeOffer(state, command, at, round);
    case 'revokeOffer':
      return revokeOffer(state, command, at);
    case 'acceptOffer':
      return ofOpenOffer(state, command.offerId, (offer) =>
        at < offer.dueAt
          ? stepTo({
              kind: 'offerAccepted',
              at,
              offerId: offer.id,
              guardian: command.guardian ?? null,
            })
          : refuse('offer.lapsed'),
      );
    case 'declineOffer':
      return ofOpenOffer(state, command.offerId, ({ id }) =>
        stepTo({ kind: 'offerDeclined', at, offerId: id }),
      );
    case 'reviveOffer':
      return reviveOffer(state, command, at, round);
    case 'extendDeadline':
      return ofOpenOffer(state, command.offerId, (offer) =>
        command.dueAt > Math.max(offer.dueAt, at)
          ? stepTo({ kind: 'offerExtended', at, offerId: offer.id, dueAt: command.dueAt })
          : refuse('offer.not_later'),
      );
  }
}

interface OfferedPlace {
  readonly offerId: string;
  readonly wishId: string;
  readonly kitaId: string | null;
  readonly childminderId: string | null;
  readonly placesId: string;
}

/** Whether a wish can be met with a place now: it is open, and nobody has met it already. */
function offerable(
  state: CaseState,
  { offerId, wishId, placesId, childminderId = null }: PersonActions['makeOffer'],
  then: (place: OfferedPlace) => Decision,
): Decision {
  const wish = state.wishes.find((candidate) => candidate.id === wishId);
  if (wish === undefined || !isMetBy(wish, childminderId)) return refuse('wish.unknown');
  if (wish.status !== 'open') return refuse('wish.not_open');
  if (openOffers(state).some((offer) => offer.wishId === wishId))
    return refuse('offer.already_made');
  if (liveDrafts(state).some((draft) => draft.wishId === wishId))
    return refuse('offer.already_prepared');
  return then({ offerId, wishId, kitaId: wish.kitaId, childminderId, placesId });
}

/** A wish for childminding is met by a childminder, and no other wish is. */
const isMetBy = (wish: Wish, childminderId: string | null): boolean =>
  (wish.kitaId === null) === (childminderId !== null);

function makeOffer(
  state: CaseState,
  command: PersonActions['makeOffer'],
  at: number,
  round: Round,
): Decision {
  return offerable(state, command, (place) => {
    // An open offer alone keeps a case in this phase when the first day of offers is moved: new ones wait for it.
    if (at < offersFromFor(round.dates, place.kitaId)) return refuse('round.no_offers_yet');
    if (round.rules.offerMode === 'window') return refuse('round.offers_in_windows');
    if (round.rules.offerMode === 'paused' && openOffers(state).length > 0)
      return refuse('wish.paused');
    const day = decisionDueAt(round, at);
    if (day === undefined) return refuse('round.no_decision_day');
    // The day may have been postponed since: no offer lapses before the others of its day.
    const dueAt =
      state.round.revision > round.revision ? postponed(day, round.dates, state.round.dates) : day;
    return stepTo({ kind: 'offerMade', at, ...place, dueAt });
  });
}

/** A person lets a prepared offer go out (Art. 22 GDPR); it does so by itself when its instant has come. */
function releaseOffer(
  state: CaseState,
  { offerId }: PersonActions['releaseOffer'],
  at: number,
  round: Round,
): Decision {
  const draft = liveDrafts(state).find(({ id }) => id === offerId);
  if (draft === undefined) return refuse('offer.unknown');
  if (draft.status === 'released') return refuse('offer.already_released');
  const outAt = goesOutAt(round, draft.kitaId, at);
  if (outAt === undefined || decisionDueAt(round, outAt) === undefined)
    return refuse('round.no_decision_day');
  return stepTo({ kind: 'offerReleased', at, offerId });
}

/** What has not gone out is dropped without a word; the family never heard of it. */
function revokeOffer(
  state: CaseState,
  { offerId }: PersonActions['revokeOffer'],
  at: number,
): Decision {
  if (liveDrafts(state).some(({ id }) => id === offerId))
    return stepTo({ kind: 'draftDropped', at, offerId });
  return ofOpenOffer(state, offerId, ({ id }) => stepTo({ kind: 'offerRevoked', at, offerId: id }));
}

/** Accepts an offer that has lapsed; whether a place is still free is known by the places alone. */
function reviveOffer(
  state: CaseState,
  { offerId, guardian = null }: PersonActions['reviveOffer'],
  at: number,
  round: Round,
): Decision {
  const offer = state.offers.find((candidate) => candidate.id === offerId);
  if (offer === undefined) return refuse('offer.unknown');
  if (offer.status !== 'lapsed') return refuse('offer.not_lapsed');
  if (!isWithinGrace(offer, round.rules, at)) return refuse('offer.lapsed');
  if (!isRevivable(state, offer, round.rules, at)) return refuse('wish.not_open');
  return stepTo({ kind: 'offerRevived', at, offerId, guardian });
}

/** Whether the family can still accept an offer that has lapsed, as far as its case knows. */
export function isRevivable(
  state: CaseState,
  offer: Offer,
  rules: RoundRules,
  at: number,
): boolean {
  const wish = state.wishes.find(({ id }) => id === offer.wishId);
  return offer.status === 'lapsed' && isWithinGrace(offer, rules, at) && wish?.status === 'open';
}

const isWithinGrace = ({ settledAt }: Offer, { reviveWithinMs }: RoundRules, at: number): boolean =>
  settledAt !== null && at < settledAt + reviveWithinMs;

function ofOpenOffer(
  state: CaseState,
  offerId: string,
  then: (offer: Offer) => Decision,
): Decision {
  const offer = state.offers.find((candidate) => candidate.id === offerId);
  if (offer === undefined) return refuse('offer.unknown');
  if (offer.status === 'lapsed') return refuse('offer.lapsed');
  if (offer.status !== 'open') return refuse('offer.not_open');
  return then(offer);
}
