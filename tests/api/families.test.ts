import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { addDays, startOfDay, zonedDay } from '../../src/calendar/zone.ts';
import { changeData } from '../../src/cases/change-data.ts';
import { claimCodeOf } from '../../src/cases/claim-code.ts';
import { undoWithdraw, withdraw } from '../../src/cases/family.ts';
import { openCase } from '../../src/cases/open-case.ts';
import { readMyData } from '../../src/cases/read/my-data.ts';
import { Application } from '../../src/persistence/entities/application.ts';
import {
  asKita,
  asOffice,
  JsonClient,
  openDemoApp,
  type JsonAnswer,
} from '../support/json-client.ts';
import { DAY, registrationInput, startTestPortal, type TestPortal } from '../support/portal.ts';
import { fillPages, fillRegistration, registerByForm, send } from '../support/registering.ts';
import { fillIn, hidden, textOf, Visitor, type Visit } from '../support/visitor.ts';

let portal: TestPortal;
let app: Hono<AppEnv>;

beforeAll(async () => {
  portal = await startTestPortal({
    postgresUrl: inject('postgresUrl'),
    temporalAddress: inject('temporalAddress'),
  });
  app = openDemoApp(portal);
});
afterAll(() => portal.stop());
afterEach(() => {
  portal.setDoorClock(Date.now);
});

const input = (more: Record<string, unknown> = {}) => ({
  ...registrationInput(portal.round, portal.kitas),
  ...more,
});
const client = () => new JsonClient(app);
async function kitaClient(index: number): Promise<JsonClient> {
  const kita = client();
  await asKita(kita.visitor, kitaAt(index));
  return kita;
}
async function officeClient(): Promise<JsonClient> {
  const office = client();
  await asOffice(office.visitor);
  return office;
}
function kitaAt(index: number) {
  const kita = portal.kitas[index];
  if (kita === undefined) throw new Error('no such Kita');
  return kita;
}
async function registered(more: Record<string, unknown> = {}) {
  const answer = await client().post('/registrations', input(more));
  expect(answer).toMatchObject({ status: 201 });
  return idIn(answer);
}
const idIn = ({ body }: JsonAnswer) => ({
  id: String(body['applicationId']),
  caseNumber: String(body['caseNumber']),
});
const code = (id: string, guardian: 1 | 2 = 1) => claimCodeOf(portal.deps.secret, id, guardian);
/** The first Kita makes its offer. */
async function offered({ id }: { readonly id: string }): Promise<void> {
  await portal.forward(id, 21 * DAY);
  const desk = await kitaClient(0);
  const { wishId } = (await desk.get(`/kita/applicants/${id}`)).body;
  for (const action of ['mark-reviewed', 'make-offer'])
    expect((await desk.post(`/applications/${id}/commands/${action}`, { wishId })).status).toBe(
      200,
    );
}
const rowOf = (id: string) => portal.owner.em.fork().findOneOrFail(Application, { id });
const problems = ({ body }: JsonAnswer) =>
  ((body['errors'] ?? []) as { field: string; code: string }[]).map(
    (error) => `${error.field}: ${error.code}`,
  );

const TYPED = [
  'childFirstName',
  'childLastName',
  'street',
  'postcode',
  'guardianFirstName',
  'guardianLastName',
  'email',
  'phone',
  'custody',
  'hours',
] as const;

/** The same registration as a form sends it. */
function typed(more: Record<string, string> = {}): Record<string, string> {
  const given: Record<string, unknown> = input();
  const text = (name: string) => {
    const value = given[name];
    return typeof value === 'number' ? `${value}` : (value as string);
  };
  const date = (name: string, day: string) => {
    const [year = '', month = '', dayOfMonth = ''] = day.split('-');
    return { [`${name}.year`]: year, [`${name}.month`]: month, [`${name}.day`]: dayOfMonth };
  };
  return {
    ...Object.fromEntries(TYPED.map((name) => [name, text(name)])),
    ...date('birthDate', text('birthDate')),
    ...date('wishedStartOn', text('wishedStartOn')),
    kita1: kitaAt(0).id,
    ...more,
  };
}

