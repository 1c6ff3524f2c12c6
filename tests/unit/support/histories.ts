import fc from 'fast-check';
import { bookedSlot, openOffers, type CaseState } from '../../../src/domain/case.ts';
import type { Command, PersonAction, PersonCommand } from '../../../src/domain/commands.ts';
import { ACTION_PHASES, effectivePhase, isPossibleIn } from '../../../src/domain/phase.ts';
import {
  MOVABLE_INSTANTS,
  moveRoundDate,
  type Round,
  type RoundDateName,
} from '../../../src/domain/round.ts';
import type { Decision } from '../../../src/domain/steps.ts';
import { nextTimer } from '../../../src/domain/timers.ts';
import { LivingCase, registeredCase } from './living-case.ts';
import { anyRound, DAY, HOUR } from './season.ts';

/** One command of a history: what was known, what was asked, what came of it. */
export interface Moment {
  readonly before: CaseState;
  readonly command: Command;
  /** The instant it was judged at. */
  readonly at: number;
  readonly judgedBy: Round;
  readonly decision: Decision;
  readonly after: CaseState;
}

/** A case's life as persons, clock and office happened to play it. */
export interface History {
  readonly moments: readonly Moment[];
  /** Every state it went through, the registered one first, with an instant at which it held. */
  readonly states: readonly { readonly state: CaseState; readonly at: number }[];
}

export const ACTIONS = Object.keys(ACTION_PHASES) as PersonAction[];

const SETTLING: readonly PersonAction[] = ['acceptOffer', 'declineOffer', 'revokeOffer'];

type Move =
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'waitUntil'; readonly pick: number; readonly shift: number }
  | { readonly kind: 'takeTimers' }
  | {
      readonly kind: 'ask';
      readonly action: PersonAction;
      /** Asked for something else when the phase does not allow it. */
      readonly sensible: boolean;
      readonly picks: readonly [number, number];
    }
  /** Whatever leads on towards the contract. */
  | { readonly kind: 'goOn'; readonly picks: readonly [number, number] }
  /** The worker is away: what is asked from here on is judged later, as of when it was received. */
  | { readonly kind: 'stall' }
  | { readonly kind: 'catchUp' }
  | { readonly kind: 'moveDate'; readonly pick: number; readonly days: number };

const pick = fc.nat({ max: 60 });
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      action: fc.constantFrom(...ACTIONS),
      sensible: fc.constantFrom(true, true, true, false),
      picks: fc.tuple(pick, pick),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('goOn' as const), picks: fc.tuple(pick, pick) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('waitUntil' as const),
      pick,
      shift: fc.constantFrom(-1, 0, 1, HOUR),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.integer({ min: 0, max: 20 * DAY }),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'takeTimers' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'stall' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'catchUp' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('moveDate' as const),
      pick,
      days: fc.integer({ min: -20, max: 20 }),
    }),
  },
);

/** Any history of any case, of up to sixty moves. */
export const anyHistory: fc.Arbitrary<History> = fc
  .record({
    round: anyRound,
    receivedAfter: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
    kitas: fc.subarray(['kita-a', 'kita-b', 'kita-c'], { minLength: 1 }),
    childminding: fc.boolean(),
    moves: fc.array(anyMove, { minLength: 5, maxLength: 60, size: 'max' }),
  })
  .map(({ round, receivedAfter, kitas, childminding, moves }) => {
    const { opensAt, endsAt } = round.dates;
    const receivedAt = Math.floor(opensAt + receivedAfter * (endsAt - opensAt));
    const player = new Player(round, registeredCase(round, { receivedAt, kitas, childminding }));
    for (const move of moves) player.play(move);
    const { moments, states } = player;
    return { moments, states, [fc.toStringMethod]: () => moments.map(told).join('\n') };
  });

/** A moment in one line, for whoever has to read a counterexample. */
function told({ before, command, at, judgedBy, decision }: Moment): string {
  const asked = JSON.stringify(command, (key, value: unknown) =>
    key === 'kind' ? undefined : value,
  );
  const outcome = decision.kind === 'step' ? decision.step.kind : `refused: ${decision.code}`;
  const phase = effectivePhase(before, judgedBy.dates, at);
  return `${before.revision} ${phase} ${new Date(at).toISOString()} ${command.kind} ${asked} -> ${outcome}`;
}

/** Plays moves as the portal would: commands in the order received, timers when due, newer dates when they are told. */
class Player {
  readonly moments: Moment[] = [];
  readonly states: { readonly state: CaseState; readonly at: number }[];
  private readonly theCase: LivingCase;
  private readonly waiting: { command: PersonCommand; at: number; judgedBy: Round }[] = [];
  private newest: Round;
  private now: number;
  private stalled = false;
  private ids = 0;

  constructor(round: Round, state: CaseState) {
    this.theCase = new LivingCase(state);
    this.newest = round;
    this.now = state.receivedAt;
    this.states = [{ state, at: this.now }];
  }

  play(move: Move): void {
    switch (move.kind) {
      case 'wait':
        this.now += move.ms;
        break;
      case 'waitUntil': {
        const ahead = this.instants().filter((instant) => instant + move.shift >= this.now);
        const next = ahead[move.pick % Math.max(1, ahead.length)];
        if (next !== undefined) this.now = next + move.shift;
        break;
      }
      case 'takeTimers':
        if (!this.stalled) this.takeTimers();
        break;
      case 'ask':
        this.receive(this.commandOf(move));
        break;
      case 'goOn':
        this.goOn(move.picks);
        break;
      case 'stall':
        this.stalled = true;
        break;
      case 'catchUp':
        this.stalled = false;
        this.deliver();
        this.takeTimers();
        break;
      case 'moveDate':
        this.moveDate(move.pick, move.days);
        break;
    }
  }

