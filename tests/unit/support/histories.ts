import fc from 'fast-check';
import {
  acceptedOffer,
  bookedSlot,
  CUSTODIES,
  liveDrafts,
  missingConsents,
  openOffers,
  type CaseState,
} from '../../../src/domain/case.ts';
import type { Command, PersonAction, PersonCommand } from '../../../src/domain/commands.ts';
import { effectivePhase, isPossibleIn } from '../../../src/domain/phase.ts';
import {
  MOVABLE_INSTANTS,
  moveRoundDate,
  postponeKitas,
  type Round,
  type RoundDateName,
} from '../../../src/domain/round.ts';
import type { Decision } from '../../../src/domain/steps.ts';
import { allocationClock, nextTimer } from '../../../src/domain/timers.ts';
import { whoseTurn } from '../../../src/domain/turn.ts';
import { ACTIONS, commandOf, LAST_PICK, type Picks } from './asking.ts';
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

/** What would end most histories early, if it were asked for as often as the rest. */
const RARE: readonly PersonAction[] = ['withdraw', 'moveAway', 'carryOver', 'closeWithoutPlace'];

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
      readonly picks: Picks;
    }
  /** Whatever leads on towards the contract. */
  | { readonly kind: 'goOn'; readonly picks: Picks }
  /** The worker is away: what is asked from here on is judged later, as of when it was received. */
  | { readonly kind: 'stall' }
  | { readonly kind: 'catchUp' }
  | { readonly kind: 'moveDate'; readonly pick: number; readonly days: number }
  /** One Kita's offers go out that many days after the others'. */
  | { readonly kind: 'postponeKita'; readonly days: number };

const pick = fc.nat({ max: LAST_PICK });
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
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('postponeKita' as const),
      days: fc.nat({ max: 20 }),
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
    custody: fc.constantFrom(...CUSTODIES),
    allocationAfter: fc.option(fc.nat({ max: 300 })),
    moves: fc.array(anyMove, { minLength: 5, maxLength: 60, size: 'max' }),
  })
  .map(({ round, receivedAfter, allocationAfter, moves, ...family }) => {
    const { opensAt, endsAt } = round.dates;
    const receivedAt = Math.floor(opensAt + receivedAfter * (endsAt - opensAt));
    const usuallyAt = receivedAt + (allocationAfter ?? 0) * DAY;
    const allocation =
      allocationAfter === null
        ? null
        : allocationClock({ usuallyAt, latestAt: usuallyAt + 14 * DAY }, receivedAt);
    const player = new Player(round, registeredCase(round, { receivedAt, allocation, ...family }));
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
        this.receive(this.sensibly(move));
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
      case 'postponeKita': {
        const to = this.newest.dates.offersFromAt + move.days * DAY;
        this.announce(postponeKitas(this.newest, ['kita-b'], to));
        break;
      }
    }
  }

  private receive(command: PersonCommand): void {
    this.waiting.push({ command, at: this.now, judgedBy: this.newest });
    if (!this.stalled) this.deliver();
  }

  private goOn(picks: Picks): void {
    const { state } = this.theCase;
    switch (effectivePhase(state, this.newest.dates, this.now)) {
      case 'registered':
      case 'review':
        this.now = Math.max(this.now, this.newest.dates.offersFromAt);
        break;
      case 'offers':
        this.receive(this.resolve(this.towardsChoice(), picks));
        break;
      case 'chosen':
        this.receive(
          this.resolve(
            acceptedOffer(state)?.kitaId === null ? 'concludeContract' : 'proposeSlots',
            picks,
          ),
        );
        break;
      case 'appointment':
        this.receive(this.resolve(this.towardsContract(picks), picks));
        break;
      case 'contract':
        this.receive(
          this.resolve(picks[0] % 2 === 0 ? 'recordNoShow' : this.towardsContract(picks), picks),
        );
        break;
      case 'ended':
    }
  }

  /** Mostly the appointment is awaited, on which a family may be missed. */
  private towardsContract([first, second]: Picks): PersonAction {
    const { state } = this.theCase;
    const booked = bookedSlot(state);
    if (booked === undefined) return 'bookSlot';
    if (first % 4 === 0 && second % 2 === 0) return 'cancelAppointment';
    if (first % 4 > 0) this.now = Math.max(this.now, booked.startsAt);
    return missingConsents(state).length > 0 ? 'guardianConsent' : 'concludeContract';
  }

  private towardsChoice(): PersonAction {
    const { state } = this.theCase;
    if (openOffers(state).length > 0) return 'acceptOffer';
    const [draft] = liveDrafts(state);
    if (draft !== undefined) return draft.status === 'prepared' ? 'releaseOffer' : 'makeOffer';
    return this.newest.rules.offerMode === 'window' ? 'prepareOffer' : 'makeOffer';
  }

  /** Instants at which something changes for this case. */
  private instants(): readonly number[] {
    const { dates } = this.newest;
    const { offers, slots, end } = this.theCase.state;
    const { cancelUntilMs, reviveWithinMs } = this.newest.rules;
    const { next } = whoseTurn(this.theCase.state, this.now);
    return [
      ...MOVABLE_INSTANTS.map((name) => dates[name]),
      ...dates.decisionDays,
      ...offers.flatMap(({ dueAt }) => [dueAt, dueAt - 7 * DAY, dueAt + reviveWithinMs]),
      ...slots.flatMap((slot) => [slot.startsAt, slot.startsAt - cancelUntilMs]),
      ...(end === null ? [] : [end.closesAt]),
      ...(next === null ? [] : [next.at]),
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
    this.announce(moved);
  }

  private announce(moved: Round | undefined): void {
    if (moved === undefined) return;
    this.newest = moved;
    if (!this.stalled) this.noteNewest();
  }

  private noteNewest(): void {
    const { state } = this.theCase;
    if (state.end?.closed === true || this.newest.revision === state.round.revision) return;
    this.ask({ kind: 'noteRound', round: this.newest }, this.now, this.newest);
  }

  private sensibly({ action, sensible, picks }: Extract<Move, { kind: 'ask' }>): PersonCommand {
    const { state } = this.theCase;
    const phase = effectivePhase(state, this.newest.dates, this.now);
    const possible = ACTIONS.filter(
      (known) =>
        isPossibleIn(known, phase) &&
        (!RARE.includes(known) || picks[1] > 55) &&
        (!SETTLING.includes(known) || openOffers(state).length > 0),
    );
    const wanted =
      sensible && !possible.includes(action) ? possible[picks[1] % possible.length] : undefined;
    const rare = RARE.includes(action) && picks[0] % 4 > 0;
    return this.resolve(wanted ?? (rare ? 'markReviewed' : action), picks);
  }

  private resolve(kind: PersonAction, picks: Picks): PersonCommand {
    const { wishes, drafts, offers, slots } = this.theCase.state;
    const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
    const sight = {
      now: this.now,
      year: this.newest.year,
      wishes,
      drafts: ids(drafts),
      offers: ids(offers),
      dues: offers.map(({ dueAt }) => dueAt),
      slots: ids(slots),
      booked: bookedSlot(this.theCase.state)?.id,
    };
    return commandOf(kind, sight, `${kind}-${(this.ids += 1)}`, picks);
  }
}

function instantOf(round: Round, name: RoundDateName): number {
  const day = MOVABLE_INSTANTS.find((known) => known === name);
  if (day !== undefined) return round.dates[day];
  return round.dates.decisionDays[Number(name.split('.')[1])] ?? 0;
}