describe('two guardians', () => {
  const second = {
    custody: 'sharedApart',
    guardian2FirstName: 'Robin',
    guardian2LastName: 'Probe',
    guardian2Language: 'en',
    guardian2Street: 'Zechenweg 3',
    guardian2Postcode: '44135',
    guardian2Town: 'Dortmund',
  };

  it('are both told, each in their own way and with a code of their own', async () => {
    const { id, caseNumber } = await registered(second);
    const notices = await portal.notices(id);
    expect(notices.map(({ channel, language }) => `${channel} ${language}`)).toEqual(
      expect.arrayContaining(['letter en', 'mail de']),
    );
    expect(notices).toHaveLength(2);

    const office = await asOffice(new Visitor(app));
    const letterId = notices.find(({ channel }) => channel === 'letter')?.id ?? '';
    const letter = textOf(await office.get(`/office/briefe/${letterId}`));
    expect(letter).toContain('Robin Probe Zechenweg 3 44135 Dortmund');
    expect(letter).toContain(code(id, 2));
    expect(letter).not.toContain(code(id));

    const kim = new Visitor(app);
    await kim.open(portal, { id, caseNumber });
    const receipt = textOf(await kim.get(`/anmeldung/${id}/quittung`));
    expect(receipt).toContain(code(id));
    expect(receipt).not.toContain(code(id, 2));
    expect(receipt).toContain('Robin Probe bekommt einen eigenen Beleg');
    expect((await kim.get(`/anmeldung/${id}/nachrichten/${letterId}`)).status).toBe(404);
  });

  it('each open the case as themselves, and the record says which of them acted', async () => {
    const { id, caseNumber } = await registered(second);
    const open = (claimCode: string) =>
      openCase(portal.deps, { caseNumber, claimCode, from: 'test' });
    expect(await open(code(id))).toEqual({ kind: 'family', ref: id, guardian: 1 });
    const robin = await open(code(id, 2));
    expect(robin).toEqual({ kind: 'family', ref: id, guardian: 2 });

    const page = new Visitor(app);
    const opened = await page.submit('/oeffnen', { caseNumber, claimCode: code(id, 2) });
    expect(opened.status).toBe(200);
    const receipt = textOf(await page.get(`/anmeldung/${id}/quittung`));
    expect(receipt).toContain(code(id, 2));
    expect(receipt).not.toContain(code(id));
    const form = await page.get(`/anmeldung/${id}/zurueckziehen`);
    await page.submit(`/anmeldung/${id}/zurueckziehen`, { clientKey: hidden(form, 'clientKey') });

    expect((await portal.commands(id)).map((command) => command.actorGuardian)).toEqual([1, 2]);
    const last = (await portal.events(id)).at(-1);
    expect(last).toMatchObject({ kind: 'withdrawn', actorRef: id, actorGuardian: 2 });
    const seen = await (await officeClient()).get(`/office/cases/${id}`);
    expect((seen.body['events'] as { who: unknown }[])[0]?.who).toEqual({
      kind: 'family',
      name: 'Robin Probe',
    });
  });

  it('both consent as who they are, where they live apart', async () => {
    const [kita] = portal.kitas;
    const theCase = await registered({
      ...second,
      guardian2Email: 'robin@example.org',
      kitaIds: [kita?.id],
    });
    const { id, caseNumber } = theCase;
    expect((await portal.state(id)).custody).toBe('shared');
    expect((await portal.state((await registered()).id)).custody).toBe('sole');
    await offered(theCase);
    const [offer] = (await portal.state(id)).offers;
    const as = async (guardian: 1 | 2) => {
      const one = client();
      await one.post('/session', { caseNumber, claimCode: code(id, guardian) });
      return one;
    };
    const path = `/applications/${id}/commands`;
    const kim = await as(1);
    const accepted = await kim.post(`${path}/accept-offer`, { offerId: offer?.id });
    expect(accepted).toMatchObject({ status: 200 });
    expect((await portal.state(id)).consents).toEqual([1]);
    // Naming the other guardian does not make a person the other.
    const forOther = await kim.post(`${path}/guardian-consent`, { guardian: 2 });
    expect(forOther).toMatchObject({ status: 409, body: { code: 'consent.already_given' } });
    const robin = await as(2);
    expect((await robin.post(`${path}/guardian-consent`, { guardian: 1 })).status).toBe(200);
    expect((await portal.state(id)).consents).toEqual([1, 2]);

    const change = (guardian: JsonClient, body: object) =>
      guardian.edit('POST', `${path}/change-data`, body, { seenAt: `/applications/${id}` });
    const wrong = await change(robin, { guardian: 1, email: 'x@example.org' });
    expect(problems(wrong)).toEqual(['guardian: not_offered']);
    expect(problems(await change(kim, { custody: 'sole' }))).toEqual(['custody: office_only']);
  });

  it('are asked for the consent that is missing on their own page, and told of the other’s', async () => {
    const theCase = await registered({ ...second, kitaIds: [kitaAt(0).id] });
    const { id, caseNumber } = theCase;
    await offered(theCase);
    const [offer] = (await portal.state(id)).offers;
    const as = async (guardian: 1 | 2) => {
      const one = new Visitor(app);
      await one.submit('/oeffnen', { caseNumber, claimCode: code(id, guardian) });
      return one;
    };
    const kim = await as(1);
    const robin = await as(2);
    const home = `/anmeldung/${id}`;
    const consentPage = `${home}/zustimmen`;
    // Before an offer is accepted there is nothing to consent to.
    expect((await robin.get(consentPage)).location).toBe(home);

    const accepting = `${home}/angebote/${offer?.id}/annehmen`;
    const clientKey = hidden(await kim.get(accepting), 'clientKey');
    const seenByKim = await kim.submit(accepting, { clientKey });
    expect(textOf(seenByKim)).toContain('Es fehlt noch die Zustimmung von Robin Probe.');
    expect(seenByKim.body).not.toContain(consentPage);
    expect((await kim.get(consentPage)).location).toBe(home);

    const seenByRobin = await robin.get(home);
    expect(seenByRobin.body).toContain(consentPage);
    expect(textOf(seenByRobin)).toContain('Ihre Zustimmung fehlt noch.');
    expect(textOf(seenByRobin)).not.toContain('Es fehlt noch die Zustimmung von');
    const form = await robin.get(consentPage);
    const consented = await robin.submit(consentPage, { clientKey: hidden(form, 'clientKey') });
    expect(textOf(consented)).toContain('Sie haben dem Platz zugestimmt.');
    expect((await portal.state(id)).consents).toEqual([1, 2]);
    for (const visitor of [kim, robin])
      expect(textOf(await visitor.get(home))).not.toMatch(/fehlt noch|Dem Platz zustimmen/u);
  });

  it('each say where, and in which language, they are written to', async () => {
    const { id, caseNumber } = await registered(second);
    const page = `/anmeldung/${id}/daten`;
    const robin = new Visitor(app);
    await robin.submit('/oeffnen', { caseNumber, claimCode: code(id, 2) });
    const form = await robin.get(page);
    expect(form.body).toContain('value="Zechenweg 3"');
    expect((await fillIn(robin, form, page, { guardianTown: '' })).status).toBe(422);
    const moved = { guardianStreet: 'Kanalweg 9', guardianTown: 'Hamm', language: 'de' };
    expect((await fillIn(robin, form, page, moved)).status).toBe(200);
    const told = (await portal.notices(id)).filter(({ kind }) => kind === 'dataChanged');
    expect(told.map(({ channel, language }) => `${channel} ${language}`)).toEqual(['letter de']);
    const office = await asOffice(new Visitor(app));
    const letterId = told.find(({ channel }) => channel === 'letter')?.id ?? '';
    expect(textOf(await office.get(`/office/briefe/${letterId}`))).toContain(
      'Robin Probe Kanalweg 9 44135 Hamm',
    );

    const kim = new Visitor(app);
    await kim.open(portal, { id, caseNumber });
    const seen = await kim.get(page);
    expect(seen.body).not.toMatch(/Zechenweg|Kanalweg/u);
    expect(textOf(await kim.get(`/anmeldung/${id}`))).not.toContain('Angaben geändert');
    expect(textOf(await robin.get(`/anmeldung/${id}`))).toContain('Angaben geändert');

    // Living together again: letters go where the child lives.
    const together = { guardianStreet: '', guardianPostcode: '', guardianTown: '' };
    expect((await fillIn(robin, await robin.get(page), page, together)).status).toBe(200);
    expect(textOf(await office.get(`/office/briefe/${letterId}`))).toMatch(
      /Robin Probe Musterweg \d+ 59514 Welver/u,
    );
    // What Kim's page knows the data by says nothing of it either: from it, an address could be guessed.
    expect(hidden(await kim.get(page), 'revision')).toBe(hidden(seen, 'revision'));
    const json = client();
    await json.post('/session', { caseNumber, claimCode: code(id, 2) });
    const phoned = await json.edit(
      'POST',
      `/applications/${id}/commands/change-data`,
      { phone: '0170 99999' },
      { seenAt: `/applications/${id}` },
    );
    expect(phoned.status).toBe(200);
  });

  it('each copy their own data: where the other can be reached is the other’s', async () => {
    const { id } = await registered({ ...second, guardian2Email: 'robin@verborgen.example' });
    const copyOf = async (guardian: 1 | 2) =>
      JSON.stringify(await readMyData(portal.deps, { kind: 'family', ref: id, guardian }));
    expect(await copyOf(1)).toContain('kim.beispiel@example.org');
    expect(await copyOf(1)).not.toMatch(/verborgen|Zechenweg|claim_code_hash/u);
    expect(await copyOf(2)).toMatch(/robin@verborgen.*Zechenweg/u);
    expect(await copyOf(2)).not.toMatch(/kim\.beispiel|claim_code_hash/u);

    // The youth office corrects it on the telephone: that is still the other's.
    const office = { kind: 'office', ref: 'somebody', role: 'caseworker' } as const;
    const correct = (guardian: 1 | 2, email: string) =>
      changeData(portal.deps, office, {
        applicationId: id,
        clientKey: randomUUID(),
        input: { guardian, email },
      });
    await correct(1, 'kim.neu@versteckt.example');
    await correct(2, 'robin.neu@versteckt.example');
    expect(await copyOf(1)).toContain('kim.neu@');
    expect(await copyOf(1)).not.toContain('robin.neu@');
    expect(await copyOf(2)).toContain('robin.neu@');
    expect(await copyOf(2)).not.toContain('kim.neu@');
  });

  it('have no second code where there is one guardian', async () => {
    const { id, caseNumber } = await registered();
    await expect(
      openCase(portal.deps, { caseNumber, claimCode: code(id, 2), from: 'test' }),
    ).rejects.toMatchObject({ code: 'claim.unknown' });
  });

  it('are asked for where both have custody and live apart', async () => {
    const page = await fillRegistration(new Visitor(app), typed({ custody: 'sharedApart' }));
    expect(page.status).toBe(422);
    expect(page.body).toContain('href="#guardian2FirstName"');
    expect(page.body).not.toContain('name="hasSecond"');
  });
});

