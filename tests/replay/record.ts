import { randomUUID } from 'node:crypto';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { moveRoundDate } from '../../src/cases/office.ts';
import { startCase } from '../../src/cases/start-case.ts';
import { reloadCase } from '../../src/cases/tell-case.ts';
import type { RoundDateName } from '../../src/domain/round.ts';
import { applicationWorkflowId } from '../../workflows/application/application.messages.ts';
import { roundWorkflowId } from '../../workflows/round/round.messages.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { startOwnTemporal } from '../support/services.ts';
import { CHAPTERS, tellStory, type Chapter, type Story } from '../support/story.ts';
import { PATHS } from '../workflow/paths/index.ts';
import { openWorld, type World } from '../workflow/paths/world.ts';
import { writeHistory } from './histories.ts';

/** A path: plays a case, from its registration on, and leaves it where its history is worth keeping. */
type Path = (tell: (until: Chapter) => Promise<Story>) => Promise<Story>;

const chaptersBefore = (last: Chapter): readonly Chapter[] =>
  CHAPTERS.slice(0, CHAPTERS.indexOf(last));

/** Paths of one case that do not touch any other. */
const CHAPTER_PATHS: Readonly<Record<string, Path>> = {
  'whole-story': (tell) => tell('closed'),
  async 'wishes-changed'(tell) {
    const told = await tell('registered');
    await told.wish([told.other], true);
    await told.wish([told.kita, told.other]);
    await told.goOn('closed');
    return told;
  },
  async 'offer-lapsed'(tell) {
    const told = await tell('offerOpen');
    await told.days(30);
    return told;
  },
  async 'offer-declined'(tell) {
    const told = await tell('offerOpen');
    await told.decline();
    await told.offer(told.other);
    return told;
  },
  async 'offer-revoked'(tell) {
    const told = await tell('offerOpen');
    await told.revoke();
    await told.offer();
    await told.accept();
    return told;
  },
  async 'two-offers'(tell) {
    const told = await tell('offerOpen');
    await told.offer(told.other);
    await told.accept();
    return told;
  },
  async refusals(tell) {
    const told = await tell('offerOpen');
    await Promise.all([told.offer(), told.accept(), told.decline(), told.revoke()]);
    await Promise.all([told.propose(), told.propose(), told.withdraw(), told.withdraw()]);
    return told;
  },
  async 'reviewed-and-reloaded'(tell) {
    const told = await tell('review');
    await told.review();
    await told.review(told.other);
    await reloadCase(told.portal.deps.client, told.id);
    await told.portal.untilAtRest(told.id);
    return told;
  },
  ...Object.fromEntries(
    chaptersBefore('concluded').map((chapter): [string, Path] => [
      `withdrawn-from-${chapter}`,
      async (tell) => {
        const told = await tell(chapter);
        await told.withdraw();
        await told.days(15);
        await told.untilClosed();
        return told;
      },
    ]),
  ),
  // What is kept is the second run: it began in the middle.
  ...Object.fromEntries(
    chaptersBefore('closed').map((chapter): [string, Path] => [
      `lost-in-${chapter}`,
      async (tell) => {
        const told = await tell(chapter);
        await told.portal.workflow(told.id).terminate('lost');
        await startCase(told.portal.deps, told.id);
        await told.goOn('closed');
        return told;
      },
    ]),
  ),
};

it.concurrent.each(Object.entries(CHAPTER_PATHS))('%s', async (name, path) => {
  const portal = await open();
  await expectKept(portal, name, await path((until) => tellStory(portal, until)));
});

describe('every path beside the straight way', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(PATHS.length);
  });
  afterAll(() => world.stop());

  it.concurrent.each(PATHS)('$name', async ({ name, tell }) => {
    await expectKept(world.portal, fileNameOf(name), await tell(world));
  });
});

it('dates of the round move under open cases', async () => {
  const portal = await startPortal();
  const [registered, offered, ended] = await Promise.all([
    tellStory(portal, 'registered'),
    tellStory(portal, 'offerOpen'),
    tellStory(portal, 'concluded'),
  ]);
  const stories = [registered, offered, ended];
  const { dates, year } = portal.round;
  const { dueAt } = await offered.offerOf();
  const day = dates.decisionDays.indexOf(dueAt);
  await move(portal, stories, 'deadlineAt', dates.deadlineAt + DAY);
  await move(portal, stories, `decisionDays.${day}`, dueAt + 5 * DAY);
  await offered.days(35);
  await registered.days(12);
  await expectKept(portal, 'deadline-moved', registered);
  await expectKept(portal, 'decision-day-postponed', offered);
  await expectKept(portal, 'round-moved-after-the-end', ended);
  await expectHistory('round', portal.deps.client.workflow.getHandle(roundWorkflowId(year)));
  await portal.stop();
});

