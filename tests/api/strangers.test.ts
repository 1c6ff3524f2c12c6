import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { accessTo, type Access } from '../../api/access.ts';
import type { AppEnv } from '../../api/environment.ts';
import { addChildminder } from '../../src/cases/childminders.ts';
import { addDays, zonedDay } from '../../src/calendar/zone.ts';
import { claimCodeOf } from '../../src/cases/claim-code.ts';
import { createToken } from '../../src/cases/kita-tokens.ts';
import { recordContact } from '../../src/cases/mediation.ts';
import { may } from '../../src/cases/policy.ts';
import { readApplicant } from '../../src/cases/read/kita-applicants.ts';
import { CASE_FIELDS, isVisibleTo, VIEWERS, type Viewer } from '../../src/cases/visible-fields.ts';
import type { Person } from '../../src/persistence/actor.ts';
import { addressOf, ask, commandBodies, routesOf, toldBy } from '../support/every-route.ts';
import type { Answer, Route } from '../support/every-route.ts';
import { openDemoApp } from '../support/json-client.ts';
import { DAY, startTestPortal, type TestCase, type TestPortal } from '../support/portal.ts';
import { cookieOf } from '../support/sessions.ts';
import { openApp } from '../support/visitor.ts';
import { tellStory, type Story } from '../support/story.ts';

const HEAD = { kind: 'office', ref: 'leitung', role: 'head' } as const;
const AUDITOR = { kind: 'office', ref: 'revision', role: 'auditor' } as const;
const ACCOUNT = 'konto-der-kita';
const CONTACT_NOTE = 'Hat nach dem Urlaub wieder Zeit';
const FAMILY = {
  childFirstName: 'Zwetana',
  street: 'Geheimweg 7',
  guardianFirstName: 'Ottokar',
  guardianLastName: 'Flunker',
  email: 'ottokar@example.org',
  custody: 'sharedApart',
  guardian2FirstName: 'Wilhelmine',
  guardian2LastName: 'Flunker',
  guardian2Phone: '0170 5551234',
  guardian2Street: 'Fernweg 9',
  guardian2Postcode: '59494',
  guardian2Town: 'Soest',
} as const;