describe('siblings', () => {
  it('are registered one after the other without typing everything again', async () => {
    const family = new Visitor(app);
    const first = await registerByForm(family, typed({ childFirstName: 'Ida' }));
    expect(textOf(first)).toContain('Weiteres Kind anmelden');
    const id = /anmeldung\/([0-9a-f-]{36})/u.exec(first.body)?.[1] ?? '';
    const { street, caseNumber } = await rowOf(id);
    expect(textOf(await family.get('/anmelden/weiteres'))).toContain(`Ida (${caseNumber})`);
    const list = await family.submit('/anmelden/weiteres', {});
    expect(textOf(list)).toContain('7 von 9 Abschnitten');
    const form = await family.get('/anmelden/kind');
    expect(form.body).toMatch(/id="childFirstName"[^>]*value=""/u);
    // The session may be over before the form is filled in.
    const kept = family.cookie?.split('; ').filter((one) => !one.startsWith('__Host-session='));
    family.cookie = kept?.join('; ');
    expect((await family.get(`/anmeldung/${id}`)).status).toBe(303);

    const twin = { 'birthDate.day': '14', 'birthDate.month': '3', 'birthDate.year': '2024' };
    await family.post('/anmelden/kind', {
      ...twin,
      childFirstName: 'Ben',
      childLastName: 'Beispiel',
    });
    await family.post('/anmelden/betreuung', typed());
    await family.post('/anmelden/geschwister', {
      hasSibling: 'ja',
      siblingCaseNumber: caseNumber,
      together: 'onlyTogether',
    });
    const check = await family.get('/anmelden/pruefen');
    for (const known of ['Nur zusammen', street, 'Kim', caseNumber, '1. Wunsch'])
      expect(textOf(check)).toContain(known);
    const receipt = textOf(await send(family, check));
    expect(receipt).toContain(`Ida (${caseNumber})`);
    expect(receipt).toContain('nur zusammen');
  });

  it('are nothing the next one at the same computer reads: signing out leaves no draft', async () => {
    const family = new Visitor(app);
    await registerByForm(family, typed({ childFirstName: 'Jonna', street: 'Kranichweg 7' }));
    await family.submit('/anmelden/weiteres', {});
    expect((await family.get('/anmelden/wohnung')).body).toContain('Kranichweg 7');
    await family.post('/abmelden', {});
    expect(family.cookie).toBeUndefined();
    expect(textOf(await family.get('/anmelden'))).toContain('Anmeldung beginnen');
    expect((await family.get('/anmelden/wohnung')).location).toBe('/anmelden');
  });

  it('are told to each Kita as far as it may know', async () => {
    const ids = portal.kitas.map(({ id }) => id);
    const mia = await registered({ kitaIds: [ids[0], ids[1]] });
    const ben = await registered({
      childFirstName: 'Ben',
      kitaIds: [ids[1]],
      siblingCaseNumber: mia.caseNumber,
      siblingClaimCode: code(mia.id),
      together: 'onlyTogether',
    });
    const seenBy = async (index: number) => {
      const kita = await kitaClient(index);
      return (await kita.get(`/kita/applicants/${mia.id}`)).body['siblings'];
    };
    expect(await seenBy(1)).toEqual([
      {
        applicationId: ben.id,
        caseNumber: ben.caseNumber,
        firstName: 'Ben',
        together: 'onlyTogether',
      },
    ]);
    expect(await seenBy(0)).toEqual([
      { applicationId: null, caseNumber: null, firstName: null, together: 'onlyTogether' },
    ]);
    const overview = await asKita(new Visitor(app), kitaAt(0));
    expect(textOf(await overview.get('/kita/anmeldungen'))).toContain(
      'Geschwisterkind angemeldet, nur zusammen',
    );
    const detail = textOf(await overview.get(`/kita/anmeldungen/${mia.id}`));
    expect(detail).toContain('Ein Geschwisterkind ist angemeldet, aber nicht bei Ihnen.');
    expect(detail).not.toContain(ben.caseNumber);
  });

  it('are linked by whoever can open the sibling’s case only', async () => {
    const mia = await registered();
    const other = await registered();
    const link = async (more: Record<string, unknown>) =>
      problems(await client().post('/registrations', input(more)));
    expect(
      await link({ siblingCaseNumber: mia.caseNumber, siblingClaimCode: code(other.id) }),
    ).toEqual(['siblingClaimCode: sibling_unknown']);
    expect(await link({ siblingOf: mia.id })).toEqual(['siblingCaseNumber: sibling_unknown']);
    const stranger = client();
    await stranger.post('/session', { caseNumber: other.caseNumber, claimCode: code(other.id) });
    expect(problems(await stranger.post('/registrations', input({ siblingOf: mia.id })))).toEqual([
      'siblingCaseNumber: sibling_unknown',
    ]);
    expect((await stranger.post('/registrations', input({ siblingOf: other.id }))).status).toBe(
      201,
    );
  });

  it('are named in an offer to one of them', async () => {
    const [kita] = portal.kitas;
    const mia = await registered({ kitaIds: [kita?.id] });
    await registered({
      childFirstName: 'Ben',
      kitaIds: [kita?.id],
      siblingCaseNumber: mia.caseNumber,
      siblingClaimCode: code(mia.id),
      together: 'onlyTogether',
    });
    await offered(mia);
    const offer = (await portal.notices(mia.id)).find(({ kind }) => kind === 'offer');
    const family = new Visitor(app);
    await family.open(portal, mia);
    const text = textOf(await family.get(`/anmeldung/${mia.id}/nachrichten/${offer?.id}`));
    expect(text).toContain(
      'Sie haben auch Ben angemeldet. Sie wünschen sich Plätze nur gemeinsam.',
    );
    expect(text).toContain('Dieses Angebot gilt nur für Mia.');
  });
});

