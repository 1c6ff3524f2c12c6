import { randomUUID } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { claimCodeOf } from '../../src/cases/claim-code.ts';
import {
  DAY,
  HOUR,
  registrationInput,
  startTestPortal,
  type TestPortal,
} from '../support/portal.ts';
import {
  asFamily,
  asKita,
  asOffice,
  JsonClient,
  openDemoApp,
  type JsonAnswer,
} from '../support/json-client.ts';
import { tellStory } from '../support/story.ts';
import { ORIGIN } from '../support/visitor.ts';

describe('the JSON interface', () => {
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

  const client = (): JsonClient => new JsonClient(app);
  async function kitaClient(index: number): Promise<JsonClient> {
    const fresh = client();
    const kita = portal.kitas[index];
    if (kita === undefined) throw new Error('no such Kita');
    await asKita(fresh.visitor, kita);
    return fresh;
  }
  async function officeClient(): Promise<JsonClient> {
    const fresh = client();
    await asOffice(fresh.visitor);
    return fresh;
  }
  async function familyClient(applicationId: string): Promise<JsonClient> {
    const fresh = client();
    await asFamily(fresh.visitor, applicationId);
    return fresh;
  }
  const input = (): Record<string, unknown> => registrationInput(portal.round, portal.kitas);

  it('tells the whole story', async () => {
    const family = client();
    expect((await family.get('/rounds/current')).body).toMatchObject({
      year: portal.round.year,
      dates: { deadlineAt: new Date(portal.round.dates.deadlineAt).toISOString() },
    });
    expect((await family.get('/kitas')).body['kitas']).toHaveLength(portal.kitas.length);

    const registered = await family.post('/registrations', input());
    expect(registered.status).toBe(201);
    const id = String(registered.body['applicationId']);
    expect(registered.headers.get('Location')).toBe(`/api/v1/applications/${id}`);
    expect((await family.get(`/applications/${id}`)).body).toMatchObject({
      caseNumber: registered.body['caseNumber'],
      turn: { phase: 'registered', waitingFor: 'nobody' },
    });

    const again = client();
    const opened = await again.post('/session', {
      caseNumber: registered.body['caseNumber'],
      claimCode: claimCodeOf(portal.deps.secret, id),
    });
    expect(opened.body).toEqual({ applicationId: id });
    const commands = `/applications/${id}/commands`;
    const changed = await again.post(`${commands}/change-wishes`, {
      kitaIds: [portal.kitas[0]?.id, portal.kitas[1]?.id],
      childminding: true,
    });
    expect(changed).toMatchObject({ status: 200, body: { outcome: 'done' } });

    await portal.forward(id, 21 * DAY);
    const kita = await kitaClient(0);
    const overview = await kita.get('/kita/applicants');
    const applicant = (overview.body['applicants'] as Record<string, unknown>[]).find(
      (one) => one['applicationId'] === id,
    );
    expect(applicant).toMatchObject({ standing: 'toOffer', rank: 1, ageGroup: 'o3' });
    const wishId = applicant?.['wishId'];
    expect((await kita.post(`${commands}/mark-reviewed`, { wishId })).status).toBe(200);
    expect((await kita.post(`${commands}/make-offer`, { wishId })).status).toBe(200);
    const detail = await kita.get(`/kita/applicants/${id}`);
    expect(detail.body).toMatchObject({
      standing: 'offered',
      possible: { makeOffer: 'offer.already_made', revokeOffer: 'yes' },
    });
    const offerId = (detail.body['offer'] as Record<string, unknown>)['id'];

    expect((await again.post(`${commands}/accept-offer`, { offerId })).status).toBe(200);
    const startsAt = (await portal.now(id)) + 9 * DAY;
    const slot = {
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(startsAt + HOUR).toISOString(),
    };
    expect((await kita.post(`${commands}/propose-slots`, { offerId, slots: [slot] })).status).toBe(
      200,
    );
    const { slots } = (await again.get(`/applications/${id}`)).body as { slots: { id: string }[] };
    expect((await again.post(`${commands}/book-slot`, { slotId: slots[0]?.id })).status).toBe(200);
    await portal.forward(id, 10 * DAY);
    expect((await kita.post(`${commands}/conclude-contract`, { offerId })).status).toBe(200);
    expect((await again.get(`/applications/${id}`)).body).toMatchObject({
      turn: { phase: 'ended' },
      end: { reason: 'contract', closed: false },
    });

    const office = await officeClient();
    const list = await office.get('/office/cases?phase=ended');
    expect(list.body['cases']).toMatchObject([{ applicationId: id }]);
    const theCase = (await office.get(`/office/cases/${id}`)).body as {
      events: { kind: string }[];
    };
    expect(theCase.events[0]?.kind).toBe('contractConcluded');
  });

  it('refuses with the code of the rule, and shows the outcome where it said', async () => {
    const story = await tellStory(portal, 'registered');
    const family = await familyClient(story.id);
    const refused = await family.post(`/applications/${story.id}/commands/accept-offer`, {
      offerId: randomUUID(),
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'case.not_now', status: 409 } });
    expect(refused.headers.get('Content-Type')).toContain('application/problem+json');
    const command = String(refused.body['command']);
    expect((await family.get(`/applications/${story.id}/commands/${command}`)).body).toMatchObject({
      action: 'acceptOffer',
      outcome: 'case.not_now',
    });
  });

  it('says 202 and where to look while nobody is there to carry it out', async () => {
    const story = await tellStory(portal, 'registered');
    const patient = openDemoApp(portal, { updateWaitMs: 300 });
    const family = new JsonClient(patient);
    await asFamily(family.visitor, story.id);
    await portal.stopWorker();
    const key = randomUUID();
    const path = `/applications/${story.id}/commands/withdraw`;
    const first = await family.post(path, {}, key);
    expect(first).toMatchObject({ status: 202, body: { outcome: null } });
    const second = await family.post(path, {}, key);
    expect(second.headers.get('Location')).toBe(first.headers.get('Location'));
    await portal.startWorker();
    const location = (first.headers.get('Location') ?? '').replace('/api/v1', '');
    await expect
      .poll(async () => (await family.get(location)).body['outcome'], { timeout: 20_000 })
      .toBe('done');
  });

  describe('keys', () => {
    it('turns a write without a key away, and one that is no UUID', async () => {
      const anyone = client();
      for (const key of [null, 'mine', '']) {
        const answer = await anyone.post('/registrations', input(), key);
        expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency.key_required' } });
      }
      const story = await tellStory(portal, 'registered');
      const family = await familyClient(story.id);
      const answer = await family.post(`/applications/${story.id}/commands/withdraw`, {}, null);
      expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency.key_required' } });
    });

    it('takes the same key with the same body for the same request, with another for a mistake', async () => {
      const key = randomUUID();
      const body = input();
      const first = await client().post('/registrations', body, key);
      const second = await client().post('/registrations', body, key);
      expect(second.body).toEqual(first.body);
      const other = await client().post('/registrations', { ...body, hours: 45 }, key);
      expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } });
    });

    it('holds for what is asked of a case as well', async () => {
      const story = await tellStory(portal, 'registered');
      const family = await familyClient(story.id);
      const path = `/applications/${story.id}/commands/change-wishes`;
      const wish = { kitaIds: [portal.kitas[1]?.id], childminding: false };
      const key = randomUUID();
      const first = await family.post(path, wish, key);
      expect(first).toMatchObject({ status: 200 });
      expect((await family.post(path, wish, key)).body).toEqual(first.body);
      const other = await family.post(path, { ...wish, childminding: true }, key);
      expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } });
      expect((await story.state()).revision).toBe(2);
    });

    it("keeps one actor's key apart from another's", async () => {
      const key = randomUUID();
      const stories = await Promise.all([1, 2].map(() => tellStory(portal, 'registered')));
      const ids = await Promise.all(
        stories.map(async ({ id }) => {
          const family = await familyClient(id);
          const answer = await family.post(
            `/applications/${id}/commands/change-wishes`,
            { kitaIds: [portal.kitas[2]?.id], childminding: false },
            key,
          );
          expect(answer).toMatchObject({ status: 200, body: { applicationId: id } });
          return answer.body['id'];
        }),
      );
      expect(new Set(ids).size).toBe(2);
    });
  });

  describe('who sees what', () => {
    it('tells a Kita nothing of a case that does not wish for it', async () => {
      const wished = portal.kitas.slice(0, 2);
      const story = await tellStory(portal, 'offers', { kitas: wished });
      const { wishes } = await story.state();
      const stranger = await kitaClient(3);
      const looked = await stranger.get(`/kita/applicants/${story.id}`);
      const nowhere = await stranger.get(`/kita/applicants/${randomUUID()}`);
      expect(looked).toMatchObject({ status: 404, body: { code: 'case.not_found' } });
      expect(looked.body).toEqual(nowhere.body);
      const acted = await stranger.post(`/applications/${story.id}/commands/make-offer`, {
        wishId: wishes[0]?.id,
      });
      expect(acted).toMatchObject({ status: 404, body: { code: 'case.not_found' } });
    });

    it("lets a Kita act on nothing of another Kita's, nor see it", async () => {
      const story = await tellStory(portal, 'offerOpen');
      const { id: offerId, wishId } = await story.offerOf();
      const other = await kitaClient(1);
      const shown = await other.get(`/kita/applicants/${story.id}`);
      expect(shown.body).toMatchObject({ offer: null, standing: 'toOffer' });
      expect(JSON.stringify(shown.body)).not.toContain(offerId);
      expect(JSON.stringify(shown.body)).not.toContain(wishId);
      const commands = `/applications/${story.id}/commands`;
      for (const [action, body] of [
        ['revoke-offer', { offerId, note: 'fremd' }],
        ['make-offer', { wishId }],
        ['mark-reviewed', { wishId }],
        ['conclude-contract', { offerId }],
      ] as const) {
        const answer = await other.post(`${commands}/${action}`, body);
        expect(answer).toMatchObject({ status: 404, body: { code: 'case.not_found' } });
      }
      expect((await story.offerOf()).status).toBe('open');
    });

    it('tells a Kita that a child is settled elsewhere, and not where', async () => {
      const story = await tellStory(portal, 'chosen');
      const other = await kitaClient(1);
      const shown = await other.get(`/kita/applicants/${story.id}`);
      expect(shown.body).toMatchObject({ standing: 'elsewhere', offer: null });
      expect(JSON.stringify(shown.body)).not.toContain(story.kita.id);
    });

    it("answers another family's case like none", async () => {
      const [mine, theirs] = await Promise.all([
        tellStory(portal, 'registered'),
        tellStory(portal, 'registered'),
      ]);
      const family = await familyClient(mine.id);
      expect((await family.get(`/applications/${theirs.id}`)).status).toBe(404);
      const acted = await family.post(`/applications/${theirs.id}/commands/withdraw`, {});
      expect(acted).toMatchObject({ status: 404, body: { code: 'case.not_found' } });
      expect((await theirs.state()).end).toBeNull();
    });

    it('shows a request to whoever made it only', async () => {
      const story = await tellStory(portal, 'offerOpen');
      const [made] = (await portal.commands(story.id)).filter((one) => one.action === 'makeOffer');
      const family = await familyClient(story.id);
      const path = `/applications/${story.id}/commands/${made?.id}`;
      expect((await family.get(path)).status).toBe(404);
      expect((await (await kitaClient(0)).get(path)).status).toBe(200);
    });

    it('asks who is there, and keeps each kind of actor to its own', async () => {
      const story = await tellStory(portal, 'offers');
      const { wishes } = await story.state();
      const nobody = client();
      for (const path of [
        `/applications/${story.id}`,
        '/kita/applicants',
        '/office/cases',
        '/office/letters',
      ])
        expect((await nobody.get(path)).status).toBe(401);
      expect((await nobody.post(`/applications/${story.id}/commands/withdraw`, {})).status).toBe(
        401,
      );
      expect((await nobody.post(`/rounds/${portal.round.year}/dates`, {})).status).toBe(401);

      const family = await familyClient(story.id);
      for (const path of ['/kita/applicants', '/office/cases'])
        expect((await family.get(path)).status).toBe(403);
      const offered = await family.post(`/applications/${story.id}/commands/make-offer`, {
        wishId: wishes[0]?.id,
      });
      expect(offered).toMatchObject({ status: 403, body: { code: 'action.forbidden' } });
      const kita = await kitaClient(0);
      expect((await kita.post(`/applications/${story.id}/commands/withdraw`, {})).status).toBe(403);
      expect((await kita.post(`/rounds/${portal.round.year}/dates`, {})).status).toBe(403);
      expect((await kita.get('/office/cases')).status).toBe(403);
    });

    it('refuses a wrong claim code without a session', async () => {
      const story = await tellStory(portal, 'registered');
      const theCase = await portal.owner.em
        .fork()
        .execute<{ case_number: string }[]>('select case_number from application where id = ?', [
          story.id,
        ]);
      const anyone = client();
      const answer = await anyone.post('/session', {
        caseNumber: theCase[0]?.case_number,
        claimCode: 'A2B3-C4D5-E6F7',
      });
      expect(answer).toMatchObject({ status: 401, body: { code: 'claim.unknown' } });
      expect(anyone.visitor.cookie).toBeUndefined();
    });
  });

  describe('input', () => {
    it('names every wrong field with a code, and unknown ones', async () => {
      const answer = await client().post('/registrations', {
        ...input(),
        childLastName: '',
        postcode: '5951',
        religion: 'rk',
      });
      expect(answer).toMatchObject({ status: 422, body: { code: 'input.invalid' } });
      expect(answer.body['errors']).toEqual(
        expect.arrayContaining([
          { field: 'childLastName', code: 'missing' },
          { field: 'postcode', code: 'not_a_postcode' },
          { field: 'religion', code: 'unknown_field' },
        ]),
      );
    });

    it('names what breaks a rule of the round', async () => {
      const answer = await client().post('/registrations', {
        ...input(),
        hours: 40,
        postcode: '59494',
      });
      expect(answer.body['errors']).toEqual(
        expect.arrayContaining([
          { field: 'hours', code: 'not_offered' },
          { field: 'postcode', code: 'not_responsible' },
        ]),
      );
    });

    it('rejects unknown fields of an action', async () => {
      const story = await tellStory(portal, 'registered');
      const family = await familyClient(story.id);
      const answer = await family.post(`/applications/${story.id}/commands/withdraw`, { at: 1 });
      expect(answer).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'at', code: 'unknown_field' }] },
      });
    });

    it('answers JSON that is none, and JSON from a foreign page', async () => {
      const visitor = client().visitor;
      const broken = await visitor.request('/api/v1/session', {
        method: 'POST',
        body: '{"caseNumber":',
        headers: { 'Content-Type': 'application/json' },
      });
      expect(broken.status).toBe(400);
      const foreign = await visitor.request('/api/v1/session', {
        method: 'POST',
        body: '{}',
        headers: { 'Content-Type': 'application/json', Origin: 'https://evil.example' },
      });
      expect(foreign.status).toBe(403);
    });
  });

  it('moves a date of the round once, and refuses one out of order', async () => {
    const office = await officeClient();
    const path = `/rounds/${portal.round.year}/dates`;
    const move = {
      date: 'reviewEndsAt',
      to: new Date(portal.round.dates.reviewEndsAt + HOUR).toISOString(),
      reason: 'Eine Kita braucht länger.',
    };
    const key = randomUUID();
    const seenAt = `/office/rounds/${portal.round.year}`;
    const seen = (await office.get(seenAt)).headers.get('ETag');
    const asSeen = (body: object, headers: Record<string, string>) =>
      office.send('POST', path, body, { 'If-Match': seen, ...headers });
    expect(await office.post(path, move)).toMatchObject({
      status: 428,
      body: { code: 'precondition.required' },
    });
    const first = await asSeen(move, { 'Idempotency-Key': key });
    expect(first).toMatchObject({ status: 200, body: { requestId: key, revision: 2 } });
    expect((await asSeen(move, { 'Idempotency-Key': key })).body).toEqual(first.body);
    expect(await asSeen(move, {})).toMatchObject({ status: 412, body: { code: 'revision.stale' } });
    const reused = await asSeen({ ...move, reason: 'Eine andere.' }, { 'Idempotency-Key': key });
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } });
    const change = (body: object, to = path) => office.edit('POST', to, body, { seenAt });
    const disordered = await change({
      ...move,
      date: 'deadlineAt',
      to: new Date(portal.round.dates.endsAt + DAY).toISOString(),
    });
    expect(disordered).toMatchObject({ status: 422, body: { code: 'round.out_of_order' } });
    expect((await change(move, '/rounds/1999/dates')).status).toBe(404);
    const round = await office.get(`/office/rounds/${portal.round.year}`);
    expect(round.body).toMatchObject({
      revisions: [{ revision: 2, requestId: key, reason: move.reason }, { revision: 1 }],
      requests: [{ date: 'deadlineAt', isRefused: true }],
    });
    const unknown = `date=decisionDays.9&to=${encodeURIComponent('4866-04-19T20:35:50-17:28')}`;
    expect(
      await office.get(`/office/rounds/${portal.round.year}/preview?${unknown}`),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'date', code: 'not_offered' }] },
    });
    const { id } = await portal.register();
    const carried = await office.post(`/applications/${id}/commands/carry-over`, { year: 2139 });
    expect(carried).toMatchObject({ status: 409, body: { code: 'round.none_open' } });
  });

  describe('what the desks have beside cases', () => {
    const lines = (answer: JsonAnswer, name: string) =>
      answer.body[name] as readonly Readonly<Record<string, unknown>>[];
    /** What a browser says with a write that has no body. */
    const OWN = { Origin: ORIGIN };
    const kitaId = (index: number): string => portal.kitas[index]?.id ?? '';

    it('a Kita’s profile, which nobody overwrites unseen', async () => {
      const head = await kitaClient(0);
      const before = await head.get('/kita/profile');
      const said = {
        phone: '02921 4711',
        email: null,
        website: 'https://kita.example.org/',
        openingHours: '',
        description: 'Mit Garten.\nUnd zwei Kaninchen.',
      };
      expect((await head.send('PUT', '/kita/profile', said)).status).toBe(428);
      const wrong = await head.edit('PUT', '/kita/profile', { ...said, website: 'garten' });
      expect(wrong).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'website', code: 'not_a_website' }] },
      });
      expect((await head.edit('PUT', '/kita/profile', said)).status).toBe(204);
      const seen = { 'If-Match': before.headers.get('ETag') };
      const late = await head.send('PUT', '/kita/profile', { ...said, phone: null }, seen);
      expect(late).toMatchObject({ status: 412, body: { code: 'revision.stale' } });
      expect((await head.get('/kita/profile')).body).toMatchObject({
        ...said,
        kitaId: kitaId(0),
        openingHours: null,
      });
      const { phone, website, description } = said;
      expect((await client().get(`/kitas/${kitaId(0)}`)).body).toMatchObject({
        phone,
        website,
        description,
        openingHours: null,
      });
    });

    it('a Kita’s applicants, filtered and sorted as on the page', async () => {
      const [, , , last] = portal.kitas;
      if (last === undefined) throw new Error('no Kita');
      const born = (hours: number, childFirstName: string, rank: 1 | 2) =>
        portal.register({
          kitas: rank === 1 ? [last] : [...portal.kitas.slice(0, 1), last],
          childFirstName,
          input: { hours },
        });
      const [alwin, bruno] = [await born(45, 'Alwin', 1), await born(25, 'Brunhild', 2)];
      const kita = await kitaClient(3);
      const found = async (filter: string): Promise<readonly unknown[]> => {
        const answer = await kita.get(`/kita/applicants?${filter}`);
        const ids = lines(answer, 'applicants').map((one) => one['applicationId']);
        expect(answer.body['found']).toBe(ids.length);
        return ids;
      };
      const { search } = (await kita.post('/kita/searches', { text: 'brún' }, null)).body;
      for (const [filter, id] of [
        ['hours=45', alwin.id],
        ['hours=25&late=false&siblings=false&visited=false&reviewed=false', bruno.id],
        [`year=${portal.round.year}&ageGroup=o3&phase=registered&rank=2&hours=25`, bruno.id],
        [`search=${String(search)}`, bruno.id],
      ])
        expect([filter, await found(filter ?? '')]).toEqual([filter, [id]]);
      expect(await found('standing=mine&hours=45')).toEqual([]);
      const byArrival = await found('sort=received');
      expect(byArrival.indexOf(alwin.id)).toBeLessThan(byArrival.indexOf(bruno.id));
      const page = await kita.get('/kita/applicants?sort=received&limit=1');
      const next = String(page.body['next']).replace('/api/v1', '');
      expect(lines(await kita.get(next), 'applicants')[0]?.['applicationId']).toBe(byArrival[1]);
      expect((await kita.get(next.replace('received', 'rank'))).status).toBe(422);
      expect((await kita.get('/kita/applicants?year=2199')).status).toBe(404);
      expect((await kita.get('/kita/applicants?late=ja')).status).toBe(422);
    });

    it('the cases of a round, filtered as on the page', async () => {
      const office = await officeClient();
      const { id } = await portal.register({ input: { language: 'en' } });
      const took = await office.send('PUT', `/office/cases/${id}/assignment`, undefined, OWN);
      expect(took.status).toBe(204);
      const mine = await office.get(
        '/office/cases?caseworker=me&language=en&onPaper=false&late=false&municipality=Welver',
      );
      expect(mine.body).toMatchObject({
        found: 1,
        cases: [{ applicationId: id, onPaper: false, caseworker: 'demo' }],
      });
      for (const none of ['onPaper=true', 'late=true', 'language=de', 'municipality=Werl'])
        expect((await office.get(`/office/cases?caseworker=me&${none}`)).body['found']).toBe(0);
      const others = await office.get('/office/cases?caseworker=nobody&limit=100');
      expect(JSON.stringify(others.body)).not.toContain(id);
      expect((await office.get('/office/cases?municipality=Paris')).status).toBe(422);
    });

    it('who looked into a case: lines for those who inspect, days for the family', async () => {
      const { id } = await portal.register();
      const office = await officeClient();
      await office.get(`/office/cases/${id}`);
      await (await kitaClient(0)).get(`/kita/applicants/${id}`);
      expect(lines(await office.get(`/office/cases/${id}/reads`), 'reads')).toMatchObject([
        { kita: portal.kitas[0]?.name, role: 'kita.head', door: 'applicant' },
        { kita: null, role: 'office.head', door: 'case' },
      ]);
      const days = lines(await (await familyClient(id)).get(`/applications/${id}/reads`), 'days');
      expect(new Set(days.map(({ kita }) => kita))).toEqual(new Set([null, portal.kitas[0]?.name]));
    });

    it('people: invited, known, given another role, and gone', async () => {
      const [office, head] = [await officeClient(), await kitaClient(0)];
      const kim = { name: 'Kim Muster', email: 'kim.muster@example.org' };
      const [key, request] = [randomUUID(), { ...kim, role: 'staff' }];
      const invited = await head.post('/kita/people/invitations', request, key);
      expect(invited.status).toBe(201);
      // One mail, however often it is sent.
      expect((await head.post('/kita/people/invitations', request, key)).body).toEqual(
        invited.body,
      );
      const open = lines(await head.get('/kita/people/invitations'), 'invitations');
      expect(open).toMatchObject([{ ...kim, id: invited.body['id'], role: 'staff' }]);
      const seen = ({ revision }: Readonly<Record<string, unknown>>) => ({
        ...OWN,
        'If-Match': `"${String(revision)}"`,
      });
      const misplaced = await office.post('/office/people/invitations', {
        ...kim,
        role: 'auditor',
        workplace: { kind: 'kita', kitaId: kitaId(0) },
      });
      expect(misplaced).toMatchObject({ status: 422, body: { errors: [{ field: 'role' }] } });
      const path = `/kita/people/invitations/${String(invited.body['id'])}`;
      const asRead = seen(open[0] ?? {});
      expect((await (await kitaClient(1)).send('DELETE', path, undefined, asRead)).status).toBe(
        404,
      );
      expect((await head.send('DELETE', path, undefined, OWN)).status).toBe(428);
      expect((await head.get(path)).headers.get('ETag')).toBe(asRead['If-Match']);
      expect((await head.send('DELETE', path, undefined, asRead)).status).toBe(204);
      expect((await head.get(path)).status).toBe(404);
      expect(lines(await head.get('/kita/people/invitations'), 'invitations')).toEqual([]);
      expect((await office.get('/office/workplaces')).body['kitas']).toHaveLength(
        portal.kitas.length,
      );

      await employed(kim, kitaId(0));
      const again = await head.post('/kita/people/invitations', request);
      expect(again).toMatchObject({ status: 409, body: { code: 'people.known' } });
      const member = async () => lines(await head.get('/kita/people'), 'people')[0] ?? {};
      const of = async () => `/kita/people/${String((await member())['id'])}`;
      const [before, asStaff] = [await of(), seen(await member())];
      const promoted = await head.send('PUT', `${before}/role`, { role: 'head' }, asStaff);
      expect(promoted).toMatchObject({ status: 200 });
      const late = await head.send('DELETE', before, undefined, asStaff);
      expect(late).toMatchObject({ status: 412, body: { code: 'revision.stale' } });
      expect(await member()).toMatchObject({ ...kim, id: promoted.body['id'], role: 'head' });
      const seenByOffice = lines(await office.get('/office/people'), 'people');
      expect(seenByOffice).toMatchObject([
        { ...kim, kind: 'kita', workplace: portal.kitas[0]?.name },
      ]);
      const ofOffice = `/office/people/${String(promoted.body['id'])}`;
      const reset = await office.post(`${ofOffice}/reset`, { language: 'en' });
      expect(reset.status).toBe(204);
      const asHead = seen(await member());
      const stranger = await kitaClient(1);
      expect((await stranger.send('DELETE', await of(), undefined, asHead)).status).toBe(404);
      expect((await office.get(ofOffice)).headers.get('ETag')).toBe(asHead['If-Match']);
      expect((await office.send('DELETE', ofOffice, undefined, asHead)).status).toBe(204);
      expect(await member()).toEqual({});
    });
    /** Somebody who works in a Kita, as an accepted invitation leaves it. */
    const employed = (kim: { readonly name: string; readonly email: string }, at: string) =>
      portal.owner.em.fork().execute(
        `with person as (insert into auth."user" (name, email, "emailVerified", "twoFactorEnabled")
           values (?, ?, true, true) returning id)
         insert into membership (id, account_id, kind, kita_id, role, since)
         select gen_random_uuid(), id, 'kita', ?, 'staff', now() from person`,
        [kim.name, kim.email, at],
      );

    it('what was written to a family, in plain words', async () => {
      const { id, caseNumber } = await portal.register();
      const family = await familyClient(id);
      const [receipt] = lines(await family.get(`/applications/${id}/notices`), 'notices');
      const { body } = await family.get(`/applications/${id}/notices/${String(receipt?.['id'])}`);
      expect(body['subject']).toContain(caseNumber);
      expect((body['paragraphs'] as string[]).join('\n')).toContain(caseNumber);
    });

    it('notices above every page, which anybody may ask for', async () => {
      const office = await officeClient();
      const text = { de: 'Heute ab 18 Uhr ohne Mails.', en: 'No mails today after 6 pm.' };
      const ended = new Date(Date.now() - HOUR).toISOString();
      const over = await office.post('/office/banners', { kind: 'info', text, shownUntil: ended });
      expect(over).toMatchObject({ status: 422, body: { errors: [{ field: 'shownUntil' }] } });
      const set = await office.post('/office/banners', { kind: 'warning', text });
      expect(set.status).toBe(201);
      const shown = async () => lines(await client().get('/banners'), 'banners');
      expect(await shown()).toMatchObject([{ id: set.body['id'], text, shownUntil: null }]);
      expect(lines(await office.get('/office/banners'), 'banners')).toHaveLength(1);
      const path = `/office/banners/${String(set.body['id'])}`;
      expect((await office.send('DELETE', path, undefined, OWN)).status).toBe(204);
      expect(await shown()).toEqual([]);
      expect((await office.send('DELETE', path, undefined, OWN)).status).toBe(404);
    });

    it('whom the office is to find a childminder for, page by page', async () => {
      const office = await officeClient();
      const { year } = portal.round;
      const children = [1, 2].map(() => portal.register({ childminding: true }));
      const [one, two] = await Promise.all(children);
      const added = await office.post('/office/childminders', {
        displayName: 'Petra Muster',
        municipality: 'Welver',
        hours: [35],
      });
      const contact = {
        childminderId: added.body['id'],
        contactedOn: new Date(Date.now() - DAY).toISOString().slice(0, 10),
        result: 'asked',
      };
      expect((await office.post(`/office/cases/${one?.id}/mediation`, contact)).status).toBe(201);
      const seen: (readonly unknown[])[] = [];
      let next: string | null = `/office/mediation-queue?year=${year}&limit=1`;
      while (next !== null) {
        const answer: JsonAnswer = await office.get(next);
        for (const { applicationId, contacts } of lines(answer, 'children'))
          seen.push([applicationId, contacts]);
        next = (answer.body['next'] as string | null)?.replace('/api/v1', '') ?? null;
      }
      expect(seen.at(-1)).toEqual([one?.id, 1]);
      expect(seen.slice(0, -1)).toContainEqual([two?.id, 0]);
      expect((await office.get('/office/mediation-queue')).body['year']).toBe(year);
    });

    it('appointments for several families, and what they were told of it', async () => {
      const [one, two] = [await tellStory(portal, 'chosen'), await tellStory(portal, 'chosen')];
      const kita = await kitaClient(0);
      const startsAt = (await portal.now(one.id)) + 20 * DAY;
      const elsewhere = randomUUID();
      const body = {
        applicationIds: [two.id, one.id, elsewhere],
        slots: [
          {
            startsAt: new Date(startsAt).toISOString(),
            endsAt: new Date(startsAt + HOUR).toISOString(),
          },
        ],
      };
      const key = randomUUID();
      const proposed = await kita.post('/kita/slots', body, key);
      expect(proposed).toMatchObject({
        status: 200,
        body: {
          results: [
            { applicationId: two.id, outcome: 'done' },
            { applicationId: one.id, outcome: 'done' },
            { applicationId: elsewhere, outcome: 'missing' },
          ],
        },
      });
      expect((await kita.post('/kita/slots', body, key)).body).toEqual(proposed.body);
      expect((await one.state()).slots).toHaveLength(1);

      const first = await kita.get('/kita/notices?limit=1');
      const [told] = lines(first, 'notices');
      expect(told).toMatchObject({ kind: 'slots' });
      const rest = await kita.get(String(first.body['next']).replace('/api/v1', ''));
      expect(lines(rest, 'notices').map(({ id }) => id)).not.toContain(told?.['id']);
      expect(lines(await (await kitaClient(3)).get('/kita/notices'), 'notices')).toEqual([]);
      const line = await (await officeClient()).get(`/office/notices/${String(told?.['id'])}`);
      expect(line.body).toMatchObject({
        applicationId: told?.['applicationId'],
        email: 'kim.beispiel@example.org',
      });
    });
  });

  describe('its description', () => {
    interface Description {
      readonly openapi: string;
      readonly paths: Record<string, Record<string, Operation>>;
      readonly components: { readonly schemas: Record<string, unknown> };
    }
    interface Media {
      readonly schema: object;
      readonly example: unknown;
    }
    interface Operation {
      readonly operationId: string;
      readonly security?: readonly unknown[];
      readonly parameters?: readonly { readonly in: string; readonly name: string }[];
      readonly responses: Record<
        string,
        {
          readonly content?: Record<string, Media>;
          readonly links?: Record<
            string,
            { readonly operationId: string; readonly parameters: Record<string, string> }
          >;
        }
      >;
      readonly requestBody?: { readonly content: Record<string, Media> };
    }
    let description: Description;
    beforeAll(async () => {
      description = (await new JsonClient(app).get('/openapi.json')).body as unknown as Description;
    });

    it('is OpenAPI 3.1 whose references all lead somewhere', async () => {
      expect(description.openapi).toBe('3.1.0');
      const broken = Array.from(
        JSON.stringify(description).matchAll(/"\$ref":"#\/([^"]+)"/gu),
        ([, path = '']) => path,
      ).filter((path) => partAt(description, path) === undefined);
      expect(broken).toEqual([]);
      const ajv = new Ajv2020({ strict: false, allErrors: true });
      const isShaped = ajv.compile(OPENAPI_AS_WE_USE_IT);
      isShaped(description);
      expect(isShaped.errors ?? []).toEqual([]);
      const wrong = schemasIn(description).filter((schema) => ajv.validateSchema(schema) !== true);
      expect(wrong).toEqual([]);
      const ids = operations().map(({ operation }) => operation.operationId);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('links to operations that can be asked with what the link gives, and to every edit', () => {
      const links = operations().flatMap(({ operation }) =>
        Object.values(operation.responses).flatMap((answer) => Object.values(answer.links ?? {})),
      );
      for (const { operationId, parameters } of links) {
        const target = operations().find(({ operation }) => operation.operationId === operationId);
        const wanted = (target?.operation.parameters ?? []).filter((one) => one.in === 'path');
        const given = Object.keys(parameters).filter((name) => name !== 'header.If-Match');
        expect([operationId, given.toSorted()]).toEqual([
          operationId,
          wanted.map(({ name }) => name).toSorted(),
        ]);
      }
      const edits = operations().filter(({ operation }) =>
        (operation.parameters ?? []).some(({ name }) => name === 'If-Match'),
      );
      const withRevision = links.filter(({ parameters }) => 'header.If-Match' in parameters);
      expect(edits.length).toBeGreaterThan(5);
      expect(new Set(withRevision.map(({ operationId }) => operationId))).toEqual(
        new Set(edits.map(({ operation }) => operation.operationId)),
      );
    });

    it('asks for texts in patterns that programs of any language understand', () => {
      expect(JSON.stringify(description)).not.toMatch(/\\\\p\{/iu);
      const { Registration } = description.components.schemas as Record<
        string,
        { readonly properties: Record<string, { readonly pattern?: string }> }
      >;
      const pattern = new RegExp(Registration?.properties['childLastName']?.pattern ?? '-', 'u');
      expect(['Özgür', 'Анна', 'a\tb'].map((text) => pattern.test(text))).toEqual([
        true,
        true,
        true,
      ]);
      expect(['a\u0000', 'a\u202E', '\uFEFF'].some((text) => pattern.test(text))).toBe(false);
    });

    it('lists every route there is, and no other', () => {
      const mounted = new Set(
        app.routes
          .filter(({ path, method }) => path.startsWith('/api/v1/') && method !== 'ALL')
          .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length)}`)
          .filter((route) => route !== 'GET /openapi.json' && route !== 'GET /docs'),
      );
      const described = operations().map(
        ({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/gu, ':$1')}`,
      );
      expect(new Set(described)).toEqual(mounted);
    });

    it('says which operations need no session, and asks every write for a key', () => {
      const open = operations()
        .filter(({ operation }) => operation.security?.length === 0)
        .map(({ method, path }) => `${method} ${path}`);
      expect(open.toSorted()).toEqual([
        'delete /session',
        'get /banners',
        'get /kitas',
        'get /kitas/{kitaId}',
        'get /responsibility',
        'get /rounds/announced',
        'get /rounds/current',
        'get /rounds/open',
        'post /registrations',
        'post /session',
      ]);
      const unkeyed = operations()
        .filter(({ method }) => method !== 'get')
        .filter(
          ({ operation }) =>
            operation.parameters?.every((one) => one.name !== 'Idempotency-Key') ?? true,
        )
        .map(({ method, path }) => `${method} ${path}`);
      expect(unkeyed.toSorted()).toEqual([
        'delete /session',
        'post /kita/searches',
        'post /office/searches',
        'post /session',
      ]);
    });

    it('has an example of every body and every answer, and each fits its shape', () => {
      const ajv = new Ajv2020({ strict: false, allErrors: true });
      ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u);
      ajv.addFormat('date', /^\d{4}-\d{2}-\d{2}$/u);
      ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)));
      ajv.addFormat('email', /^[^@]+@[^@]+$/u);
      ajv.addFormat('uri', /^https?:\/\//u);
      ajv.addSchema({ $id: 'https://portal.example.org/openapi', ...description });
      const compiled = new Map<string, ReturnType<typeof ajv.compile>>();
      const fits = (schema: object, example: unknown): boolean => {
        const text = JSON.stringify(schema);
        const validate = compiled.get(text) ?? ajv.compile(absolute(schema));
        compiled.set(text, validate);
        return validate(example) === true;
      };
      const wrong = operations().flatMap(({ method, path, operation }) =>
        [operation.requestBody, ...Object.values(operation.responses)].flatMap((part) =>
          Object.values(part?.content ?? {}).flatMap(({ schema, example }) =>
            fits(schema, example) ? [] : [`${method} ${path}: ${JSON.stringify(example)}`],
          ),
        ),
      );
      expect(wrong).toEqual([]);
    });

    const operations = () =>
      Object.entries(description.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
      );
  });
});

