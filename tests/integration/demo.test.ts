import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { whoseTurn } from '../../src/domain/turn.ts';
import { nextTimer } from '../../src/domain/timers.ts';
import { loadConfig, requireRunning, type RunningConfig } from '../../src/config.ts';
import { loadDemo } from '../../src/demo/load.ts';
import { Application, Child } from '../../src/persistence/entities/application.ts';
import { Childminder } from '../../src/persistence/entities/childminding.ts';
import { Places } from '../../src/persistence/entities/places.ts';
import { CaseCommand, CaseEvent, Notice } from '../../src/persistence/entities/record.ts';
import { WaitingListEntry } from '../../src/persistence/entities/waiting-list.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { openWatching } from '../support/watching.ts';

const long = process.env['KITA_TEST_LONG'] === 'true';
/** In either, every standing and every kind of family. */
const APPLICATIONS = long ? 300 : 40;

/** Where a case can stand: phase and whose turn it is, or how it ended. */
const STANDINGS = [
  'registered: nobody',
  'review: kita',
  'review: office',
  'offers: family',
  'offers: kita',
  'offers: nobody',
  'offers: office',
  'chosen: family',
  'chosen: kita',
  'chosen: office',
  'appointment: family',
  'appointment: kita',
  'appointment: nobody',
  'contract: family',
  'contract: kita',
  'ended: contract',
  'ended: withdrawn',
  'ended: movedAway',
  'ended: carriedOver',
  'ended: withoutPlace',
];

describe('the demonstration', () => {
  let portal: TestPortal;
  let config: RunningConfig;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      seeded: false,
      loops: false,
    });
    config = configOf(portal);
  });
  afterAll(() => portal.stop());

  it('is refused in production, and without the demo', async () => {
    await expect(loadDemo({ ...config, nodeEnv: 'production' })).rejects.toThrow('demonstration');
    await expect(loadDemo({ ...config, demo: false })).rejects.toThrow('demonstration');
    expect(await counts(portal)).toEqual({ kitas: 0, places: 0, applications: 0, events: 0 });
  });

  it(
    `brings ${APPLICATIONS} applications through the doors, in every standing there is`,
    async () => {
      const said: string[] = [];
      const startedAt = performance.now();
      await loadDemo(config, (progress) => said.push(progress));
      if (long) console.log(`loaded in ${Math.round((performance.now() - startedAt) / 1000)} s`);
      expect(said.at(-1)).toBe(
        `Loading the demonstration: ${APPLICATIONS - 1} of ${APPLICATIONS - 1} applications`,
      );
      expect(await counts(portal)).toMatchObject({ kitas: 51, applications: APPLICATIONS });
      expect(new Set(await standings(portal))).toEqual(new Set(STANDINGS));
    },
    600_000,
  );

  it('leaves no click without its outcome, and none refused', async () => {
    const commands = await portal.owner.em.fork().find(CaseCommand, {});
    expect(commands.filter(({ outcome }) => outcome !== 'done')).toEqual([]);
  });

  it('tells every case in the order of its days', async () => {
    const events = await portal.owner.em.fork().find(CaseEvent, {}, { orderBy: { revision: 1 } });
    for (const [, ofCase] of Map.groupBy(events, ({ applicationId }) => applicationId)) {
      const times = ofCase.map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
  });

  it('has families of every kind', async () => {
    const em = portal.owner.em.fork();
    const applications = await em.find(Application, {}, { populate: ['guardians', 'child'] });
    const guardians = applications.flatMap((one) => one.guardians.getItems());
    const isThere = {
      paper: applications.some(({ enteredAt }) => enteredAt != null),
      late: applications.some(({ late }) => late),
      inTime: applications.some(({ late }) => !late),
      unborn: (await em.count(Child, { birthExpected: true })) > 0,
      siblings: applications.some(({ siblingsTogether }) => siblingsTogether === 'ifPossible'),
      twins: applications.some(({ siblingsTogether }) => siblingsTogether === 'onlyTogether'),
      twoHouseholds: applications.some(({ custody }) => custody === 'shared'),
      contactAddress: guardians.some(({ town }) => town != null),
      byLetter: guardians.some(({ email }) => email == null),
      english: guardians.some(({ language }) => language === 'en'),
      carriedOver: applications.some(({ carriedFrom }) => carriedFrom != null),
    };
    expect(Object.entries(isThere).filter(([, is]) => !is)).toEqual([]);
    const emails = guardians.flatMap(({ email }) => email ?? []);
    expect(emails.filter((one) => !/@(example\.org|briefkasten\.invalid)$/u.test(one))).toEqual([]);
  });

  it('says of every place and childminder that it is invented, and promises what is offered', async () => {
    const em = portal.owner.em.fork();
    const places = await em.find(Places, {});
    expect(places.every(({ invented }) => invented)).toBe(true);
    const [held] = await em.execute<{ count: number }[]>(`
      select (select count(*) from offer where status in ('open', 'accepted'))::int
        + (select count(*) from offer_draft where status in ('prepared', 'released'))::int as count`);
    expect(places.reduce((sum, { promised }) => sum + promised, 0)).toBe(held?.count);
    const childminders = await em.find(Childminder, {});
    expect(childminders.map(({ invented }) => invented)).toEqual(Array(8).fill(true));
  });

  it('has delivered what lies in the past, and leaves the last days to be sent and printed', async () => {
    const em = portal.owner.em.fork();
    const notices = await em.find(Notice, { applicationId: { $ne: null } });
    const events = await em.find(CaseEvent, {});
    const at = new Map(events.map((one) => [`${one.applicationId}/${one.revision}`, one.at]));
    const ageOf = ({ applicationId, revision }: Notice): number =>
      Date.now() - (at.get(`${applicationId}/${revision}`)?.getTime() ?? 0);
    const waiting = notices.filter(({ status }) => status === 'pending');
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.length).toBeLessThan(notices.length / 4);
    expect(waiting.every((notice) => ageOf(notice) < 2.1 * DAY)).toBe(true);
    expect(new Set(notices.map(({ status }) => status))).toEqual(
      new Set(['pending', 'sent', 'to_print', 'printed']),
    );
  });

  it('brings a waiting list some of which are registered, and nobody of which is invited', async () => {
    const entries = await portal.owner.em.fork().find(WaitingListEntry, {});
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.every(({ invitedAt }) => invitedAt == null)).toBe(true);
    expect(entries.some(({ applicationId }) => applicationId != null)).toBe(true);
  });

  it('shows the watch who is silent, and nothing that does not work', async () => {
    await eventually(
      () => unsettled(portal),
      (left) => left === 0,
    );
    const watching = openWatching(portal);
    await watching.heart(true);
    await watching.look(4);
    expect(new Set(await watching.reasons())).toEqual(
      new Set(['office.silent', 'kita.silent', 'family.silent']),
    );
    await watching.stop();
  });

  it('changes nothing when it is loaded again', async () => {
    const before = await counts(portal);
    await loadDemo(config);
    expect(await counts(portal)).toEqual(before);
  });
});