describe('a child that stands in the round already', () => {
  it('is told, not doubled, without saying which case it is', async () => {
    const child = input({ childLastName: 'Groß-Müller' });
    const first = idIn(await client().post('/registrations', child));
    const again = { ...child, childLastName: 'gross mueller', childFirstName: 'MIA' };
    const answer = await client().post('/registrations', again);
    expect(answer).toMatchObject({ status: 409, body: { code: 'registration.duplicate' } });
    expect(JSON.stringify(answer.body)).not.toContain(first.caseNumber);
    expect(JSON.stringify(answer.body)).not.toContain(first.id);

    const page = await fillRegistration(
      new Visitor(app),
      typed({ childLastName: 'Groß-Müller', street: String(child['street']) }),
    );
    expect(page.status).toBe(409);
    expect(textOf(page)).toContain('Die Vorgangsnummer steht auf Ihrem Eingangsbeleg');
    expect(page.body).not.toContain(first.caseNumber);
  });

  it('is one case when many register it at the same instant', async () => {
    const child = input();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => client().post('/registrations', child)),
    );
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([count(201), count(409)]).toEqual([1, 7]);
    const street = String(child['street']);
    expect(await portal.owner.em.fork().count(Application, { street })).toBe(1);
  });

  it('is shown to staff who may see it', async () => {
    const child = input({ kitaIds: [portal.kitas[0]?.id] });
    const first = idIn(await client().post('/registrations', child));
    const paper = { ...child, receivedOn: zonedDay(Date.now()) };
    const office = await (await officeClient()).post('/office/registrations', paper);
    expect(office).toMatchObject({ status: 409, body: { application: first.id } });
    const mine = await (await kitaClient(0)).post('/kita/registrations', paper);
    expect(mine).toMatchObject({ status: 409, body: { application: first.id } });
    const elsewhere = { ...paper, kitaIds: [portal.kitas[1]?.id] };
    const others = await (await kitaClient(1)).post('/kita/registrations', elsewhere);
    expect(others).toMatchObject({ status: 409, body: { code: 'registration.duplicate' } });
    expect(others.body['application']).toBeUndefined();
  });

  it('may be registered again after it was withdrawn, and then stays withdrawn, wherever it lives', async () => {
    const child = input();
    const { id } = idIn(await client().post('/registrations', child));
    const family = { kind: 'family', ref: id, guardian: 1 } as const;
    const request = () => ({ applicationId: id, clientKey: crypto.randomUUID() });
    await withdraw(portal.deps, family, request());
    expect((await client().post('/registrations', child)).status).toBe(201);
    const moved = { street: 'Gleichweg 6', postcode: '59514' };
    expect(await changeData(portal.deps, family, { ...request(), input: moved })).toEqual({
      kind: 'done',
    });
    expect(await undoWithdraw(portal.deps, family, request())).toEqual({
      kind: 'refused',
      code: 'case.registered_twice',
    });
  });

  it('is not an unborn twin', async () => {
    const twin = input({
      childFirstName: '',
      unborn: true,
      birthDate: addDays(zonedDay(Date.now()), 60),
    });
    for (let twins = 0; twins < 2; twins += 1)
      expect((await client().post('/registrations', twin)).status).toBe(201);
  });
});

