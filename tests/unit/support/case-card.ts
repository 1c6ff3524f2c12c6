import type { OfferMode, SecondNoShow } from '../../../src/domain/round.ts';
import { DAY } from './season.ts';

/**
 * A case as a clerk would keep it on a card: written from the announcements and the glossary alone, naive, and changed
 * in place. The rules of src/domain must agree with it (tests/unit/domain/case-model.test.ts). What persons ask is in
 * card-asks.ts, what time brings in card-days.ts.
 */
export interface CardDates {
  deadline: number;
  freeze: number;
  offersFrom: number;
  days: number[];
  /** Kitas whose offers go out later than the others'. */
  own: Map<string, number>;
}

export interface CardRules {
  readonly mode: OfferMode;
  readonly secondMiss: SecondNoShow;
  readonly carryOver: boolean;
}

export interface CardWish {
  readonly id: string;
  readonly kita: string | null;
  rank: number;
  state: 'hoping' | 'declined' | 'over' | 'struck';
  reviewed: boolean;
  visited: boolean;
}

/** An offer a Kita has on its desk. */
export interface CardPaper {
  readonly id: string;
  readonly wish: CardWish;
  readonly pool: string;
  /** From when on a person lets it go. */
  from: number;
  state: 'lying' | 'let go' | 'sent' | 'torn';
}

export interface CardOffer {
  readonly id: string;
  readonly wish: CardWish;
  readonly pool: string;
  due: number;
  /** Reminders that fall after this instant are still to be written. */
  watchedFrom: number;
  readonly remindersWritten: number[];
  state: 'out' | 'taken' | 'declined' | 'lapsed' | 'called back' | 'given back' | 'broken';
  settledAt: number;
}

export interface CardSlot {
  readonly id: string;
  readonly begins: number;
  readonly ends: number;
  state: 'offered' | 'agreed' | 'gone' | 'called off' | 'missed';
}

export const ANSWER_TIME = 14 * DAY;
export const GRACE = 14 * DAY;
export const REVIVE_TIME = 2 * DAY;

export class CaseCard {
  readonly dates: CardDates;
  readonly rules: CardRules;
  readonly wishes: CardWish[];
  readonly papers: CardPaper[] = [];
  readonly offers: CardOffer[] = [];
  readonly slots: CardSlot[] = [];
  /** Everything written to the family. */
  readonly letters: string[] = [];
  /** Everything the youth office was told is overdue. */
  readonly notes: string[] = [];
  now: number;
  stage: 'hoping' | 'chosen' | 'inviting' = 'hoping';
  stageSince: number;
  both = false;
  readonly signed = new Set<number>();
  missed = 0;
  readonly noted = new Set<'slots' | 'contract'>();
  allocation: { usual: number; latest: number; readonly told: Set<8 | 6> } | undefined;
  over: 'signed' | 'withdrawn' | 'moved' | 'carried' | 'no place' | undefined;
  overSince = 0;
  overReminded = false;
  filed = false;

  constructor(dates: CardDates, rules: CardRules, now: number, kitas: readonly (string | null)[]) {
    this.dates = { ...dates, days: [...dates.days], own: new Map(dates.own) };
    this.rules = rules;
    this.now = now;
    this.stageSince = now;
    this.wishes = kitas.map((kita, index) => ({
      id: `wish-${kita ?? 'childminding'}`,
      kita,
      rank: index + 1,
      state: 'hoping',
      reviewed: false,
      visited: false,
    }));
  }

  get phase(): string {
    if (this.over) return 'ended';
    if (this.stage === 'chosen') return 'chosen';
    if (this.stage === 'inviting') {
      const meeting = this.meeting();
      return meeting && meeting.begins <= this.now ? 'contract' : 'appointment';
    }
    if (this.out().length > 0 || this.now >= this.dates.offersFrom) return 'offers';
    return this.now < this.dates.deadline ? 'registered' : 'review';
  }

  /** Pools in which the case blocks places, one entry a place. */
  get blocked(): string[] {
    const offers = this.offers.filter(({ state }) => state === 'out' || state === 'taken');
    return [...offers, ...this.onDesks()].map(({ pool }) => pool).toSorted();
  }

  out(): CardOffer[] {
    return this.offers.filter(({ state }) => state === 'out');
  }

  onDesks(): CardPaper[] {
    return this.papers.filter(({ state }) => state === 'lying' || state === 'let go');
  }

  taken(): CardOffer | undefined {
    return this.offers.find(({ state }) => state === 'taken');
  }

  meeting(): CardSlot | undefined {
    return this.slots.find(({ state }) => state === 'agreed');
  }

  missingSignatures(): number[] {
    return this.both ? [1, 2].filter((guardian) => !this.signed.has(guardian)) : [];
  }

  /** What the family could still accept although it has lapsed. */
  revivable(offer: CardOffer): boolean {
    const inTime = this.now < offer.settledAt + REVIVE_TIME;
    return offer.state === 'lapsed' && inTime && offer.wish.state === 'hoping';
  }

  enter(stage: CaseCard['stage']): void {
    if (this.stage === stage) return;
    this.stage = stage;
    this.stageSince = this.now;
    this.noted.clear();
  }

  settle(offer: CardOffer, state: CardOffer['state']): void {
    offer.state = state;
    offer.settledAt = this.now;
  }

  tear(wishes?: readonly CardWish[]): void {
    for (const paper of this.onDesks())
      if (!wishes || wishes.includes(paper.wish)) paper.state = 'torn';
  }

  dropSlots(...states: readonly CardSlot['state'][]): void {
    for (const slot of this.slots) if (states.includes(slot.state)) slot.state = 'gone';
  }

  /** The law's letter for these days; what lies behind is not written any more. */
  watchAllocation(usual: number, latest: number): void {
    const told = new Set<8 | 6>();
    if (usual <= this.now) told.add(8);
    if (latest <= this.now) told.add(6);
    this.allocation = { usual, latest, told };
  }

  /** Nothing in hand any more, all hopes again. */
  startOver(): void {
    this.over = undefined;
    this.stage = 'hoping';
    this.stageSince = this.now;
    this.signed.clear();
    this.missed = 0;
    this.noted.clear();
    for (const wish of this.wishes) if (wish.state === 'over') wish.state = 'hoping';
    if (this.allocation) this.watchAllocation(this.allocation.usual, this.allocation.latest);
  }

  end(how: NonNullable<CaseCard['over']>): void {
    this.noted.clear();
    this.over = how;
    this.overSince = this.now;
    this.overReminded = false;
  }

  endHopes(except?: CardWish): void {
    for (const wish of this.wishes)
      if (wish !== except && wish.state === 'hoping') wish.state = 'over';
  }
}

/** The answer to whoever asked, once the family was written to. */
export function written(card: CaseCard, letter: string): string {
  card.letters.push(letter);
  return 'done';
}
