import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import type { PROBLEMS } from '../../api/v1/problem-codes.ts';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import {
  NAMES,
  NOT_A_LIST,
  NOT_A_REGISTRATION,
  NOT_JSON,
  NOT_NAMES,
  NOT_THE_OBJECT,
} from '../support/bad-inputs.ts';
import { asFamily, asKita, asOffice, openDemoApp } from '../support/json-client.ts';
import { registrationInput, startTestPortal, type TestPortal } from '../support/portal.ts';
import { ORIGIN, Visitor } from '../support/visitor.ts';

/** Every input below is answered with a clear refusal in the reader's language, and changes nothing. */
describe('bad input', () => {
  let portal: TestPortal;
  let app: Hono<AppEnv>;
  let untouched: unknown;
  let sessions: Readonly<Record<'family' | 'kita' | 'office', string>>;
  let applicationId: string;
  let turn = 0;

  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
    });
    app = openDemoApp(portal, { updateWaitMs: 100 });
    applicationId = (await portal.register()).id;
    const [kita] = portal.kitas;
    if (kita === undefined) throw new Error('no Kita');
    const [family, ofKita, office] = await Promise.all([
      asFamily(new Visitor(app), applicationId),
      asKita(new Visitor(app), kita),
      asOffice(new Visitor(app)),
    ]);
    sessions = {
      family: family.cookie ?? '',
      kita: ofKita.cookie ?? '',
      office: office.cookie ?? '',
    };
    untouched = await fingerprint();
  });
  afterAll(() => portal.stop());
  afterEach(async () => {
    // oxlint-disable-next-line vitest/no-standalone-expect -- holds after each of them
    expect(await fingerprint()).toEqual(untouched);
  });

  /** Of every table what is in it, but for counted attempts and signs of life. */
  async function fingerprint(): Promise<unknown> {
    const em = portal.owner.em.fork();
    const tables = await em.execute<{ name: string }[]>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
       and relname not in ('rate_limit', 'worker_heartbeat') order by 1`,
    );
    const sums = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*)::int as count, coalesce(sum(hashtext(${name}::text)), 0)::text as sum from ${name}`,
    );
    return em.execute(sums.join(' union all '));
  }

  interface Sent {
    readonly as?: keyof typeof sessions;
    readonly method?: string;
    readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
    readonly headers?: Readonly<Record<string, string | undefined>>;
  }

  /** Asks in German and English by turns. */
  async function ask(
    path: string,
    { as, method = 'POST', body, headers = {} }: Sent,
  ): Promise<{
    readonly language: 'de' | 'en';
    readonly status: number;
    readonly text: string;
    readonly type: string;
  }> {
    turn += 1;
    const language = turn % 2 === 0 ? 'de' : 'en';
    const cookies = [...(as === undefined ? [] : [sessions[as]]), `sprache=${language}`];
    const sent = {
      'Accept-Language': language,
      ...(headers['Authorization'] === undefined ? { Cookie: cookies.join('; ') } : {}),
      ...(method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }),
      ...headers,
    };
    const response = await app.request(path, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: Object.entries(sent).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as [string, string]],
      ),
    });
    return {
      language,
      status: response.status,
      text: await response.text(),
      type: response.headers.get('Content-Type') ?? '',
    };
  }

  async function expectRefused(path: string, sent: Sent, status: number, code: string) {
    const answer = await ask(`/api/v1${path}`, sent);
    expect(answer).toMatchObject({ status, type: 'application/problem+json' });
    const problem = JSON.parse(answer.text) as { title: string; code: keyof typeof PROBLEMS };
    const { refusals, doorErrors, apiProblems } = answer.language === 'de' ? de : en;
    expect(problem).toMatchObject({ code, status });
    // A file's problem says which.
    const isOfFile = path.endsWith('/file') && code === 'input.invalid';
    const known = { ...refusals, ...doorErrors, ...apiProblems }[problem.code];
    expect(problem.title).toBe(isOfFile ? problem.title : known);
    return problem as unknown as { errors?: { field: string; code: string }[] };
  }

  const json = (value: unknown): Sent => ({
    body: typeof value === 'string' ? value : JSON.stringify(value),
    headers: { 'Content-Type': 'application/json' },
  });
  const registration = (more: object) =>
    json({ ...registrationInput(portal.round, portal.kitas), ...more });

  describe('as JSON', () => {
    it.each(Object.entries(NOT_JSON))('that is none: %s', async (_what, body) => {
      const headers = { 'Content-Type': 'application/json' };
      await expectRefused('/session', { body, headers }, 400, 'request.malformed');
    });

    it.each(Object.entries(NOT_THE_OBJECT))('of another shape: %s', async (_what, body) => {
      await expectRefused('/session', json(body), 422, 'input.invalid');
    });

    it.each(Object.entries(NOT_NAMES))('in a name: %s', async (_what, childLastName) => {
      const { errors } = await expectRefused(
        '/registrations',
        registration({ childLastName }),
        422,
        'input.invalid',
      );
      expect(errors).toMatchObject([{ field: 'childLastName' }]);
    });

    it.each(['', ' ', 'x'.repeat(101), 'Mi\0a', 'Mi\u202Ea'])('in a search: %s', async (text) => {
      const sent: Sent = { as: 'office', ...json({ text }) };
      await expectRefused('/office/searches', sent, 422, 'input.invalid');
    });

    it.each(NOT_A_REGISTRATION)('in a registration: %s', async (_what, field, value) => {
      const { errors } = await expectRefused(
        '/registrations',
        registration({ [field]: value }),
        422,
        'input.invalid',
      );
      expect(errors?.map((one) => one.field.split('.')[0])).toContain(field);
    });

    it.each([
      undefined,
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'application/json; charset=utf-16',
      'application/merge-patch+json',
      'image/png',
    ])('that says to be %s', async (type) => {
      const path = `/applications/${applicationId}/commands/withdraw`;
      const headers = { Origin: ORIGIN, 'Content-Type': type };
      const sent: Sent = { as: 'family', body: '{}', headers };
      // Without a body nothing needs a type, and fetch gives a text one of its own.
      await expectRefused(path, sent, 415, 'request.media_type');
    });

    it('of two megabytes', async () => {
      const long = registration({ street: 's'.repeat(2 * 1024 * 1024) });
      await expectRefused('/registrations', long, 413, 'request.too_large');
    });

    it.each([
      ['a control character', 'Wir ziehen um\u0007'],
      ['NUL', 'Wir\0'],
      ['an override', 'Wir \u202Eziehen um'],
      ['an isolate', 'Wir \u2066ziehen um'],
      ['nothing', '   '],
      ['a thousand and one letters', 'x'.repeat(1001)],
      ['a number', 7],
    ])('in a note: %s', async (_what, note) => {
      const path = `/applications/${applicationId}/commands/withdraw`;
      await expectRefused(path, { as: 'family', ...json({ note }) }, 422, 'input.invalid');
    });
  });

  it.each(NAMES)('is none of these names: %s', async (name) => {
    const em = portal.owner.em.fork();
    const sent = registration({ childLastName: name, guardianLastName: name });
    const answer = await ask('/api/v1/registrations', sent);
    expect(answer.status).toBe(201);
    const { applicationId: id } = JSON.parse(answer.text) as { applicationId: string };
    const [child] = await em.execute<{ last_name: string; guardian: string }[]>(
      `select child.last_name, guardian.last_name as guardian from child
       join application on child_id = child.id join guardian on application_id = application.id where application.id = ?`,
      [id],
    );
    expect(child).toEqual({ last_name: name, guardian: name });
    untouched = await fingerprint();
  });

  describe('in an address', () => {
    it.each([
      ['/office/cases?year=next', 422],
      ['/office/cases?year=1e9', 422],
      ['/office/cases?year=99999999999999999999', 422],
      ['/office/cases?limit=0', 422],
      ['/office/cases?limit=101', 422],
      ['/office/cases?limit=-1', 422],
      ['/office/cases?limit=NaN', 422],
      ['/office/cases?limit=1.5', 422],
      ['/office/cases?after=%00', 422],
      ['/office/cases?after=bm93aGVyZQ', 422],
      [`/office/cases?after=${'a'.repeat(500)}`, 422],
      ['/office/cases?phase=asleep', 422],
      ['/office/cases?sort=name', 422],
      [`/office/cases?search=${'x'.repeat(101)}`, 422],
      ['/office/cases?search=%00', 422],
      ['/office/cases?search=%E2%80%AE', 422],
      ['/office/letters?after=1.2', 422],
      ['/office/watch?reason=none', 422],
      ['/office/childminders?year=12', 422],
      ['/responsibility?postcode=59514%27--', 422],
      ['/responsibility', 422],
      ['/office/cases/1', 404],
      ["/office/cases/'%20or%201=1", 404],
      ['/office/cases/%00', 404],
      ['/office/cases/%FF', 404],
      ['/office/cases/..%2F..%2Fetc%2Fpasswd', 404],
      ['/office/rounds/0', 404],
      ['/office/rounds/20270', 404],
      ['/office/rounds/-1', 404],
      [`/office/waiting-lists/${'9'.repeat(400)}`, 404],
      ['/nowhere', 404],
    ])('%s', async (path, status) => {
      const code = path === '/nowhere' ? 'not_found' : 'case.not_found';
      await expectRefused(
        path,
        { as: 'office', method: 'GET' },
        status,
        status === 422 ? 'input.invalid' : code,
      );
    });
  });

  describe('in a header', () => {
    it.each([undefined, '', 'mine', '1', `${randomUUID()}0`, `{${randomUUID()}}`])(
      'as a key: %s',
      async (key) => {
        const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
        const path = `/applications/${applicationId}/commands/withdraw`;
        const sent: Sent = { as: 'family', body: '{}', headers };
        await expectRefused(path, sent, 422, 'idempotency.key_required');
      },
    );

    it.each([
      [undefined, 428, 'precondition.required'],
      ['*', 412, 'revision.stale'],
      ['W/"1"', 412, 'revision.stale'],
      ['"other"', 412, 'revision.stale'],
      ['1', 412, 'revision.stale'],
    ])('as a revision: %s', async (revision, status, code) => {
      const move = {
        date: 'reviewEndsAt',
        to: new Date(portal.round.dates.reviewEndsAt + 3_600_000).toISOString(),
        reason: 'Eine Kita braucht länger.',
      };
      const { body, headers } = json(move);
      const sent: Sent = {
        as: 'office',
        body: body ?? '',
        headers: { ...headers, 'If-Match': revision },
      };
      await expectRefused(`/rounds/${portal.round.year}/dates`, sent, status, code);
    });

    it.each([
      'Bearer',
      'Bearer ',
      'Bearer kita_0_x',
      'Basic a2ltOmtpbQ==',
      'x',
      `Bearer ${'x'.repeat(9000)}`,
    ])('as a token: %s', async (token) => {
      const sent: Sent = { method: 'GET', headers: { Authorization: token } };
      await expectRefused('/kita/applicants', sent, 401, 'token.unknown');
    });
  });

  describe('as a file', () => {
    const path = () => `/office/waiting-lists/${portal.round.year}/file`;
    it.each(Object.entries(NOT_A_LIST))('that says to be a list: %s', async (_what, body) => {
      const headers = { 'Content-Type': 'text/csv' };
      await expectRefused(
        path(),
        { as: 'office', method: 'PUT', body, headers },
        422,
        'input.invalid',
      );
    });

    it('that says to be something else, or is too large', async () => {
      const body = 'vorname_kind\n';
      const png: Sent = {
        as: 'office',
        method: 'PUT',
        body,
        headers: { 'Content-Type': 'image/png' },
      };
      await expectRefused(path(), png, 415, 'request.media_type');
      const large: Sent = {
        as: 'office',
        method: 'PUT',
        body: new Uint8Array(5 * 1024 * 1024),
        headers: { 'Content-Type': 'text/csv' },
      };
      await expectRefused(path(), large, 413, 'request.too_large');
    });
  });

  describe('as a form', () => {
    const FORM = 'application/x-www-form-urlencoded';
    const posts = (): readonly (readonly [path: string, as: Sent['as'], values: string])[] => [
      [`/anmeldung/${applicationId}/zurueckziehen`, 'family', 'note=ja'],
      [`/anmeldung/${applicationId}/daten`, 'family', 'childFirstName=Mia'],
      ['/oeffnen', undefined, 'caseNumber=7K4M-2QXD&claimCode=A2B3-C4D5-E6F7'],
      ['/kita/schnittstelle', 'kita', 'name=Programm'],
      ['/office/tagespflege', 'office', 'displayName=Petra'],
      [`/office/runde/${new Date().getUTCFullYear() + 1}/mitteilung`, 'office', 'stopped=ja'],
    ];

    async function expectTurnedAway(path: string, sent: Sent, status: number) {
      const answer = await ask(path, { ...sent, headers: { Origin: ORIGIN, ...sent.headers } });
      expect(answer.status).toBe(status);
      expect(answer.type).toContain('text/html');
      expect(answer.text).toContain(`<html lang="${answer.language}"`);
      const { common, doorErrors } = answer.language === 'de' ? de : en;
      const said = [doorErrors['input.invalid'], ...Object.values(common.errorPage)];
      expect(said.some((one) => typeof one === 'string' && answer.text.includes(one))).toBe(true);
    }

    it.each([
      '%00',
      '%07',
      '%1B',
      '%7F',
      '%C2%85',
      '%E2%80%AE',
      '%E2%81%A6',
      '%FF',
      '%C0%AF',
      '%ED%A0%80',
    ])('with %s in a value, whoever sends it wherever', async (strange) => {
      for (const [path, as, values] of posts())
        await expectTurnedAway(
          path,
          {
            ...(as === undefined ? {} : { as }),
            body: `${values}${strange}`,
            headers: { 'Content-Type': FORM },
          },
          422,
        );
    });

    it.each(['application/json', 'text/plain', 'text/xml', 'application/octet-stream'])(
      'that says to be %s',
      async (type) => {
        for (const [path, as] of posts())
          await expectTurnedAway(
            path,
            { ...(as === undefined ? {} : { as }), body: '{}', headers: { 'Content-Type': type } },
            415,
          );
      },
    );

    it('in parts that are cut off, or of two megabytes', async () => {
      for (const [path, as, values] of posts()) {
        const whose = as === undefined ? {} : { as };
        const cut = '--x\r\nContent-Disposition: form-data; name="note"\r\n\r\nWir';
        const type = { 'Content-Type': 'multipart/form-data; boundary=x' };
        await expectTurnedAway(path, { ...whose, body: cut, headers: type }, 400);
        const body = `${values}&more=${'x'.repeat(2 * 1024 * 1024)}`;
        await expectTurnedAway(path, { ...whose, body, headers: { 'Content-Type': FORM } }, 413);
      }
    });
  });
});
