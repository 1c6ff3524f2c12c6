import { isDeepStrictEqual } from 'node:util';
import { IsolationLevel, type EntityManager } from '@mikro-orm/postgresql';
import { WorkflowNotFoundError } from '@temporalio/client';
import { expect } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { noticeFor } from '../../../src/domain/notices.ts';
import type { Step } from '../../../src/domain/steps.ts';
import { readCaseState } from '../../../src/persistence/case-state.ts';
import { Application, Guardian } from '../../../src/persistence/entities/application.ts';
import { CaseCommand, CaseEvent, Notice } from '../../../src/persistence/entities/record.ts';
import {
  applicationWorkflowId,
  caseStatusQuery,
} from '../../../workflows/application/application.messages.ts';
import { eventually } from '../../support/portal.ts';
import { UNEXPLAINED } from './program.ts';
import type { Stage } from './stage.ts';

/** As much of a portal as can be looked at from outside. */
export type Watched = Pick<Stage, 'owner' | 'client' | 'told' | 'mailServer' | 'logLines'>;

/** Waits until every command has its outcome and every case's workflow knows what its row says. */
export async function expectQuiet(stage: Watched, withinMs = 60_000): Promise<void> {
  await eventually(
    () => stage.owner.em.fork().find(CaseCommand, { outcome: null }),
    (open) => open.length === 0,
    withinMs,
  );
  await eventually(
    () => restless(stage),
    (cases) => cases.length === 0,
    withinMs,
  );
}

/** Cases whose workflow and row disagree, or that are still trying something. */
async function restless(stage: Watched): Promise<readonly object[]> {
  const cases = await stage.owner.em
    .fork()
    .find(Application, {}, { orderBy: { receivedAt: 'asc' } });
  const found = await Promise.all(
    cases.map(async ({ id, revision, closedAt }) => {
      const row = { id, revision, workflow: closedAt == null ? 'RUNNING' : 'COMPLETED', trying: 0 };
      const seen = await lookAtWorkflow(stage, id).catch((error: unknown) => ({
        workflow: error instanceof WorkflowNotFoundError ? 'missing' : String(error),
      }));
      const known = { id, revision, trying: 0, ...seen };
      return isDeepStrictEqual(known, row) ? [] : [{ row, known }];
    }),
  );
  return found.flat();
}

/** What a workflow knows of its case: a finished one nothing any more. */
async function lookAtWorkflow({ client }: Watched, applicationId: string): Promise<object> {
  const handle = client.workflow.getHandle(applicationWorkflowId(applicationId));
  return client.withDeadline(Date.now() + 5000, async () => {
    const { status, raw } = await handle.describe();
    if (status.name !== 'RUNNING') return { workflow: status.name };
    const known = await handle.query(caseStatusQuery);
    return {
      workflow: status.name,
      revision: known?.revision,
      trying: raw.pendingActivities?.length ?? 0,
    };
  });
}

/** What must be so whatever was killed: nothing lost, nothing twice, nobody told what is another's. */
export async function expectRecordIsWhole(stage: Watched): Promise<void> {
  // One snapshot: timers go off by the clock on the wall, also while somebody counts.
  await stage.owner.em.fork().transactional((em) => expectSnapshotIsWhole(stage, em), {
    isolationLevel: IsolationLevel.REPEATABLE_READ,
  });
}

async function expectSnapshotIsWhole(stage: Watched, em: EntityManager): Promise<void> {
  const cases = await em.find(Application, {});
  const commands = await em.find(CaseCommand, {});
  const events = await em.find(
    CaseEvent,
    {},
    { orderBy: { applicationId: 'asc', revision: 'asc' } },
  );
  const notices = await em.find(Notice, {});
  const guardians = await em.find(Guardian, {}, { populate: ['application'] });
  const eventsOf = Map.groupBy(events, (event) => event.applicationId);
  const guardiansOf = Map.groupBy(guardians, (guardian) => guardian.application.id);

  expectToldIsRecorded(stage, cases, commands);
  for (const command of commands) {
    const written = events.filter((event) => event.stepKey === command.id);
    expect(written).toHaveLength(command.outcome === 'done' ? 1 : 0);
    if (written[0] !== undefined) {
      expect(written[0].applicationId).toBe(command.applicationId);
      if (command.action !== 'register')
        expect([written[0].actorKind, written[0].actorRef]).toEqual([
          command.actorKind,
          command.actorRef,
        ]);
    }
  }
  for (const row of cases) {
    const own = eventsOf.get(row.id) ?? [];
    expect(own.map((event) => event.revision)).toEqual(
      Array.from({ length: row.revision }, (_, index) => index + 1),
    );
    expect(new Set(own.map((event) => event.stepKey)).size).toBe(own.length);
    const due = own.flatMap(({ revision, kind, step }) => {
      const wanted = kind === 'registered' ? { kind: 'receipt' } : noticeFor(step as Step);
      return wanted === undefined
        ? []
        : (guardiansOf.get(row.id) ?? []).map(({ id }) => `${revision} ${wanted.kind} ${id}`);
    });
    const sent = notices
      .filter((notice) => notice.applicationId === row.id)
      .map(({ revision, kind, guardianId }) => `${revision} ${kind} ${guardianId}`);
    expect(sent.toSorted()).toEqual(due.toSorted());
    await expectRowIsSumOfEvents(em, row.id, own);
  }
  expectMailsWentToTheirFamilies(stage, notices, guardians);
  await expectPlacesAreCounted(stage);
  expect(stage.logLines().filter((line) => line.includes(UNEXPLAINED))).toEqual([]);
}

