import type { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { DRAFT_KEPT_DAYS, dropOldDrafts, readDraft } from '../../src/cases/registration-draft.ts';
import { zonedDay } from '../../src/calendar/zone.ts';
import { claimCodeOf } from '../../src/cases/claim-code.ts';
import { FROM_ONE_NETWORK } from '../../src/cases/limits.ts';
import { withActor, type Actor, type DraftHolder } from '../../src/persistence/actor.ts';
import { Application } from '../../src/persistence/entities/application.ts';
import { asKita, asOffice, JsonClient, openDemoApp } from '../support/json-client.ts';
import {
  DAY,
  HOUR,
  registrationInput,
  startTestPortal,
  type TestPortal,
} from '../support/portal.ts';
import { fillPages, fillRegistration, registerByForm, send } from '../support/registering.ts';
import { hidden, textOf, Visitor, type Visit } from '../support/visitor.ts';

let portal: TestPortal;
let app: Hono<AppEnv>;
let houses = 0;

beforeAll(async () => {
  portal = await startTestPortal({
    postgresUrl: inject('postgresUrl'),
    temporalAddress: inject('temporalAddress'),
    worker: false,
    loops: false,
    kitas: 6,
  });
  app = openDemoApp(portal);
});
afterAll(() => portal.stop());
afterEach(() => {
  portal.setDoorClock(Date.now);
});

const day = (name: string, on: string): Record<string, string> => {
  const [year = '', month = '', dayOfMonth = ''] = on.split('-');
  return { [`${name}.year`]: year, [`${name}.month`]: month, [`${name}.day`]: dayOfMonth };
};

/** A child at an address of its own. */
const typed = (more: Record<string, string> = {}): Record<string, string> => {
  houses += 1;
  return {
    childFirstName: 'Mia',
    childLastName: 'Beispiel',
    ...day('birthDate', `${portal.round.year - 3}-03-14`),
    street: `Entwurfsweg ${houses}`,
    postcode: '59514',
    hours: '35',
    ...day('wishedStartOn', `${portal.round.year}-08-01`),
    kita1: portal.kitas[0]?.id ?? '',
    guardianFirstName: 'Kim',
    guardianLastName: 'Beispiel',
    custody: 'shared',
    email: 'kim.beispiel@example.org',
    ...more,
  };
};

const rows = (condition = 'true') =>
  portal.owner.em
    .fork()
    .execute<{ id: string; entered: Record<string, string>; code_hash: string | null }[]>(
      `select * from registration_draft where ${condition} order by changed_at desc`,
    );
const newest = async () => {
  const [row] = await rows();
  if (row === undefined) throw new Error('no draft');
  return row;
};
const statesOf = (page: Visit): Record<string, string> =>
  Object.fromEntries(
    page.body
      .split('kern-task-list__item')
      .slice(1)
      .map((item) => textOf({ ...page, body: `<${item.split('</li>')[0]}` }).trim())
      .map((text) => /^(.*) (Erledigt|Offen|Noch nicht möglich|Nicht nötig)$/u.exec(text))
      .map((match) => [match?.[1] ?? '', match?.[2] ?? '']),
  );

describe('the task list', () => {
  it('says what is done, what is to do and what has to wait, in any order', async () => {
    const family = new Visitor(app);
    expect(textOf(await family.get('/anmelden'))).toContain('Anmeldung beginnen');
    expect(textOf(await family.get('/'))).not.toContain('Begonnene Anmeldung fortsetzen');
    const fresh = await family.submit('/anmelden', {});
    expect(textOf(await family.get('/'))).toContain('Begonnene Anmeldung fortsetzen');
    expect(textOf(await family.get('/anmelden/geschwister'))).toContain('Schritt 8 von 9');
    expect(statesOf(fresh)).toEqual({
      'Ihr Kind': 'Offen',
      'Wohnung des Kindes': 'Offen',
      'Betreuungszeit und Beginn': 'Offen',
      'Ihre Wunsch-Kitas': 'Offen',
      Kindertagespflege: 'Offen',
      'Sie und das Sorgerecht': 'Offen',
      'Zweite sorgeberechtigte Person': 'Noch nicht möglich',
      Geschwister: 'Offen',
      'So erreichen wir Sie': 'Offen',
      'Prüfen und abschicken': 'Noch nicht möglich',
    });
    expect(textOf(fresh)).toContain('Das ist noch keine Anmeldung');
    expect(textOf(fresh)).toMatch(
      /löschen wir ihn am .*keine E-Mail, auch nicht, bevor wir ihn löschen.*noch nicht angemeldet. Die Anmeldefrist endet am/u,
    );
    expect((await family.get('/anmelden/zweite-person')).location).toBe('/anmelden');
    expect((await family.get('/anmelden/pruefen')).location).toBe('/anmelden');
    expect((await family.get('/anmelden/gibt-es-nicht')).status).toBe(404);

    const answers = typed({ custody: 'sole' });
    expect((await family.post('/anmelden/familie', answers)).location).toBe(
      '/anmelden/geschwister',
    );
    expect(textOf(await family.get('/anmelden/geschwister'))).toContain('Schritt 7 von 8');
    expect((await family.post('/anmelden/kind', answers)).location).toBe('/anmelden/wohnung');
    expect(statesOf(await family.get('/anmelden'))).toMatchObject({
      'Ihr Kind': 'Erledigt',
      'Sie und das Sorgerecht': 'Erledigt',
      'Zweite sorgeberechtigte Person': 'Nicht nötig',
      'Prüfen und abschicken': 'Noch nicht möglich',
    });
    expect((await fillPages(family, answers)).status).toBe(200);
    expect(statesOf(await family.get('/anmelden'))['Prüfen und abschicken']).toBe('Offen');
  });

  it.each<[page: string, wrong: Record<string, string>, fields: readonly string[]]>([
    [
      'kind',
      { childFirstName: '', childLastName: '1', 'birthDate.day': '32' },
      ['childFirstName', 'childLastName', 'birthDate'],
    ],
    ['kind', day('birthDate', '2999-01-01'), ['birthDate']],
    ['wohnung', { street: '', postcode: '59494' }, ['street', 'postcode']],
    ['betreuung', { hours: '' }, ['hours']],
    [
      'betreuung',
      { hours: '7', ...day('wishedStartOn', '2001-08-01') },
      ['hours', 'wishedStartOn'],
    ],
    ['tagespflege', { childminding: 'vielleicht' }, ['childminding']],
    ['familie', { guardianFirstName: '', custody: '' }, ['guardianFirstName', 'custody']],
    ['zweite-person', { hasSecond: '' }, ['hasSecond']],
    ['zweite-person', { hasSecond: 'ja' }, ['guardian2FirstName', 'guardian2LastName']],
    [
      'zweite-person',
      { hasSecond: 'ja', guardian2FirstName: 'Robin', guardian2Email: 'x' },
      ['guardian2LastName', 'guardian2Email'],
    ],
    ['geschwister', {}, ['hasSibling']],
    ['geschwister', { hasSibling: 'ja' }, ['siblingCaseNumber']],
    [
      'geschwister',
      { hasSibling: 'ja', siblingCaseNumber: 'AAAA-BBBB', siblingClaimCode: 'x' },
      ['siblingClaimCode'],
    ],
    [
      'erreichbar',
      { email: 'kim.beispiel', phone: 'eins', language: 'fr' },
      ['email', 'phone', 'language'],
    ],
  ])(
    'tells on the page %s what is wrong with %j, and saves nothing',
    async (page, wrong, fields) => {
      const family = new Visitor(app);
      await family.post('/anmelden', {});
      await family.post('/anmelden/familie', typed());
      const before = (await newest()).entered;
      const answer = await family.post(`/anmelden/${page}`, { ...typed(), ...wrong });
      expect(answer.status).toBe(422);
      const named = answer.body.matchAll(/<a class="kern-link[^"]*" href="#(\w+)">/gu);
      expect(Array.from(named, (match) => match[1])).toEqual(fields);
      for (const field of fields) expect(answer.body).toContain(`id="${field}-error"`);
      for (const value of Object.values(wrong).filter((text) => /^[^v]{4,}$/u.test(text)))
        expect(answer.body).toContain(value);
      expect((await newest()).entered).toEqual(before);
    },
  );

  it('keeps nothing of a second guardian who is not one after all', async () => {
    const family = new Visitor(app);
    const second = { guardian2FirstName: 'Robin', guardian2LastName: 'Probe' };
    await fillRegistration(family, typed(second));
    expect((await newest()).entered).toMatchObject(second);
    await family.post('/anmelden/zweite-person', { ...second, hasSecond: 'nein' });
    expect(JSON.stringify((await newest()).entered)).not.toMatch(/Robin|Probe/u);
  });
});

describe('the wished Kitas', () => {
  const chosenIn = (page: Visit): string[] =>
    Array.from(
      (page.body.split('wishes--chosen')[1]?.split('</ol>')[0] ?? '').matchAll(
        /<li><span>([^<]+)/gu,
      ),
      (match) => match[1] ?? '',
    );

  it('are found by place, put in order, and as many as the round allows', async () => {
    const family = new Visitor(app);
    await family.post('/anmelden', {});
    await family.post('/anmelden/wohnung', typed());
    const names = portal.kitas.map(({ name }) => name);
    await portal.owner.em
      .fork()
      .execute(`update kita set opening_hours = 'Montag bis Freitag, 7 bis 16:30 Uhr'`);
    const page = await family.get('/anmelden/kitas');
    expect(textOf(page)).toContain('Öffnungszeiten Montag bis Freitag, 7 bis 16:30 Uhr');
    expect(page.body).toContain('<option value="Welver" selected="">');
    expect(textOf(await family.get('/anmelden/kitas?ort=Atlantis'))).toContain('allen Orten');
    expect(page.body).toContain(`href="/kitas/${portal.kitas[0]?.id}" target="_blank"`);

    const click = (name: string, index: number) =>
      family.submit('/anmelden/kitas', { [name]: portal.kitas[index]?.id ?? '', ort: 'Welver' });
    for (const index of [0, 1, 2, 3]) await click('dazu', index);
    const full = await click('dazu', 4);
    expect(full.status).toBe(422);
    expect(chosenIn(full)).toEqual(names.slice(0, 4));
    await click('hoch', 2);
    await click('runter', 0);
    expect(chosenIn(await click('weg', 1))).toEqual([names[2], names[0], names[3]]);
    expect((await family.post('/anmelden/kitas', { dazu: 'keine' })).status).toBe(422);
    expect((await family.post('/anmelden/kitas', {})).location).toBe('/anmelden/tagespflege');
  });

  it('may be none for who wishes for a childminder, and only then', async () => {
    const family = new Visitor(app);
    await family.post('/anmelden', {});
    expect((await family.post('/anmelden/kitas', {})).status).toBe(303);
    await family.post('/anmelden/tagespflege', { childminding: 'nein' });
    const none = await family.post('/anmelden/kitas', {});
    expect(none.status).toBe(422);
    expect(none.body).toContain('href="#kitaIds"');
    await family.post('/anmelden/tagespflege', { childminding: 'ja' });
    expect(statesOf(await family.get('/anmelden'))['Ihre Wunsch-Kitas']).toBe('Erledigt');
  });

  it('name the Kita at whose counter it is typed', async () => {
    const [kita] = portal.kitas;
    if (kita === undefined) throw new Error('no Kita');
    const staff = await asKita(new Visitor(app), kita);
    await staff.post('/kita/anmelden', {});
    expect(chosenIn(await staff.get('/kita/anmelden/kitas'))).toEqual([kita.name]);
    const asked = await staff.post('/kita/anmelden/betreuung', typed({}));
    expect(asked.location).toBe('/kita/anmelden/kitas');
    await staff.post('/kita/anmelden/kitas', { weg: kita.id });
    const refused = await staff.post('/kita/anmelden/kitas', { weiter: '' });
    expect(textOf(refused)).toContain('deren Familie auch Ihre Kita wünscht');
  });
});

describe('from one network', () => {
  const owner = () => portal.owner.em.fork();
  /** As if so many had come just now, in this quarter of an hour and the next. */
  const hasHad = (kind: 'register' | 'draft') =>
    owner().execute(
      `insert into rate_limit (key, window_starts_at, count)
       select '${kind}/unknown', date_bin('15 minutes', clock_timestamp(), '2020-01-01Z') + n * interval '15 minutes', ${FROM_ONE_NETWORK}
       from generate_series(0, 1) n on conflict (key, window_starts_at) do update set count = excluded.count`,
    );
  const forget = () => owner().execute('delete from rate_limit');
  afterEach(forget);

  it('come so many registrations and no more: nothing typed is lost, a phone number is named', async () => {
    const family = new Visitor(app);
    const check = await fillRegistration(family, typed({ childFirstName: 'Wartend' }));
    await hasHad('register');
    const refused = await send(family, check);
    expect(refused.status).toBe(429);
    expect(textOf(refused)).toMatch(
      /noch nicht abgeschickt.*noch nicht eingegangen.*Viertelstunde.*02921\/302065.*nichts neu eingeben/u,
    );
    const program = new JsonClient(app);
    const input = registrationInput(portal.round, portal.kitas);
    const key = crypto.randomUUID();
    const turnedAway = await program.post('/registrations', input, key);
    expect(turnedAway).toMatchObject({
      status: 429,
      body: { code: 'registration.too_many_from_network' },
    });
    expect(turnedAway.headers.get('Retry-After')).toBe('900');

    await forget();
    const again = await family.get('/anmelden/pruefen');
    expect(textOf(await send(family, again))).toContain(
      'Die Anmeldung für Wartend ist eingegangen',
    );
    expect(await program.post('/registrations', input, key)).toMatchObject({ status: 201 });
    // A click repeated is the same registration, however many others there were meanwhile.
    await hasHad('register');
    expect(await program.post('/registrations', input, key)).toMatchObject({ status: 201 });
  });

  it('come as many as staff type at the counter', async () => {
    await hasHad('draft');
    await hasHad('register');
    const begun = await new Visitor(app).post('/anmelden', {});
    expect(begun.status).toBe(429);
    expect(textOf(begun)).toContain('02921/302065');
    const office = await asOffice(new Visitor(app));
    const receivedOn = day('receivedOn', zonedDay(Date.now()));
    const done = await registerByForm(office, typed(receivedOn), '/office/anmelden');
    expect(textOf(done)).toContain('Die Anmeldung ist eingetragen');
  });
});

describe('a draft', () => {
  const code = async (family: Visitor): Promise<string> => {
    const page = await family.submit('/anmelden/code', {});
    return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(page.body)?.[0] ?? '';
  };

  it('goes on elsewhere with its code, of which only a hash is kept, and no address names it', async () => {
    const family = new Visitor(app);
    await family.post('/anmelden', {});
    await family.post('/anmelden/kind', typed());
    expect((await newest()).code_hash).toBeNull();
    const given = await code(family);
    const { id, code_hash: hash } = await newest();
    expect(hash).not.toContain(given);

    const elsewhere = new Visitor(app);
    const list = await elsewhere.submit('/anmelden/fortsetzen', {
      code: given.toLowerCase().replaceAll('-', ' '),
    });
    expect(statesOf(list)['Ihr Kind']).toBe('Erledigt');
    await elsewhere.post('/anmelden/wohnung', typed());
    expect(statesOf(await family.get('/anmelden'))['Wohnung des Kindes']).toBe('Erledigt');
    for (const address of [...family.addresses, ...elsewhere.addresses]) {
      expect(address).not.toContain(given);
      expect(address).not.toContain(id);
    }

    await family.post('/anmelden/schliessen', {});
    expect(textOf(await family.get('/anmelden'))).toContain('Anmeldung beginnen');
    expect(statesOf(await elsewhere.get('/anmelden'))['Ihr Kind']).toBe('Erledigt');
  });

  it('is sent as it was last read: a change elsewhere is shown first', async () => {
    const family = new Visitor(app);
    const check = await fillRegistration(family, typed());
    const elsewhere = new Visitor(app);
    elsewhere.cookie = family.cookie;
    await elsewhere.post('/anmelden/betreuung', typed({ hours: '45' }));
    const again = await send(family, check);
    expect(again.status).toBe(409);
    expect(textOf(again)).toMatch(/gerade geändert.*45 Stunden/u);
    expect(textOf(await send(family, again))).toContain('Die Anmeldung für Mia ist eingegangen');
  });

  it('is nobody else’s: not by a guessed cookie or code, not at another desk, not the office’s', async () => {
    const family = new Visitor(app);
    await family.post('/anmelden', {});
    await family.post('/anmelden/kind', typed({ childFirstName: 'Geheim' }));
    const { id } = await newest();
    const stranger = new Visitor(app);
    stranger.cookie = `__Host-entwurf-family=${id}`;
    expect(textOf(await stranger.get('/anmelden'))).toContain('Anmeldung beginnen');
    stranger.cookie = family.cookie?.replace(/=[0-9a-f]{8}/u, '=00000000');
    expect((await stranger.get('/anmelden/kind')).location).toBe('/anmelden');
    const guessed = await stranger.post('/anmelden/fortsetzen', { code: 'AAAA-BBBB-CCCC' });
    expect(guessed.status).toBe(422);
    expect(guessed.body).toContain('href="#code"');

    const office = await asOffice(new Visitor(app));
    await office.post('/office/anmelden', {});
    const paper = await newest();
    office.cookie = `${office.cookie}; ${family.cookie?.replace('family', 'office')}`;
    expect((await office.get('/office/anmelden/kind')).location).toBe('/office/anmelden');
    expect(await readDraft(portal.deps, undefined, paper.id)).toBeUndefined();

    const seen = (actor: Actor | DraftHolder) =>
      withActor(portal.deps.orm.em, actor, (em) =>
        em.execute<{ id: string }[]>('select id from registration_draft'),
      );
    for (const actor of [
      { kind: 'office', ref: 'head', role: 'head' },
      { kind: 'kita', ref: portal.kitas[0]?.id ?? '', role: 'head' },
      { kind: 'family', ref: id, guardian: 1 },
      { kind: 'draft', ref: crypto.randomUUID() },
    ] as const)
      expect(await seen(actor)).toEqual([]);
    expect(await seen({ kind: 'draft', ref: id })).toEqual([{ id }]);
  });

  it('is another Kita’s no more than a stranger’s', async () => {
    const [first, second] = portal.kitas;
    if (first === undefined || second === undefined) throw new Error('no Kitas');
    const staff = await asKita(new Visitor(app), first);
    await staff.post('/kita/anmelden', {});
    expect((await staff.get('/kita/anmelden/kind')).status).toBe(200);
    await asKita(staff, second);
    expect((await staff.get('/kita/anmelden/kind')).location).toBe('/kita/anmelden');
  });

  it('is deleted when its time is over, at once when asked, and both are told', async () => {
    const began = Date.now();
    const family = new Visitor(app);
    await family.post('/anmelden', {});
    portal.setDoorClock(() => began + 10 * DAY);
    const saved = await family.post('/anmelden/kind', typed());
    expect(saved.headers.getSetCookie().join()).toMatch(
      new RegExp(`entwurf-family=.*Max-Age=${DRAFT_KEPT_DAYS * 86_400}`, 'u'),
    );
    const { id } = await newest();
    portal.setDoorClock(() => began + (10 + DRAFT_KEPT_DAYS) * DAY - HOUR);
    await dropOldDrafts(portal.deps);
    expect((await family.get('/anmelden/kind')).status).toBe(200);
    portal.setDoorClock(() => began + (10 + DRAFT_KEPT_DAYS) * DAY + HOUR);
    expect((await family.get('/anmelden/kind')).location).toBe('/anmelden');
    expect(textOf(await family.get('/anmelden'))).toContain('Diesen Entwurf gibt es nicht mehr');
    await dropOldDrafts(portal.deps);
    expect(await rows(`id = '${id}'`)).toEqual([]);

    await family.post('/anmelden', {});
    const fresh = await newest();
    expect(textOf(await family.get('/anmelden/loeschen'))).toContain('sofort gelöscht');
    const gone = await family.submit('/anmelden/loeschen', {});
    expect(textOf(gone)).toContain('Anmeldung beginnen');
    expect(await rows(`id = '${fresh.id}'`)).toEqual([]);
  });

  it('is kept until the deadline, however early it was begun, also where a code opened it', async () => {
    const { opensAt, deadlineAt } = portal.round.dates;
    expect(deadlineAt - opensAt).toBeGreaterThan(DRAFT_KEPT_DAYS * DAY);
    portal.setDoorClock(() => opensAt);
    const family = new Visitor(app);
    await family.post('/anmelden', {});
    await family.post('/anmelden/kind', typed());
    const resumed = { code: await code(family) };
    portal.setDoorClock(() => deadlineAt - HOUR);
    await dropOldDrafts(portal.deps);
    expect((await family.get('/anmelden/kind')).status).toBe(200);
    const elsewhere = await new Visitor(app).post('/anmelden/fortsetzen', resumed);
    expect(elsewhere.headers.getSetCookie().join()).toContain(`Max-Age=${HOUR / 1000}`);
    portal.setDoorClock(() => deadlineAt);
    expect((await family.get('/anmelden/kind')).location).toBe('/anmelden');
  });

  it('holds nothing once it is sent, and goes an hour later', async () => {
    const family = new Visitor(app);
    await registerByForm(family, typed({ childFirstName: 'Gesendet' }));
    const { id, entered } = await newest();
    expect(entered).toEqual({});
    portal.setDoorClock(() => Date.now() + HOUR + 1000);
    await dropOldDrafts(portal.deps);
    expect(await rows(`id = '${id}'`)).toEqual([]);
  });

  it('is not a registration: after the deadline it comes late, after the round not at all', async () => {
    const { deadlineAt, endsAt } = portal.round.dates;
    const family = new Visitor(app);
    portal.setDoorClock(() => deadlineAt - HOUR);
    const check = await fillRegistration(family, typed({ childFirstName: 'Knapp' }));
    portal.setDoorClock(() => deadlineAt);
    const receipt = textOf(await send(family, check));
    expect(receipt).toContain('nach dem Ende der Anmeldefrist');
    portal.setDoorClock(() => endsAt - HOUR);
    const late = await fillRegistration(family, typed());
    portal.setDoorClock(() => endsAt);
    expect(textOf(await family.get('/anmelden'))).toContain('keine Anmeldung möglich');
    const before = await portal.owner.em.fork().count(Application, {});
    await send(family, late);
    expect(await portal.owner.em.fork().count(Application, {})).toBe(before);
  });

  it('takes a sibling’s case by number and code once, and keeps no code', async () => {
    const sibling = await portal.register();
    const family = new Visitor(app);
    const siblingClaimCode = claimCodeOf(portal.deps.secret, sibling.id);
    const check = await fillRegistration(
      family,
      typed({
        hasSibling: 'ja',
        siblingCaseNumber: sibling.caseNumber.toLowerCase(),
        siblingClaimCode,
        together: 'onlyTogether',
      }),
    );
    expect(textOf(check)).toContain(sibling.caseNumber);
    expect(JSON.stringify((await newest()).entered)).not.toContain(siblingClaimCode);
    expect(textOf(await send(family, check))).toContain(sibling.caseNumber);

    const thief = new Visitor(app);
    await fillRegistration(thief, typed());
    await thief.post('/anmelden/geschwister', {
      hasSibling: 'ja',
      siblingOf: sibling.id,
      siblingCaseNumber: '',
    });
    expect((await newest()).entered['siblingOf']).toBeUndefined();
  });

  it('begins at the office with the day on the paper, and keeps an unfinished one', async () => {
    const office = await asOffice(new Visitor(app));
    const start = await office.get('/office/anmelden');
    expect(textOf(start)).toContain('Anmeldung auf Papier eintragen');
    const list = await office.submit('/office/anmelden', { year: hidden(start, 'year') });
    expect(statesOf(list)['Eingang des Papiers']).toBe('Offen');
    await office.post('/office/anmelden/kind', typed());
    const again = await office.submit('/office/anmelden', {});
    expect(statesOf(again)['Ihr Kind']).toBe('Erledigt');
    for (const path of ['code', 'fortsetzen'])
      expect((await office.get(`/office/anmelden/${path}`)).status).toBe(404);
  });
});
