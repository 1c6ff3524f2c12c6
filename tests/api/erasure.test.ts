import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { requestErasure } from '../../src/cases/erasure-request.ts';
import { readErasures } from '../../src/cases/read/erasures.ts';
import type { Person } from '../../src/persistence/actor.ts';
import { asFamily, asOffice, JsonClient, openDemoApp } from '../support/json-client.ts';
import { DAY, startTestPortal, type TestPortal } from '../support/portal.ts';
import { tellStory, type Story } from '../support/story.ts';
import { hidden, ORIGIN, textOf, Visitor } from '../support/visitor.ts';

const OFFICE: Person = { kind: 'office', ref: 'kreisjugendamt', role: 'head' };

describe('having data erased, through pages and JSON', () => {
  let portal: TestPortal;
  let app: Hono<AppEnv>;
  let office: Visitor;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
    });
    app = openDemoApp(portal);
    office = await asOffice(new Visitor(app));
  });
  afterAll(() => portal.stop());

  const withdrawn = async (): Promise<Story> => {
    const told = await tellStory(portal, 'registered');
    await told.withdraw();
    await told.days(15);
    await told.untilClosed();
    return told;
  };

  it('lets a family see what is stored, take a copy, ask, and think again', async () => {
    const told = await tellStory(portal, 'offerOpen', { childFirstName: 'Fridolin' });
    const family = await asFamily(new Visitor(app), told.id);
    const way = `/anmeldung/${told.id}/meine-daten`;
    expect((await family.get(`/anmeldung/${told.id}`)).body).toContain(`href="${way}"`);
    const page = await family.get(way);
    expect(textOf(page)).toContain('Angaben zum Kind 1 Eintrag');

    const copy = await family.get(`${way}/kopie`);
    expect(copy.headers.get('Content-Disposition')).toContain('attachment');
    expect(JSON.parse(copy.body)).toMatchObject({
      tables: { child: [{ first_name: 'Fridolin' }], offer: [{ status: 'open' }] },
    });

    const unsure = await family.post(`${way}/loeschen`, { clientKey: hidden(page, 'clientKey') });
    expect([unsure.status, (await told.state()).end]).toEqual([422, null]);
    const asked = await family.submit(`${way}/loeschen`, {
      clientKey: hidden(page, 'clientKey'),
      sure: 'ja',
    });
    expect(textOf(asked)).toContain('werden gelöscht, frühestens am');
    expect((await told.state()).end?.reason).toBe('withdrawn');
    const kept = await family.submit(`${way}/behalten`, {});
    expect(textOf(kept)).toContain('Löschung verlangen');
    expect((await told.notices()).filter((kind) => kind.startsWith('erasure'))).toEqual([
      'erasureAnnounced',
      'erasureTakenBack',
    ]);
    const [notice] = (await portal.notices(told.id)).filter(
      ({ kind }) => kind === 'erasureTakenBack',
    );
    const read = await family.get(`/anmeldung/${told.id}/nachrichten/${notice?.id}`);
    expect(textOf(read)).toContain('Die Daten zur Anmeldung für Fridolin bleiben');
  });

  it('tells a stranger nothing, and no Kita', async () => {
    const told = await tellStory(portal, 'registered');
    const stranger = await asFamily(new Visitor(app), (await portal.register()).id);
    for (const path of ['', '/kopie'])
      expect((await stranger.get(`/anmeldung/${told.id}/meine-daten${path}`)).status).toBe(404);
    expect(
      (await stranger.post(`/anmeldung/${told.id}/meine-daten/loeschen`, { sure: 'ja' })).status,
    ).toBe(404);
    expect((await told.state()).end).toBeNull();
    expect((await new Visitor(app).get(`/anmeldung/${told.id}/meine-daten`)).body).not.toContain(
      told.id,
    );
  });

  it('proposes to the office what was kept long enough, and announces what a person chose', async () => {
    const [chosen, other] = [await withdrawn(), await withdrawn()];
    const { endsAt } = portal.round.dates;
    const isProposed = async (at: number): Promise<boolean> => {
      const ahead = (await portal.now(chosen.id)) - portal.deps.clock();
      const { due } = await readErasures({ ...portal.deps, clock: () => at - ahead }, OFFICE);
      return due.some(({ applicationId }) => applicationId === chosen.id);
    };
    expect(await isProposed(endsAt + 364 * DAY)).toBe(false);
    expect(await isProposed(endsAt + 367 * DAY)).toBe(true);
    await office.post(`/office/loeschen/regeln/${portal.round.year}`, {
      retentionMonths: '24',
      graceDays: '28',
      reminderDays: '7',
    });
    expect(await isProposed(endsAt + 367 * DAY)).toBe(false);
    expect(await isProposed(endsAt + 733 * DAY)).toBe(true);

    const listed = await office.submit('/office/loeschen', {
      [`case.${chosen.id}`]: randomUUID(),
      'case.nonsense': 'x',
    });
    expect(textOf(listed)).toContain('Die Aufbewahrungsfrist ist vorbei');
    expect(listed.body).toContain(`/office/loeschen/${chosen.id}/behalten`);
    expect(listed.body).not.toContain(`/office/loeschen/${other.id}/behalten`);
    expect(await isProposed(endsAt + 733 * DAY)).toBe(false);
    await office.submit(`/office/loeschen/${chosen.id}/behalten`, {});
    expect(await isProposed(endsAt + 733 * DAY)).toBe(true);
  });

  it('announces one case under a reason, and refuses one that still runs', async () => {
    const told = await withdrawn();
    const page = await office.get(`/office/loeschen/${told.id}`);
    const clientKey = hidden(page, 'clientKey');
    expect((await office.post(`/office/loeschen/${told.id}`, { clientKey })).status).toBe(422);
    const form = { clientKey, reason: 'mistake' };
    expect(textOf(await office.submit(`/office/loeschen/${told.id}`, form))).toContain(
      'Versehentlich angemeldet',
    );
    await office.submit(`/office/loeschen/${told.id}`, form);
    expect((await told.notices()).filter((kind) => kind === 'erasureAnnounced')).toHaveLength(1);
    const open = await tellStory(portal, 'registered');
    await expect(
      requestErasure(portal.deps, OFFICE, {
        applicationId: open.id,
        clientKey: randomUUID(),
        reason: 'mistake',
      }),
    ).rejects.toMatchObject({ code: 'erasure.case_open' });
  });

  it('does the same as JSON', async () => {
    const told = await withdrawn();
    const staff = new JsonClient(app);
    await asOffice(staff.visitor);
    const family = new JsonClient(app);
    await asFamily(family.visitor, told.id);

    const takeBack = (client: JsonClient, path: string) =>
      client.send('DELETE', path, undefined, { Origin: ORIGIN });
    const key = randomUUID();
    const wanted = { applicationId: told.id, reason: 'retention' };
    expect(await staff.post('/office/erasures', wanted, key)).toMatchObject({
      status: 200,
      body: { id: key },
    });
    const again = await staff.post('/office/erasures', { ...wanted, reason: 'mistake' }, key);
    expect(again).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } });
    const { announced } = (await staff.get('/office/erasures')).body;
    expect(announced).toContainEqual(
      expect.objectContaining({ ...wanted, undelivered: 1, isOpen: false }),
    );
    const copy = await family.get(`/applications/${told.id}/data`);
    expect(copy.body).toMatchObject({ erasure: {}, tables: { child: [{}] } });
    const taken = await takeBack(family, `/applications/${told.id}/erasure`);
    expect(taken.status).toBe(204);
    const over = await takeBack(family, `/applications/${told.id}/erasure`);
    expect(over).toMatchObject({ status: 409, body: { code: 'erasure.not_open' } });
    expect((await family.post(`/applications/${told.id}/erasure`, {})).status).toBe(200);
    expect((await takeBack(staff, `/office/erasures/${told.id}`)).status).toBe(204);
    const rules = { retentionMonths: 24, graceDays: 5, reminderDays: 6 };
    expect(
      (await staff.edit('PUT', `/office/erasures/rules/${portal.round.year}`, rules)).status,
    ).toBe(422);
  });
});
