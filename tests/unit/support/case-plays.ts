import fc from 'fast-check';
import type { PersonAction, PersonCommand } from '../../../src/domain/commands.ts';
import {
  moveRoundDate,
  postponeKitas,
  type Round,
  type RoundDateName,
} from '../../../src/domain/round.ts';
import { ACTIONS, commandOf, LAST_PICK, type Picks } from './asking.ts';
import {
  askBoth,
  cardDates,
  change,
  expectSame,
  passBoth,
  record,
  type Portal,
} from './card-beside-case.ts';
import { newDates } from './card-days.ts';
import type { CaseCard } from './case-card.ts';
import { terms } from './living-case.ts';
import { DAY, HOUR, round as season } from './season.ts';

type Play = fc.Command<CaseCard, Portal>;

/** Whatever leads on towards the contract, so that random sequences get that far. */
class GoOn implements Play {
  check = (): boolean => true;
  run(card: CaseCard, portal: Portal): void {
    const next = this.next(card);
    if (typeof next === 'number') {
      card.now = next;
      passBoth(card, portal);
    } else askBoth(card, portal, next);
  }
  toString = (): string => 'goOn';

  private next(card: CaseCard): PersonCommand | number {
    const { phase, now, dates, wishes, offers, slots } = card;
    const offerId = offers.find(({ state }) => state === 'taken' || state === 'out')?.id ?? '';
    switch (phase) {
      case 'offers':
        return offerId === '' ? this.offer(card, wishes) : { kind: 'acceptOffer', offerId };
      case 'chosen': {
        const id = `slot-${offers.length}-${slots.length}`;
        const proposed = [1, 3].map((days) => {
          const startsAt = now + days * DAY;
          return { id: `${id}-${days}`, startsAt, endsAt: startsAt + HOUR };
        });
        return { kind: 'proposeSlots', offerId, slots: proposed };
      }
      case 'appointment': {
        const slotId = slots.find(({ state }) => state === 'offered')?.id ?? '';
        return card.meeting()?.begins ?? { kind: 'bookSlot', slotId };
      }
      case 'contract': {
        const [guardian] = card.missingSignatures();
        return guardian === undefined
          ? { kind: 'concludeContract', offerId, contractId: `contract-${offers.length}`, ...terms }
          : { kind: 'guardianConsent', guardian };
      }
      default:
        return Math.max(now + HOUR, dates.offersFrom);
    }
  }

  private offer(card: CaseCard, wishes: CaseCard['wishes']): PersonCommand | number {
    const [paper] = card.onDesks();
    if (paper?.state === 'let go') return card.now + 7 * DAY;
    if (paper) return { kind: 'releaseOffer', offerId: paper.id };
    return {
      kind: card.rules.mode === 'window' ? 'prepareOffer' : 'makeOffer',
      offerId: `offer-${card.offers.length}-${card.papers.length}`,
      wishId: wishes.find(({ state }) => state === 'hoping')?.id ?? '',
      placesId: 'places-0',
    };
  }
}

/** Somebody asks for something; how often it is sensible is for the generator to say. */
class Ask implements Play {
  readonly action: PersonAction;
  readonly picks: Picks;
  constructor(action: PersonAction, picks: Picks) {
    this.action = action;
    this.picks = picks;
  }
  check = (): boolean => true;
  run(card: CaseCard, portal: Portal): void {
    const { now, wishes, papers, offers, slots } = card;
    const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
    const sight = {
      now,
      year: season.year,
      wishes: wishes.map(({ id, kita }) => ({ id, kitaId: kita })),
      drafts: ids(papers),
      offers: ids(offers),
      dues: offers.map(({ due }) => due),
      slots: ids(slots),
      booked: card.meeting()?.id,
    };
    const rows = [papers, offers, slots, wishes, card.letters].map(({ length }) => length);
    const id = `${this.action}-${rows.join('-')}`;
    askBoth(card, portal, commandOf(this.action, sight, id, this.picks));
  }
  toString = (): string => `${this.action}(${this.picks.join(', ')})`;
}

type Scene = (card: CaseCard) => Generator<PersonCommand | number>;

/** Some things in a row that chance alone would seldom bring together: what is asked, and until when is waited. */
const SCENES: Readonly<Record<string, Scene>> = {
  *'every Kita prepares an offer'({ wishes, papers }) {
    for (const { id: wishId, kita } of wishes) {
      const offerId = `prepared-${papers.length}`;
      const childminder = kita === null ? { childminderId: 'minder' } : {};
      yield { kind: 'prepareOffer', offerId, wishId, placesId: 'places-1', ...childminder };
      yield { kind: 'releaseOffer', offerId };
    }
  },
  *'a lapsed offer is revived'(card) {
    const [offer] = card.out();
    if (offer === undefined) return;
    yield offer.due;
    yield card.now + DAY;
    yield { kind: 'reviveOffer', offerId: offer.id };
  },
  *'the family misses its appointments'(card) {
    const begins = [2, 4, 6].map((days) => card.now + days * DAY);
    const offerId = card.taken()?.id ?? '';
    const slots = begins.map((startsAt, index) => ({
      id: `missed-${card.slots.length + index}`,
      startsAt,
      endsAt: startsAt + HOUR,
    }));
    yield { kind: 'proposeSlots', offerId, slots };
    for (const { id: slotId, startsAt } of slots.slice(0, 2)) {
      yield { kind: 'bookSlot', slotId };
      yield startsAt;
      yield { kind: 'recordNoShow', slotId };
    }
  },
};

