import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openApp, Visitor, hidden, textOf } from '../support/visitor.ts';
import { asKita, asOffice, JsonClient, openDemoApp } from '../support/json-client.ts';
import {
  DAY,
  openRound,
  registrationInput,
  startTestPortal,
  type TestPortal,
} from '../support/portal.ts';
import { fillRegistration } from '../support/registering.ts';
import { addRound } from '../support/rounds.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
/** Next year's enrolment, and late registrations of the year that is running. */
const NEXT = openRound(NOW, 2027);
const RUNNING = {
  ...NEXT,
  year: 2026,
  dates: {
    ...NEXT.dates,
    opensAt: NOW - 400 * DAY,
    deadlineAt: NOW - 370 * DAY,
    editFreezeAt: NOW - 370 * DAY,
    reviewEndsAt: NOW - 360 * DAY,
    offersFromAt: NOW - 355 * DAY,
    decisionDays: [NOW - 340 * DAY, NOW + 100 * DAY],
    endsAt: NOW + 200 * DAY,
    careStartsOn: '2026-08-01',
    ageCutOffOn: '2026-11-01',
  },
};

describe('with two rounds open', () => {
  let portal: TestPortal;
  let visitor: Visitor;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
      round: NEXT,
      clock: () => NOW,
    });
    await addRound(portal.owner, RUNNING, portal.kitas);
    visitor = new Visitor(openApp(portal));
  });
  afterAll(() => portal.stop());

  const yearOf = async (applicationId: string): Promise<number | undefined> =>
    (
      await portal.owner.em
        .fork()
        .execute<{ year: number }[]>('select year from application where id = ?', [applicationId])
    )[0]?.year;

  it('the start page leads with next year and still offers this one', async () => {
    const page = await visitor.get('/');
    const text = textOf(page);
    expect(text.indexOf('2027/2028')).toBeLessThan(text.indexOf('2026/2027'));
    expect(text).toContain('Noch für dieses Jahr, bis Juli 2027');
    expect(page.body).toContain('href="/anmelden?jahr=2026"');
    expect(text, 'the portal serves this year itself').not.toContain('Kita-Karte aus Papier');
  });

  it('a family chooses by month, and everything it types stays with that year', async () => {
    const choice = await visitor.get('/anmelden');
    expect(textOf(choice)).toContain('Ab August 2027');
    expect(textOf(choice)).toContain('Noch für dieses Jahr, bis Juli 2027');
    for (const year of [2026, 2027])
      expect(hidden(await visitor.get(`/anmelden?jahr=${year}`), 'year')).toBe(String(year));
    const family = new Visitor(openApp(portal));
    const check = await fillRegistration(family, { ...TYPED, year: '2026' });
    expect(textOf(check)).toContain('Kindergartenjahr 2026/2027');
    const other = await family.get('/anmelden?jahr=2027');
    expect(textOf(other)).toContain('Sie haben schon einen Entwurf');
    const done = await family.post('/anmelden/abschicken', { version: hidden(check, 'version') });
    expect(done.status).toBe(303);
    const id = /anmeldung\/([0-9a-f-]{36})/u.exec(done.location)?.[1] ?? '';
    expect(await yearOf(id)).toBe(2026);
  });

  it('whoever was invited from the waiting list types the code, and the year of the invitation', async () => {
    const family = new Visitor(openApp(portal));
    const page = await family.get('/einladung');
    expect(page.body).toContain('name="invitationCode"');
    expect(textOf(page)).toMatch(/2027\/2028 \(Ab August 2027\) 2026\/2027/u);
    const begun = { year: '2027', invitationCode: 'AAAA-BBBB-CCCC' };
    await family.submit('/anmelden', begun);
    expect((await family.get('/anmelden/kind')).body).toContain('value="AAAA-BBBB-CCCC"');
  });

  it('a wished start outside of the chosen year is refused', async () => {
    const client = new JsonClient(openApp(portal));
    const input = registrationInput(NEXT, portal.kitas);
    const post = (year: number, wishedStartOn: string) =>
      client.post('/registrations', { ...input, year, wishedStartOn });
    for (const [year, day] of [
      [2026, '2027-08-01'],
      [2026, '2026-07-31'],
      [2027, '2027-07-31'],
      [2027, '2028-08-01'],
    ] as const)
      expect(await post(year, day), `${year}: ${day}`).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'wishedStartOn', code: 'outside_round' }] },
      });
    for (const [year, day] of [
      [2026, '2027-07-31'],
      [2027, '2027-08-01'],
    ] as const)
      expect((await post(year, day)).status, `${year}: ${day}`).toBe(201);
  });

  it('a program has to say which year it means', async () => {
    const client = new JsonClient(openApp(portal));
    const input = registrationInput(NEXT, portal.kitas);
    expect((await client.get('/rounds/open')).body).toMatchObject({
      rounds: [{ year: 2027 }, { year: 2026 }],
    });
    expect(await client.post('/registrations', input)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'year', code: 'choose' }] },
    });
    expect((await client.post('/registrations', { ...input, year: 2031 })).status).toBe(409);
    const made = await client.post('/registrations', { ...input, year: 2027 });
    expect(await yearOf(String(made.body['applicationId']))).toBe(2027);
  });

  it('the office works in the newest year that has opened, and reaches the other one', async () => {
    await addRound(portal.owner, { ...NEXT, year: 2028 }, portal.kitas, false);
    const office = await asOffice(new Visitor(openDemoApp(portal)));
    const list = await office.get('/office');
    expect(textOf(list)).toContain('Kindergartenjahr 2027/2028');
    expect(list.body).toContain('href="/office?jahr=2026"');
    const hint = 'Kindergartenjahr 2026/2027: 2 Vorgänge warten auf jemanden, 1 davon auf das';
    expect(textOf(list)).toContain(hint);
    expect(textOf(await office.get('/office?jahr=2026'))).not.toContain(hint);
    expect(textOf(await office.get('/office?jahr=2026'))).toContain('Kindergartenjahr 2026/2027');
    const queue = await office.get('/office/tagespflege');
    expect(textOf(queue)).toContain('Plätze im Kindergartenjahr 2027/2028');
    expect(textOf(queue)).toMatch(/Kindergartenjahr 2026\/2027: .+ Kindertagespflege/u);
    const running = await office.get('/office/tagespflege?jahr=2026');
    expect(textOf(running)).toContain('Plätze im Kindergartenjahr 2026/2027');
    const added = await office.submit('/office/tagespflege?jahr=2026', {
      displayName: 'Tagespflege Jahreswahl',
      municipality: 'Welver',
      hours: '25',
    });
    expect(textOf(added)).toContain('Plätze im Kindergartenjahr 2026/2027');
    const searched = await office.get(
      (await office.post('/office/suche', { suche: 'Niemand' })).location,
    );
    expect(textOf(searched)).toContain('Im Kindergartenjahr 2026/2027 suchen');
    expect((await office.get('/office/runde')).location).toBe('/office/runde/2027');
    expect((await office.get('/office/runde/2026')).body).toContain('href="/office/runde/2027"');
    const kita = portal.kitas[0];
    if (kita === undefined) throw new Error('no Kita');
    const atKita = await asKita(new Visitor(openDemoApp(portal)), kita);
    const morning = await atKita.get('/kita');
    expect(textOf(morning)).toContain('Kindergartenjahr 2027/2028 ·');
    expect(textOf(morning)).toMatch(/Kindergartenjahr 2026\/2027: .+ auf Sie/u);
    expect(morning.body).toContain('href="/kita?jahr=2026"');
  });

  const TYPED = {
    custody: 'sole',
    childFirstName: 'Mia',
    childLastName: 'Beispiel',
    'birthDate.day': '14',
    'birthDate.month': '3',
    'birthDate.year': '2024',
    street: 'Musterweg 7',
    postcode: '59514',
    guardianFirstName: 'Kim',
    guardianLastName: 'Beispiel',
    email: `kim.${randomUUID().slice(0, 8)}@example.org`,
    phone: '',
    childminding: 'ja',
    hours: '35',
    'wishedStartOn.day': '1',
    'wishedStartOn.month': '1',
    'wishedStartOn.year': '2027',
  };
});