describe('an unborn child', () => {
  it('is called “Ihr Kind” until it has a name, in sentences that read well', async () => {
    const expected = addDays(zonedDay(Date.now()), 60);
    const child = await registered({ childFirstName: '', unborn: true, birthDate: expected });
    const family = new Visitor(app);
    const home = await family.open(portal, child);
    expect(home.body).toContain('>Ihr Kind</h1>');
    expect(textOf(await family.get(`/anmeldung/${child.id}/quittung`))).toContain(
      'Die Anmeldung für Ihr Kind ist eingegangen',
    );
    const [receipt] = await portal.notices(child.id);
    const notice = textOf(await family.get(`/anmeldung/${child.id}/nachrichten/${receipt?.id}`));
    expect(notice).toContain('Anmeldung für Ihr Kind');
    expect(notice).not.toMatch(/(?:von|mit|bei|zu|bietet|wünschen) Ihr Kind/u);

    const kita = await asKita(new Visitor(app), kitaAt(0));
    expect(textOf(await kita.get('/kita/anmeldungen'))).toContain('Noch ohne Vornamen');
    expect(textOf(await kita.get(`/kita/anmeldungen/${child.id}`))).toContain('erwartet am');
  });
});

it('named after its birth, a child is one that stands in the round', async () => {
  const expected = addDays(zonedDay(Date.now()), 60);
  const child = input({ childFirstName: '', unborn: true, birthDate: expected });
  const { id, caseNumber } = idIn(await client().post('/registrations', child));
  const family = client();
  await family.post('/session', { caseNumber, claimCode: code(id) });
  const change = (body: object) =>
    family.edit('POST', `/applications/${id}/commands/change-data`, body, {
      seenAt: `/applications/${id}`,
    });
  const birthDate = zonedDay(Date.now());
  expect(problems(await change({ birthDate }))).toEqual(['childFirstName: missing']);
  expect((await change({ birthDate, childFirstName: 'Ida' })).status).toBe(200);
  expect((await family.get(`/applications/${id}`)).body['child']).toMatchObject({
    firstName: 'Ida',
    birthDate,
    unborn: false,
  });
  const again = { ...child, unborn: false, birthDate, childFirstName: 'ida' };
  expect((await client().post('/registrations', again)).status).toBe(409);
});