class Happen implements Play {
  readonly scene: string;
  constructor(scene: string) {
    this.scene = scene;
  }
  check = (): boolean => true;
  run(card: CaseCard, portal: Portal): void {
    for (const next of SCENES[this.scene]?.(card) ?? []) {
      if (typeof next !== 'number') askBoth(card, portal, next);
      else {
        card.now = Math.max(card.now, next);
        passBoth(card, portal);
      }
    }
  }
  toString = (): string => this.scene;
}

/** Time passes; the case takes its own steps, or the worker is away and it takes them later. */
class Pass implements Play {
  readonly to: (card: CaseCard) => number;
  readonly asleep: boolean;
  readonly name: string;
  constructor(name: string, to: (card: CaseCard) => number, asleep: boolean) {
    this.name = name;
    this.to = to;
    this.asleep = asleep;
  }
  check = (): boolean => true;
  run(card: CaseCard, portal: Portal): void {
    card.now = Math.max(card.now, this.to(card));
    if (this.asleep) return;
    passBoth(card, portal);
  }
  toString = (): string => `${this.name}${this.asleep ? ', worker away' : ''}`;
}

/** The office moves a date, and the case takes note at once. */
class MoveDate implements Play {
  readonly date: RoundDateName | 'kita-b';
  readonly days: number;
  constructor(date: RoundDateName | 'kita-b', days: number) {
    this.date = date;
    this.days = days;
  }
  check = (card: CaseCard): boolean => !card.filed;
  run(card: CaseCard, portal: Portal): void {
    const moved = this.moved(portal.round);
    if (moved === undefined) return;
    portal.round = moved;
    newDates(card, cardDates(moved), this.date !== 'kita-b' && this.days !== 0);
    change(portal, () => {
      record(portal, portal.theCase.ask({ kind: 'noteRound', round: moved }, card.now));
    });
    expectSame(card, portal);
  }
  toString = (): string => `${this.date} moved by ${this.days} days`;

  private moved(known: Round): Round | undefined {
    const { dates } = known;
    const by = this.days * DAY;
    if (this.date === 'kita-b') return postponeKitas(known, ['kita-b'], dates.offersFromAt + by);
    const day = Number(this.date.split('.')[1] ?? 0);
    const from = this.date in dates ? dates[this.date as 'deadlineAt'] : dates.decisionDays[day];
    return moveRoundDate(known, this.date, (from ?? 0) + by);
  }
}

const picks = fc.tuple(fc.nat({ max: LAST_PICK }), fc.nat({ max: LAST_PICK }));
const asking = (...actions: readonly PersonAction[]) =>
  fc.tuple(fc.constantFrom(...actions), picks).map(([action, which]) => new Ask(action, which));
const milestones = (card: CaseCard): readonly number[] =>
  [
    card.dates.deadline,
    card.dates.freeze,
    card.dates.offersFrom,
    ...card.offers.flatMap(({ due }) => [due - 7 * DAY, due - 2 * DAY, due, due + 2 * DAY]),
    ...card.slots.flatMap(({ begins }) => [begins - DAY, begins]),
    ...(card.stage === 'chosen' ? [card.stageSince + 7 * DAY] : []),
    ...(card.allocation ? [card.allocation.usual, card.allocation.latest] : []),
    ...(card.over ? [card.overSince + 12 * DAY, card.overSince + 14 * DAY] : []),
  ]
    .filter((at) => at > card.now)
    .toSorted((a, b) => a - b);

const ENDINGS: readonly PersonAction[] = ['withdraw', 'moveAway', 'carryOver', 'closeWithoutPlace'];

/** Anything that persons, time and the office may do to a case, up to sixty times. */
export const plays = fc.commands<CaseCard, Portal>(
  [
    fc.constant(new GoOn()),
    fc.constantFrom(...Object.keys(SCENES)).map((scene) => new Happen(scene)),
    asking(...ACTIONS.filter((action) => !ENDINGS.includes(action))),
    asking('prepareOffer', 'prepareOffer', 'releaseOffer', 'makeOffer', 'makeOffer', 'revokeOffer'),
    asking('acceptOffer', 'declineOffer', 'reviveOffer', 'extendDeadline', 'declineOffer'),
    asking('proposeSlots', 'bookSlot', 'bookSlot', 'cancelAppointment', 'recordNoShow'),
    asking('guardianConsent', 'concludeContract', 'contractFailed', 'correctContract'),
    asking('changeWishes', 'changeWishes', 'changeData', 'undoWithdraw', ...ENDINGS),
    fc
      .record({
        step: fc.nat({ max: 1 }),
        shift: fc.constantFrom(-1, 0, 0, 1),
        asleep: fc.constantFrom(true, false, false, false),
      })
      .map(
        ({ step, shift, asleep }) =>
          new Pass(
            `until milestone ${step} ${shift} ms`,
            (card) => (milestones(card)[step] ?? card.now + DAY) + shift,
            asleep,
          ),
      ),
    fc
      .tuple(fc.nat({ max: 10 * DAY }), fc.boolean())
      .map(([ms, asleep]) => new Pass(`for ${ms} ms`, (card) => card.now + ms, asleep)),
    fc
      .tuple(
        fc.constantFrom<RoundDateName | 'kita-b'>(
          'kita-b',
          'deadlineAt',
          'editFreezeAt',
          'offersFromAt',
          'decisionDays.0',
          'decisionDays.1',
          'decisionDays.2',
        ),
        fc.integer({ min: -12, max: 12 }),
      )
      .map(([date, days]) => new MoveDate(date, days)),
  ],
  { maxCommands: 60, size: 'max' },
);
