import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readSeason } from '../../src/calendar/season.ts';
import { zonedInstant } from '../../src/calendar/zone.ts';
import { toValues } from '../../api/office/season-form.ts';
import { addKitas, demoKitas } from '../../src/demo/kitas.ts';
import { withActor } from '../../src/persistence/actor.ts';
import { isKitaReady } from '../../src/persistence/kita-connections.ts';
import { newestRound } from '../../src/persistence/rounds.ts';
import { asOffice, JsonClient, openDemoApp } from '../support/json-client.ts';
import { registrationInput, startTestPortal, type TestPortal } from '../support/portal.ts';
import { openApp, textOf, Visitor } from '../support/visitor.ts';

/** The day after the announced opening. */
const NOW = zonedInstant('2026-10-02T10:00');
const SERVICE = { kind: 'service', ref: 'test' } as const;

describe('a fresh portal', () => {
  let portal: TestPortal;
  let office: Visitor;
  let json: JsonClient;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
      seeded: false,
      clock: () => NOW,
    });
    const app = openDemoApp(portal);
    office = await asOffice(new Visitor(app));
    json = new JsonClient(app);
    await asOffice(json.visitor);
  });
  afterAll(() => portal.stop());

  it('leads the office to its first round, filled in from an earlier season', async () => {
    const empty = await office.get('/office');
    expect(empty.body).toContain('href="/office/runden/neu"');
    const form = await office.get('/office/runden/neu?vorlage=2025');
    expect(form.body).toContain('value="2026-11-15"');
    expect(form.body).toContain('value="2027"');
  });

  it('says by the field what is wrong with a season', async () => {
    const values = toValues(readSeason('2025').input, 2027);
    const answer = await office.post('/office/runden/neu', {
      ...values,
      deadlineOn: '2026-09-01',
      hours: 'viele',
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('href="#hours"');
    const late = await office.post('/office/runden/neu', { ...values, deadlineOn: '2026-09-01' });
    expect(late.status).toBe(422);
    expect(late.body).toContain('href="#deadlineOn"');
  });

  it('makes the round once; the year cannot become another one', async () => {
    const values = toValues(readSeason('2025').input, 2027);
    for (let clicks = 0; clicks < 2; clicks += 1)
      expect((await office.post('/office/runden/neu', values)).location).toBe('/office/runde/2027');
    const other = await office.post('/office/runden/neu', { ...values, opensOn: '2026-09-20' });
    expect(other.status).toBe(422);
    expect(other.body).toContain('href="#year"');
    const round = await withActor(portal.deps.orm.em, SERVICE, (em) => newestRound(em, 2027));
    expect(round).toMatchObject({
      revision: 1,
      dates: {
        opensAt: zonedInstant('2026-10-01T00:00'),
        deadlineAt: zonedInstant('2026-11-16T00:00'),
      },
      rules: { maxKitas: null, carryOver: true, offerMode: 'parallel' },
    });
  });

  it('lets nobody register before the round is released, whatever its dates say', async () => {
    const round = await withActor(portal.owner.em, SERVICE, async (em) => {
      const made = await newestRound(em, 2027);
      if (made === undefined) throw new Error('no round');
      await addKitas(em);
      return made;
    });
    const public_ = new JsonClient(openApp(portal));
    const register = () =>
      public_.post('/registrations', {
        ...registrationInput(round, []),
        childminding: true,
        year: 2027,
      });
    expect(await register()).toMatchObject({ status: 409, body: { code: 'round.none_open' } });
    expect((await public_.get('/rounds/open')).body).toEqual({ rounds: [] });
    for (const path of ['/', '/anmelden'])
      expect(textOf(await public_.visitor.get(path))).toContain('Wir bereiten die Anmeldung');

    for (const { id } of demoKitas.slice(2))
      await json.send('PUT', `/office/rounds/2027/kitas/${id}`, { invited: true, ready: true });
    const unreasoned = await office.post('/office/runde/2027/freigabe', {});
    expect(unreasoned.status).toBe(422);
    expect(textOf(unreasoned)).toContain('2 Kitas sind noch nicht bereit');
    for (const { name } of demoKitas.slice(0, 2)) expect(unreasoned.body).toContain(`<li>${name}`);
    expect((await register()).status).toBe(409);

    const reason = 'Sie folgen in der nächsten Woche.';
    const released = await office.submit('/office/runde/2027/freigabe', { reason });
    expect(textOf(released)).toContain(
      'Diese Runde wurde am 2. Oktober 2026, 10:00 Uhr freigegeben',
    );
    expect((await json.get('/office/rounds/2027/kitas')).body['release']).toMatchObject({
      reason,
      missingKitaIds: expect.arrayContaining(demoKitas.slice(0, 2).map(({ id }) => id)),
    });
    expect((await register()).status).toBe(201);
    // Once is enough, and nothing of it changes any more.
    await json.post('/office/rounds/2027/release', { reason: 'Ein anderer Grund.' });
    expect((await json.get('/office/rounds/2027/kitas')).body['release']).toMatchObject({ reason });
  });

  it('knows which Kita is ready, and forgets it when that is taken back', async () => {
    const kitaId = demoKitas[0]?.id ?? '';
    const isReady = () =>
      withActor(portal.deps.orm.em, { kind: 'office', ref: 'test', role: 'head' }, (em) =>
        isKitaReady(em, 2027, kitaId),
      );
    const step = (name: string, done: string) =>
      office.post('/office/runde/2027/kitas', { kitaId, step: name, done });
    await step('invited', 'ja');
    expect(await isReady()).toBe(false);
    await step('ready', 'ja');
    expect(await isReady()).toBe(true);
    await step('ready', 'nein');
    expect(await isReady()).toBe(false);
    expect((await json.get('/office/rounds/2027/kitas')).body['kitas']).toContainEqual(
      expect.objectContaining({
        kitaId,
        invitedAt: new Date(NOW).toISOString(),
        readyAt: null,
      }),
    );
    const wrong = await json.send('PUT', `/office/rounds/2031/kitas/${kitaId}`, { ready: true });
    expect(wrong.status).toBe(404);
  });

  it('knows where the digest of a Kita goes, and refuses what is no address', async () => {
    const kitaId = demoKitas[1]?.id ?? '';
    const path = `/office/runde/2027/kitas/${kitaId}/kontakt`;
    const wrong = await office.post(path, { email: 'kita@' });
    expect(wrong.status).toBe(422);
    expect(textOf(wrong)).toContain('Bitte geben Sie eine E-Mail-Adresse ein');
    const saved = await office.submit(path, { email: ' leitung@kita.example ' });
    expect(textOf(saved)).toContain('leitung@kita.example');
    const contact = async () =>
      (
        (await json.get('/office/rounds/2027/kitas')).body['kitas'] as Record<string, unknown>[]
      ).find((line) => line['kitaId'] === kitaId)?.['contactEmail'];
    expect(await contact()).toBe('leitung@kita.example');
    await json.edit('PUT', `/office/kitas/${kitaId}/contact`, { email: null });
    expect(await contact()).toBeNull();
    const missing = await office.post(path.replace(kitaId, randomUUID()), { email: '' });
    expect(missing.status).toBe(404);
  });

  it('takes a season as JSON, with the days on which nobody works, against the other years', async () => {
    const { input } = readSeason('2022');
    const season = { ...input, year: 2031 };
    const made = await json.post('/office/rounds', season);
    expect(made).toMatchObject({
      status: 201,
      body: {
        round: { year: 2031 },
        warnings: expect.arrayContaining([{ date: 'opensAt', day: '2022-10-01', kind: 'weekend' }]),
      },
    });
    expect((await json.post('/office/rounds', season)).status).toBe(201);
    const different = { ...season, endsOn: '2023-03-16' };
    expect(await json.post('/office/rounds', different)).toMatchObject({
      status: 409,
      body: { code: 'round.exists' },
    });
    expect(await json.post('/office/rounds', { ...input, year: 2032 })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'opensOn', code: 'enrolments_overlap' }] },
    });
    expect((await new JsonClient(openApp(portal)).post('/office/rounds', season)).status).toBe(401);
  });
});
