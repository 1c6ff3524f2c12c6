import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { addDays, zonedDay } from '../../src/calendar/zone.ts';
import { withActor } from '../../src/persistence/actor.ts';
import { openTemporal } from '../../src/temporal/connection.ts';
import { startTestPortal, type TestPortal } from '../support/portal.ts';
import { asKita, asOffice, JsonClient, openDemoApp } from '../support/json-client.ts';
import { hidden, textOf, Visitor } from '../support/visitor.ts';

describe('childminding', () => {
  let portal: TestPortal;
  let app: Hono<AppEnv>;
  let visitor: Visitor;
  let json: JsonClient;
  let year: number;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
    });
    app = openDemoApp(portal);
    visitor = await asOffice(new Visitor(app));
    json = new JsonClient(app);
    await asOffice(json.visitor);
    ({ year } = portal.round);
  });
  afterAll(() => portal.stop());

  const add = async (displayName: string, hours = [25, 35]): Promise<string> => {
    const { status, body } = await json.post('/office/childminders', {
      displayName,
      municipality: 'Welver',
      hours,
    });
    expect(status).toBe(201);
    return String(body['id']);
  };
  const setPlaces = (id: string, capacity: number, hours = 35) =>
    json.edit(
      'PUT',
      `/office/childminders/${id}/places`,
      { year, ageGroup: 'o3', hours, capacity },
      { seenAt: `/office/childminders/${id}?year=${year}` },
    );
  const known = async (id: string) => {
    const { body } = await json.get(`/office/childminders?year=${year}`);
    return (body['childminders'] as { id: string }[]).find((one) => one.id === id);
  };
  const today = (): string => zonedDay(Date.now());

  it('has a registry: add on the page, once however often clicked, and correct what is wrong', async () => {
    const page = await visitor.get('/office/tagespflege');
    const typed = {
      clientKey: hidden(page, 'clientKey'),
      displayName: 'Tagespflege Probe',
      municipality: 'Werl',
      hours: '35, 25 35',
    };
    for (const _click of [1, 2])
      expect(textOf(await visitor.submit('/office/tagespflege', typed))).toContain('Gespeichert.');
    const list = textOf(await visitor.get('/office/tagespflege'));
    expect(list.split('Tagespflege Probe Werl 25, 35')).toHaveLength(2);

    const wrong = await visitor.post('/office/tagespflege', {
      ...typed,
      clientKey: randomUUID(),
      municipality: '',
      hours: 'viele',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('value="Tagespflege Probe"');
    expect(textOf(wrong)).toContain('Bitte prüfen Sie Ihre Angaben');
    const twice = await visitor.post('/office/tagespflege', { ...typed, clientKey: randomUUID() });
    expect(textOf(twice)).toContain('in diesem Ort schon eingetragen');
  });

  it('counts places, and never fewer than are promised', async () => {
    const id = await add('Tagespflege Zählung');
    expect((await setPlaces(id, 3)).status).toBe(204);
    expect((await setPlaces(id, 2)).status).toBe(204);
    await portal.owner.em
      .fork()
      .execute('update places set promised = 2 where childminder_id = ?', [id]);
    expect(await setPlaces(id, 1)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'capacity', code: 'below_promised' }] },
    });
    expect(await setPlaces(id, 5, 45)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'hours', code: 'not_offered' }] },
    });
    expect(await known(id)).toMatchObject({
      pools: [{ ageGroup: 'o3', hours: 35, capacity: 2, promised: 2 }],
    });
    const form = { year: String(year), id, ageGroup: 'o3', hours: '35', capacity: '1' };
    const page = await visitor.post('/office/tagespflege/plaetze', form);
    expect(textOf(page)).toContain('So viele Plätze sind schon zugesagt.');
    await visitor.post('/office/tagespflege/plaetze', { ...form, capacity: '4' });
    expect(await known(id)).toMatchObject({ pools: [{ capacity: 4, promised: 2 }] });
    expect((await setPlaces(randomUUID(), 1)).status).toBe(404);
  });

  it('lets a pool belong to a Kita or a childminder, never to both or none', async () => {
    const id = await add('Tagespflege Wand');
    await setPlaces(id, 1);
    const em = portal.owner.em.fork();
    for (const change of [`kita_id = '${portal.kitas[0]?.id}'`, 'childminder_id = null'])
      await expect(
        em.execute(`update places set ${change} where childminder_id = '${id}'`),
      ).rejects.toThrow('places_one_owner');
  });

  it('mediates: contacts are kept, the fitting and active ones offered, while Temporal is away', async () => {
    const near = await add('Tagespflege Nah');
    const full = await add('Tagespflege Voll');
    const gone = await add('Tagespflege Fort');
    await setPlaces(near, 1);
    await setPlaces(gone, 1);
    await visitor.post(`/office/tagespflege/${gone}/beenden`, {});
    expect(await known(gone)).toMatchObject({ active: false });
    const { id } = await portal.register({ childminding: true });
    const address = `/office/faelle/${id}/tagespflege`;
    const client = openTemporal({ address: '127.0.0.1:1', namespace: 'nowhere' });
    const alone = await asOffice(new Visitor(openDemoApp(portal, { client })));
    const page = await alone.get(address);
    expect(textOf(page)).toContain('Tagespflege Nah, Welver (1 passender Platz frei)');
    expect(textOf(page)).toContain('Tagespflege Voll, Welver (0 passende Plätze frei)');
    expect(page.body.indexOf('Tagespflege Nah')).toBeLessThan(
      page.body.indexOf('Tagespflege Voll'),
    );
    expect(textOf(page)).not.toContain('Tagespflege Fort');

    // Whoever has found somebody offers the place from here.
    const [offer = ''] = /\/office\/faelle\/[^"]+\/wuensche\/[^"]+/u.exec(page.body) ?? [];
    const acting = textOf(await visitor.get(offer));
    expect(acting).toContain('Handeln für: Kindertagespflege');
    expect(acting).toContain('Ein Angebot ist ab');
    expect(acting).not.toContain('Hat die Familie die Kita besucht');

    const [y = '', m = '', d = ''] = today().split('-');
    const typed = {
      clientKey: hidden(page, 'clientKey'),
      childminderId: full,
      'contactedOn.year': y,
      'contactedOn.month': m,
      'contactedOn.day': d,
      result: 'declined',
      note: 'Ruft am 3. zurück <b>',
    };
    for (const clicking of [alone, visitor])
      expect(textOf(await clicking.submit(address, typed))).toContain('Tagespflege Voll abgesagt');
    const later = { childminderId: near, contactedOn: today(), result: 'interested' };
    expect((await json.post(`/office/cases/${id}/mediation`, later)).status).toBe(201);
    const { body } = await json.get(`/office/cases/${id}/mediation`);
    expect(body).toMatchObject({
      ageGroup: 'o3',
      hours: 35,
      contacts: [
        { childminder: 'Tagespflege Nah', result: 'interested', note: null },
        { childminder: 'Tagespflege Voll', result: 'declined', note: 'Ruft am 3. zurück <b>' },
      ],
    });
    const tomorrow = { ...later, contactedOn: addDays(today(), 1) };
    expect((await json.post(`/office/cases/${id}/mediation`, tomorrow)).status).toBe(422);
    const nobody = { ...later, childminderId: randomUUID() };
    expect((await json.post(`/office/cases/${id}/mediation`, nobody)).status).toBe(422);
    expect((await portal.events(id)).map(({ kind }) => kind)).toEqual(['registered']);
    expect(textOf(await visitor.get(`/office/faelle/${id}`))).toContain('Kindertagespflege');
  });

  it('is mediated only where it is wished for, by the office, and seen by nobody else', async () => {
    const { id, family } = await portal.register({ childminding: false });
    expect((await visitor.get(`/office/faelle/${id}/tagespflege`)).status).toBe(404);
    const [kita] = portal.kitas;
    if (kita === undefined) throw new Error('no Kita');
    const stranger = new JsonClient(app);
    await asKita(stranger.visitor, kita);
    expect((await stranger.get(`/office/childminders?year=${year}`)).status).toBe(403);
    for (const actor of [family, kita.actor])
      expect(
        await withActor(portal.deps.orm.em, actor, (em) =>
          em.execute('select 1 from childminding_contact'),
        ),
      ).toEqual([]);
    expect(
      await withActor(portal.deps.orm.em, kita.actor, (em) =>
        em.execute('select 1 from childminder'),
      ),
    ).toEqual([]);
  });
});
