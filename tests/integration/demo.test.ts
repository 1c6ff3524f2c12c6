import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { whoseTurn } from '../../src/domain/turn.ts';
import { nextTimer } from '../../src/domain/timers.ts';
import { loadConfig, requireRunning, type RunningConfig } from '../../src/config.ts';
import { loadDemo } from '../../src/demo/load.ts';
import { TRAITS } from '../../src/demo/traits.ts';
import { startMailCatcher } from '../../src/embedded/mail-catcher.ts';
import { freePort } from '../../src/embedded/processes.ts';
import { startDispatcher } from '../../src/notices/dispatcher.ts';
import { Application, Child } from '../../src/persistence/entities/application.ts';
import { Childminder } from '../../src/persistence/entities/childminding.ts';
import { Kita, Places } from '../../src/persistence/entities/places.ts';
import { CaseCommand, CaseEvent, Notice } from '../../src/persistence/entities/record.ts';
import { WaitingListEntry } from '../../src/persistence/entities/waiting-list.ts';
import { projectRoot } from '../../src/project-root.ts';
import { de } from '../../src/texts/de.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { openApp, textOf, Visitor } from '../support/visitor.ts';
import { openWatching } from '../support/watching.ts';
import { usuallyOrLong } from '../support/long.ts';

/** In either, every standing and every kind of family. */
const APPLICATIONS = usuallyOrLong(40, 300);

const KITAS = 51;
/** How many applications a load has brought when it is killed, about. */
const KILLED_AT = 50;

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

  it.each(usuallyOrLong([], ['loads']))('can be killed while it %s', async () => {
    const { child, line } = startLoading(portal);
    const ended = once(child, 'exit');
    await line(KILLED_AT);
    child.kill('SIGKILL');
    await ended;
    expect((await counts(portal))['applications']).toBeLessThan(APPLICATIONS);
  });

  it(`brings ${APPLICATIONS} applications through the doors, in every standing there is`, async () => {
    const said: string[] = [];
    await loadDemo(config, (progress) => said.push(progress));
    expect(said.at(-1)).toBe(
      `Loading the demonstration: ${APPLICATIONS - 1} of ${APPLICATIONS - 1} applications`,
    );
    expect(await counts(portal)).toMatchObject({ kitas: KITAS, applications: APPLICATIONS });
    expect(new Set(await standings(portal))).toEqual(new Set(STANDINGS));
  }, 600_000);

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
    expect(waiting.length).toBeLessThan(notices.length / 3);
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

  it('offers one case for each standing and each kind of family, and every role', async () => {
    const visitor = new Visitor(openApp(portal, { demo: true, production: false }));
    const page = await visitor.get('/demo');
    const choices = [...page.body.matchAll(/<option value="([0-9a-f-]{36}(?:\/2)?)"/gu)]
      .map(([, value]) => value ?? '')
      .slice(0, -KITAS);
    // No mail has been refused yet.
    expect(choices).toHaveLength(STANDINGS.length + TRAITS.length - 1);
    expect(textOf(page)).toContain(de.demo.traits.twoHouseholds);
    const some = choices.filter((value, index) => index % 10 === 0 || value.endsWith('/2'));
    for (const applicationId of some) {
      const entered = await visitor.post('/demo/familie', { applicationId });
      expect((await visitor.get(entered.location)).status).toBe(200);
    }
    const [kita] = await portal.owner.em.fork().find(Kita, {}, { limit: 1 });
    for (const role of Object.keys(de.demo.kita.roles)) {
      await visitor.post('/demo/kita', { kitaId: kita?.id ?? '', role });
      expect((await visitor.get('/kita')).status).toBe(200);
    }
    for (const role of Object.keys(de.demo.office.roles)) {
      await visitor.post('/demo/jugendamt', { role });
      expect((await visitor.get('/office')).status).toBe(200);
    }
    expect((await visitor.post('/demo/jugendamt', { role: 'software' })).status).toBe(404);
  });

  it('sends what is left; a mail server that does not exist refuses', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kita-portal-mails-'));
    const ports = { smtpPort: await freePort(), pagePort: await freePort() };
    const catcher = await startMailCatcher({ folder, ...ports });
    const dispatcher = startDispatcher({
      ...portal.deps,
      publicOrigin: 'http://localhost:8080',
      smtpUrl: catcher.smtpUrl,
      mailFrom: 'Kita-Portal <kita-portal@example.org>',
      pauseMs: 50,
    });
    const em = portal.owner.em.fork();
    await eventually(
      () => em.count(Notice, { status: 'pending' }),
      (left) => left === 0,
      60_000,
    );
    await dispatcher.stop();
    await catcher.stop();
    rmSync(folder, { recursive: true });
    const refused = await em.find(Notice, { status: 'refused' });
    expect(refused.map(({ kind, lastError }) => [kind, lastError])).toEqual([
      ['receipt', 'smtp.550'],
    ]);
  });

  it('shows the watch who is silent, and nothing that does not work', async () => {
    // What could not be started at once is the starter's.
    portal.startLoops();
    await eventually(
      () => unsettled(portal),
      (left) => left === 0,
      60_000,
    );
    const watching = openWatching(portal);
    await watching.heart(true);
    await watching.look(4);
    expect(new Set(await watching.reasons())).toEqual(
      new Set(['notice.refused', 'office.silent', 'kita.silent', 'family.silent']),
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

function settingsOf({ databaseUrl, temporalAddress, namespace, deps }: TestPortal) {
  return {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
    SMTP_URL: 'smtp://localhost:2525',
    KITA_SECRET: deps.secret,
    LOG_LEVEL: 'silent',
    DEMO_APPLICATIONS: String(APPLICATIONS),
  };
}

const configOf = (portal: TestPortal): RunningConfig =>
  requireRunning(loadConfig(settingsOf(portal)));

/** A process that loads the demonstration; `line` resolves when it says that so many are loaded. */
function startLoading(portal: TestPortal): {
  readonly child: ChildProcess;
  line(loaded: number): Promise<void>;
} {
  const script = join(projectRoot, 'tests/support/demo-process.ts');
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'], ...settingsOf(portal) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    child,
    async line(loaded) {
      for await (const said of createInterface({ input: child.stdout }))
        if (said.includes(`: ${loaded} of `)) return;
      throw new Error('it ended before');
    },
  };
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
