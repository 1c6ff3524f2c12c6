import type { PersonCommand } from '../../../src/domain/commands.ts';
import { DAY } from './season.ts';

/**
 * A case as a clerk would keep it on a card: written from the announcements and the glossary alone, naive, and changed
 * in place. The rules of src/domain must agree with it (tests/unit/domain/case-model.test.ts).
 */
export interface CardDates {
  deadline: number;
  freeze: number;
  offersFrom: number;
  days: number[];
}

interface CardWish {
  readonly id: string;
  readonly kita: string | null;
  rank: number;
  state: 'hoping' | 'declined' | 'over' | 'struck';
  reviewed: boolean;
}

interface CardOffer {
  readonly id: string;
  readonly wish: CardWish;
  readonly pool: string;
  due: number;
  /** Reminders that fall after this instant are still to be written. */
  watchedFrom: number;
  readonly remindersWritten: number[];
  state: 'out' | 'taken' | 'declined' | 'lapsed' | 'called back' | 'given back';
}

interface CardSlot {
  readonly id: string;
  readonly begins: number;
  state: 'offered' | 'agreed' | 'gone';
}

const ANSWER_TIME = 14 * DAY;
const GRACE = 14 * DAY;

export class CaseCard {
  readonly wishes: CardWish[];
  readonly offers: CardOffer[] = [];
  readonly slots: CardSlot[] = [];
  readonly dates: CardDates;
  readonly letters: string[] = [];
  now: number;
  over: 'signed' | 'withdrawn' | undefined;
  overSince = 0;
  filed = false;

  constructor(dates: CardDates, now: number, kitas: readonly (string | null)[]) {
    this.dates = { ...dates, days: [...dates.days] };
    this.now = now;
    this.wishes = kitas.map((kita, index) => ({
      id: `wish-${kita ?? 'childminding'}`,
      kita,
      rank: index + 1,
      state: 'hoping',
      reviewed: false,
    }));
  }

  get phase(): string {
    if (this.over) return 'ended';
    if (this.taken()) {
      if (this.slots.length === 0) return 'chosen';
      const meeting = this.meeting();
      return meeting && meeting.begins <= this.now ? 'contract' : 'appointment';
    }
    if (this.out().length > 0 || this.now >= this.dates.offersFrom) return 'offers';
    return this.now < this.dates.deadline ? 'registered' : 'review';
  }

  /** Pools in which the case blocks places, one entry a place. */
  get blocked(): string[] {
    return this.offers
      .filter((offer) => offer.state === 'out' || offer.state === 'taken')
      .map((offer) => offer.pool)
      .toSorted();
  }

  /** Carries out what comes by itself until now. */
  catchUp(): void {
    for (const offer of this.out()) {
      for (const days of [7, 2]) {
        const when = offer.due - days * DAY;
        if (
          when <= this.now &&
          when > offer.watchedFrom &&
          !offer.remindersWritten.includes(days)
        ) {
          offer.remindersWritten.push(days);
          this.letters.push(`${offer.id} ${days} days before ${offer.due}`);
        }
      }
      if (offer.due <= this.now) offer.state = 'lapsed';
    }
    if (this.over && this.overSince + GRACE <= this.now) this.filed = true;
  }

  /** Newer dates, read by the case at once. */
  newDates(change: Partial<CardDates>): void {
    const before = this.dates.days;
    Object.assign(this.dates, change);
    for (const offer of this.out()) {
      // The offer belongs to the day it lapses on; if that was moved to an earlier date, to the last day before.
      const mine = before.filter((day) => day <= offer.due).length - 1;
      const day = this.dates.days[mine] ?? 0;
      if (mine >= 0 && day > offer.due) {
        offer.due = day;
        offer.watchedFrom = this.now;
        offer.remindersWritten.length = 0;
      }
    }
  }

  /** What a person is told: `done`, or the code of a refusal. */
  ask(command: PersonCommand): string {
    if (this.filed) return 'case.closed';
    switch (command.kind) {
      case 'changeWishes':
        return this.changeWishes(command.wishes);
      case 'withdraw':
        if (this.over) return 'case.not_now';
        this.giveBack(['out', 'taken']);
        this.endHopes();
        this.slots.forEach((slot) => (slot.state = 'gone'));
        return this.end('withdrawn');
      case 'markReviewed': {
        if (this.phase !== 'review' && this.phase !== 'offers') return 'case.not_now';
        const wish = this.wishes.find(({ id }) => id === command.wishId);
        if (!wish || wish.state === 'struck') return 'wish.unknown';
        if (wish.reviewed) return 'wish.already_reviewed';
        wish.reviewed = true;
        return 'done';
      }
      case 'makeOffer':
        return this.makeOffer(command.offerId, command.wishId, command.placesId);
      case 'acceptOffer':
      case 'declineOffer':
      case 'revokeOffer':
        return this.settle(command.kind, command.offerId);
      case 'proposeSlots':
        return this.propose(command.offerId, command.slots);
      case 'bookSlot':
        return this.book(command.slotId);
      case 'concludeContract':
        if (this.phase !== 'appointment' && this.phase !== 'contract') return 'case.not_now';
        if (this.taken()?.id !== command.offerId) return 'offer.unknown';
        return this.meeting() ? this.end('signed') : 'contract.no_appointment';
    }
  }