function expectToldIsRecorded(
  stage: Watched,
  cases: readonly Application[],
  commands: readonly CaseCommand[],
): void {
  const keyOf = (kind: string, ref: string, action: string, key: string): string =>
    [kind, ref, action, key].join(' ');
  const byKey = new Map(
    commands.map((command) => [
      keyOf(command.actorKind, command.actorRef, command.action, command.clientKey),
      command,
    ]),
  );
  for (const told of stage.told) {
    if (told.action === 'register') {
      const command = byKey.get(keyOf('family', 'public', 'register', told.clientKey));
      const row = cases.find((candidate) => candidate.id === command?.applicationId);
      expect({ applicationId: row?.id, caseNumber: row?.caseNumber }).toEqual(told.answer);
      continue;
    }
    const { actor, action, request, answer } = told;
    const command = byKey.get(keyOf(actor.kind, actor.ref, action, request.clientKey));
    if (answer.kind === 'turnedAway') {
      expect(command).toBeUndefined();
      continue;
    }
    expect(command?.applicationId).toBe(request.applicationId);
    const outcome = answer.kind === 'refused' ? answer.code : answer.kind;
    expect({ action, outcome: command?.outcome }).toEqual({ action, outcome });
  }
}

/** The rows say what the events say: no step is half written, none is overwritten by an older one. */
async function expectRowIsSumOfEvents(
  em: EntityManager,
  applicationId: string,
  events: readonly CaseEvent[],
): Promise<void> {
  const state = await readCaseState(em, applicationId);
  if (state === null) throw new Error('a case without a row');
  const added = new Set(
    events.flatMap(({ step }) =>
      'wishes' in step && step.kind === 'wishesChanged' ? step.wishes.map((wish) => wish.id) : [],
    ),
  );
  const registered: CaseState = {
    ...state,
    revision: 1,
    phase: 'registered',
    enrolmentClosedFor: null,
    end: null,
    drafts: [],
    offers: [],
    slots: [],
    consents: [],
    noShows: 0,
    overdue: [],
    wishes: state.wishes
      .filter((wish) => !added.has(wish.id))
      .map((wish) => ({ ...wish, status: 'open', reviewedAt: null, visitedAt: null })),
  };
  const summed = events
    .filter((event) => event.kind !== 'registered')
    .reduce((sum, event) => evolve(sum, event.step as Step), registered);
  expect(essence(summed)).toEqual(essence(state));
}

const essence = ({ drafts, offers, slots, ...state }: CaseState): object => ({
  revision: state.revision,
  phase: state.phase,
  end: state.end,
  consents: state.consents,
  noShows: state.noShows,
  overdue: state.overdue,
  drafts: drafts.map(({ id, status }) => `${id} ${status}`).toSorted(),
  offers: offers.map(({ id, status, dueAt }) => `${id} ${status} ${dueAt}`).toSorted(),
  slots: slots.map(({ id, status }) => `${id} ${status}`).toSorted(),
});

/** A mail may come twice when it is killed on its way, under its one Message-ID; never to another family. */
function expectMailsWentToTheirFamilies(
  { mailServer: { mails } }: Watched,
  notices: readonly Notice[],
  guardians: readonly Guardian[],
): void {
  const addressOf = new Map(guardians.map(({ id, email }) => [id, email]));
  const due = new Map(
    notices.map((notice) => [
      `<${notice.id}@portal.example.org>`,
      addressOf.get(notice.guardianId ?? ''),
    ]),
  );
  for (const { messageId, to } of mails) {
    const addresses = [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));
    expect(addresses).toEqual([due.get(messageId ?? '')]);
  }
  const arrived = new Set(mails.map(({ messageId }) => messageId));
  const sent = notices.filter((notice) => notice.status === 'sent');
  expect(sent.filter(({ id }) => !arrived.has(`<${id}@portal.example.org>`))).toEqual([]);
}

async function expectPlacesAreCounted(stage: Watched): Promise<void> {
  const miscounted = await stage.owner.em.fork().execute(`
    with held as (
      select places_id from offer where status in ('open', 'accepted')
      union all select places_id from offer_draft where status in ('prepared', 'released'))
    select p.id, p.promised, p.capacity, count(h.places_id)::int as held
    from places p left join held h on h.places_id = p.id
    group by p.id having p.promised <> count(h.places_id) or p.promised > p.capacity`);
  expect(miscounted).toEqual([]);
}
