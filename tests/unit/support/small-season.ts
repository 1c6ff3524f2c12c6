import {
  acceptedOffer,
  bookedSlot,
  liveDrafts,
  missingConsents,
  openOffers,
  type CaseState,
} from '../../../src/domain/case.ts';
import type { Command, PersonAction, TimedCommand } from '../../../src/domain/commands.ts';
import { noticeFor } from '../../../src/domain/notices.ts';
import { effectivePhase } from '../../../src/domain/phase.ts';
import { promisedPlacesDelta } from '../../../src/domain/places.ts';
import {
  MOVABLE_INSTANTS,
  moveRoundDate,
  OFFER_MODES,
  postponeKitas,
  SECOND_NO_SHOWS,
  type Round,
} from '../../../src/domain/round.ts';
import type { Step } from '../../../src/domain/steps.ts';
import { nextTimer, timerKey } from '../../../src/domain/timers.ts';
import { whoseTurn } from '../../../src/domain/turn.ts';
import { Random } from '../../faults/support/random.ts';
import { ACTIONS, commandOf, LAST_PICK } from './asking.ts';
import { brokenIn } from './invariants.ts';
import { frozen, LivingCase, registeredCase } from './living-case.ts';
import { DAY, round as announced } from './season.ts';

/** Rare enough that most cases live to see an offer. */
const ENDINGS: readonly PersonAction[] = ['withdraw', 'moveAway', 'carryOver', 'closeWithoutPlace'];
const OFTEN = ACTIONS.filter((action) => !ENDINGS.includes(action));

/** One family's case, with all that was done and written in it. */
export interface Member {
  readonly theCase: LivingCase;
  readonly steps: Step[];
  /** Instants at which timed steps were taken, by their keys. */
  readonly taken: Set<string>;
}

/**
 * A round with a handful of families and two pools of too few places, played by chance: persons ask for sensible and
 * foolish things, dates move, timers fire when due. What must hold at any instant is claimed on the way.
 */
export class SmallSeason {
  readonly members: readonly Member[];
  readonly capacity: ReadonlyMap<string, number>;
  readonly promised = new Map<string, number>();
  round: Round;
  now: number;
  private readonly random: Random;
  private ids = 0;

  constructor(seed: number) {
    this.random = new Random(seed);
    this.round = this.anyRound();
    this.now = this.round.dates.opensAt;
    this.capacity = new Map(
      ['places-0', 'places-1'].map((pool) => [pool, this.random.between(1, 4)]),
    );
    this.members = Array.from({ length: this.random.between(3, 9) }, () => this.register());
  }

  /** From the first registration until the last case is closed. */
  play(): this {
    const { endsAt } = this.round.dates;
    while (this.now < endsAt + 20 * DAY) {
      this.now += this.random.below(5 * DAY);
      this.wakeAll();
      if (this.random.chance(0.04)) this.moveDates();
      for (const member of this.members)
        if (this.random.chance(0.6) && member.theCase.state.receivedAt <= this.now)
          this.ask(member, this.nextFor(member));
    }
    // What is still undecided then is decided: by the family, and the clock does the rest.
    for (const member of this.members) this.ask(member, { kind: 'withdraw' });
    for (let weeks = 0; weeks < 4; weeks += 1) {
      this.now += 7 * DAY;
      this.wakeAll();
    }
    return this;
  }

  private anyRound(): Round {
    const rules = {
      ...announced.rules,
      offerMode: this.random.pick(OFFER_MODES) ?? 'parallel',
      secondNoShow: this.random.pick(SECOND_NO_SHOWS) ?? 'office',
      carryOver: this.random.chance(0.5),
    };
    const own = { ...announced, rules };
    const later = announced.dates.offersFromAt + 11 * DAY;
    return frozen(this.random.chance(0.3) ? (postponeKitas(own, ['kita-b'], later) ?? own) : own);
  }

