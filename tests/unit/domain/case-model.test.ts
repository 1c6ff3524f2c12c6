import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openOffers, type CaseState } from '../../../src/domain/case.ts';
import type { PersonAction, PersonCommand } from '../../../src/domain/commands.ts';
import { effectivePhase, PHASES } from '../../../src/domain/phase.ts';
import { promisedPlacesDelta } from '../../../src/domain/places.ts';
import { moveRoundDate, type Round, type RoundDateName } from '../../../src/domain/round.ts';
import { nextTimer } from '../../../src/domain/timers.ts';
import { CaseCard, type CardDates } from '../support/case-card.ts';
import { ACTIONS } from '../support/histories.ts';
import { LivingCase, registeredCase } from '../support/living-case.ts';
import { DAY, HOUR, round } from '../support/season.ts';

/** The portal's case beside the clerk's card. */
interface Portal {
  readonly theCase: LivingCase;
  round: Round;
  /** Promised places as PostgreSQL would count them. */
  readonly counters: Map<string, number>;
  readonly letters: string[];
}

type Play = fc.Command<CaseCard, Portal>;

/** Phases and steps of any sequence, so that one that never gets anywhere is noticed. */
const reached = new Set<string>();

const cardDates = ({ dates }: Round): CardDates => ({
  deadline: dates.deadlineAt,
  freeze: dates.editFreezeAt,
  offersFrom: dates.offersFromAt,
  days: [...dates.decisionDays],
});

function change(portal: Portal, work: () => void): void {
  const before = portal.theCase.state;
  work();
  for (const [pool, delta] of promisedPlacesDelta(before, portal.theCase.state))
    portal.counters.set(pool, (portal.counters.get(pool) ?? 0) + delta);
}

function wakeUp({ theCase, letters }: Portal, now: number): void {
  for (let timer = nextTimer(theCase.state); timer !== undefined && timer.dueAt <= now;) {
    const { command, dueAt } = timer;
    theCase.do(command, dueAt);
    if (command.kind === 'remindOfOffer')
      letters.push(
        `${command.offerId} ${command.daysBefore} days before ${dueAt + command.daysBefore * DAY}`,
      );
    timer = nextTimer(theCase.state);
  }
}

const STATES = { hoping: 'open', declined: 'declined', over: 'ended', struck: 'removed' } as const;

function expectSame(card: CaseCard, { theCase: { state }, counters, letters }: Portal): void {
  const phase = effectivePhase(state, state.round.dates, card.now);
  reached.add(phase);
  expect({ ...seen(state), phase, letters: letters.toSorted(), places: unfold(counters) }).toEqual({
    phase: card.phase,
    wishes: card.wishes.map((wish) => [wish.kita, wish.rank, STATES[wish.state], wish.reviewed]),
    dues: card.offers.flatMap((offer) => (offer.state === 'out' ? [offer.due] : [])),
    booked: card.slots.find((slot) => slot.state === 'agreed')?.id,
    places: card.blocked,
    letters: card.letters.toSorted(),
    closed: card.filed,
  });
}

const seen = (state: CaseState) => ({
  wishes: state.wishes.map((w) => [w.kitaId, w.rank, w.status, w.reviewedAt !== null]),
  dues: openOffers(state).map((offer) => offer.dueAt),
  booked: state.slots.find((slot) => slot.status === 'booked')?.id,
  closed: state.end?.closed === true,
});

const unfold = (counters: ReadonlyMap<string, number>): readonly string[] =>
  [...counters].flatMap(([pool, count]) => Array<string>(count).fill(pool)).toSorted();

function askBoth(card: CaseCard, portal: Portal, command: PersonCommand): void {
  const told = card.ask(command);
  change(portal, () => {
    const decision = portal.theCase.ask(command, card.now);
    expect(decision.kind === 'step' ? 'done' : decision.code).toBe(told);
  });
  expectSame(card, portal);
}

function passBoth(card: CaseCard, portal: Portal): void {
  card.catchUp();
  change(portal, () => {
    wakeUp(portal, card.now);
  });
  expectSame(card, portal);
}

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

  private next({ phase, now, dates, wishes, offers, slots }: CaseCard): PersonCommand | number {
    const id = `${offers.length}-${slots.length}`;
    const offerId = offers.find(({ state }) => state === 'taken' || state === 'out')?.id ?? '';
    switch (phase) {
      case 'offers':
        return offerId === ''
          ? {
              kind: 'makeOffer',
              offerId: `offer-${id}`,
              wishId: wishes.find(({ state }) => state === 'hoping')?.id ?? '',
              placesId: 'pool-0',
            }
          : { kind: 'acceptOffer', offerId };
      case 'chosen': {
        const startsAt = now + DAY;
        const slot = { id: `slot-${id}`, startsAt, endsAt: startsAt + HOUR };
        return { kind: 'proposeSlots', offerId, slots: [slot] };
      }
      case 'appointment': {
        const agreed = slots.find(({ state }) => state === 'agreed');
        const slotId = slots.find(({ state }) => state === 'offered')?.id ?? '';
        return agreed?.begins ?? { kind: 'bookSlot', slotId };
      }
      case 'contract':
        return { kind: 'concludeContract', offerId, contractId: `contract-${id}` };
      default:
        return Math.max(now + HOUR, dates.offersFrom);
    }
  }
}

