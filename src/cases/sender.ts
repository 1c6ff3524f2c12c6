import { ApplicationFailure } from '@temporalio/common';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { sql, type EntityManager } from '@mikro-orm/postgresql';
import {
  applicationWorkflowId,
  isFact,
  type CommandMessage,
  type CommandOutcome,
  type FactAction,
} from '../../workflows/application/application.messages.ts';
import { isRefusalCode, type RefusalCode } from '../domain/refusals.ts';
import { withActor, type Actor } from '../persistence/actor.ts';
import { CaseCommand } from '../persistence/entities/record.ts';
import { Application } from '../persistence/entities/application.ts';
import { roundRevision } from '../persistence/rounds.ts';
import { describeFault } from '../temporal/fault-interceptor.ts';
import type { CasesDependencies } from './dependencies.ts';
import type { CommandResult } from './errors.ts';
import { startCase } from './start-case.ts';

const SENDER: Actor = { kind: 'service', ref: 'sender' };
const AT_ONCE = 20;
/** A request in flight has its own first try; the loop leaves it this long. */
const FIRST_TRY_SECONDS = 2;
/** Pauses double from there, so many times: to 128 seconds. */
const DOUBLINGS = 7;
const POLL_MS = 50;

interface Sendable {
  readonly command: CaseCommand;
  readonly message: CommandMessage;
}

/** One round of the sender: every open command whose pause is over, per case the oldest only. */
export async function sendOpenCommands(deps: CasesDependencies): Promise<void> {
  const ids = await withActor(deps.orm.em, SENDER, async (em) => {
    const due = await em.execute<{ id: string }[]>(sql`
      update case_command set sent_count = sent_count + 1, last_sent_at = clock_timestamp()
      where id in (
        select c.id from case_command c
        where c.outcome is null
          and coalesce(c.last_sent_at, c.recorded_at) < clock_timestamp()
              - make_interval(secs => greatest(${FIRST_TRY_SECONDS}, power(2, least(c.sent_count, ${DOUBLINGS}))))
          and not exists (
            select from case_command o
            where o.application_id = c.application_id and o.outcome is null
              and (o.received_at, o.recorded_at, o.id) < (c.received_at, c.recorded_at, c.id))
        order by c.received_at
        limit ${AT_ONCE}
        for update skip locked)
      returning id`);
    return due.map((row) => row.id);
  });
  await Promise.all(ids.map((id) => sendCommand(deps, id, Date.now() + deps.updateWaitMs)));
}

/**
 * The request's own try: sends the case's open commands, oldest first, until this one has its outcome or the time is
 * up; with no time at all it sends nothing. What it cannot finish, the sender does: the command is recorded, so whatever
 * fails here is "being processed".
 */
export async function sendNow(
  deps: CasesDependencies,
  command: Pick<CaseCommand, 'id' | 'applicationId'>,
): Promise<CommandResult> {
  if (deps.updateWaitMs === 0) return { kind: 'processing' };
  const until = Date.now() + deps.updateWaitMs;
  try {
    for (;;) {
      const { mine, oldest } = await openCommands(deps, command);
      if (mine.kind !== 'processing') return mine;
      const result = await sendCommand(deps, oldest, until);
      if (oldest === command.id) return result;
      if (result.kind === 'processing' || Date.now() >= until)
        return await resultOf(deps, command.id);
    }
  } catch (error) {
    deps.logger.warn(
      { commandId: command.id, ...describeFault(error) },
      'command recorded, its outcome cannot be read',
    );
    return { kind: 'processing' };
  }
}

/** What became of a command, as its row says. */
export async function resultOf(deps: CasesDependencies, commandId: string): Promise<CommandResult> {
  return withActor(deps.orm.em, SENDER, async (em) =>
    toResult((await em.findOneOrFail(CaseCommand, { id: commandId })).outcome),
  );
}

/** A command's result so far, and which open command of its case goes first. */
async function openCommands(
  deps: CasesDependencies,
  { id, applicationId }: Pick<CaseCommand, 'id' | 'applicationId'>,
): Promise<{ readonly mine: CommandResult; readonly oldest: string }> {
  return withActor(deps.orm.em, SENDER, async (em) => {
    const mine = await em.findOneOrFail(CaseCommand, { id });
    const [oldest] = await em.find(
      CaseCommand,
      { applicationId, outcome: null },
      { orderBy: [{ receivedAt: 'asc' }, { recordedAt: 'asc' }, { id: 'asc' }], limit: 1 },
    );
    return { mine: toResult(mine.outcome), oldest: oldest?.id ?? id };
  });
}

