import type { PersonCommand } from '../../../src/domain/commands.ts';
import { answerDay, firstDay, nextOpening } from './card-days.ts';
import { written, type CardOffer, type CaseCard } from './case-card.ts';
import { DAY } from './season.ts';

/** What persons ask of a card about its offers. */

type OfferCommand = Extract<
  PersonCommand,
  {
    kind:
      | `${'prepare' | 'release' | 'make' | 'revoke' | 'accept' | 'decline' | 'revive'}Offer`
      | 'extendDeadline';
  }
>;

export function askOfOffers(card: CaseCard, command: OfferCommand): string {
  const onDesk = ['prepareOffer', 'releaseOffer', 'revokeOffer'].includes(command.kind);
  if (card.phase !== 'offers' && !(onDesk && card.phase === 'review')) {
    if (command.kind === 'extendDeadline') return 'case.not_now';
    if (card.taken()) return 'offer.already_accepted';
    const early = command.kind === 'makeOffer' && !card.over;
    return early ? 'round.no_offers_yet' : 'case.not_now';
  }
  switch (command.kind) {
    case 'prepareOffer':
    case 'makeOffer':
      return offer(card, command);
    case 'releaseOffer':
      return letGo(card, command.offerId);
    case 'reviveOffer': {
      const lapsed = card.offers.find(({ id }) => id === command.offerId);
      if (!lapsed) return 'offer.unknown';
      if (lapsed.state !== 'lapsed') return 'offer.not_lapsed';
      if (card.now >= lapsed.settledAt + 2 * DAY) return 'offer.lapsed';
      return card.revivable(lapsed) ? take(card, lapsed, command.guardian) : 'wish.not_open';
    }
    default:
      return answer(card, command);
  }
}

function offer(card: CaseCard, command: Extract<OfferCommand, { wishId: string }>): string {
  const wish = card.wishes.find(({ id }) => id === command.wishId);
  if (!wish || (wish.kita === null) !== (command.childminderId != null)) return 'wish.unknown';
  if (wish.state !== 'hoping') return 'wish.not_open';
  if (card.out().some((known) => known.wish === wish)) return 'offer.already_made';
  if (card.onDesks().some((known) => known.wish === wish)) return 'offer.already_prepared';
  const place = { id: command.offerId, wish, pool: command.placesId };
  if (command.kind === 'prepareOffer') {
    card.papers.push({ ...place, from: 0, state: 'lying' });
    return 'done';
  }
  if (card.now < firstDay(card.dates, wish.kita)) return 'round.no_offers_yet';
  if (card.rules.mode === 'window') return 'round.offers_in_windows';
  if (card.rules.mode === 'paused' && card.out().length > 0) return 'wish.paused';
  const due = answerDay(card.dates, card.now);
  if (due === undefined) return 'round.no_decision_day';
  const open = { due, watchedFrom: card.now, settledAt: 0, state: 'out' } as const;
  card.offers.push({ ...place, ...open, remindersWritten: [] });
  return written(card, `offer ${place.id}`);
}

function letGo(card: CaseCard, id: string): string {
  const paper = card.onDesks().find((known) => known.id === id);
  if (!paper) return 'offer.unknown';
  if (paper.state === 'let go') return 'offer.already_released';
  const when = nextOpening(card, paper.wish.kita, card.now);
  if (when === undefined || answerDay(card.dates, when) === undefined)
    return 'round.no_decision_day';
  paper.state = 'let go';
  paper.from = card.now;
  return 'done';
}

function answer(
  card: CaseCard,
  command: Extract<
    OfferCommand,
    { kind: 'revokeOffer' | 'acceptOffer' | 'declineOffer' | 'extendDeadline' }
  >,
): string {
  const paper = card.onDesks().find(({ id }) => id === command.offerId);
  if (paper && command.kind === 'revokeOffer') {
    paper.state = 'torn';
    return 'done';
  }
  const open = card.offers.find(({ id }) => id === command.offerId);
  if (!open) return 'offer.unknown';
  if (open.state === 'lapsed') return 'offer.lapsed';
  if (open.state !== 'out') return 'offer.not_open';
  switch (command.kind) {
    case 'revokeOffer':
      card.settle(open, 'called back');
      return written(card, `offerRevoked ${open.id}`);
    case 'declineOffer':
      card.settle(open, 'declined');
      open.wish.state = 'declined';
      return written(card, `offerDeclined ${open.id}`);
    case 'extendDeadline':
      if (command.dueAt <= open.due || command.dueAt <= card.now) return 'offer.not_later';
      open.due = command.dueAt;
      open.watchedFrom = card.now;
      open.remindersWritten.length = 0;
      return written(card, `offerExtended ${open.id}`);
    case 'acceptOffer':
      return card.now < open.due ? take(card, open, command.guardian) : 'offer.lapsed';
  }
}

function take(card: CaseCard, chosen: CardOffer, guardian: number | null | undefined): string {
  for (const other of card.out()) if (other !== chosen) card.settle(other, 'given back');
  card.settle(chosen, 'taken');
  card.tear();
  card.endHopes(chosen.wish);
  card.enter('chosen');
  card.signed.clear();
  if (guardian != null) card.signed.add(guardian);
  card.missed = 0;
  return written(card, `acceptance ${chosen.id}`);
}