describe('a registration on paper', () => {
  const today = () => zonedDay(Date.now());
  const paper = (more: Record<string, unknown> = {}) =>
    input({ receivedOn: addDays(today(), -3), email: '', ...more });

  it('counts from the day on the paper, and says who typed it and when', async () => {
    const kita = await kitaClient(0);
    const key = crypto.randomUUID();
    const body = paper();
    const before = Date.now();
    const answer = await kita.post('/kita/registrations', body, key);
    expect(answer.status).toBe(201);
    const { id } = idIn(answer);
    expect(idIn(await kita.post('/kita/registrations', body, key)).id).toBe(id);
    const row = await rowOf(id);
    expect(row.receivedAt.getTime()).toBe(startOfDay(addDays(today(), -3)));
    expect(row.enteredAt?.getTime()).toBeGreaterThanOrEqual(before);
    expect((await portal.events(id))[0]).toMatchObject({
      actorKind: 'kita',
      actorRef: kitaAt(0).id,
      actorGuardian: null,
    });
    expect((await portal.notices(id)).map(({ channel }) => channel)).toEqual(['letter']);

    const office = await asOffice(new Visitor(app));
    const theCase = textOf(await office.get(`/office/faelle/${id}`));
    expect(theCase).toContain('auf Papier (rechtzeitig), eingetragen am');
    const [letter] = await portal.notices(id);
    const text = textOf(await office.get(`/office/briefe/${letter?.id}`));
    expect(text).toContain('es gilt der Tag auf dem Papier');
    expect(text).toContain(code(id));
  });

  it('is in time by its own day, when it is typed after the deadline', async () => {
    const { deadlineAt } = portal.round.dates;
    portal.setDoorClock(() => deadlineAt + 2 * DAY);
    const office = await officeClient();
    const inTime = idIn(
      await office.post('/office/registrations', paper({ receivedOn: zonedDay(deadlineAt - DAY) })),
    );
    expect((await rowOf(inTime.id)).late).toBe(false);
    const late = idIn(
      await office.post('/office/registrations', paper({ receivedOn: zonedDay(deadlineAt + DAY) })),
    );
    expect((await rowOf(late.id)).late).toBe(true);
  });

  it('is refused of tomorrow, from before the round, and from the public', async () => {
    const kita = await kitaClient(0);
    const refused = async (receivedOn: string) =>
      problems(await kita.post('/kita/registrations', paper({ receivedOn })));
    expect(await refused(addDays(today(), 1))).toEqual(['receivedOn: paper_in_future']);
    expect(await refused(addDays(today(), -40))).toEqual(['receivedOn: before_round']);
    const family = client();
    expect(problems(await family.post('/registrations', paper()))).toEqual([
      'receivedOn: unknown_field',
    ]);
    expect((await family.post('/kita/registrations', paper())).status).toBe(401);
    expect((await kita.post('/office/registrations', paper())).status).toBe(403);
  });

  it('is a Kita’s only where the family wishes for it', async () => {
    const kita = await kitaClient(0);
    const others = paper({ kitaIds: [portal.kitas[1]?.id] });
    expect(problems(await kita.post('/kita/registrations', others))).toEqual([
      'kitaIds: own_kita_missing',
    ]);
    const office = await officeClient();
    expect((await office.post('/office/registrations', others)).status).toBe(201);
  });

  it('is typed into the parents’ form at the counter', async () => {
    const visitor = await asKita(new Visitor(app), kitaAt(0));
    const [year = '', month = '', day = ''] = addDays(today(), -1).split('-');
    const values = typed({
      'receivedOn.year': year,
      'receivedOn.month': month,
      'receivedOn.day': day,
    });
    const desk = '/kita/anmelden';
    const wrong = await fillRegistration(visitor, { ...values, 'receivedOn.day': '' }, desk);
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('href="#receivedOn"');
    const check = await fillPages(visitor, values, desk);
    expect(textOf(check)).toContain('Bitte vergleichen Sie die Angaben mit dem Papier');
    const done = await send(visitor, check, desk);
    expect(textOf(done)).toContain('Die Anmeldung ist eingetragen');
    const theCase = /href="(\/kita\/anmeldungen\/[0-9a-f-]{36})"/u.exec(done.body)?.[1] ?? '';
    expect(textOf(await visitor.get(theCase))).toContain('auf Papier (rechtzeitig)');

    const double = await fillRegistration(visitor, values, desk);
    expect(double.status).toBe(409);
    expect(double.body).toContain(`href="${theCase}"`);

    const sibling = /href="([^"]*\/weiteres\/[^"]*)"/u.exec(done.body)?.[1] ?? '';
    expect(textOf(await visitor.submit(sibling, {}))).toContain('6 von 10 Abschnitten');
    expect((await visitor.get(`${desk}/kitas`)).body).toContain('Ihr 1. Wunsch');
    expect((await visitor.get(`${desk}/weiteres/${crypto.randomUUID()}`)).status).toBe(404);
    // Where a family lives that registered by itself, a Kita is not shown here either.
    const { id } = await registered();
    await visitor.submit(`${desk}/weiteres/${id}`, {});
    expect((await visitor.get(`${desk}/wohnung`)).body).toMatch(/id="street"[^>]*value=""/u);
    expect((await visitor.get(`${desk}/familie`)).body).toContain('value="Kim"');
    expect((await new Visitor(app).get('/kita/anmelden')).status).toBe(303);
  });
});

it('says plainly that a registration is late, before and after the last click', async () => {
  const { deadlineAt } = portal.round.dates;
  portal.setDoorClock(() => deadlineAt + DAY);
  const family = new Visitor(app);
  const said = async (visit: Promise<Visit>) => textOf(await visit);
  expect(await said(family.get('/anmelden'))).toContain('Die Anmeldefrist ist vorbei');
  const values = typed();
  const check = await fillRegistration(family, values);
  expect(textOf(check)).toContain('Die Anmeldefrist ist vorbei');
  expect(await said(send(family, check))).toContain('nach dem Ende der Anmeldefrist');
});