  private register(): Member {
    const { opensAt, deadlineAt } = this.round.dates;
    const receivedAt = this.random.between(opensAt, deadlineAt + 20 * DAY);
    const usuallyAt = receivedAt + this.random.between(30, 200) * DAY;
    const state = registeredCase(this.round, {
      receivedAt,
      kitas: this.random.shuffled(['kita-a', 'kita-b', 'kita-c']).slice(this.random.below(3)),
      childminding: this.random.chance(0.4),
      custody: this.random.chance(0.3) ? 'shared' : 'sole',
      allocation: this.random.chance(0.7)
        ? { usuallyAt, latestAt: usuallyAt + 14 * DAY, given: [] }
        : null,
    });
    return { theCase: new LivingCase(state), steps: [], taken: new Set() };
  }

  private wakeAll(): void {
    for (const member of this.members) this.wake(member);
  }

  /** Every step that is due, the oldest first, as the case's workflow would take them. */
  private wake(member: Member): void {
    const { theCase, taken } = member;
    for (let timer = nextTimer(theCase.state); timer !== undefined && timer.dueAt <= this.now;) {
      const key = timerKey(timer);
      claim(!taken.has(key), `the key ${key} was used before`);
      taken.add(key);
      const told = this.judge(member, timer.command, timer.dueAt);
      claim(told === 'done', `${key} was due and refused: ${told}`);
      timer = nextTimer(theCase.state);
    }
    this.claimSomebodyActs(theCase.state);
  }

  private ask(member: Member, command: Command): void {
    if (this.judge(member, command, this.now) === 'done') this.wake(member);
  }

  /** Decides and takes the step, unless the CHECK on a pool of places refuses it, as PostgreSQL would. */
  private judge(member: Member, command: Command | TimedCommand, at: number): string {
    const { theCase } = member;
    const before = theCase.state;
    const decision = theCase.ask(
      command,
      at,
      command.kind === 'noteRound' ? command.round : this.round,
    );
    if (decision.kind === 'refusal') return decision.code;
    const delta = promisedPlacesDelta(before, theCase.state);
    for (const [pool, change] of delta) {
      const promised = (this.promised.get(pool) ?? 0) + change;
      if (promised >= 0 && promised <= (this.capacity.get(pool) ?? 0)) continue;
      claim(change > 0, `${command.kind} would leave ${promised} places of ${pool}`);
      theCase.state = before;
      return 'offer.no_place';
    }
    for (const [pool, change] of delta)
      this.promised.set(pool, (this.promised.get(pool) ?? 0) + change);
    member.steps.push(decision.step);
    this.claimHolds(before, theCase.state, decision.step);
    return 'done';
  }

  private claimHolds(before: CaseState, after: CaseState, step: Step): void {
    for (const [pool, capacity] of this.capacity) {
      const held = this.members.flatMap(({ theCase }) => heldOf(theCase.state, pool)).length;
      claim(held <= capacity, `${held} places of ${capacity} are held in ${pool}`);
      claim(held === (this.promised.get(pool) ?? 0), `${pool} is miscounted after ${step.kind}`);
    }
    const broken = brokenIn(after);
    claim(broken.length === 0, `${step.kind}: ${broken.join('; ')}`);
    if (step.kind !== 'offerSent' && step.kind !== 'offerMade') return;
    const time = step.dueAt - Math.max(this.now - 5 * DAY, step.at);
    claim(time >= after.round.rules.minAnswerMs, `${step.kind} leaves ${time / DAY} days`);
    claim(before.end === null, 'an offer went to a case that has ended');
  }

  private claimSomebodyActs(state: CaseState): void {
    if (this.now < state.receivedAt) return;
    const { waitingFor, next, since } = whoseTurn(state, this.now);
    const isClosed = state.end?.closed === true;
    claim(isClosed === (waitingFor === 'nobody' && next === null), 'nobody will ever act');
    claim(since <= this.now, 'a turn that begins in the future');
  }

