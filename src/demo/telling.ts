import type { CasesDependencies } from '../cases/dependencies.ts';
import { DoorError } from '../cases/errors.ts';
import { startCase } from '../cases/start-case.ts';
import { nextTimer } from '../domain/timers.ts';
import { withActor } from '../persistence/actor.ts';
import { readCaseState } from '../persistence/case-state.ts';
import { Application } from '../persistence/entities/application.ts';
import { CaseCommand } from '../persistence/entities/record.ts';
import { ask, type Made } from './ask.ts';
import { moveCaseClock } from './move-clock.ts';
import { takesPlace } from './moves.ts';
import type { Demonstration, PlannedCase, PlannedMove } from './plan.ts';

const DEMO = { kind: 'service', ref: 'demo' } as const;
/** A click that is being processed is looked at again this often. */
const TRIES = 6;
const QUIET_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 25;

/** A click of the demonstration, as its row stands. */
export type KnownClick = Pick<
  CaseCommand,
  'id' | 'applicationId' | 'clientKey' | 'body' | 'outcome'
>;

const keyOf = ({ key }: PlannedCase, index: number): string => `${key}/${index}`;

/** Whether every click of a case has its outcome; what leaves no command behind is done again, which changes nothing. */
export const isTold = (planned: PlannedCase, known: ReadonlyMap<string, KnownClick>): boolean =>
  planned.moves.every((_, index) => known.get(keyOf(planned, index))?.outcome != null);

/**
 * Plays what has happened in a case, through the doors everybody uses, each click with the clock of its own instant. The
 * case's timers run as ever: what fell due before a click is waited for, and the click that comes next is on record before
 * the one at hand is carried out, so that whatever falls due after it lets it go first. Every click has a key of its own:
 * an interrupted story goes on where it stopped. Throws when a click is refused.
 */
export async function tell(
  deps: CasesDependencies,
  demo: Demonstration,
  told: { readonly planned: PlannedCase; readonly applicationId: string },
  known: ReadonlyMap<string, KnownClick>,
): Promise<void> {
  if (isTold(told.planned, known)) return;
  await startCase(deps, told.applicationId);
  await new Telling(deps, demo, told, new Map(known)).play();
}

class Telling {
  private readonly deps: CasesDependencies;
  private readonly demo: Demonstration;
  private readonly planned: PlannedCase;
  private readonly applicationId: string;
  private readonly known: Map<string, KnownClick>;
  private wishIds: readonly string[] = [];

  constructor(
    deps: CasesDependencies,
    demo: Demonstration,
    { planned, applicationId }: { readonly planned: PlannedCase; readonly applicationId: string },
    known: Map<string, KnownClick>,
  ) {
    this.deps = deps;
    this.demo = demo;
    this.planned = planned;
    this.applicationId = applicationId;
    this.known = known;
  }

  async play(): Promise<void> {
    for (const [index, move] of this.planned.moves.entries()) {
      if (this.click(index)?.outcome === 'done') continue;
      await this.reach(move.at);
      await this.untilQuiet(move.at);
      await this.record(index);
      await this.recordAhead(index + 1);
      await this.carryOut(index, move);
    }
  }

  /** Where the story is ahead of today, the case's clock is moved; the past needs no moving. */
  private async reach(at: number): Promise<void> {
    const byMs = at - (await this.now());
    if (byMs > 0) await moveCaseClock(this.deps, this.applicationId, byMs);
  }

  /** Until the case has taken every step that fell due before this instant. */
  private async untilQuiet(at: number): Promise<void> {
    const giveUpAt = Date.now() + QUIET_WITHIN_MS;
    for (;;) {
      const state = await this.read((em) => readCaseState(em, this.applicationId));
      if (state === null) throw new Error('a story without its case');
      this.wishIds = state.wishes.toSorted((a, b) => a.rank - b.rank).map(({ id }) => id);
      const timer = nextTimer(state);
      if (timer === undefined || timer.dueAt >= at) return;
      if (Date.now() > giveUpAt)
        throw new Error(`${this.planned.key} did not take its step ${timer.command.kind}`);
      await pause();
    }
  }

  /** Nobody waits for the outcome: the click is received, no more. */
  private async record(index: number): Promise<void> {
    if (this.click(index) !== undefined) return;
    const move = this.planned.moves[index];
    if (move === undefined || move.do === 'askChildminder') return;
    await this.ask(index, move, 0);
    await this.remember(index);
  }

  /** As long as it has been possible for whoever clicks: nobody can answer what they have not been sent. */
  private async recordAhead(index: number): Promise<void> {
    const move = this.planned.moves[index];
    if (move === undefined || move.at > (await this.now())) return;
    try {
      await this.record(index);
    } catch (error) {
      if (!(error instanceof DoorError)) throw error;
    }
  }

  private async carryOut(index: number, move: PlannedMove): Promise<void> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const result = await this.ask(index, move, this.deps.updateWaitMs);
      if (result.kind === 'done') return;
      if (result.kind === 'refused')
        throw new Error(`${keyOf(this.planned, index)} (${move.do}) was refused: ${result.code}`);
    }
    throw new Error(`${keyOf(this.planned, index)} (${move.do}) was not carried out in time`);
  }

  private async ask(index: number, move: PlannedMove, updateWaitMs: number) {
    const { deps, demo, planned, applicationId } = this;
    const offset = await this.offset();
    const now = Math.min(move.at - offset, deps.clock());
    return ask(move, {
      deps: { ...deps, updateWaitMs, clock: () => now },
      demo,
      planned,
      applicationId,
      clientKey: keyOf(planned, index),
      made: this.made(index),
    });
  }

  /** What the clicks before one have made, as their commands say. */
  private made(index: number): Made {
    const clickOf = (isIt: (move: PlannedMove) => boolean): KnownClick => {
      const last = this.planned.moves.findLastIndex((move, at) => at < index && isIt(move));
      return needed(this.click(last));
    };
    return {
      wishId: (rank) => needed(this.wishIds[rank]),
      offerId: (rank) => clickOf((move) => takesPlace(move) && move.rank === rank).id,
      slotId: (slot) => {
        const { message } = clickOf((move) => move.do === 'slots').body;
        return needed('slots' in message ? message.slots[slot]?.id : undefined);
      },
      bookedSlotId: () => {
        const { message } = clickOf((move) => move.do === 'book').body;
        return needed('slotId' in message ? message.slotId : undefined);
      },
    };
  }

  private click(index: number): KnownClick | undefined {
    return this.known.get(keyOf(this.planned, index));
  }

  private async remember(index: number): Promise<void> {
    const clientKey = keyOf(this.planned, index);
    const { applicationId } = this;
    const command = await this.read((em) =>
      em.findOneOrFail(CaseCommand, { applicationId, clientKey }),
    );
    this.known.set(clientKey, command);
  }

  private async now(): Promise<number> {
    return this.deps.clock() + (await this.offset());
  }

  /** How far the case's clock is ahead: a story of the past leaves it where it is. */
  private async offset(): Promise<number> {
    if (!this.isAhead) return 0;
    const { clockOffsetMs } = await this.read((em) =>
      em.findOneOrFail(Application, { id: this.applicationId }),
    );
    return clockOffsetMs;
  }

  private get isAhead(): boolean {
    return this.planned.moves.some(({ at }) => at > this.demo.now);
  }

  private read<T>(work: Parameters<typeof withActor<T>>[2]): Promise<T> {
    return withActor(this.deps.orm.em, DEMO, work);
  }
}

function needed<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('a story out of order');
  return found;
}

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, LOOK_EVERY_MS);
  });