describe('a stranger', () => {
  let portal: TestPortal;
  let app: Hono<AppEnv>;
  let routes: readonly Route[];
  let story: Story;
  let neighbours: TestCase;
  /** The ids of the case that strangers try to get at, by the parameter's name. */
  let ids: Readonly<Record<string, string>>;
  let commandIds: Readonly<Record<Person['kind'], string>>;
  let bodies: Readonly<Record<string, object>>;
  let form: Readonly<Record<string, string>>;
  const answers: { readonly route: Route; readonly answer: Answer }[] = [];

  const kita = (index: number) => portal.kitas[index] ?? failed(`no Kita ${index}`);
  const family = (id: string, guardian: 1 | 2 = 1): Person => ({
    kind: 'family',
    ref: id,
    guardian,
  });
  const staffOf = (index: number, role: 'staff' | 'head'): Person => ({
    kind: 'kita',
    ref: kita(index).id,
    role,
  });
  const access = (route: Route): Access => accessTo(route) ?? failed(`no line for ${route.path}`);
  /** The routes of persons: what anyone may open has no strangers. */
  const closed = (): readonly (Route & { readonly needed: Exclude<Access, 'public'> })[] =>
    routes.flatMap((route) => {
      const needed = access(route);
      return needed === 'public' ? [] : [{ ...route, needed }];
    });
  const permits = (person: Person, needed: Exclude<Access, 'public'>): boolean =>
    [needed[person.kind] ?? []].flat().some((permission) => may(person, permission));

  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      loops: false,
    });
    const wanted = { kitas: [kita(0), kita(1)], childminding: true, input: FAMILY };
    story = await tellStory(portal, 'offerOpen', wanted);
    await story.offer(kita(1));
    await story.goOn('slotsProposed');
    neighbours = await portal.register({ kitas: [kita(2)] });
    const childminderId = randomUUID();
    await addChildminder(portal.deps, HEAD, {
      id: childminderId,
      displayName: 'Tagespflege Eins',
      municipality: 'Welver',
      hours: [35],
    });
    await recordContact(portal.deps, HEAD, {
      id: randomUUID(),
      applicationId: story.id,
      childminderId,
      contactedOn: new Date(Date.now() - DAY).toISOString().slice(0, 10),
      result: 'asked',
      note: CONTACT_NOTE,
    });
    await readApplicant(
      portal.deps,
      { kind: 'kita', ref: kita(0).id, role: 'head', account: ACCOUNT },
      story.id,
    );
    await portal.stopWorker();
    app = openDemoApp(portal, { updateWaitMs: 50 });
    routes = routesOf(app);

    const { offers, slots, wishes } = await story.state();
    const notices = await portal.notices(story.id);
    const commands = await portal.commands(story.id);
    const own = {
      offerId: offers.find(({ kitaId }) => kitaId === kita(0).id)?.id ?? '',
      slotId: slots[0]?.id ?? '',
      wishId: wishes.find(({ kitaId }) => kitaId === kita(0).id)?.id ?? '',
      kitaId: kita(1).id,
    };
    commandIds = {
      family: commands.find(({ action }) => action === 'acceptOffer')?.id ?? '',
      kita: commands.find(({ actorRef }) => actorRef === kita(0).id)?.id ?? '',
      office: randomUUID(),
    };
    ids = {
      ...own,
      id: story.id,
      year: String(portal.round.year),
      noticeId: notices.find(({ channel }) => channel === 'mail')?.id ?? '',
      letterId: notices.find(({ channel }) => channel === 'letter')?.id ?? '',
      childminderId,
      kind: 'offer',
    };
    bodies = commandBodies({ ...own, id: story.id, year: portal.round.year });
    form = {
      ...own,
      id: story.id,
      action: 'makeOffer',
      note: 'Nein',
      sure: 'ja',
      guardian: '1',
      hours: '35',
      reason: 'request',
    };
  });
  afterAll(() => portal.stop());

  /** The case's own address of a route, as far as the route is about a case. */
  function addressFor(route: Route, person: Person | undefined): string {
    const id = /\/(?:briefe|letters)\//u.test(route.path)
      ? ids['letterId']
      : /\/(?:tagespflege|childminders)\/:id/u.test(route.path)
        ? ids['childminderId']
        : /\/(?:postausgang|notices)\/:id/u.test(route.path)
          ? ids['noticeId']
          : ids['id'];
    const commandId = commandIds[person?.kind ?? 'family'];
    return addressOf(route, { ...ids, id: id ?? '', commandId });
  }
  async function asks(
    route: Route,
    address: string,
    cookie: string | undefined,
    token?: string,
  ): Promise<Answer> {
    const json = bodies[route.path.split('/').at(-1) ?? ''] ?? {};
    const answer = await ask(app, route, address, { cookie, token, form, json });
    answers.push({ route, answer });
    return answer;
  }
  const isApi = ({ path }: Route): boolean => path.startsWith('/api/');
  const named = ({ method, path }: Route): string => `${method} ${path}`;

  /** What is the case's own opens; what needs a query or is about something else may say that there is no such thing. */
  function opensFor({ path }: Route, { status }: Answer): boolean {
    const params = Array.from(path.matchAll(/:(\w+)/gu), ([, name = '']) => name);
    const isOfTheCase =
      /\/(?:anmeldung|anmeldungen|faelle|cases|applicants|applications|briefe)\/:id/u.test(path) &&
      params.every((name) => name in ids || name === 'commandId');
    return isOfTheCase ? [200, 303].includes(status) : status < 500 && ![401, 403].includes(status);
  }

  /** How many lines the read log of the case has. */
  async function reads(): Promise<number> {
    const [row] = await portal.owner.em
      .fork()
      .execute<{ count: number }[]>(
        'select count(*)::int as count from case_read where application_id = ?',
        [story.id],
      );
    return row?.count ?? 0;
  }

  /** Every row of the portal's own tables but the machinery's heartbeats, and drafts that anyone may begin. */
  async function everything(): Promise<unknown> {
    const em = portal.owner.em.fork();
    const tables = await em.execute<{ name: string }[]>(
      `select table_name as name from information_schema.tables where table_schema = 'public'
         and table_type = 'BASE TABLE' and table_name not in ('worker_heartbeat', 'rate_limit', 'registration_draft')`,
    );
    return Promise.all(
      tables.map(async ({ name }) => [
        name,
        await em.execute(
          `select count(*), md5(string_agg(t::text, '' order by t::text)) from "${name}" t`,
        ),
      ]),
    );
  }
  /** Holds that nothing whatever was written meanwhile. */
  async function changingNothing(work: () => Promise<void>): Promise<void> {
    const before = await everything();
    await work();
    expect(await everything()).toEqual(before);
  }

  /** A value by which each field of the case is recognised. */
  const probes = async (): Promise<Readonly<Record<(typeof CASE_FIELDS)[number], string>>> => {
    const { offers, wishes } = await story.state();
    return {
      childName: FAMILY.childFirstName,
      birthDate: `${portal.round.year - 3}-03-14`,
      address: FAMILY.street,
      guardianNames: FAMILY.guardian2FirstName,
      contact: FAMILY.email,
      otherContact: FAMILY.guardian2Phone,
      otherAddress: FAMILY.guardian2Street,
      ownOffer: ids['offerId'] ?? '',
      otherWishes: wishes.find(({ kitaId }) => kitaId === kita(1).id)?.id ?? '',
      otherOffers: offers.find(({ kitaId }) => kitaId === kita(1).id)?.id ?? '',
      notices: ids['noticeId'] ?? '',
      mediation: CONTACT_NOTE,
      claimCode: claimCodeOf(portal.deps.secret, story.id),
      staffAccounts: ACCOUNT,
    };
  };

  it('who is not signed in, or no longer, is asked to sign in, whatever the address', async () => {
    const longAgo = () => Date.now() - DAY;
    const expired: string[] = [];
    for (const person of [family(story.id), staffOf(0, 'head'), HEAD])
      expired.push(await cookieOf(portal, person, longAgo));
    await changingNothing(async () => {
      for (const route of closed())
        for (const cookie of [undefined, ...expired]) {
          const answer = await asks(route, addressFor(route, undefined), cookie);
          const guessed = await asks(route, addressOf(route, {}), undefined);
          expect([named(route), answer.status]).toEqual([named(route), isApi(route) ? 401 : 303]);
          expect(toldBy(answer)).toBe(toldBy(guessed));
        }
    });
  });

  it('of another kind finds no such page, and JSON that is not for it', async () => {
    const others = [family(story.id), staffOf(0, 'head'), HEAD];
    await changingNothing(async () => {
      for (const person of others) {
        const cookie = await cookieOf(portal, person);
        const nowhere = await ask(app, { method: 'GET', path: '' }, '/gibt-es-nicht', { cookie });
        for (const route of closed().filter(({ needed }) => needed[person.kind] === undefined)) {
          const answer = await asks(route, addressFor(route, person), cookie);
          expect([named(route), answer.status]).toEqual([named(route), isApi(route) ? 403 : 404]);
          expect(isApi(route) ? '' : mainOf(answer)).toBe(isApi(route) ? '' : mainOf(nowhere));
        }
      }
    });
  });

  it('whose role lacks the permission is refused, the same whether the thing exists or not', async () => {
    const roles: readonly Person[] = [
      staffOf(0, 'staff'),
      { kind: 'office', ref: 'sachbearbeitung', role: 'caseworker' },
      AUDITOR,
    ];
    let refused = 0;
    await changingNothing(async () => {
      for (const person of roles) {
        const cookie = await cookieOf(portal, person);
        const lacking = closed().filter(
          ({ needed }) => needed[person.kind] !== undefined && !permits(person, needed),
        );
        for (const route of lacking) {
          const answer = await asks(route, addressFor(route, person), cookie);
          const guessed = await asks(route, addressOf(route, {}), cookie);
          expect([named(route), answer.status]).toEqual([named(route), 403]);
          expect(toldBy(answer)).toBe(toldBy(guessed));
          refused += 1;
        }
      }
    });
    expect(refused).toBeGreaterThan(70);
  });

  it('who inspects may write nothing at all', () => {
    // Searches are posted, so that no name stands in an address.
    const writes = closed().filter(
      ({ method, path }) => method !== 'GET' && !/\/(?:suche|searches)$/u.test(path),
    );
    expect(writes.filter(({ needed }) => permits(AUDITOR, needed)).map(named)).toEqual([
      // The demonstration's clock, which does not exist outside of it.
      'POST /demo/cases/:id/forward',
    ]);
  });

  it('learns and changes nothing of this case by what anyone may open', async () => {
    const production = openApp(portal, { updateWaitMs: 500 });
    const open = routesOf(production).filter((route) => access(route) === 'public');
    const values = Object.values(await probes());
    const cookies = [undefined, await cookieOf(portal, family(neighbours.id))];
    await changingNothing(async () => {
      for (const route of open)
        for (const cookie of cookies) {
          const answer = await ask(production, route, addressFor(route, undefined), {
            cookie,
            form,
          });
          answers.push({ route, answer });
          const { status, body } = answer;
          const told = values.filter((value) => body.includes(value));
          expect([named(route), status >= 500, told]).toEqual([named(route), false, []]);
        }
    });
    expect(open.length).toBeGreaterThan(20);
  });

  it('comes in neither by another spelling of an address nor by a header', async () => {
    const nobody = await Promise.all(
      [
        '//office',
        '/office/',
        '/OFFICE',
        '/office/.',
        '/%6Fffice',
        '/office%2F',
        '/office;jsessionid=1',
        '/assets/..%2Foffice',
        '/assets/kern/..%2f..%2f..%2f..%2fpackage.json',
        `/hilfe/..%2Foffice%2Ffaelle%2F${story.id}`,
        `//kita/anmeldungen/${story.id}`,
        `/api//v1/office/cases/${story.id}`,
        `/api/v1/office/cases/${story.id}/`,
        `/API/v1/office/cases/${story.id}`,
      ].map(async (path) => [path, (await app.request(path)).status] as const),
    );
    expect(nobody.filter(([, status]) => ![303, 401, 404].includes(status))).toEqual([]);

    const cookie = await cookieOf(portal, AUDITOR);
    await changingNothing(async () => {
      for (const [name, value] of [
        ['X-HTTP-Method-Override', 'POST'],
        ['X-Original-URL', '/office/tagespflege'],
        ['X-Forwarded-Host', 'evil.example.org'],
        ['X-Forwarded-Proto', 'http'],
      ] as const) {
        const headers = { Cookie: cookie, [name]: value };
        const answer = await app.request('/office/tagespflege?_method=POST', { headers });
        expect([name, answer.status]).toEqual([name, 200]);
        expect(await answer.text()).not.toContain('evil.example.org');
      }
    });
  });

  it('with another case learns and changes nothing of this one', async () => {
    const strangers = [family(neighbours.id), staffOf(2, 'head'), staffOf(3, 'staff')];
    let tried = 0;
    await changingNothing(async () => {
      for (const person of strangers) {
        const cookie = await cookieOf(portal, person);
        const reachable = closed().filter((one) => isOfOne(one) && permits(person, one.needed));
        for (const route of reachable) {
          const answer = await asks(route, addressFor(route, person), cookie);
          const guessed = await asks(route, addressOf(route, {}), cookie);
          const isRefused = answer.status >= 400 && answer.status < 500;
          expect([named(route), isRefused]).toEqual([named(route), true]);
          expect(toldBy(answer)).toBe(toldBy(guessed));
          tried += 1;
        }
      }
    });
    expect(tried).toBeGreaterThan(80);
  });

  /** Of one thing, which an address names, or of many at once. */
  const isOfOne = ({ path }: Route): boolean => /:\w*id/iu.test(path);

  /** What of this case must not be told; the birth date is every child's here. */
  const secrets = async (): Promise<readonly string[]> => {
    const { birthDate: _shared, ...values } = await probes();
    return Object.values(values);
  };

  it('finds this case in no list, and names it in vain where many are named at once', async () => {
    const strangers = [family(neighbours.id), staffOf(2, 'head'), staffOf(3, 'staff')];
    const values = await secrets();
    let tried = 0;
    await changingNothing(async () => {
      for (const person of strangers) {
        const cookie = await cookieOf(portal, person);
        const lists = closed().filter((one) => !isOfOne(one) && permits(person, one.needed));
        for (const route of lists) {
          const address = addressFor(route, person);
          const asked = isApi(route) ? withQuery(address) : `${address}?id=${story.id}`;
          const { status, body } = await asks(route, asked, cookie);
          const told = values.filter((value) => body.includes(value));
          expect([named(route), status >= 500, told]).toEqual([named(route), false, []]);
          tried += 1;
        }
      }
    });
    expect(tried).toBeGreaterThan(60);
  });

  it('with the token of another Kita’s software learns and changes nothing, by whatever route', async () => {
    const software: Person = { kind: 'kita', ref: kita(2).id, role: 'software' };
    const { secret } = await createToken(portal.deps, staffOf(2, 'head'), {
      id: randomUUID(),
      name: 'Programm der Nachbarn',
      expiresOn: addDays(zonedDay(Date.now()), 7),
    });
    const token = secret ?? failed('no token');
    // The day of its last use is kept with the token.
    await ask(app, { method: 'GET', path: '' }, '/api/v1/session', { token });
    const values = await secrets();
    const asked = async (route: Route): Promise<Answer> => {
      const address = withQuery(addressFor(route, software));
      const answer = await asks(route, address, undefined, token);
      const told = values.filter((value) => answer.body.includes(value));
      expect([named(route), told]).toEqual([named(route), []]);
      return answer;
    };
    const pages = closed().filter((route) => !isApi(route));
    const api = closed().filter(isApi);
    const [lists, others] = [
      api.filter((route) => permits(software, route.needed) && !isOfOne(route)),
      api.filter((route) => !permits(software, route.needed) || isOfOne(route)),
    ];
    await changingNothing(async () => {
      for (const route of pages)
        expect([named(route), (await asked(route)).status]).toEqual([named(route), 303]);
      for (const route of lists)
        expect([named(route), (await asked(route)).status >= 500]).toEqual([named(route), false]);
      for (const route of others) {
        const answer = await asked(route);
        const guessed = await asks(route, withQuery(addressOf(route, {})), undefined, token);
        const isRefused = permits(software, route.needed)
          ? answer.status >= 400 && answer.status < 500
          : answer.status === 403;
        expect([named(route), isRefused]).toEqual([named(route), true]);
        expect(toldBy(answer)).toBe(toldBy(guessed));
      }
    });
    expect(pages.length).toBeGreaterThan(100);
    expect(lists.length).toBeGreaterThan(9);
    expect(others.length).toBeGreaterThan(80);
  });

  it('finds nothing of this case below the address of its own', async () => {
    const cookie = await cookieOf(portal, family(neighbours.id));
    const below = closed().filter(
      ({ method, path, needed }) =>
        method === 'GET' && /\/:id\/.*:\w+/u.test(path) && needed.family !== undefined,
    );
    for (const route of below) {
      const mixed = { ...ids, id: neighbours.id, commandId: commandIds.family };
      const answer = await asks(route, addressOf(route, mixed), cookie);
      const guessed = await asks(route, addressOf(route, { id: neighbours.id }), cookie);
      expect([named(route), toldBy(answer)]).toEqual([named(route), toldBy(guessed)]);
    }
    expect(below.length).toBeGreaterThan(4);
  });

  it('is not the other guardian, who all the same cannot open what was written to the first', async () => {
    const cookie = await cookieOf(portal, family(story.id, 2));
    const get = (path: string): Promise<Answer> =>
      ask(app, { method: 'GET', path }, `/anmeldung/${story.id}${path}`, { cookie });
    expect((await get('')).status).toBe(200);
    expect((await get(`/nachrichten/${ids['noticeId']}`)).status).toBe(404);
    const shown = [
      await get('/quittung'),
      await get('/meine-daten'),
      await get('/meine-daten/kopie'),
    ];
    for (const { body } of shown) {
      expect(body).not.toContain(FAMILY.email);
      expect(body).not.toContain(claimCodeOf(portal.deps.secret, story.id));
    }
  });

  describe('is nobody who belongs to the case:', () => {
    const owners = (): Readonly<Record<Viewer, readonly Person[]>> => ({
      family: [family(story.id)],
      kita: [staffOf(0, 'head'), staffOf(0, 'staff')],
      office: [HEAD, AUDITOR],
    });
    it.each(VIEWERS)(
      'the %s is shown all that is meant for it, and nothing else',
      async (viewer) => {
        let shown = '';
        let told = 0;
        const unlogged: string[] = [];
        const shut: string[] = [];
        const naming: string[] = [];
        for (const person of owners()[viewer]) {
          const cookie = await cookieOf(portal, person);
          const readable = closed().filter(
            ({ method, needed }) => method === 'GET' && permits(person, needed),
          );
          for (const route of readable) {
            const address = addressFor(route, person);
            // Of the office's own requests this case has none.
            if (viewer === 'office' && address.includes('/commands/')) continue;
            // Made of invented facts, and slowly: once is enough.
            if (person === HEAD && address.includes('/nachrichten/')) continue;
            const before = await reads();
            const answer = await asks(route, withQuery(address), cookie);
            const tellsOfIt =
              route.path.includes(':') && answer.body.includes(FAMILY.childFirstName);
            if (viewer !== 'family' && tellsOfIt && (await reads()) === before)
              unlogged.push(named(route));
            if (viewer === 'kita' && answer.body.includes(FAMILY.childFirstName)) {
              told += 1;
              const { id, name } = kita(1);
              if ([id, name].some((one) => answer.body.includes(one))) naming.push(named(route));
            }
            if (!opensFor(route, answer)) shut.push(`${named(route)} ${answer.status}`);
            shown += answer.body;
          }
        }
        expect({ unlogged, shut, naming }).toEqual({ unlogged: [], shut: [], naming: [] });
        expect(told).toBeGreaterThanOrEqual(viewer === 'kita' ? 6 : 0);
        const values = await probes();
        const seen = CASE_FIELDS.filter((field) => shown.includes(values[field]));
        expect(seen).toEqual(CASE_FIELDS.filter((field) => isVisibleTo(viewer, field)));
      },
    );

    it('a Kita is not told the name of another one in its case, by page, list or JSON', async () => {
      const cookie = await cookieOf(portal, staffOf(0, 'head'));
      for (const path of [
        '/kita',
        '/kita/anmeldungen',
        `/kita/angebote?id=${story.id}`,
        `/kita/anmeldungen/${story.id}`,
        '/api/v1/kita/applicants',
        `/api/v1/kita/applicants/${story.id}`,
      ]) {
        const { status, body } = await ask(app, { method: 'GET', path }, path, { cookie });
        expect(status).toBe(200);
        expect(body).toContain(FAMILY.childFirstName);
        expect(body).not.toContain(kita(1).name);
        expect(body).not.toContain(kita(1).id);
      }
    });

    it('each time staff open it, a line is kept, and one no read can do without', async () => {
      const lines = (): Promise<{ door: string; account_id: string | null }[]> =>
        portal.owner.em
          .fork()
          .execute(
            `select door, account_id from case_read where application_id = ? order by read_at, door`,
            [story.id],
          );
      const before = (await lines()).length;
      const cookie = await cookieOf(portal, HEAD);
      const get = (path: string): Promise<Answer> =>
        ask(app, { method: 'GET', path }, path, { cookie });
      await get(`/office/faelle/${story.id}`);
      await get(`/office/faelle/${story.id}/ablauf`);
      await get(`/office/postausgang/${ids['noticeId']}`);
      await get(`/api/v1/office/cases/${story.id}/work`);
      await get(`/api/v1/office/cases/${story.id}`);
      await get(`/office/briefe/${ids['letterId']}`);
      const added = (await lines()).slice(before);
      expect(added.map(({ door }) => door).toSorted()).toEqual([
        'case',
        'case',
        'case',
        'case',
        'diagnosis',
        'letter',
        'letter',
      ]);
      expect(new Set(added.map(({ account_id }) => account_id))).toEqual(new Set([HEAD.ref]));

      await portal.owner.em.fork().execute('revoke insert on case_read from kita_app');
      try {
        const refused = await get(`/office/faelle/${story.id}`);
        expect(refused.status).toBe(500);
        expect(refused.body).not.toContain(FAMILY.childFirstName);
      } finally {
        await portal.owner.em.fork().execute('grant insert on case_read to kita_app');
      }
    });
  });

  it('gets from no route an answer without the headers that protect it', () => {
    expect(new Set(answers.map(({ route }) => named(route))).size).toBe(
      routesOf(app).filter(({ path }) => !isDemoOnly(path)).length,
    );
    const wrong = answers.flatMap(({ route, answer }) =>
      weaknessesOf(route, answer).map((name) => `${named(route)} ${answer.status}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  /** Routes that cannot be asked without one. */
  const withQuery = (address: string): string => {
    if (address.endsWith('/childminders')) return `${address}?year=${portal.round.year}`;
    if (address.endsWith('/preview'))
      return `${address}?date=deadlineAt&to=${new Date(portal.round.dates.deadlineAt + DAY).toISOString()}`;
    return address;
  };
});

/** What anyone may open in a demonstration, and nobody in production. */
const isDemoOnly = (path: string): boolean =>
  path.startsWith('/demo') && !path.startsWith('/demo/cases');

const HEADERS: Readonly<Record<string, RegExp>> = {
  'Cache-Control': /^no-store$/u,
  'X-Content-Type-Options': /^nosniff$/u,
  'X-Frame-Options': /^DENY$/u,
  'Referrer-Policy': /^same-origin$/u,
  'Strict-Transport-Security': /^max-age=31536000;/u,
  'Permissions-Policy': /camera=\(\)/u,
  'Content-Security-Policy': /default-src '(?:self|none)'.*frame-ancestors 'none'/u,
  'Access-Control-Allow-Origin': /^$/u,
  'X-Own-Document': /^$/u,
  'Set-Cookie': /^$|HttpOnly; Secure; SameSite=Lax/u,
  Location: /^$|^\/(?!\/)/u,
};
/** Mails and letters carry their own styles. */
const OWN_DOCUMENT = /\/html$|\/uebersicht\//u;

/** The headers of an answer that are not as they must be. */
function weaknessesOf({ path }: Route, { headers }: Answer): readonly string[] {
  const has = (name: string): string => headers.get(name) ?? '';
  const weak = Object.keys(HEADERS)
    .filter((name) => name !== 'Cache-Control' || !path.startsWith('/assets/'))
    .filter((name) => HEADERS[name]?.test(has(name)) === false);
  const isPage = has('Content-Type').startsWith('text/html') && !OWN_DOCUMENT.test(path);
  const loose = isPage && has('Content-Security-Policy').includes('unsafe');
  return loose ? [...weak, 'unsafe-inline'] : weak;
}

/** What a page says, without the address of the page itself. */
const mainOf = ({ status, body }: Answer): string =>
  toldBy({
    status,
    headers: new Headers(),
    location: '',
    body: /<main[^]*<\/main>/u.exec(body)?.[0] ?? body,
  });

function failed(why: string): never {
  throw new Error(why);
}