function partAt(whole: unknown, path: string): unknown {
  return path
    .split('/')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], whole);
}

/** Every schema of a description, wherever it stands. */
function schemasIn(part: unknown): readonly object[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    name === 'schema' ? [value as object] : schemasIn(value),
  );
}

/** The specification's objects as far as we use them, closed: what is misspelt or out of place fails. */
const OPENAPI_AS_WE_USE_IT = {
  type: 'object',
  required: ['openapi', 'info', 'servers', 'tags', 'security', 'paths', 'components'],
  additionalProperties: false,
  properties: {
    openapi: { const: '3.1.0' },
    info: {
      type: 'object',
      required: ['title', 'version'],
      additionalProperties: false,
      properties: {
        title: { type: 'string' },
        version: { type: 'string' },
        description: { type: 'string' },
        license: {
          type: 'object',
          required: ['name', 'identifier'],
          additionalProperties: false,
          properties: { name: { type: 'string' }, identifier: { type: 'string' } },
        },
      },
    },
    servers: { type: 'array', items: { type: 'object', required: ['url'] } },
    tags: { type: 'array', items: { type: 'object', required: ['name'] } },
    security: { $ref: '#/$defs/security' },
    paths: {
      type: 'object',
      patternProperties: {
        '^/': {
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          patternProperties: { '^(get|put|post|delete)$': { $ref: '#/$defs/operation' } },
        },
      },
      additionalProperties: false,
    },
    components: {
      type: 'object',
      additionalProperties: false,
      properties: {
        schemas: { type: 'object', propertyNames: { pattern: '^[A-Za-z0-9._-]+$' } },
        securitySchemes: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            required: ['type', 'description'],
            additionalProperties: false,
            properties: {
              type: { enum: ['apiKey', 'http'] },
              in: { const: 'cookie' },
              name: { type: 'string' },
              scheme: { const: 'bearer' },
              description: { type: 'string' },
            },
          },
        },
      },
    },
  },
  $defs: {
    security: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        minProperties: 1,
        properties: {
          session: { type: 'array', maxItems: 0 },
          token: { type: 'array', maxItems: 0 },
        },
      },
    },
    content: {
      type: 'object',
      minProperties: 1,
      propertyNames: { enum: ['application/json', 'application/problem+json', 'text/csv'] },
      additionalProperties: {
        type: 'object',
        required: ['schema', 'example'],
        additionalProperties: false,
        properties: { schema: { type: 'object' }, example: {} },
      },
    },
    operation: {
      type: 'object',
      required: ['operationId', 'summary', 'tags', 'security', 'responses'],
      additionalProperties: false,
      properties: {
        operationId: { type: 'string' },
        summary: { type: 'string' },
        tags: { type: 'array', items: { enum: ['all', 'family', 'kita', 'office'] } },
        security: { $ref: '#/$defs/security' },
        parameters: {
          type: 'array',
          items: {
            type: 'object',
            required: ['name', 'in', 'schema'],
            additionalProperties: false,
            properties: {
              name: { type: 'string' },
              in: { enum: ['path', 'query', 'header'] },
              required: { type: 'boolean' },
              description: { type: 'string' },
              schema: { type: 'object' },
            },
            anyOf: [
              { properties: { in: { enum: ['query', 'header'] } } },
              { required: ['required'], properties: { required: { const: true } } },
            ],
          },
        },
        requestBody: {
          type: 'object',
          required: ['content'],
          additionalProperties: false,
          properties: { required: { type: 'boolean' }, content: { $ref: '#/$defs/content' } },
        },
        responses: {
          type: 'object',
          minProperties: 2,
          patternProperties: {
            '^([2-5][0-9]{2}|default)$': {
              type: 'object',
              required: ['description'],
              additionalProperties: false,
              properties: {
                description: { type: 'string' },
                content: { $ref: '#/$defs/content' },
                headers: {
                  type: 'object',
                  additionalProperties: { type: 'object', required: ['description', 'schema'] },
                },
                links: {
                  type: 'object',
                  additionalProperties: {
                    type: 'object',
                    required: ['operationId', 'parameters'],
                    additionalProperties: false,
                    properties: {
                      operationId: { type: 'string' },
                      parameters: { type: 'object', minProperties: 1 },
                    },
                  },
                },
              },
            },
          },
          additionalProperties: false,
        },
      },
    },
  },
};

function absolute(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema).replaceAll(
      '"#/components',
      '"https://portal.example.org/openapi#/components',
    ),
  ) as object;
}
