import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PersonAction, PersonActions } from '../domain/commands.ts';
import type { CaseState } from '../domain/case.ts';
import { accountOf, guardianOf, withActor, type Person } from '../persistence/actor.ts';
import type { DataChange } from '../persistence/case-data.ts';
import { readCaseState } from '../persistence/case-state.ts';
import { Application } from '../persistence/entities/application.ts';
import { CaseCommand } from '../persistence/entities/record.ts';
import { newestRound, roundHeldAt } from '../persistence/rounds.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError, type CommandResult } from './errors.ts';
import { receiptOnPaper } from './paper.ts';
import { may } from './policy.ts';
import { sendNow } from './sender.ts';
import { storable } from './storable.ts';

/** What the body of a command is made from, inside the transaction that records it. */
export interface CommandContext {
  readonly em: EntityManager;
  readonly application: Application;
  readonly state: CaseState;
  /** The command's id, which may name what it creates. */
  readonly commandId: string;
  /** What goes into the message of a request on paper, and nothing otherwise. */
  readonly onPaper: { readonly typedAt?: number };
}

export interface Submission<Action extends PersonAction> {
  readonly applicationId: string;
  readonly action: Action;
  /** The client's key: a second submission with the same key and facts is the same command. */
  readonly clientKey: string;
  /** What the person stated, as plain data: two submissions with one key must agree in it. */
  readonly facts: object;
  /** Free text, which never leaves PostgreSQL. */
  readonly note?: string | undefined;
  /** Personal data the step writes; it stays in PostgreSQL as well. */
  readonly data?: DataChange;
  /** The day the office received it on paper, `YYYY-MM-DD`; undefined: it was clicked. */
  readonly receivedOn?: string | undefined;
  readonly body: (
    context: CommandContext,
  ) => PersonActions[Action] | Promise<PersonActions[Action]>;
}

/**
 * How a click becomes a command: stamped by the clock at the door, recorded with the rules that hold at that instant,
 * then sent. What the office types from paper is stamped and judged by the day of its receipt; both dates are kept.
 * Throws a DoorError when there is nothing to record.
 */
export async function submit<Action extends PersonAction>(
  deps: CasesDependencies,
  person: Person,
  submission: Submission<Action>,
): Promise<CommandResult> {
  const now = deps.clock();
  const isForged = submission.receivedOn !== undefined && person.kind !== 'office';
  if (isForged || !may(person, submission.action)) throw new DoorError('action.forbidden');
  const command = await record(deps, person, submission, now);
  return sendNow(deps, command);
}

async function record<Action extends PersonAction>(
  deps: CasesDependencies,
  person: Person,
  submission: Submission<Action>,
  now: number,
): Promise<CaseCommand> {
  const { applicationId, action, clientKey, receivedOn } = submission;
  const note = submission.note === undefined ? undefined : storable(submission.note);
  const bodyHash = hashOf({
    applicationId,
    facts: submission.facts,
    note: note ?? null,
    receivedOn,
  });
  return withActor(deps.orm.em, person, async (em) => {
    const identity = { actorKind: person.kind, actorRef: person.ref, action, clientKey };
    const known = await em.findOne(CaseCommand, identity);
    if (known !== null) return sameCommand(known, bodyHash);

    const application = await em.findOne(Application, { id: applicationId });
    const state = application === null ? null : await readCaseState(em, applicationId);
    if (application === null || state === null) throw new DoorError('case.not_found');
    const id = randomUUID();
    const typedAt = now + application.clockOffsetMs;
    const onPaper = receivedOn === undefined ? {} : { typedAt };
    const message = await submission.body({ em, application, state, commandId: id, onPaper });
    const receivedAt =
      receivedOn === undefined
        ? typedAt
        : await receiptOnPaper(em, { applicationId, action, message, receivedOn, typedAt });
    const round =
      receivedOn === undefined
        ? ((await newestRound(em, application.year)) ?? state.round)
        : await roundHeldAt(em, application.year, receivedAt - application.clockOffsetMs);
    const closed = application.closedAt != null;
    await em
      .createQueryBuilder(CaseCommand)
      .insert({
        id,
        applicationId,
        ...identity,
        actorGuardian: guardianOf(person),
        accountId: accountOf(person),
        body: {
          message,
          ...(note === undefined ? {} : { note }),
          ...(submission.data === undefined ? {} : { data: submission.data }),
          ...(receivedOn === undefined ? {} : { receivedOn }),
        },
        bodyHash,
        receivedAt: new Date(receivedAt),
        roundRevision: round.revision,
        caseRevision: application.revision,
        outcome: closed ? 'case.closed' : null,
        settledAt: closed ? new Date(now) : null,
        sentCount: 1,
        lastSentAt: new Date(),
      })
      .onConflict(['actorKind', 'actorRef', 'action', 'clientKey'])
      .ignore()
      .execute();
    // Another request with the same key may have been faster: whichever row stands is the command.
    return sameCommand(await em.findOneOrFail(CaseCommand, identity), bodyHash);
  });
}

function sameCommand(command: CaseCommand, bodyHash: string): CaseCommand {
  if (command.bodyHash !== bodyHash) throw new DoorError('idempotency.key_reused');
  return command;
}

/** A digest of plain data in which the order of keys does not matter. */
export function hashOf(facts: unknown): string {
  const canonical = JSON.stringify(facts, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(canonical).digest('base64url');
}