  private receive(command: PersonCommand): void {
    this.waiting.push({ command, at: this.now, judgedBy: this.newest });
    if (!this.stalled) this.deliver();
  }

  private goOn(picks: readonly [number, number]): void {
    const { state } = this.theCase;
    switch (effectivePhase(state, this.newest.dates, this.now)) {
      case 'registered':
      case 'review':
        this.now = Math.max(this.now, this.newest.dates.offersFromAt);
        break;
      case 'offers':
        this.receive(
          this.resolve(openOffers(state).length > 0 ? 'acceptOffer' : 'makeOffer', picks),
        );
        break;
      case 'chosen':
        this.receive(this.resolve('proposeSlots', picks));
        break;
      case 'appointment':
        this.receive(this.resolve(bookedSlot(state) ? 'concludeContract' : 'bookSlot', picks));
        break;
      case 'contract':
        this.receive(this.resolve('concludeContract', picks));
        break;
      case 'ended':
    }
  }

  /** Instants at which something changes for this case. */
  private instants(): readonly number[] {
    const { dates } = this.newest;
    const { offers, slots, end } = this.theCase.state;
    return [
      ...MOVABLE_INSTANTS.map((name) => dates[name]),
      ...dates.decisionDays,
      ...offers.flatMap(({ dueAt }) => [dueAt, dueAt - 7 * DAY, dueAt - 2 * DAY]),
      ...slots.map((slot) => slot.startsAt),
      ...(end === null ? [] : [end.closesAt]),
    ].toSorted((a, b) => a - b);
  }

  private ask(command: Command, at: number, judgedBy: Round): Decision {
    const before = this.theCase.state;
    const decision = this.theCase.ask(command, at, judgedBy);
    const after = this.theCase.state;
    this.moments.push({ before, command, at, judgedBy, decision, after });
    if (after !== before) this.states.push({ state: after, at: this.now });
    return decision;
  }

  private deliver(): void {
    for (const { command, at, judgedBy } of this.waiting.splice(0)) this.ask(command, at, judgedBy);
    this.noteNewest();
  }

  private takeTimers(): void {
    for (;;) {
      const timer = nextTimer(this.theCase.state);
      if (timer === undefined || timer.dueAt > this.now) return;
      const decision = this.ask(timer.command, timer.dueAt, this.theCase.state.round);
      if (decision.kind === 'refusal') return;
    }
  }

  private moveDate(which: number, days: number): void {
    const names: readonly RoundDateName[] = [
      ...MOVABLE_INSTANTS,
      ...this.newest.dates.decisionDays.map((_, index) => `decisionDays.${index}` as const),
    ];
    const name = names[which % names.length] ?? 'deadlineAt';
    const moved = moveRoundDate(this.newest, name, instantOf(this.newest, name) + days * DAY);
    if (moved === undefined) return;
    this.newest = moved;
    if (!this.stalled) this.noteNewest();
  }

  private noteNewest(): void {
    const { state } = this.theCase;
    if (state.end?.closed === true || this.newest.revision === state.round.revision) return;
    this.ask({ kind: 'noteRound', round: this.newest }, this.now, this.newest);
  }

  private commandOf({ action, sensible, picks }: Extract<Move, { kind: 'ask' }>): PersonCommand {
    const { state } = this.theCase;
    const phase = effectivePhase(state, this.newest.dates, this.now);
    const possible = ACTIONS.filter(
      (known) =>
        isPossibleIn(known, phase) &&
        (known !== 'withdraw' || picks[1] > 55) &&
        (!SETTLING.includes(known) || openOffers(state).length > 0),
    );
    const wanted =
      sensible && !possible.includes(action) ? possible[picks[1] % possible.length] : undefined;
    return this.resolve(wanted ?? action, picks);
  }

  private resolve(kind: PersonAction, [first, second]: readonly [number, number]): PersonCommand {
    const { wishes, offers, slots } = this.theCase.state;
    const one = (items: readonly { readonly id: string }[]): string =>
      // The newest is the likeliest to matter; now and then an id nobody knows.
      first === 60 ? 'unknown' : (items.at(-1 - (first % Math.max(1, items.length)))?.id ?? 'none');
    const id = `${kind}-${(this.ids += 1)}`;
    switch (kind) {
      case 'changeWishes': {
        const all = ['kita-a', 'kita-b', 'kita-c', 'kita-d', 'kita-e', null];
        const wished = all.filter((_, index) => ((first + second * 61) >> index) % 2 === 1);
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
        return { kind, offerId: id, wishId: one(wishes), placesId: `places-${second % 3}` };
      case 'revokeOffer':
      case 'acceptOffer':
      case 'declineOffer':
        return { kind, offerId: one(offers) };
      case 'proposeSlots': {
        const startsAt = this.now + (second - 3) * 12 * HOUR;
        const slots = [0, 1].map((index) => ({
          id: `${id}-${index}`,
          startsAt: startsAt + index * HOUR,
          endsAt: startsAt + (index + 1) * HOUR,
        }));
        return { kind, offerId: one(offers), slots: slots.slice(second % 7 === 0 ? 2 : 0) };
      }
      case 'bookSlot':
        return { kind, slotId: one(slots) };
      case 'concludeContract':
        return { kind, offerId: one(offers), contractId: id };
    }
  }
}

function instantOf(round: Round, name: RoundDateName): number {
  const day = MOVABLE_INSTANTS.find((known) => known === name);
  if (day !== undefined) return round.dates[day];
  return round.dates.decisionDays[Number(name.split('.')[1])] ?? 0;
}
