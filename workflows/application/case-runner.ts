import {
  ApplicationFailure,
  condition,
  proxyActivities,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { SearchAttributeType, defineSearchAttributeKey } from '@temporalio/common';
import type {
  ApplicationActivities,
  LoadedCase,
  StepKey,
} from '../../activities/application.activities.ts';
import type { CaseState } from '../../src/domain/case.ts';
import type { Command, PersonAction, PersonActions } from '../../src/domain/commands.ts';
import { decide } from '../../src/domain/decide.ts';
import { evolve } from '../../src/domain/evolve.ts';
import type { Round } from '../../src/domain/round.ts';
import type { Decision } from '../../src/domain/steps.ts';
import { nextTimer, timerKey, type Timer } from '../../src/domain/timers.ts';
import { whoseTurn } from '../../src/domain/turn.ts';
import type { CaseStatus, CommandMessage, CommandOutcome } from './application.messages.ts';
import { Serial } from './serial.ts';

const { loadCase, commitStep } = proxyActivities<ApplicationActivities>({
  startToCloseTimeout: '8 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});

const PHASE = defineSearchAttributeKey('Phase', SearchAttributeType.KEYWORD);

/**
 * How long a timed step lets commands go first that were received before it was due: twice as long each time, so that a
 * command which cannot be delivered for days does not wear the case out. What arrives meanwhile wakes it.
 */
const FIRST_GIVE_WAY_MS = 5_000;
const LONGEST_GIVE_WAY_MS = 3_600_000;

/** The case as this run of the workflow knows it. */
interface Memory {
  readonly state: CaseState;
  readonly newestRound: Round;
  readonly slackMs: number;
  readonly jitterMs: number;
}

/**
 * One case inside its workflow: load the row, decide, write the step, remember. Everything that changes the case runs
 * through one lock; every step is one ordinary activity, whose transaction is the truth.
 */
export class CaseRunner {
  private readonly lock = new Serial();
  private memory: Memory | undefined;
  /** How often the row was to be read, and up to which of these wishes the memory answers. */
  private wanted = 1;
  private read = 0;
  private missing = false;
  /** How many commands were carried out or refused here. */
  private obeyed = 0;
  private giveWayMs = FIRST_GIVE_WAY_MS;
  private armed: Timer | undefined;
  private wakesAt: number | null = null;
  private publishedPhase: string | undefined;
  /**
   * How far the case's clock is ahead of this run's, because it was moved before this run began. Set once, by the first
   * load: later moves are the run's own.
   */
  private clockAhead: number | undefined;

  private readonly applicationId: string;

  constructor(applicationId: string) {
    this.applicationId = applicationId;
  }

  /** True when there is nothing more to wait for: the case is closed, or there is no such row. */
  get isOver(): boolean {
    return this.missing || (!this.stale && this.memory?.state.end?.closed === true);
  }

  /** @param at the present as whoever asks knows it; a sleeping case knows the instant of its last task only. */
  status(at = this.now()): CaseStatus | null {
    if (this.memory === undefined) return null;
    const { state } = this.memory;
    return {
      ...whoseTurn(state, at),
      revision: this.stale ? -1 : state.revision,
      roundRevision: state.round.revision,
      wakesAt: this.wakesAt,
    };
  }

  /**
   * A validator's question: may this be asked now? It refuses only when this memory is at least as new as what the
   * door saw; otherwise the handler loads the row before it decides.
   */
  refuseEarly<Action extends PersonAction>(action: Action, message: CommandMessage<Action>): void {
    if (
      this.stale ||
      this.memory === undefined ||
      this.memory.state.revision < message.caseRevision
    )
      return;
    const decision = decide(
      this.memory.state,
      commandOf(action, message.body),
      message.receivedAt,
      message.round,
    );
    if (decision.kind === 'refusal')
      throw ApplicationFailure.nonRetryable(decision.code, decision.code);
  }

  /** Carries out a person's command; the answer is the one its row holds. */
  obey<Action extends PersonAction>(
    action: Action,
    message: CommandMessage<Action>,
  ): Promise<CommandOutcome> {
    const command = commandOf(action, message.body);
    return this.lock.run(async () => {
      const outcome = await this.step({ commandId: message.commandId }, (state) =>
        decide(state, command, message.receivedAt, message.round),
      );
      this.obeyed += 1;
      if (outcome === undefined) throw ApplicationFailure.nonRetryable('internal', 'internal');
      return outcome;
    });
  }

  /** What is known may be out of date: the next step, or the main loop, reads the row again. */
  forget(): void {
    this.wanted += 1;
  }

  /** Whether it has heard of this revision of its round: told again, it has nothing to do. */
  knowsRound(revision: number): boolean {
    return !this.stale && this.memory !== undefined && this.memory.newestRound.revision >= revision;
  }

  /** Loads if needed, takes note of moved dates, then waits for the next step of its own and takes it. */
  async liveOn(interrupted: () => boolean): Promise<void> {
    await this.lock.run(() => this.refresh());
    if (this.isOver || this.memory === undefined) return;
    if (this.memory.newestRound.revision > this.memory.state.round.revision) {
      await this.noteRound(this.memory.newestRound);
      return;
    }
    const timer = nextTimer(this.memory.state);
    const woken = await this.waitFor(timer, interrupted);
    if (!woken && timer !== undefined) await this.takeTimedStep(timer, interrupted);
  }

  /** Resolves true when something else happened first. */
  private async waitFor(timer: Timer | undefined, interrupted: () => boolean): Promise<boolean> {
    this.armed = timer;
    const changed = (): boolean =>
      interrupted() || this.stale || this.isOver || !this.isArmedFor(this.armed);
    if (timer === undefined) {
      this.wakesAt = null;
      await condition(changed);
      return true;
    }
    this.wakesAt = timer.dueAt + this.delay();
    const remaining = this.wakesAt - this.now();
    return remaining > 0 ? condition(changed, remaining) : changed();
  }

  private isArmedFor(armed: Timer | undefined): boolean {
    const next = this.memory === undefined ? undefined : nextTimer(this.memory.state);
    if (armed === undefined || next === undefined) return armed === next;
    return timerKey(armed) === timerKey(next);
  }

  /** Judged at the instant it was due; a command received before that instant goes first. */
  private async takeTimedStep(timer: Timer, interrupted: () => boolean): Promise<void> {
    const { obeyed } = this;
    const revision = this.memory?.state.revision;
    const movedOn = (): boolean =>
      this.stale || this.obeyed !== obeyed || this.memory?.state.revision !== revision;
    await this.lock.run(() =>
      this.step({ timer: timerKey(timer), dueAt: timer.dueAt }, (state) =>
        decide(state, timer.command, timer.dueAt, state.round),
      ),
    );
    if (movedOn() || (await condition(() => movedOn() || interrupted(), this.giveWayMs))) {
      this.giveWayMs = FIRST_GIVE_WAY_MS;
    } else {
      this.giveWayMs = Math.min(2 * this.giveWayMs, LONGEST_GIVE_WAY_MS);
    }
  }

  private async noteRound(round: Round): Promise<void> {
    await this.lock.run(() =>
      this.step({ timer: `noteRound/${round.revision}`, dueAt: null }, (state) =>
        decide(state, { kind: 'noteRound', round }, this.now(), round),
      ),
    );
  }

  /**
   * Decides on the newest state and writes the outcome; decides again when the row had moved on meanwhile. Undefined: a
   * step of the case's own that was not written, because it is obsolete or something else goes first.
   */
  private async step(
    key: StepKey,
    judge: (state: CaseState) => Decision,
  ): Promise<CommandOutcome | undefined> {
    for (;;) {
      await this.refresh();
      if (this.memory === undefined) return { kind: 'refused', code: 'case.closed' };
      const { state } = this.memory;
      const decision = judge(state);
      if (decision.kind === 'refusal' && 'timer' in key) return undefined;
      const written = await commitStep({
        applicationId: this.applicationId,
        key,
        expectedRevision: state.revision,
        decision,
      });
      switch (written.kind) {
        case 'done':
          if (decision.kind === 'step') this.remember(evolve(state, decision.step));
          return written;
        case 'refused':
          return written;
        case 'settled':
          this.forget();
          return written.outcome;
        case 'commandFirst':
          return undefined;
        case 'roundFirst':
          this.forget();
          return undefined;
        case 'stale':
          this.forget();
      }
    }
  }

  private get stale(): boolean {
    return this.read < this.wanted;
  }

  private async refresh(): Promise<void> {
    if (!this.stale) return;
    // What makes the memory stale while the row is being read is not answered by this reading.
    const { wanted } = this;
    const loaded = await loadCase({ applicationId: this.applicationId });
    this.read = wanted;
    this.missing = loaded === null;
    this.memory = loaded ?? undefined;
    if (loaded === null) return;
    this.clockAhead ??= aheadOf(Date.now(), loaded);
    this.remember(loaded.state);
  }

  private remember(state: CaseState): void {
    if (this.memory === undefined) return;
    this.memory = { ...this.memory, state };
    if (this.publishedPhase === state.phase) return;
    this.publishedPhase = state.phase;
    upsertSearchAttributes([{ key: PHASE, value: state.phase }]);
  }

  /** The case's own clock; legal comparisons never use it. */
  private now(): number {
    return Date.now() + (this.clockAhead ?? 0);
  }

  /** Slack, so that what the door received in the last second is in the table; jitter, so that not all wake at once. */
  private delay(): number {
    if (this.memory === undefined) return 0;
    const share = Number.parseInt(this.applicationId.slice(0, 8), 16) / 0xffff_ffff;
    return this.memory.slackMs + Math.floor(share * this.memory.jitterMs);
  }
}

/** A run that continues a moved one keeps its clock; one that was started anew begins at today. */
function aheadOf(now: number, { clockOffsetMs, readAt }: LoadedCase): number {
  return clockOffsetMs === 0 ? 0 : Math.max(0, readAt + clockOffsetMs - now);
}

function commandOf<Action extends PersonAction>(
  kind: Action,
  body: PersonActions[Action],
): Command {
  return { kind, ...body } as unknown as Command;
}