  private moveDates(): void {
    const names = [
      ...MOVABLE_INSTANTS,
      'decisionDays.0',
      'decisionDays.1',
      'decisionDays.2',
    ] as const;
    const name = this.random.pick(names) ?? 'endsAt';
    const day = Number(name.split('.')[1] ?? 0);
    const { dates } = this.round;
    const from = name in dates ? dates[name as 'endsAt'] : (dates.decisionDays[day] ?? 0);
    const moved = moveRoundDate(this.round, name, from + this.random.between(-7, 15) * DAY);
    if (moved === undefined) return;
    this.round = frozen(moved);
    for (const member of this.members)
      this.judge(member, { kind: 'noteRound', round: moved }, this.now);
    this.wakeAll();
  }

  /** What is likely to be asked of a case where it stands; now and then anything. */
  private nextFor({ theCase: { state } }: Member): Command {
    const { random, now } = this;
    const { wishes, drafts, offers, slots } = state;
    const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
    const sight = {
      now,
      year: this.round.year,
      wishes,
      drafts: ids(drafts),
      offers: ids(offers),
      dues: offers.map(({ dueAt }) => dueAt),
      slots: ids(slots),
      booked: bookedSlot(state)?.id,
    };
    const action = random.chance(0.75) ? this.sensible(state) : random.pick(OFTEN);
    const picks = [random.below(LAST_PICK), random.below(LAST_PICK)] as const;
    return commandOf(action ?? 'markReviewed', sight, `id-${(this.ids += 1)}`, picks);
  }

  private sensible(state: CaseState): PersonAction | undefined {
    const { random, now } = this;
    if (random.chance(0.02)) return random.pick(ENDINGS);
    const booked = bookedSlot(state);
    switch (effectivePhase(state, this.round.dates, now)) {
      case 'registered':
        return random.pick(['changeWishes', 'changeData', 'confirmVisit']);
      case 'review':
        return random.pick(['prepareOffer', 'prepareOffer', 'releaseOffer', 'markReviewed']);
      case 'offers':
        return this.towardsChoice(state);
      case 'chosen':
        return acceptedOffer(state)?.kitaId === null ? this.towardsContract(state) : 'proposeSlots';
      case 'appointment':
        if (booked === undefined) return 'bookSlot';
        return random.chance(0.2) ? 'cancelAppointment' : 'markReviewed';
      case 'contract':
        return random.chance(0.4) ? 'recordNoShow' : this.towardsContract(state);
      case 'ended':
        return random.chance(0.05) ? random.pick(['undoWithdraw', 'contractFailed']) : undefined;
    }
  }

  private towardsChoice(state: CaseState): PersonAction | undefined {
    const { random, now } = this;
    if (openOffers(state).length > 0)
      return random.pick([
        'acceptOffer',
        'declineOffer',
        'extendDeadline',
        'markReviewed',
        'makeOffer',
      ]);
    const last = state.offers.at(-1);
    const isGrace = last?.status === 'lapsed' && now < last.dueAt + 2 * DAY;
    if (isGrace && random.chance(0.5)) return 'reviveOffer';
    if (now > this.round.dates.endsAt) return random.pick(['closeWithoutPlace', 'carryOver']);
    if (liveDrafts(state).some(({ status }) => status === 'prepared')) return 'releaseOffer';
    return random.chance(0.5) ? 'makeOffer' : 'prepareOffer';
  }

  private towardsContract(state: CaseState): PersonAction {
    return missingConsents(state).length > 0 ? 'guardianConsent' : 'concludeContract';
  }
}

/** What a case holds of a pool, counted from its rows. */
const heldOf = ({ offers, drafts }: CaseState, pool: string) =>
  [...offers, ...drafts].filter(
    ({ placesId, status }) =>
      placesId === pool && ['open', 'accepted', 'prepared', 'released'].includes(status),
  );

export function claim(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** The letters a family got, in their order. */
export const lettersOf = ({ steps }: Member): readonly string[] =>
  steps.flatMap((step) => noticeFor(step)?.kind ?? []);