  private changeWishes(wanted: readonly { id: string; kitaId: string | null; rank: number }[]) {
    if (this.over || this.taken()) return 'case.not_now';
    if (this.out().length > 0)
      return this.now < this.dates.freeze ? 'wish.has_offer' : 'case.not_now';
    if (this.now >= this.dates.offersFrom) return 'case.not_now';
    if (this.now >= this.dates.freeze) return 'round.edit_freeze';
    if (wanted.length === 0) return 'wishes.none';
    const names = wanted.map(({ kitaId }) => kitaId);
    if (names.filter((name) => name !== null).length > 4) return 'wishes.too_many_kitas';
    this.wishes
      .filter((wish) => !names.includes(wish.kita))
      .forEach((wish) => (wish.state = 'struck'));
    for (const { id, kitaId, rank } of wanted) {
      const known = this.wishes.find((wish) => wish.kita === kitaId);
      if (!known) this.wishes.push({ id, kita: kitaId, rank, state: 'hoping', reviewed: false });
      else {
        known.rank = rank;
        if (known.state === 'struck') known.state = 'hoping';
      }
    }
    return 'done';
  }

  private makeOffer(id: string, wishId: string, pool: string): string {
    if (this.taken()) return 'offer.already_accepted';
    if (this.over) return 'case.not_now';
    if (this.now < this.dates.offersFrom) return 'round.no_offers_yet';
    const wish = this.wishes.find((known) => known.id === wishId);
    if (!wish?.kita) return 'wish.unknown';
    if (wish.state !== 'hoping') return 'wish.not_open';
    if (this.out().some((offer) => offer.wish === wish)) return 'offer.already_made';
    const due = this.dates.days.find((day) => day - this.now >= ANSWER_TIME);
    if (due === undefined) return 'round.no_decision_day';
    const watchedFrom = this.now;
    this.offers.push({ id, wish, pool, due, watchedFrom, remindersWritten: [], state: 'out' });
    return 'done';
  }

  private settle(how: 'acceptOffer' | 'declineOffer' | 'revokeOffer', id: string): string {
    if (this.taken()) return 'offer.already_accepted';
    if (this.phase !== 'offers') return 'case.not_now';
    const offer = this.offers.find((known) => known.id === id);
    if (!offer) return 'offer.unknown';
    if (offer.state === 'lapsed') return 'offer.lapsed';
    if (offer.state !== 'out') return 'offer.not_open';
    if (how === 'revokeOffer') offer.state = 'called back';
    if (how === 'declineOffer') {
      offer.state = 'declined';
      offer.wish.state = 'declined';
    }
    if (how === 'acceptOffer') {
      if (this.now >= offer.due) return 'offer.lapsed';
      offer.state = 'taken';
      this.giveBack(['out']);
      this.endHopes(offer.wish);
    }
    return 'done';
  }

  private propose(
    offerId: string,
    slots: readonly { id: string; startsAt: number; endsAt: number }[],
  ): string {
    if (this.phase !== 'chosen' && this.phase !== 'appointment') return 'case.not_now';
    if (this.taken()?.id !== offerId) return 'offer.unknown';
    if (slots.length === 0) return 'slot.none';
    if (slots.some((slot) => slot.startsAt <= this.now)) return 'slot.in_past';
    if (this.meeting()) return 'slot.already_booked';
    this.slots.forEach((slot) => (slot.state = 'gone'));
    for (const { id, startsAt } of slots)
      this.slots.push({ id, begins: startsAt, state: 'offered' });
    return 'done';
  }

  private book(id: string): string {
    if (this.phase !== 'appointment') return 'case.not_now';
    const slot = this.slots.find((known) => known.id === id);
    if (!slot || slot.state === 'gone') return 'slot.unknown';
    if (this.meeting()) return 'slot.already_booked';
    if (slot.begins <= this.now) return 'slot.in_past';
    this.slots.forEach((other) => (other.state = other === slot ? 'agreed' : 'gone'));
    return 'done';
  }

  private end(how: 'signed' | 'withdrawn'): string {
    this.over = how;
    this.overSince = this.now;
    return 'done';
  }

  private giveBack(states: readonly CardOffer['state'][]): void {
    this.offers
      .filter((offer) => states.includes(offer.state))
      .forEach((offer) => (offer.state = 'given back'));
  }

  private endHopes(except?: CardWish): void {
    this.wishes
      .filter((wish) => wish !== except && wish.state === 'hoping')
      .forEach((wish) => (wish.state = 'over'));
  }

  private out(): CardOffer[] {
    return this.offers.filter((offer) => offer.state === 'out');
  }

  private taken(): CardOffer | undefined {
    return this.offers.find((offer) => offer.state === 'taken');
  }

  private meeting(): CardSlot | undefined {
    return this.slots.find((slot) => slot.state === 'agreed');
  }
}
