import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { whoseTurn } from '../../src/domain/turn.ts';
import { loadConfig, requireRunning, type RunningConfig } from '../../src/config.ts';
import { loadDemo } from '../../src/demo/load.ts';
import { Application } from '../../src/persistence/entities/application.ts';
import { Childminder } from '../../src/persistence/entities/childminding.ts';
import { Places } from '../../src/persistence/entities/places.ts';
import { WaitingListEntry } from '../../src/persistence/entities/waiting-list.ts';
import { startTestPortal, type TestPortal } from '../support/portal.ts';

describe('the demonstration', () => {
  let portal: TestPortal;
  let config: RunningConfig;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      seeded: false,
    });
    config = configOf(portal);
  });
  afterAll(() => portal.stop());

  it('is refused in production, and without the demo', async () => {
    await expect(loadDemo({ ...config, nodeEnv: 'production' })).rejects.toThrow('demonstration');
    await expect(loadDemo({ ...config, demo: false })).rejects.toThrow('demonstration');
    expect(await counts(portal)).toEqual({ kitas: 0, places: 0, applications: 0, events: 0 });
  });

  it('fills an empty portal through the doors', async () => {
    await loadDemo(config);
    expect(await counts(portal)).toMatchObject({ kitas: 51, places: 336, applications: 30 });
    const phases = await phasesNow(portal);
    expect(phases).toEqual({ registered: 24, review: 1, offers: 3, appointment: 1, ended: 1 });
  });

  it('says of every place that it is invented, and counts the promised ones', async () => {
    const places = await portal.owner.em.fork().find(Places, {});
    expect(places.every(({ invented }) => invented)).toBe(true);
    expect(places.reduce((sum, { promised }) => sum + promised, 0)).toBe(5);
  });

  it('brings childminders marked as invented, and a waiting list nobody of which is invited', async () => {
    const em = portal.owner.em.fork();
    const childminders = await em.find(Childminder, {});
    expect(childminders).toHaveLength(8);
    expect(childminders.every(({ invented }) => invented)).toBe(true);
    const entries = await em.find(WaitingListEntry, {});
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.every(({ invitedAt }) => invitedAt == null)).toBe(true);
  });

  it('registers families with and without e-mail, before today, none of them late', async () => {
    const applications = await portal.owner.em
      .fork()
      .find(Application, {}, { populate: ['guardians'] });
    expect(applications.every(({ late }) => !late)).toBe(true);
    const received = applications.map(({ receivedAt }) => receivedAt.getTime());
    expect(Math.max(...received)).toBeLessThan(Date.now());
    expect(new Set(received).size).toBe(30);
    const emails = applications.map(({ guardians }) => guardians[0]?.email ?? null);
    expect(emails.filter((email) => email === null).length).toBe(5);
    expect(emails.every((email) => email === null || email.endsWith('@example.org'))).toBe(true);
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

async function phasesNow(portal: TestPortal): Promise<Record<string, number>> {
  const phases: Record<string, number> = {};
  for (const { id, clockOffsetMs } of await portal.owner.em.fork().find(Application, {})) {
    const { phase } = whoseTurn(await portal.state(id), Date.now() + clockOffsetMs);
    phases[phase] = (phases[phase] ?? 0) + 1;
  }
  return phases;
}
