import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { addDays, zonedDay } from '../../src/calendar/zone.ts';
import { asKita, asOffice, asPerson, JsonClient, openDemoApp } from '../support/json-client.ts';
import { startTestPortal, type TestPortal } from '../support/portal.ts';
import { fillIn, hidden, ORIGIN, textOf, Visitor } from '../support/visitor.ts';

/** A browser's, which says where it comes from. */
const OWN = { Origin: ORIGIN };

/** What programs need beside the actions: tokens, keys, revisions, pages. */
describe('for programs there is', () => {
  let portal: TestPortal;
  let app: Hono<AppEnv>;
  let office: JsonClient;
  const tomorrow = (): string => addDays(zonedDay(Date.now()), 1);

  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
    });
    app = openDemoApp(portal, { updateWaitMs: 100 });
    office = new JsonClient(app);
    await asOffice(office.visitor);
  });
  afterAll(() => portal.stop());

  async function head(index: number): Promise<JsonClient> {
    const client = new JsonClient(app);
    const kita = portal.kitas[index];
    if (kita === undefined) throw new Error('no such Kita');
    await asKita(client.visitor, kita);
    return client;
  }
  const made = async (client: JsonClient, name = 'Programm'): Promise<Record<string, string>> => {
    const answer = await client.post('/kita/tokens', { name, expiresOn: tomorrow() });
    expect(answer.status).toBe(201);
    return answer.body as Record<string, string>;
  };
  const by = (secret: string | undefined) => ({ Authorization: `Bearer ${secret}` });
  const ask = (path: string, secret: string | undefined, method = 'GET', body?: object) =>
    new JsonClient(app).send(method, path, body, by(secret));

  describe('a token', () => {
    it('is made with what the description shows, whatever day it is', async () => {
      const client = await head(2);
      const { body } = await client.get('/openapi.json');
      const { paths } = body as {
        readonly paths: Record<
          string,
          { post?: { requestBody: { content: Record<string, { example: object }> } } }
        >;
      };
      const content = paths['/kita/tokens']?.post?.requestBody.content;
      const made = await client.post('/kita/tokens', content?.['application/json']?.example);
      expect(made.status).toBe(201);
      await client.send('DELETE', `/kita/tokens/${String(made.body['id'])}`, undefined, OWN);
    });

    it('opens its own Kita, as its software, and nothing of another', async () => {
      const theCase = await portal.register({ kitas: portal.kitas.slice(0, 1) });
      const [mine, theirs] = [await made(await head(0)), await made(await head(1))];
      expect((await ask('/session', mine['secret'])).body).toMatchObject({
        kind: 'kita',
        ref: portal.kitas[0]?.id,
        role: 'software',
      });
      const path = `/kita/applicants/${theCase.id}`;
      expect((await ask(path, mine['secret'])).status).toBe(200);
      expect((await ask(path, theirs['secret'])).status).toBe(404);
      expect((await ask('/office/cases', mine['secret'])).status).toBe(403);
      // Nothing is sent along, neither a body nor an origin.
      expect((await ask('/kita/releases', mine['secret'], 'POST')).status).toBe(200);
      const more = { name: 'Noch eines', expiresOn: tomorrow() };
      expect((await ask('/kita/tokens', mine['secret'], 'POST', more)).status).toBe(403);
      const listed = (await (await head(0)).get('/kita/tokens')).body['tokens'];
      expect(listed).toMatchObject([{ id: mine['id'], lastUsedOn: zonedDay(Date.now()) }]);
      expect(JSON.stringify(listed)).not.toContain(mine['secret']?.slice(14));
    });

    it('is stored as a digest, told once, and nothing after it is revoked or has expired', async () => {
      const client = await head(2);
      const key = randomUUID();
      const wanted = { name: 'Einmal', expiresOn: tomorrow() };
      const first = await client.post('/kita/tokens', wanted, key);
      expect(first.body['secret']).toMatch(/^kita_[0-9a-f]{8}_[\w-]{43}$/u);
      expect((await client.post('/kita/tokens', wanted, key)).body).toEqual({
        ...first.body,
        secret: null,
      });
      const other = await client.post('/kita/tokens', { ...wanted, name: 'Anders' }, key);
      expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } });
      const secret = String(first.body['secret']);
      const kept = JSON.stringify([
        await portal.owner.em.fork().execute('select * from kita_token'),
        await portal.owner.em.fork().execute('select * from api_answer'),
      ]);
      expect(kept).not.toContain(secret.slice(14));

      expect((await ask('/kita/applicants', secret)).status).toBe(200);
      portal.setDoorClock(() => Date.now() + 2 * 86_400_000);
      expect((await ask('/kita/applicants', secret)).body['code']).toBe('token.unknown');
      portal.setDoorClock(Date.now);
      const stranger = await (await head(3)).send('DELETE', `/kita/tokens/${key}`, undefined, OWN);
      expect(stranger.status).toBe(404);
      expect((await client.send('DELETE', `/kita/tokens/${key}`, undefined, OWN)).status).toBe(204);
      const over = await ask('/kita/applicants', secret);
      expect(over).toMatchObject({ status: 401, body: { code: 'token.unknown' } });
      expect(over.headers.get('WWW-Authenticate')).toContain('Bearer');
    });

    it('counts neither beside a cookie nor on pages, nor without end', async () => {
      const client = await head(0);
      const { id, secret } = await made(client);
      const both = await client.send('GET', '/kita/applicants', undefined, by(secret));
      expect(both).toMatchObject({ status: 401, body: { code: 'credentials.both' } });
      const page = await new Visitor(app).request('/kita', { headers: by(secret) });
      expect(page.status).toBe(303);
      await portal.owner.em
        .fork()
        .execute(`update rate_limit set count = 600 where key = 'token/${id}'`);
      await ask('/kita/applicants', secret);
      await portal.owner.em
        .fork()
        .execute(`update rate_limit set count = 600 where key = 'token/${id}'`);
      const busy = await ask('/kita/applicants', secret);
      expect(busy).toMatchObject({ status: 429, body: { code: 'rate.limited' } });
      expect(busy.headers.get('Retry-After')).toBe('60');
      const generous = openDemoApp(portal, {
        limits: { tokenRequests: 1000, guessesPerAddress: 60 },
      });
      const more = new JsonClient(generous).send('GET', '/kita/applicants', undefined, by(secret));
      expect((await more).status).toBe(200);
    });

    it('is not needed to write without a body: a session does, but not as a foreign form', async () => {
      const client = await head(2);
      const { id } = await made(client);
      const bare = { 'Idempotency-Key': null };
      const foreign = { Origin: 'https://elsewhere.example', 'Idempotency-Key': randomUUID() };
      expect((await client.send('POST', '/kita/releases', undefined, bare)).status).toBe(403);
      expect((await client.send('POST', '/kita/releases', undefined, foreign)).status).toBe(403);
      expect((await client.send('DELETE', `/kita/tokens/${id}`, undefined, foreign)).status).toBe(
        403,
      );
      expect((await client.send('POST', '/kita/releases')).status).toBe(200);
      expect((await client.send('DELETE', `/kita/tokens/${id}`)).status).toBe(204);
      expect((await client.send('PATCH', '/kitas')).status).toBe(405);
    });

    it('is made, seen once and revoked on a page', async () => {
      const visitor = await asKita(new Visitor(app), portal.kitas[1] ?? ({} as never));
      const [year = '', month = '', day = ''] = tomorrow().split('-');
      const page = await visitor.get('/kita/schnittstelle');
      const form = {
        clientKey: hidden(page, 'clientKey'),
        name: 'Hausverwaltung <b>',
        'expiresOn.year': year,
        'expiresOn.month': month,
        'expiresOn.day': day,
      };
      const wrong = await visitor.post('/kita/schnittstelle', { ...form, name: ' ' });
      expect(wrong.status).toBe(422);
      expect(textOf(wrong)).toContain('Bitte füllen Sie dieses Feld aus');
      const shown = await visitor.post('/kita/schnittstelle', form);
      const secret = /kita_[0-9a-f]{8}_[\w-]{43}/u.exec(shown.body)?.[0];
      expect((await ask('/kita/applicants', secret)).status).toBe(200);
      const again = await visitor.post('/kita/schnittstelle', form);
      expect(textOf(again)).toContain('wird nicht noch einmal angezeigt');
      const list = await visitor.get('/kita/schnittstelle');
      expect(list.body).not.toContain(secret);
      expect(textOf(list)).toContain('Hausverwaltung &lt;b&gt;');
      const action = /\/kita\/schnittstelle\/[0-9a-f-]{36}\/widerrufen/gu.exec(list.body)?.[0];
      await fillIn(visitor, list, action ?? '');
      expect((await ask('/kita/applicants', secret)).status).toBe(401);
    });
  });

  describe('a key', () => {
    const contact = (index: number) => `/office/kitas/${portal.kitas[index]?.id}/contact`;

    it('under which the same write is answered the same, and another is refused', async () => {
      const key = randomUUID();
      const season = { invited: true };
      const path = `/office/rounds/${portal.round.year}/kitas/${portal.kitas[0]?.id}`;
      const put = (body: object, to = path) =>
        office.send('PUT', to, body, { 'Idempotency-Key': key });
      const first = await put(season);
      expect(first.status).toBe(200);
      await office.send('PUT', path, { ready: true });
      // What was answered then, not what stands now.
      expect((await put(season)).body).toEqual(first.body);
      for (const other of [
        await put({ ready: true }),
        await put(season, path.replace(/.{12}$/u, '000000000000')),
      ])
        expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } });
    });

    it('that is free again when the request was refused, and taken while it is worked on', async () => {
      const key = randomUUID();
      const path = contact(1);
      const seen = (await office.get(path)).headers.get('ETag');
      const put = (email: string) =>
        office.send('PUT', path, { email }, { 'Idempotency-Key': key, 'If-Match': seen });
      expect((await put('kein-at')).status).toBe(422);
      expect((await put('leitung@kita.example')).status).toBe(204);
      expect((await put('leitung@kita.example')).status).toBe(204);
      await portal.owner.em
        .fork()
        .execute('update api_answer set status = null where client_key = ?', [key]);
      expect(await put('leitung@kita.example')).toMatchObject({
        status: 409,
        body: { code: 'idempotency.in_progress' },
      });
    });

    it('without which nothing is written, and a revision without which nothing is edited', async () => {
      const path = contact(2);
      const seen = (await office.get(path)).headers.get('ETag');
      const body = { email: 'a@kita.example' };
      const without = await office.send('PUT', path, body, {
        'Idempotency-Key': null,
        'If-Match': seen,
      });
      expect(without.body['code']).toBe('idempotency.key_required');
      expect((await office.send('PUT', path, body)).status).toBe(428);
      const both = await Promise.all(
        ['b@kita.example', 'c@kita.example'].map((email) =>
          office.send('PUT', path, { email }, { 'If-Match': seen }),
        ),
      );
      expect(new Set(both.map(({ status }) => status))).toEqual(new Set([204, 412]));
    });
  });

  it('a page of every list, each line once, and none of them names anybody in an address', async () => {
    const cases = await Promise.all(
      ['Anton', 'Berta', 'Cäsar'].map((childLastName) =>
        portal.register({ childLastName, email: '' }),
      ),
    );
    const kita = await head(0);
    const pages = async (
      client: JsonClient,
      path: string,
      list: string,
      filter = '',
    ): Promise<string[]> => {
      const ids: string[] = [];
      let next: string | null = `${path}?limit=2${filter}`;
      while (next !== null) {
        expect(next).not.toMatch(/anton|berta|c%C3%A4sar/iu);
        const { status, body, headers }: Awaited<ReturnType<JsonClient['get']>> =
          await client.get(next);
        expect(status).toBe(200);
        const lines = body[list] as Record<string, string>[];
        expect(lines.length).toBeLessThanOrEqual(2);
        ids.push(...lines.map((line) => line['applicationId'] ?? line['id'] ?? ''));
        const link = body['next'] as string | null;
        expect(headers.get('Link')).toBe(link === null ? null : `<${link}>; rel="next"`);
        next = link?.replace('/api/v1', '') ?? null;
      }
      return ids;
    };
    for (const ids of [
      await pages(office, '/office/cases', 'cases'),
      await pages(kita, '/kita/applicants', 'applicants'),
      await pages(office, '/office/letters', 'letters'),
    ]) {
      expect(ids).toEqual(expect.arrayContaining(cases.map(({ id }) => id)));
      expect(new Set(ids).size).toBe(ids.length);
    }
    const search = await office.sealed('berta');
    expect(await pages(office, '/office/cases', 'cases', `&search=${search}`)).toEqual([
      cases[1]?.id,
    ]);
    expect((await pages(office, '/office/notices', 'notices')).length).toBeGreaterThan(2);
    const stranger = new JsonClient(app);
    await asPerson(stranger.visitor, portal, { kind: 'office', ref: 'other', role: 'caseworker' });
    expect((await stranger.get(`/office/cases?search=${search}`)).status).toBe(422);
  });

  it('a description that people can read, the only page with scripts, all of them ours', async () => {
    const page = await new Visitor(app).get('/api/v1/docs');
    expect(page.status).toBe(200);
    const policy = page.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    const scripts = Array.from(page.body.matchAll(/<script[^>]*>/gu), ([tag]) => tag);
    expect(scripts).toHaveLength(2);
    for (const tag of scripts) {
      const src = /src="([^"]+)"/u.exec(tag)?.[1] ?? '';
      expect([src, (await new Visitor(app).get(src)).status]).toEqual([src, 200]);
    }
    expect(page.headers.get('X-Own-Document')).toBeNull();
    const other = await new Visitor(app).get('/');
    expect(other.headers.get('Content-Security-Policy')).toContain("script-src 'none'");
    const told = await new JsonClient(app).send('PUT', '/kitas', {});
    expect(told).toMatchObject({ status: 405, body: { code: 'request.method' } });
    expect(told.headers.get('Allow')).toBe('GET, HEAD');
    const command = `/applications/${randomUUID()}/commands/accept-offer`;
    expect((await new JsonClient(app).send('OPTIONS', command)).headers.get('Allow')).toBe('POST');
  });
});
