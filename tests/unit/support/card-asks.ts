import type { PersonActions, PersonCommand } from '../../../src/domain/commands.ts';
import { askOfContract } from './card-contract.ts';
import { askOfOffers } from './card-offers.ts';
import { written, type CaseCard } from './case-card.ts';
import { DAY, round } from './season.ts';

/** What persons ask of a card. */

/** What whoever asked is told: `done`, or the code of a refusal. */
export function ask(card: CaseCard, command: PersonCommand): string {
  if (card.filed) return 'case.closed';
  switch (command.kind) {
    case 'changeWishes':
      return changeWishes(card, command.wishes);
    case 'changeData':
      return changeData(card, command);
    case 'withdraw':
      return card.over ? 'case.not_now' : leave(card, 'withdrawn', 'withdrawal');
    case 'moveAway':
      return card.over ? 'case.not_now' : leave(card, 'moved', 'movedAway');
    case 'undoWithdraw':
      return undo(card);
    case 'carryOver':
      if (card.phase !== 'offers') return 'case.not_now';
      if (!card.rules.carryOver) return 'round.no_carry_over';
      if (command.year <= round.year) return 'round.not_later';
      return hasChances(card) ? 'case.has_offer' : leave(card, 'carried', 'carriedOver');
    case 'closeWithoutPlace':
      if (card.phase !== 'offers') return 'case.not_now';
      return hasChances(card) ? 'case.has_offer' : leave(card, 'no place', 'withoutPlace');
    case 'markReviewed':
      if (!['review', 'offers'].includes(card.phase)) return 'case.not_now';
      return tick(card, command.wishId, 'reviewed');
    case 'confirmVisit':
      if (!['registered', 'review', 'offers'].includes(card.phase)) return 'case.not_now';
      return tick(card, command.wishId, 'visited');
    case 'prepareOffer':
    case 'releaseOffer':
    case 'makeOffer':
    case 'revokeOffer':
    case 'acceptOffer':
    case 'declineOffer':
    case 'reviveOffer':
    case 'extendDeadline':
      return askOfOffers(card, command);
    default:
      return askOfContract(card, command);
  }
}

function changeWishes(card: CaseCard, wanted: PersonActions['changeWishes']['wishes']): string {
  if (card.over || card.taken()) return 'case.not_now';
  if (card.out().length > 0)
    return card.now < card.dates.freeze ? 'wish.has_offer' : 'case.not_now';
  if (card.now >= card.dates.offersFrom) return 'case.not_now';
  if (card.now >= card.dates.freeze) return 'round.edit_freeze';
  if (wanted.length === 0) return 'wishes.none';
  const names = wanted.map(({ kitaId }) => kitaId);
  if (names.filter((name) => name !== null).length > 4) return 'wishes.too_many_kitas';
  const struck = card.wishes.filter((wish) => !names.includes(wish.kita));
  for (const wish of struck) wish.state = 'struck';
  card.tear(struck);
  for (const { id, kitaId, rank } of wanted) {
    const known = card.wishes.find((wish) => wish.kita === kitaId);
    const fresh = { state: 'hoping', reviewed: false, visited: false } as const;
    if (!known) card.wishes.push({ id, kita: kitaId, rank, ...fresh });
    else {
      known.rank = rank;
      if (known.state === 'struck') known.state = 'hoping';
    }
  }
  return written(card, 'wishesChanged');
}

function changeData(card: CaseCard, { fields, ...known }: PersonActions['changeData']): string {
  if (card.over === 'carried') return 'case.closed';
  const reach = new Set(['guardian', 'address', 'ownAddress', 'contact', 'language']);
  const goesFurther =
    known.custody !== undefined ||
    known.allocation !== undefined ||
    fields.some((name) => !reach.has(name));
  if (card.over && goesFurther) return 'case.ended';
  if (fields.length === 0) return 'data.unchanged';
  if (fields.includes('hours') || fields.includes('wishedStart')) {
    if (card.now >= card.dates.freeze) return 'round.edit_freeze';
    if (card.out().length > 0) return 'wish.has_offer';
    if (card.taken()) return 'offer.already_accepted';
  }
  if (fields.includes('hours')) card.tear();
  if (known.custody) card.both = known.custody === 'shared';
  const { allocation } = known;
  if (allocation) card.watchAllocation(allocation.usuallyAt, allocation.latestAt);
  return written(card, 'dataChanged');
}

/** The family has, or could soon have, something to answer. */
function hasChances(card: CaseCard): boolean {
  const lapsed = card.offers.some((offer) => card.revivable(offer));
  return card.out().length > 0 || card.onDesks().length > 0 || lapsed;
}

function leave(card: CaseCard, how: NonNullable<CaseCard['over']>, letter: string): string {
  for (const offer of card.offers)
    if (offer.state === 'out' || offer.state === 'taken') card.settle(offer, 'given back');
  card.tear();
  card.endHopes();
  card.dropSlots('offered', 'agreed');
  card.end(how);
  return written(card, letter);
}

function undo(card: CaseCard): string {
  if (!card.over) return 'case.not_now';
  if (card.over === 'signed' || card.over === 'carried') return 'end.not_undoable';
  if (card.now >= card.overSince + 14 * DAY) return 'case.closed';
  card.startOver();
  return written(card, 'endUndone');
}

function tick(card: CaseCard, id: string, what: 'reviewed' | 'visited'): string {
  const wish = card.wishes.find((known) => known.id === id);
  if (!wish || wish.state === 'struck') return 'wish.unknown';
  if (wish[what]) return `wish.already_${what}`;
  wish[what] = true;
  return 'done';
}
