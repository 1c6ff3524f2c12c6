import type { PersonActions, PersonCommand } from '../../../src/domain/commands.ts';
import { firstDay, answerDay, nextOpening } from './card-days.ts';
import type { CardOffer, CaseCard } from './case-card.ts';
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
  if (card.over) return 'case.not_now';
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

type OfferCommand = Extract<
  PersonCommand,
  {
    kind:
      | `${'prepare' | 'release' | 'make' | 'revoke' | 'accept' | 'decline' | 'revive'}Offer`
      | 'extendDeadline';
  }
>;

function askOfOffers(card: CaseCard, command: OfferCommand): string {
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

type ContractCommand = Extract<
  PersonCommand,
  {
    kind:
      | 'guardianConsent'
      | 'proposeSlots'
      | 'bookSlot'
      | 'cancelAppointment'
      | 'recordNoShow'
      | 'concludeContract'
      | 'correctContract'
      | 'contractFailed';
  }
>;

function askOfContract(card: CaseCard, command: ContractCommand): string {
  const phases = {
    guardianConsent: ['chosen', 'appointment', 'contract'],
    proposeSlots: ['chosen', 'appointment'],
    bookSlot: ['appointment'],
    cancelAppointment: ['appointment'],
    recordNoShow: ['contract'],
    concludeContract: ['chosen', 'appointment', 'contract'],
    correctContract: ['ended'],
    contractFailed: ['chosen', 'appointment', 'contract', 'ended'],
  }[command.kind];
  if (!phases.includes(card.phase)) return 'case.not_now';
  switch (command.kind) {
    case 'guardianConsent':
      if (!card.both) return 'consent.not_needed';
      if (card.signed.has(command.guardian)) return 'consent.already_given';
      card.signed.add(command.guardian);
      return written(card, 'consent');
    case 'proposeSlots':
      return propose(card, command);
    case 'bookSlot':
      return book(card, command.slotId);
    case 'cancelAppointment':
      return callOff(card, command);
    case 'recordNoShow':
      return miss(card, command.slotId);
    case 'concludeContract':
      return sign(card, command.offerId);
    case 'correctContract':
      return card.over === 'signed' ? written(card, 'contractCorrected') : 'contract.none';
    case 'contractFailed':
      if (card.taken()?.id !== command.offerId) return 'offer.unknown';
      breakOff(card, command.reason === 'familyDeclined');
      return written(card, `contractFailed ${command.offerId}`);
  }
}

function propose(card: CaseCard, { offerId, slots }: PersonActions['proposeSlots']): string {
  const taken = card.taken();
  if (taken?.id !== offerId || taken.wish.kita === null) return 'offer.unknown';
  if (slots.length === 0) return 'slot.none';
  if (slots.some((slot) => slot.startsAt <= card.now)) return 'slot.in_past';
  if (card.meeting()) return 'slot.already_booked';
  card.dropSlots('offered');
  for (const { id, startsAt, endsAt } of slots)
    card.slots.push({ id, begins: startsAt, ends: endsAt, state: 'offered' });
  card.enter('inviting');
  return written(card, `slots ${offerId}`);
}

function book(card: CaseCard, id: string): string {
  const slot = card.slots.find((known) => known.id === id);
  if (slot?.state !== 'offered' && slot?.state !== 'agreed') return 'slot.unknown';
  if (slot.state === 'agreed') return 'slot.already_booked';
  if (slot.begins <= card.now) return 'slot.in_past';
  const meeting = card.meeting();
  if (meeting) {
    if (meeting.begins - card.now < DAY) return 'slot.too_late';
    meeting.state = 'offered';
  }
  slot.state = 'agreed';
  card.noted.clear();
  return written(card, `appointment ${id}`);
}

function callOff(card: CaseCard, { slotId, by }: PersonActions['cancelAppointment']): string {
  const meeting = card.meeting();
  if (meeting?.id !== slotId) return 'slot.not_booked';
  if (by === 'family' && meeting.begins - card.now < DAY) return 'slot.too_late';
  meeting.state = 'called off';
  chooseAgain(card);
  return written(card, `appointmentCancelled ${slotId}`);
}

function miss(card: CaseCard, slotId: string): string {
  const meeting = card.meeting();
  if (meeting?.id !== slotId) return 'slot.not_booked';
  meeting.state = 'missed';
  card.missed += 1;
  chooseAgain(card);
  if (card.missed > 1 && card.rules.secondMiss === 'offers') breakOff(card, true);
  if (card.missed > 1) {
    card.dropSlots('offered');
    card.enter('chosen');
  }
  return written(card, `appointmentMissed ${slotId}`);
}

/** From the proposals that are left; without any, it is for the Kita to make others. */
function chooseAgain(card: CaseCard): void {
  card.noted.clear();
  if (card.slots.some(({ state, begins }) => state === 'offered' && begins > card.now)) return;
  card.dropSlots('offered');
  card.enter('chosen');
}

function sign(card: CaseCard, offerId: string): string {
  const taken = card.taken();
  if (taken?.id !== offerId) return 'offer.unknown';
  if (taken.wish.kita !== null && !card.meeting()) return 'contract.no_appointment';
  if (card.missingSignatures().length > 0) return 'contract.consent_missing';
  card.dropSlots('offered');
  card.end('signed');
  return written(card, `contract ${offerId}`);
}

/** The place is given back. Was it for the family, its wish is settled too. */
function breakOff(card: CaseCard, byFamily: boolean): void {
  const taken = card.taken();
  if (!taken) return;
  card.settle(taken, 'broken');
  if (byFamily) taken.wish.state = 'declined';
  card.dropSlots('offered', 'agreed');
  card.startOver();
}

function written(card: CaseCard, letter: string): string {
  card.letters.push(letter);
  return 'done';
}