describe('the demonstration beside a round of somebody else', () => {
  it('leaves the portal alone', async () => {
    const portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
    });
    await portal.owner.em.fork().nativeUpdate(Places, {}, { invented: false });
    const before = await counts(portal);
    await loadDemo(configOf(portal));
    expect(await counts(portal)).toEqual(before);
    await portal.stop();
  });
});

function configOf({ databaseUrl, temporalAddress, namespace, deps }: TestPortal): RunningConfig {
  return requireRunning(
    loadConfig({
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      TEMPORAL_NAMESPACE: namespace,
      SMTP_URL: 'smtp://localhost:2525',
      KITA_SECRET: deps.secret,
      LOG_LEVEL: 'silent',
      DEMO_APPLICATIONS: String(APPLICATIONS),
    }),
  );
}

async function counts({ owner }: TestPortal): Promise<Record<string, number>> {
  const em = owner.em.fork();
  const [row] = await em.execute<Record<string, number>[]>(`
    select (select count(*)::int from kita) as kitas, (select count(*)::int from places) as places,
      (select count(*)::int from application) as applications, (select count(*)::int from case_event) as events`);
  return row ?? {};
}

async function standings(portal: TestPortal): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { id, clockOffsetMs } of await portal.owner.em.fork().find(Application, {})) {
    const state = await portal.state(id);
    const { phase, waitingFor } = whoseTurn(state, Date.now() + clockOffsetMs);
    found.push(`${phase}: ${state.end?.reason ?? waitingFor}`);
  }
  return found;
}

/** How many cases have a step to take that has fallen due. */
async function unsettled(portal: TestPortal): Promise<number> {
  let count = 0;
  const open = await portal.owner.em.fork().find(Application, { closedAt: null });
  for (const { id, clockOffsetMs } of open) {
    const timer = nextTimer(await portal.state(id));
    if (timer !== undefined && timer.dueAt < Date.now() + clockOffsetMs) count += 1;
  }
  return count;
}
