import { LockMode, type EntityManager, type MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { CaseState } from '../src/domain/case.ts';
import { evolve } from '../src/domain/evolve.ts';
import { noticeFor } from '../src/domain/notices.ts';
import { promisedPlacesDelta } from '../src/domain/places.ts';
import type { RefusalCode } from '../src/domain/refusals.ts';
import type { Round } from '../src/domain/round.ts';
import type { Decision, Step } from '../src/domain/steps.ts';
import { withActor, type Actor } from '../src/persistence/actor.ts';
import { lockCaseState, readStoredState, saveCaseState } from '../src/persistence/case-state.ts';
import { Application } from '../src/persistence/entities/application.ts';
import { CaseCommand, CaseEvent } from '../src/persistence/entities/record.ts';
import { newestRound } from '../src/persistence/rounds.ts';
import { canNeverBeWritten, refusalBehind } from '../src/persistence/walls.ts';
import { describeFault } from '../src/temporal/fault-interceptor.ts';
import { addNotices } from '../src/notices/add-notices.ts';
import { carryOver } from './carry-over.ts';
import { writeRecords } from './step-records.ts';

/** What a step is written for: a person's command, or a timer (or a round's revision) of the case itself. */
export type StepKey =
  | { readonly commandId: string }
  | {
      readonly timer: string;
      /** Commands received before this instant go first, and newer dates; null: nothing goes first. */
      readonly dueAt: number | null;
    };

export interface StepToWrite {
  readonly applicationId: string;
  readonly key: StepKey;
  /** The revision the decision was made on. */
  readonly expectedRevision: number;
  readonly decision: Decision;
}

export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

export type Written =
  | Outcome
  /** It was carried out before; nothing was written now. */
  | { readonly kind: 'settled'; readonly outcome: Outcome }
  /** The row is newer than what was decided on. */
  | { readonly kind: 'stale' }
  /** A command received before the timer was due has no outcome yet. */
  | { readonly kind: 'commandFirst' }
  /** The round has newer dates, which the case has not taken note of yet. */
  | { readonly kind: 'roundFirst' };

export interface LoadedCase {
  readonly state: CaseState;
  readonly newestRound: Round;
  /** How far a demonstration or a test has moved the case, and our clock when that was read. */
  readonly clockOffsetMs: number;
  readonly readAt: number;
  readonly slackMs: number;
  readonly jitterMs: number;
}

export interface ApplicationActivityDependencies {
  readonly orm: MikroORM;
  /** UTC milliseconds. */
  readonly clock: () => number;
  /** How long after its due instant a timer wakes at the earliest, and how far wake-ups are spread after that. */
  readonly timerSlackMs: number;
  readonly timerJitterMs: number;
  readonly logger: Logger;
}

/** What a case's workflow may do to the world. Values say what happened; an error is a fault and is tried again. */
export interface ApplicationActivities {
  /** Reads the case; null when there is no such row. */
  loadCase(request: { readonly applicationId: string }): Promise<LoadedCase | null>;
  /** Writes one step, its event, its notices and its command's outcome in one transaction, or nothing. */
  commitStep(request: StepToWrite): Promise<Written>;
}

export function createApplicationActivities(
  deps: ApplicationActivityDependencies,
): ApplicationActivities {
  const { orm, clock, logger } = deps;
  const asCase = <T>(applicationId: string, work: (em: EntityManager) => Promise<T>): Promise<T> =>
    withActor(orm.em, { kind: 'case', ref: applicationId }, work);
  /** A defect of ours, but nobody's deadline may wait for its repair: the person is told, the log says why. */
  const impossible = (key: StepKey, error: unknown): RefusalCode | undefined => {
    if (!('commandId' in key) || !canNeverBeWritten(error)) return undefined;
    logger.error(
      { commandId: key.commandId, ...describeFault(error) },
      'a command that can never be written is refused',
    );
    return 'command.impossible';
  };

  return {
    loadCase: ({ applicationId }) =>
      asCase(applicationId, async (em) => {
        const state = await readStoredState(em, applicationId);
        if (state === null) return null;
        const application = await em.findOneOrFail(Application, { id: applicationId });
        application.workflowStartedAt ??= new Date(clock());
        return {
          state,
          newestRound: (await newestRound(em, application.year)) ?? state.round,
          clockOffsetMs: application.clockOffsetMs,
          readAt: clock(),
          slackMs: deps.timerSlackMs,
          jitterMs: deps.timerJitterMs,
        };
      }),

    async commitStep(request) {
      try {
        return await asCase(request.applicationId, (em) => writeStep(em, request, clock()));
      } catch (error) {
        const code = refusalBehind(error) ?? impossible(request.key, error);
        if (code === undefined) throw error;
        // The transaction is gone; its refusal is written in one of its own, judged anew from the start.
        const refused: StepToWrite = { ...request, decision: { kind: 'refusal', code } };
        return asCase(request.applicationId, (em) => writeStep(em, refused, clock()));
      }
    },
  };
}

async function writeStep(em: EntityManager, request: StepToWrite, now: number): Promise<Written> {
  const { applicationId, key, expectedRevision, decision } = request;
  const command = 'commandId' in key ? await lockCommand(em, key.commandId) : undefined;
  const before =
    command === undefined && 'timer' in key
      ? await earlierThan(em, applicationId, key)
      : settledOutcome(command);
  if (before !== undefined) return before;

  const state = await lockCaseState(em, applicationId);
  if (state?.revision !== expectedRevision) return { kind: 'stale' };
  if ('timer' in key && key.dueAt !== null && (await hasNewerDates(em, state)))
    return { kind: 'roundFirst' };
  if (decision.kind === 'refusal') {
    if (command) settle(command, decision.code, now);
    return { kind: 'refused', code: decision.code };
  }
  await writeChange(em, state, decision.step, { key, command, now });
  if (command) settle(command, 'done', now);
  return { kind: 'done' };
}

function lockCommand(em: EntityManager, id: string): Promise<CaseCommand | null> {
  return em.findOne(CaseCommand, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

function settledOutcome(command: CaseCommand | null | undefined): Written | undefined {
  // A restored database may lack a command that the workflow still holds.
  if (command == null) return { kind: 'refused', code: 'command.unknown' };
  if (command.outcome == null) return undefined;
  const outcome: Outcome =
    command.outcome === 'done' ? { kind: 'done' } : { kind: 'refused', code: command.outcome };
  return { kind: 'settled', outcome };
}

/** What keeps a timed step from being written now. */
async function earlierThan(
  em: EntityManager,
  applicationId: string,
  { timer, dueAt }: Extract<StepKey, { timer: string }>,
): Promise<Written | undefined> {
  const written = await em.count(CaseEvent, { applicationId, stepKey: timer });
  if (written > 0) return { kind: 'settled', outcome: { kind: 'done' } };
  if (dueAt === null) return undefined;
  const open = await em.count(CaseCommand, {
    applicationId,
    outcome: null,
    receivedAt: { $lt: new Date(dueAt) },
  });
  return open > 0 ? { kind: 'commandFirst' } : undefined;
}

/** A moved date counts from its revision on, also for a case that was not told yet. */
async function hasNewerDates(em: EntityManager, { round }: CaseState): Promise<boolean> {
  const newest = await newestRound(em, round.year);
  return newest !== undefined && newest.revision > round.revision;
}

interface StepContext {
  readonly key: StepKey;
  readonly command: CaseCommand | null | undefined;
  readonly now: number;
}

async function writeChange(
  em: EntityManager,
  state: CaseState,
  step: Step,
  context: StepContext,
): Promise<void> {
  const next = evolve(state, step);
  await promisePlaces(em, state, next);
  await saveCaseState(em, next, context.now);
  await writeRecords(em, next, step, context.command ?? null);
  await em.flush();
  addEvent(em, next, step, context);
  await em.flush();
  if (step.kind === 'carriedOver') await carryOver(em, next, step, context.now);
  const notice = noticeFor(step);
  if (notice)
    await addNotices(
      em,
      { applicationId: next.applicationId, revision: next.revision, ...notice },
      context.now,
    );
}

/** Rows are locked in the order of their ids; the CHECK on the row has the last word. */
async function promisePlaces(
  em: EntityManager,
  before: CaseState,
  after: CaseState,
): Promise<void> {
  for (const [placesId, delta] of promisedPlacesDelta(before, after)) {
    await em.execute('update places set promised = promised + ? where id = ?', [delta, placesId]);
  }
}

function addEvent(
  em: EntityManager,
  state: CaseState,
  step: Step,
  { key, command }: StepContext,
): void {
  const actor: Pick<Actor, 'kind' | 'ref'> = command
    ? { kind: command.actorKind, ref: command.actorRef }
    : { kind: 'case', ref: state.applicationId };
  em.create(CaseEvent, {
    applicationId: state.applicationId,
    revision: state.revision,
    kind: step.kind,
    stepKey: 'commandId' in key ? key.commandId : key.timer,
    at: new Date(step.at),
    actorKind: actor.kind,
    actorRef: actor.ref,
    actorGuardian: command?.actorGuardian ?? null,
    accountId: command?.accountId ?? null,
    commandId: command?.id ?? null,
    step,
  });
}

function settle(command: CaseCommand, outcome: 'done' | RefusalCode, now: number): void {
  command.outcome = outcome;
  command.settledAt = new Date(now);
}
