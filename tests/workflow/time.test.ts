import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Written } from '../../activities/application.activities.ts';
import { moveRoundDate } from '../../src/cases/office.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { tellStory, type Story } from '../support/story.ts';

const SLACK_MS = 2000;
const PROCESSING = { kind: 'processing' };

/** A right never hangs on when a worker comes round to it: the clock at the door decides. */
describe('time', () => {
  let portal: TestPortal;
  const nowhere = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) });
  /** A door that cannot reach Temporal: the command is recorded, and nothing more. */
  const cutOff = { client: nowhere, updateWaitMs: 200 };
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
    });
  });
  afterAll(async () => {
    await portal.stop();
    await nowhere.connection.close();
  });

  afterEach(workerUp);

  it('23:59:59.999 is in time and 24:00:00.000 is late, with the worker down over midnight', async () => {
    const { deadlineAt } = portal.round.dates;
    const [inTime, late] = await Promise.all([
      tellStory(portal, 'registered'),
      tellStory(portal, 'registered'),
    ]);
    const [first, second] = portal.kitas;
    if (first === undefined || second === undefined) throw new Error('two Kitas are needed');
    await workerDown(inTime, late);

    portal.setDoorClock(() => deadlineAt - 1);
    const lastRegistered = await portal.register();
    portal.setDoorClock(() => deadlineAt);
    const firstLate = await portal.register();
    portal.setDoorClock(Date.now);
    expect(await inTime.at(deadlineAt - 1, () => inTime.through(cutOff).wish([second]))).toEqual(
      PROCESSING,
    );
    expect(await late.at(deadlineAt, () => late.through(cutOff).wish([second]))).toEqual(
      PROCESSING,
    );
    await Promise.all([inTime, late].map((told) => asleepUntil(told, deadlineAt)));
    await workerUp();

    const settled = await Promise.all([inTime, late].map(lastOutcome));
    expect(settled).toEqual(['done', 'round.edit_freeze']);
    const events = await eventually(
      () => portal.events(inTime.id),
      (seen) => seen.length === 3,
    );
    expect(events.map(({ kind, at }) => [kind, at.getTime()]).slice(1)).toEqual([
      ['wishesChanged', deadlineAt - 1],
      ['enrolmentClosed', deadlineAt],
    ]);
    const registered = await Promise.all(
      [lastRegistered, firstLate].map(({ id }) => portal.state(id)),
    );
    expect(registered.map(({ receivedAt, late: isLate }) => [receivedAt, isLate])).toEqual([
      [deadlineAt - 1, false],
      [deadlineAt, true],
    ]);
  });

  it('after the edit freeze wishes stay as they are', async () => {
    const told = await tellStory(portal, 'review');
    expect(await told.wish([told.other])).toEqual({ kind: 'refused', code: 'round.edit_freeze' });
    expect((await told.state()).wishes.map((wish) => wish.status)).not.toContain('removed');
  });

  it('an answer received at the decision day itself is too late, one a millisecond before is not', async () => {
    const [early, late] = await Promise.all([
      tellStory(portal, 'offerOpen'),
      tellStory(portal, 'offerOpen'),
    ]);
    const { dueAt } = await late.offerOf();
    expect(await late.at(dueAt, () => late.accept())).toEqual({
      kind: 'refused',
      code: 'offer.lapsed',
    });
    const due = (await early.offerOf()).dueAt;
    expect(await early.at(due - 1, () => early.accept())).toEqual({ kind: 'done' });
  });

  it('an acceptance received before the decision day goes before the lapse whose timer fired first', async () => {
    const told = await tellStory(portal, 'offerOpen');
    const { dueAt } = await told.offerOf();
    await told.days(27);
    await workerDown(told);
    expect(await told.at(dueAt - 1, () => told.through(cutOff).accept())).toEqual(PROCESSING);
    await asleepUntil(told, dueAt);
    await portal.startWorker();

    await eventually(
      () => stepResults(told),
      (results) => results.at(-1)?.kind === 'commandFirst',
    );
    expect((await told.offerOf()).status).toBe('open');
    portal.startLoops();
    expect(await lastOutcome(told)).toBe('done');
    const accepted = (await portal.events(told.id)).at(-1);
    expect([accepted?.kind, accepted?.at.getTime()]).toEqual(['offerAccepted', dueAt - 1]);
    await told.days(10);
    expect(await told.events()).not.toContain('offerLapsed');
    expect((await told.state()).phase).toBe('chosen');
  });

  it('a command is judged by the dates it was received under, also when one is moved before it arrives', async () => {
    const told = await tellStory(portal, 'registered');
    await told.days(5);
    await workerDown(told);
    expect(await told.through(cutOff).wish([told.other])).toEqual(PROCESSING);
    await portal.startWorker();
    const freeze = Date.now() + 3 * DAY;
    const revision = await moveRoundDate(
      portal.deps,
      { kind: 'office', ref: 'kreisjugendamt', role: 'head' },
      {
        year: portal.round.year,
        clientKey: randomUUID(),
        date: 'editFreezeAt',
        to: freeze,
        reason: 'Technik',
      },
    );
    await eventually(
      async () => (await told.state()).round.revision,
      (noted) => noted === revision,
    );
    portal.startLoops();

    expect(await lastOutcome(told)).toBe('done');
    expect(await told.wish([told.kita])).toEqual({ kind: 'refused', code: 'round.edit_freeze' });
  });

  /** Stops worker, sender and starter, once the cases only wait. */
  async function workerDown(...stories: readonly Story[]): Promise<void> {
    await Promise.all(stories.map(({ id }) => portal.untilAtRest(id)));
    await portal.stopLoops();
    await portal.stopWorker();
  }

  async function workerUp(): Promise<void> {
    await portal.startWorker();
    portal.startLoops();
  }

  /** Lets a case sleep until its timer for an instant has fired, with no worker to take note of it. */
  async function asleepUntil(told: Story, instant: number): Promise<void> {
    const present = await portal.now(told.id);
    await portal.forwardAsleep(told.id, instant + SLACK_MS - present);
    await eventually(
      async () =>
        (await portal.history(told.id)).some(
          (event) =>
            event.timerFiredEventAttributes && Number(event.eventTime?.seconds) * 1000 >= instant,
        ),
      (fired) => fired,
    );
  }

  async function lastOutcome(told: Story): Promise<string | null | undefined> {
    const command = await eventually(
      async () => (await portal.commands(told.id)).at(-1),
      (last) => last?.outcome != null,
    );
    return command?.outcome;
  }

  /** What the activity that writes steps has answered so far. */
  async function stepResults(told: Story): Promise<readonly Written[]> {
    return (await portal.history(told.id)).flatMap((event) => {
      const [payload] = event.activityTaskCompletedEventAttributes?.result?.payloads ?? [];
      const result: unknown = payload && defaultPayloadConverter.fromPayload(payload);
      return typeof result === 'object' && result !== null && 'kind' in result
        ? [result as Written]
        : [];
    });
  }
});