/** Somebody asks for something; how often it is sensible is for the generator to say. */
class Ask implements Play {
  readonly action: PersonAction;
  readonly picks: readonly [number, number];
  constructor(action: PersonAction, picks: readonly [number, number]) {
    this.action = action;
    this.picks = picks;
  }
  check = (): boolean => true;
  run(card: CaseCard, portal: Portal): void {
    askBoth(card, portal, this.command(card));
  }
  toString = (): string => `${this.action}(${this.picks.join(', ')})`;

  private command({ wishes, offers, slots, now }: CaseCard): PersonCommand {
    const [first, second] = this.picks;
    const kind = this.action;
    const id = `${kind}-${offers.length}-${slots.length}-${wishes.length}`;
    const one = (rows: readonly { readonly id: string }[]): string =>
      first === 7 ? 'unknown' : (rows.at(-1 - (first % Math.max(1, rows.length)))?.id ?? 'none');
    switch (kind) {
      case 'changeWishes': {
        const wished = ['kita-a', 'kita-b', 'kita-c', 'kita-d', 'kita-e', null].filter(
          (_, index) => ((first * 8 + second) >> index) % 2 === 1,
        );
        return {
          kind,
          wishes: wished.map((kitaId, index) => ({
            id: `${id}-${index}`,
            kitaId,
            rank: index + 1,
          })),
        };
      }
      case 'withdraw':
        return { kind };
      case 'markReviewed':
        return { kind, wishId: one(wishes) };
      case 'makeOffer':
        return { kind, offerId: id, wishId: one(wishes), placesId: `pool-${second % 2}` };
      case 'revokeOffer':
      case 'acceptOffer':
      case 'declineOffer':
        return { kind, offerId: one(offers) };
      case 'proposeSlots': {
        const startsAt = now + (second - 1) * 12 * HOUR;
        const proposed = [0, 1].map((index) => ({
          id: `${id}-${index}`,
          startsAt: startsAt + index * HOUR,
          endsAt: startsAt + (index + 1) * HOUR,
        }));
        return { kind, offerId: one(offers), slots: second === 7 ? [] : proposed };
      }
      case 'bookSlot':
        return { kind, slotId: one(slots) };
      case 'concludeContract':
        return { kind, offerId: one(offers), contractId: id };
    }
  }
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
  readonly date: RoundDateName;
  readonly days: number;
  constructor(date: RoundDateName, days: number) {
    this.date = date;
    this.days = days;
  }
  check = (card: CaseCard): boolean => !card.filed;
  run(card: CaseCard, portal: Portal): void {
    const { dates } = portal.round;
    const day = Number(this.date.split('.')[1] ?? 0);
    const from = this.date in dates ? dates[this.date as 'deadlineAt'] : dates.decisionDays[day];
    const moved = moveRoundDate(portal.round, this.date, (from ?? 0) + this.days * DAY);
    if (moved === undefined) return;
    portal.round = moved;
    card.newDates(cardDates(moved));
    change(portal, () => portal.theCase.do({ kind: 'noteRound', round: moved }, card.now));
    expectSame(card, portal);
  }
  toString = (): string => `${this.date} moved by ${this.days} days`;
}

const picks = fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 }));
const asking = (...actions: readonly PersonAction[]) =>
  fc.tuple(fc.constantFrom(...actions), picks).map(([action, which]) => new Ask(action, which));
const milestones = (card: CaseCard): readonly number[] =>
  [
    card.dates.deadline,
    card.dates.freeze,
    card.dates.offersFrom,
    ...card.offers.flatMap(({ due }) => [due - 7 * DAY, due - 2 * DAY, due]),
    ...card.slots.map((slot) => slot.begins),
    ...(card.over ? [card.overSince + 14 * DAY] : []),
  ]
    .filter((at) => at > card.now)
    .toSorted((a, b) => a - b);

const plays = fc.commands<CaseCard, Portal>(
  [
    fc.constant(new GoOn()),
    asking(...ACTIONS.filter((action) => action !== 'withdraw')),
    asking('makeOffer', 'acceptOffer', 'proposeSlots', 'bookSlot', 'concludeContract'),
    asking('makeOffer', 'makeOffer', 'declineOffer', 'revokeOffer', 'markReviewed'),
    asking('changeWishes', 'changeWishes', 'changeWishes', 'withdraw'),
    asking('proposeSlots', 'bookSlot'),
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
        fc.constantFrom<RoundDateName>(
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

describe('a case and a clerk’s card of it', () => {
  it('agree after any sequence of what persons ask, time brings and the office moves', () => {
    const receivedAt = round.dates.opensAt + DAY;
    const kitas = ['kita-a', 'kita-b'];
    fc.assert(
      fc.property(plays, (sequence) => {
        const theCase = new LivingCase(registeredCase(round, { receivedAt, kitas }));
        fc.modelRun(
          () => ({
            model: new CaseCard(cardDates(round), receivedAt, [...kitas, null]),
            real: { theCase, round, counters: new Map<string, number>(), letters: [] },
          }),
          sequence,
        );
        theCase.steps.forEach((step) => reached.add(step));
      }),
      { numRuns: 1000 },
    );
    for (const name of [...PHASES, 'offerReminded', 'offerLapsed', 'roundNoted', 'wishesChanged'])
      expect(reached).toContain(name);
  });
});