/** Sends one command under its own id; resolves with what its row says afterwards. Sending twice is harmless. */
async function sendCommand(
  deps: CasesDependencies,
  id: string,
  until: number,
): Promise<CommandResult> {
  const sendable = await prepare(deps, id);
  if (sendable === undefined) return resultOf(deps, id);
  try {
    const refused = await deliver(deps, sendable, until);
    if (refused !== undefined) await settleIfOpen(deps, id, refused);
  } catch (error) {
    deps.logger.warn(
      { commandId: id, ...describeFault(error) },
      'command not delivered, stays open',
    );
  }
  return resultOf(deps, id);
}

async function prepare(deps: CasesDependencies, id: string): Promise<Sendable | undefined> {
  return withActor(deps.orm.em, SENDER, async (em) => {
    const command = await em.findOneOrFail(CaseCommand, { id });
    if (command.outcome != null) return undefined;
    const application = await em.findOneOrFail(Application, { id: command.applicationId });
    if (application.closedAt != null) {
      // The closing step lets earlier commands go first, so whatever is open now came after it.
      await settle(em, deps, id, 'case.closed');
      return undefined;
    }
    const message: CommandMessage = {
      commandId: command.id,
      receivedAt: command.receivedAt.getTime(),
      // As of now: the case may have gone on since the click while its workflow has yet to learn of it.
      caseRevision: Math.max(command.caseRevision, application.revision),
      round: await roundRevision(em, application.year, command.roundRevision),
      body: command.body.message,
    };
    return { command, message };
  });
}

/** Resolves with the code of a validator's refusal, which no step has written; undefined: the step wrote the outcome. */
async function deliver(
  deps: CasesDependencies,
  sendable: Sendable,
  until: number,
): Promise<RefusalCode | undefined> {
  try {
    return await deliverToRunning(deps, sendable, until);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    await deps.client.withDeadline(until, () => startCase(deps, sendable.command.applicationId));
    return deliverToRunning(deps, sendable, until);
  }
}

async function deliverToRunning(
  deps: CasesDependencies,
  { command, message }: Sendable,
  until: number,
): Promise<RefusalCode | undefined> {
  const handle = deps.client.workflow.getHandle(applicationWorkflowId(command.applicationId));
  const { action } = command;
  if (action !== 'register' && isFact(action)) {
    await deps.client.withDeadline(until, () =>
      handle.signal(action, message as CommandMessage<FactAction>),
    );
    await untilSettled(deps, command.id, until);
    return undefined;
  }
  try {
    await deps.client.withDeadline(until, () =>
      handle.executeUpdate<CommandOutcome, [CommandMessage]>(command.action, {
        args: [message],
        updateId: command.id,
      }),
    );
    return undefined;
  } catch (error) {
    const code =
      error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure
        ? error.cause.type
        : undefined;
    if (isRefusalCode(code)) return code;
    throw error;
  }
}

/** A signal has no answer: its outcome is looked for where it is written. */
async function untilSettled(
  deps: CasesDependencies,
  commandId: string,
  until: number,
): Promise<void> {
  while (Date.now() < until) {
    const result = await resultOf(deps, commandId);
    if (result.kind !== 'processing') return;
    await new Promise((resolve) => {
      setTimeout(resolve, POLL_MS);
    });
  }
  throw new Error('a signal without an outcome yet');
}

async function settleIfOpen(deps: CasesDependencies, id: string, code: RefusalCode): Promise<void> {
  await withActor(deps.orm.em, SENDER, (em) => settle(em, deps, id, code));
}

/** Whoever comes second changes nothing: the outcome that stands is the answer. */
async function settle(
  em: EntityManager,
  deps: CasesDependencies,
  id: string,
  code: RefusalCode,
): Promise<void> {
  await em.nativeUpdate(
    CaseCommand,
    { id, outcome: null },
    { outcome: code, settledAt: new Date(deps.clock()) },
  );
}

function toResult(outcome: CaseCommand['outcome']): CommandResult {
  if (outcome == null) return { kind: 'processing' };
  return outcome === 'done' ? { kind: 'done' } : { kind: 'refused', code: outcome };
}