it('faults: a command goes first, the database fails, the row is gone', async () => {
  const portal = await startPortal();
  const connection = Connection.lazy({ address: '127.0.0.1:1' });
  const cutOff = { client: new Client({ connection }), updateWaitMs: 200 };
  const em = portal.owner.em.fork();

  const early = await tellStory(portal, 'offerOpen');
  const { dueAt } = await early.offerOf();
  await early.days(27);
  await portal.untilAtRest(early.id);
  await portal.stopLoops();
  await early.at(dueAt - 1, () => early.through(cutOff).accept());
  await early.days(1);
  portal.startLoops();
  await eventually(
    () => early.events(),
    (events) => events.includes('offerAccepted'),
  );
  await expectKept(portal, 'command-before-the-lapse', early);

  const failing = await tellStory(portal, 'offers');
  await em.execute('alter table notice rename to notice_away');
  const offered = failing.offer();
  await eventually(
    async () => (await portal.workflow(failing.id).describe()).raw.pendingActivities ?? [],
    (activities) => activities.some((activity) => (activity.attempt ?? 0) > 1),
  );
  await em.execute('alter table notice_away rename to notice');
  expect(await offered).toEqual({ kind: 'done' });
  await expectKept(portal, 'database-failed', failing);

  const gone = await tellStory(portal, 'review');
  await portal.untilAtRest(gone.id);
  for (const table of ['notice', 'case_event', 'case_command', 'wish', 'guardian'])
    await em.execute(`delete from ${table} where application_id = ?`, [gone.id]);
  await em.execute('delete from application where id = ?', [gone.id]);
  await reloadCase(portal.deps.client, gone.id);
  await portal.workflow(gone.id).result();
  await expectKept(portal, 'row-gone', gone);
  await connection.close();
  await portal.stop();
});

it('histories outgrown', async () => {
  const temporal = await startOwnTemporal({ 'limit.historyCount.suggestContinueAsNew': 40 });
  const portal = await startPortal(temporal.current().address);
  const told = await tellStory(portal, 'offers');
  const { raw } = await portal.workflow(told.id).describe();
  const { firstRunId } = raw.workflowExecutionInfo ?? {};
  await told.goOn('chosen');
  const { client } = portal.deps;
  const first = client.workflow.getHandle(applicationWorkflowId(told.id), firstRunId ?? '');
  await expectHistory('outgrown-first-run', first);
  await expectKept(portal, 'outgrown-later-run', told);
  await portal.stop();
  await temporal.stop();
});

afterAll(async () => (await shared)?.stop());

let shared: Promise<TestPortal> | undefined;
function open(): Promise<TestPortal> {
  shared ??= startPortal();
  return shared;
}

function startPortal(temporalAddress = inject('temporalAddress')): Promise<TestPortal> {
  return startTestPortal({ postgresUrl: inject('postgresUrl'), temporalAddress, capacity: 100 });
}

const fileNameOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');

async function expectKept(portal: TestPortal, name: string, told: Story): Promise<void> {
  await expectHistory(name, portal.workflow(told.id));
}

async function expectHistory(name: string, workflow: WorkflowHandle): Promise<void> {
  const history = await workflow.fetchHistory();
  expect(history.events?.length).toBeGreaterThan(10);
  writeHistory(name, history);
}

async function move(
  portal: TestPortal,
  stories: readonly Story[],
  date: RoundDateName,
  to: number,
): Promise<void> {
  const office = { kind: 'office', ref: 'kreisjugendamt', role: 'head' } as const;
  const request = { year: portal.round.year, clientKey: randomUUID(), date, to, reason: 'Probe' };
  const revision = await moveRoundDate(portal.deps, office, request);
  for (const told of stories) {
    await eventually(
      async () => (await told.state()).round.revision,
      (noted) => noted === revision,
    );
  }
}
