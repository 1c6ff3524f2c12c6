import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { addDays, startOfDay, zonedDay } from '../../src/calendar/zone.ts';
import { NOTICE_KINDS } from '../../src/domain/notices.ts';
import { PHASES } from '../../src/domain/phase.ts';
import { whoseTurn } from '../../src/domain/turn.ts';
import type { Figures } from '../../src/cases/read/figures.ts';
import { readCases } from '../../src/cases/read/office-cases.ts';
import { CaseEvent } from '../../src/persistence/entities/record.ts';
import { Client, Connection } from '@temporalio/client';
import { de } from '../../src/texts/de.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { asKita, asOffice, asPerson, JsonClient, openDemoApp } from '../support/json-client.ts';
import { Line } from '../support/line.ts';
import { tellStory, type Story } from '../support/story.ts';
import { fillIn, hidden, ORIGIN, textOf, Visitor, type Visit } from '../support/visitor.ts';

const OFFICE = { kind: 'office', ref: 'test', role: 'head' } as const;

describe("the youth office's pages", () => {
  let portal: TestPortal;
  let app: Hono<AppEnv>;
  let visitor: Visitor;
  const stories: Story[] = [];
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
    });
    app = openDemoApp(portal, { temporalUiUrl: 'http://ui.example.org:8233/' });
    visitor = await asOffice(new Visitor(app));
    for (const chapter of ['registered', 'offerOpen', 'chosen', 'slotBooked', 'concluded'] as const)
      stories.push(
        await tellStory(portal, chapter, {
          childFirstName: ['Anna', 'Bela', 'Carla', 'Doro', 'Emil'][stories.length] ?? '',
          childLastName: 'Querfeld',
        }),
      );
  });
  afterAll(() => portal.stop());

  const storyAt = (index: number): Story => {
    const story = stories[index];
    if (story === undefined) throw new Error('no such story');
    return story;
  };

  it('are for the office only', async () => {
    const nobody = new Visitor(app);
    expect((await nobody.get('/office')).location).toBe('/demo');
    const [kita] = portal.kitas;
    if (kita === undefined) throw new Error('no Kita');
    await asKita(nobody, kita);
    expect((await nobody.get(`/office/faelle/${storyAt(0).id}`)).status).toBe(404);
  });

  it("answer whose turn it is as the case's own rules do, for every case", async () => {
    const list = await readCases(portal.deps, OFFICE, { year: portal.round.year });
    const turns = await Promise.all(
      stories.map(
        async ({ id }) => [id, whoseTurn(await portal.state(id), await portal.now(id))] as const,
      ),
    );
    const phaseOf = new Map(turns.map(([id, turn]) => [id, turn.phase]));
    expect(phaseOf.size).toBe(5);
    const close = (turn: ReturnType<typeof whoseTurn> | undefined) => ({ ...turn });
    for (const [id, turn] of turns)
      expect(close(list?.cases.find((line) => line.applicationId === id)?.turn)).toEqual(turn);
    for (const phase of PHASES) {
      const filtered = await readCases(portal.deps, OFFICE, { year: portal.round.year, phase });
      expect(filtered?.cases.map((line) => line.applicationId).toSorted()).toEqual(
        turns
          .filter(([, turn]) => turn.phase === phase)
          .map(([id]) => id)
          .toSorted(),
      );
      expect(list?.counts.phases[phase]).toBe(filtered?.found);
    }
  });

  it('find a case by its number, and by the names of child and guardian', async () => {
    const { id } = storyAt(1);
    const list = await readCases(portal.deps, OFFICE, { year: portal.round.year });
    const number = list?.cases.find((line) => line.applicationId === id)?.caseNumber ?? '';
    const found = async (search: string): Promise<readonly string[]> => {
      const page = await visitor.submit('/office/suche', { suche: search });
      return casesOn(page);
    };
    expect(await found(number.toLowerCase())).toEqual([id]);
    expect(await found('bela quer')).toEqual([id]);
    expect(await found('kim beispiel')).toHaveLength(5);
    expect(await found('%')).toEqual([]);
    expect(await found('niemand dieses Namens')).toEqual([]);
    const addresses = visitor.addresses.map((address) => decodeURIComponent(address).toLowerCase());
    expect(addresses.filter((address) => /quer|beispiel|dieses/u.test(address))).toEqual([]);
    const paged = await visitor.post('/office/suche', { suche: 'bela', abschnitt: 'offers' });
    expect(casesOn(await visitor.get(paged.location))).toEqual([id]);
    const stranger = await asPerson(new Visitor(app), portal, {
      kind: 'office',
      ref: 'somebody-else',
      role: 'caseworker',
    });
    expect(
      casesOn(await stranger.get(paged.location.replace('&abschnitt=offers', ''))).length,
    ).toBeGreaterThan(1);
  });

  it('are filtered by place, timeliness, paper, language and who looks after them', async () => {
    const sql = (statement: string, id: string) => portal.owner.em.fork().execute(statement, [id]);
    const [werl, late, paper, english, mine] = stories.map(({ id }) => id);
    await sql(`update application set municipality = 'Werl' where id = ?`, werl ?? '');
    await sql('update application set late = true where id = ?', late ?? '');
    await sql('update application set entered_at = received_at where id = ?', paper ?? '');
    await sql(`update guardian set language = 'en' where application_id = ?`, english ?? '');
    await visitor.submit(`/office/faelle/${mine}/zustaendig`, { toMe: 'ja' });
    const list = async (query: string) => casesOn(await visitor.get(`/office?${query}`));
    expect(await list('ort=Werl')).toEqual([werl]);
    expect(await list('frist=spaet')).toEqual([late]);
    expect(await list('frist=rechtzeitig')).not.toContain(late);
    expect(await list('eingang=papier')).toEqual([paper]);
    expect(await list('sprache=en')).toEqual([english]);
    expect(await list('zustaendig=ich')).toEqual([mine]);
    expect(await list('zustaendig=niemand')).toHaveLength(4);
    expect(await list('sprache=en&ort=Werl')).toEqual([]);
    expect(await list('sprache=nichts')).toHaveLength(5);
    await sql('update application set late = false where id = ?', late ?? '');
  });

  it('page through fifty cases at a time without losing or repeating one', async () => {
    await addPlainCases(portal, storyAt(0).id, 60);
    const seen: string[] = [];
    let after: string | undefined;
    let pages = 0;
    do {
      const page = await readCases(portal.deps, OFFICE, { year: portal.round.year, after });
      seen.push(...(page?.cases ?? []).map((line) => line.applicationId));
      after = page?.next ?? undefined;
      pages += 1;
    } while (after !== undefined);
    expect(pages).toBe(2);
    expect(seen).toHaveLength(65);
    expect(new Set(seen).size).toBe(65);
    const first = await visitor.get('/office');
    const next = /href="(\/office\?[^"]*ab=[^"]+)"/u.exec(first.body)?.[1] ?? '';
    expect(textOf(await visitor.get(next.replaceAll('&amp;', '&')))).toContain(
      '65 Vorgänge gefunden',
    );
  });

  it('say on one case who is waited for and what happened', async () => {
    const story = storyAt(1);
    const page = await visitor.get(`/office/faelle/${story.id}`);
    const text = textOf(page);
    expect(page.status).toBe(200);
    expect(text).toContain('Es wartet auf: Familie');
    expect(text).toContain(
      'Von selbst geschieht als Nächstes: Die Familie wird an das Angebot erinnert',
    );
    expect(text).toContain(`Angebot gemacht – ${story.kita.name}`);
    expect(text).toMatch(/Angebot machen Kita Testweg 1 .* ausgeführt/u);
    expect(text).toContain('Vertragsangebot');
    expect(text).toContain('seine Uhr vorgestellt');
    const unmoved = await visitor.get(`/office/faelle/${storyAt(0).id}`);
    expect(textOf(unmoved)).not.toContain('seine Uhr vorgestellt');
    expect((await visitor.get(`/office/faelle/${randomUUID()}`)).status).toBe(404);
    expect((await visitor.get('/office/faelle/nichts')).status).toBe(404);
  });

  it('open the history of a case at the event where it stands, beside what the workflow says', async () => {
    const story = storyAt(1);
    await portal.owner.em.fork().execute(
      `insert into watch_finding (reason, subject, application_id, evidence, since, found_at, last_seen_at)
       values ('family.silent', ?, ?, '{"phase": "offers"}', now(), now(), now())`,
      [story.id, story.id],
    );
    const board = await visitor.get('/office/stillstand');
    expect(board.body).toContain(`href="/office/faelle/${story.id}/ablauf#stand"`);
    expect(textOf(board)).toContain('Die Kita wartet auf die Familie');
    expect(textOf(board)).toContain('Die Familie wird an das Angebot erinnert: ');

    const page = await visitor.get(`/office/faelle/${story.id}/ablauf`);
    const text = textOf(page);
    const stand = page.body.split('id="stand"');
    expect(stand).toHaveLength(2);
    expect(stand[1]?.slice(0, 400)).toContain('Wecker gestellt auf');
    expect(page.body.indexOf('id="stand"')).toBeGreaterThan(
      page.body.indexOf('Verlauf, das Neueste'),
    );
    expect(text).toContain('Die Familie meldet sich nicht');
    expect(text).toMatch(/Was der Ablauf selbst sagt .* Wer ist dran Familie/u);
    expect(text).toContain('Revision 4, Runde in Revision 1');
    expect(text).toContain('Auftrag ausgeführt: Angebot machen.');
    expect(text).toContain('Nachricht eingegangen: Als geprüft vermerken.');
    expect(text).toContain('Schritt in die Datenbank schreiben („Angebot gemacht“).');
    expect(text).toContain('Die Uhr des Ablaufs springt auf');
    expect(text).toContain('Der Ablauf beginnt.');
    expect(text).not.toContain('EVENT_TYPE');
    expect(page.body).toMatch(
      new RegExp(
        `href="http://ui.example.org:8233/namespaces/${portal.namespace}/workflows/application%2F${story.id}/[0-9a-f-]+/history/events/\\d+"`,
        'u',
      ),
    );
    expect((await visitor.get(`/office/faelle/${randomUUID()}/ablauf`)).status).toBe(404);
  });

  it('stay usable while Temporal takes calls and never answers: all from the record, and they say so', async () => {
    const line = new Line({ host: '127.0.0.1', port: 1 });
    line.cut();
    const address = `127.0.0.1:${await line.listen()}`;
    const connection = Connection.lazy({ address, connectTimeout: '100 seconds' });
    const client = new Client({ connection, namespace: 'none' });
    const away = await asOffice(new Visitor(openDemoApp(portal, { client })));
    const { id } = storyAt(1);
    let isOver = false;
    void client.workflowService
      .getSystemInfo({})
      .catch(() => undefined)
      .finally(() => (isOver = true));
    try {
      const history = `/office/faelle/${id}/ablauf`;
      const paths = ['/office', `/office/faelle/${id}`, history, '/office/stillstand'];
      const pages = await Promise.all(
        paths.map(async (path) => ({ path, ...(await away.get(path)) })),
      );
      // Whoever waits without a bound waits still.
      expect(isOver).toBe(false);
      for (const page of pages) {
        expect([page.path, page.status]).toEqual([page.path, 200]);
        expect(textOf(page)).toContain('Temporal antwortet nicht');
      }
      const page = pages
        .filter(({ path }) => path === history)
        .map(textOf)
        .join('\n');
      expect(page).toContain('Es wartet auf: Familie');
      expect(page).toContain('Alles auf dieser Seite steht in der Datenbank');
      expect(page).not.toContain('Was der Ablauf selbst sagt');
      const noted = await writeNote(away, id, 'Mit der Familie telefoniert.');
      expect(textOf(noted)).toContain('Mit der Familie telefoniert.');
    } finally {
      line.close();
    }
  });

  it('say when Temporal knows no workflow, and when no worker answers', async () => {
    const [plain] = await portal.owner.em
      .fork()
      .execute<{ id: string }[]>(`select id from application where case_number = 'LISTE-1'`);
    const missing = await visitor.get(`/office/faelle/${plain?.id}/ablauf`);
    expect(textOf(missing)).toContain('Temporal kennt keinen Ablauf zu diesem Vorgang.');
    await portal.stopWorker();
    try {
      const silent = textOf(await visitor.get(`/office/faelle/${storyAt(1).id}/ablauf`));
      expect(silent).toContain('Der Ablauf hat die Nachfrage nicht beantwortet.');
      expect(silent).toContain('Auftrag ausgeführt: Angebot machen.');
    } finally {
      await portal.startWorker();
    }
  });

  it('show an activity that is tried again and again, with its code and no word of its message', async () => {
    const story = await tellStory(portal, 'registered', { childLastName: 'Störung' });
    await portal.owner.em.fork().execute('revoke insert on case_event from kita_app');
    try {
      const patient = openDemoApp(portal, { updateWaitMs: 500 });
      const { withdraw } = await import('../../src/cases/family.ts');
      await withdraw({ ...portal.deps, updateWaitMs: 500 }, story.family, {
        applicationId: story.id,
        clientKey: randomUUID(),
      });
      const office = await asOffice(new Visitor(patient));
      const text = await eventually(
        async () => textOf(await office.get(`/office/faelle/${story.id}/ablauf`)),
        (seen) => /\d+\. Versuch, zuletzt gescheitert mit/u.test(seen),
      );
      expect(text).toContain('Schritt in die Datenbank schreiben: ');
      expect(text).toContain('„fault.42501“');
      expect(text).not.toContain('permission denied');
      expect(text).toMatch(
        /Anmeldung zurückziehen Familie .* offen, \d Versuche?; wird weiter versucht/u,
      );
    } finally {
      await portal.owner.em.fork().execute('grant insert on case_event to kita_app');
    }
    await eventually(
      () => portal.state(story.id),
      (state) => state.end !== null,
    );
  });

  it('list refused mails as doors and show them on the case', async () => {
    const story = storyAt(2);
    await portal.owner.em
      .fork()
      .execute(
        `update notice set status = 'refused', attempts = 3, last_error = 'smtp.550' where application_id = ? and kind = 'acceptance'`,
        [story.id],
      );
    const list = await visitor.get('/office');
    expect(textOf(list)).toMatch(/1 mit einer E-Mail, die nicht ankommt/u);
    const behind = await visitor.get('/office?stoerung=mailRefused');
    expect(behind.body).toContain(`/office/faelle/${story.id}`);
    expect(textOf(behind)).toContain('1 Vorgang gefunden');
    expect(textOf(await visitor.get(`/office/faelle/${story.id}`))).toContain(
      'nicht angenommen, 3 Versuche, zuletzt „smtp.550“',
    );
  });

  describe('beside a case', () => {
    it('keep notes, follow-ups and who looks after it, once for each click', async () => {
      const { id } = storyAt(3);
      const path = `/office/faelle/${id}`;
      const clientKey = hidden(await visitor.get(path), 'clientKey');
      for (const text of ['Erster Anruf.', 'Derselbe Klick noch einmal.'])
        await visitor.submit(`${path}/notizen`, { clientKey, text });
      await writeNote(visitor, id, 'Zweiter\nAnruf.');
      const noted = textOf(await visitor.get(path));
      expect(noted).toMatch(/Zweiter Anruf\. .* Erster Anruf\. .* · Sie/u);
      expect(noted).not.toContain('Derselbe Klick');
      const empty = await writeNote(visitor, id, '  ');
      expect(empty.status).toBe(422);
      expect(empty.body).toContain('href="#text"');

      const today = zonedDay(Date.now());
      const followUp = async (dueOn: string, subject: string) =>
        fillIn(visitor, await visitor.get(path), `${path}/wiedervorlagen`, { dueOn, subject });
      const past = await followUp(addDays(today, -1), 'Gestern');
      expect(past.status).toBe(422);
      expect(past.body).toContain('href="#dueOn"');
      expect(past.body).toContain('value="Gestern"');
      await followUp(today, 'Rückruf der Kita');
      await followUp(addDays(today, 9), 'Vertrag da?');
      const list = await visitor.get('/office/wiedervorlagen');
      expect(textOf(list)).toContain('1 Wiedervorlage ist fällig');
      expect(textOf(list)).toMatch(/Rückruf der Kita .* Später .* Vertrag da\?/u);
      const account = randomUUID();
      await portal.owner.em.fork().execute(
        `insert into auth."user" (id, name, email, "emailVerified")
         values (?, 'Toni Kollege', 'toni.kollege@example.org', true)`,
        [account],
      );
      const colleague = await asPerson(new Visitor(app), portal, {
        kind: 'office',
        ref: account,
        role: 'caseworker',
      });
      expect(textOf(await colleague.get('/office/wiedervorlagen'))).not.toContain('Rückruf');
      const all = await colleague.get('/office/wiedervorlagen?wessen=alle');
      expect(textOf(all)).toContain('Rückruf der Kita');
      const done =
        /action="(\/office\/wiedervorlagen\/[^"]+\/erledigt)"/u.exec(all.body)?.[1] ?? '';
      expect(textOf(await colleague.submit(done, {}))).not.toContain('Rückruf');
      expect(textOf(await visitor.get('/office/wiedervorlagen'))).toContain(
        'Keine Wiedervorlage ist fällig',
      );
      await colleague.submit(`${path}/zustaendig`, { toMe: 'ja' });
      expect(textOf(await visitor.get(path))).toContain('Zuständig: Toni Kollege');
      expect(textOf(await colleague.get('/office/wiedervorlagen'))).toContain('Vertrag da?');
    });

    it('are in the JSON interface too, a note once for each key', async () => {
      const { id } = storyAt(4);
      const client = new JsonClient(app);
      await asOffice(client.visitor);
      const key = randomUUID();
      const path = `/office/cases/${id}`;
      const note = (text: string) => client.post(`${path}/notes`, { text }, key);
      for (const _ of [1, 2]) expect((await note('Von einem Programm.')).body).toEqual({ id: key });
      expect((await note('Noch einmal.')).body['code']).toBe('idempotency.key_reused');
      expect((await client.post(`${path}/notes`, { text: '' })).status).toBe(422);
      const dueOn = addDays(zonedDay(Date.now()), 2);
      const set = await client.post(`${path}/follow-ups`, { dueOn, subject: 'Nachsehen' });
      expect(
        (await client.send('DELETE', `${path}/assignment`, undefined, { Origin: ORIGIN })).status,
      ).toBe(204);
      expect((await client.get(`${path}/work`)).body).toMatchObject({
        caseworker: null,
        notes: [{ id: key, text: 'Von einem Programm.' }],
        followUps: [{ dueOn, subject: 'Nachsehen', isDue: false }],
      });
      const done = `/office/follow-ups/${String(set.body['id'])}/done`;
      expect((await client.send('PUT', done, undefined, { Origin: ORIGIN })).status).toBe(204);
      expect((await client.get(`${path}/work`)).body['followUps']).toEqual([]);
      const [receipt] = await portal.notices(id);
      const address = `/office/notices/${receipt?.id}/address`;
      expect((await client.post(address, { email: 'keine Adresse' })).status).toBe(422);
      const { body } = await client.get('/office/notices?channel=mail');
      expect(body['notices']).toContainEqual(expect.objectContaining({ applicationId: id }));
    });

    it('show an auditor everything and no button that changes anything', async () => {
      const auditor = await asPerson(new Visitor(app), portal, {
        kind: 'office',
        ref: 'auditor',
        role: 'auditor',
      });
      const { id } = storyAt(1);
      const year = portal.round.year;
      const clock = `/demo/cases/${id}/forward`;
      const harmless = [clock, '/abmelden', '/office/suche', `/office/warteliste/${year}/suche`];
      for (const path of [
        '/office',
        `/office/faelle/${id}`,
        `/office/faelle/${id}/ablauf`,
        '/office/stillstand',
        '/office/wiedervorlagen',
        `/office/warteliste/${year}`,
        '/office/tagespflege',
        '/office/briefe',
        '/office/postausgang',
        `/office/runde/${year}`,
        `/office/runde/${year}/kitas`,
        '/office/runden',
        `/office/zahlen/${year}`,
        '/office/loeschen',
      ]) {
        const page = await auditor.get(path);
        expect([path, page.status]).toEqual([path, 200]);
        const posting = Array.from(
          page.body.matchAll(/(?:method="post"[^>]*action|formaction)="([^"]*)"/gu),
          ([, action]) => action,
        );
        expect([path, posting.filter((to) => !harmless.includes(to ?? ''))]).toEqual([path, []]);
        expect(page.body).not.toMatch(
          /href="[^"]*(?:\/handeln|\/neu|\/kontakt|\/office\/hinweis)"/u,
        );
      }
      const refused = await auditor.post(`/office/faelle/${id}/notizen`, { text: 'x' });
      expect(refused.status).toBe(403);
    });
  });

  describe('the outbox', () => {
    it('sends a refused mail to a corrected address, or makes a letter of it', async () => {
      const refuse = async (childFirstName: string): Promise<readonly [string, string]> => {
        const story = await tellStory(portal, 'registered', {
          childFirstName,
          input: { street: 'Nordwall 3' },
        });
        const [row] = await portal.owner.em.fork().execute<{ id: string }[]>(
          `update notice set status = 'refused', attempts = 4, last_error = 'smtp.551'
           where application_id = ? and kind = 'receipt' returning id`,
          [story.id],
        );
        return [story.id, row?.id ?? ''];
      };
      const [applicationId, wrong] = await refuse('Wrong');
      const list = await visitor.get('/office/postausgang?stand=refused');
      expect(list.body).toContain(`/office/postausgang/${wrong}`);
      expect((await visitor.get('/office/postausgang?stand=printed')).body).not.toContain(wrong);
      const path = `/office/postausgang/${wrong}`;
      const typed = await fillIn(visitor, await visitor.get(path), `${path}/adresse`, {
        email: 'keine Adresse',
      });
      expect(typed.status).toBe(422);
      expect(typed.body).toContain('value="keine Adresse"');
      const sent = await fillIn(visitor, await visitor.get(path), `${path}/adresse`, {
        email: 'richtig@example.org',
      });
      expect(textOf(sent)).toContain('Ist veranlasst.');
      expect(textOf(sent)).toContain('richtig@example.org');
      const again = (await portal.notices(applicationId)).find(({ id }) => id === wrong);
      expect([again?.status, again?.attempts]).toEqual(['pending', 0]);

      const [, silent] = await refuse('Silent');
      await visitor.submit(`/office/postausgang/${silent}/brief`, {});
      expect((await visitor.get('/office/briefe')).body).toContain(`/office/briefe/${silent}`);
      expect(textOf(await visitor.get(`/office/briefe/${silent}`))).toContain('Nordwall 3');
      await visitor.submit(`/office/postausgang/${silent}/erneut`, {});
      expect((await visitor.get('/office/briefe')).body).toContain(`/office/briefe/${silent}`);
      expect((await visitor.get(`/office/postausgang/${randomUUID()}`)).status).toBe(404);
    });
  });

  it('count how long a round takes as its events tell, and break down no group smaller than three', async () => {
    const { year } = portal.round;
    await portal.owner.em
      .fork()
      .execute(`update application set municipality = 'Rüthen' where id = ?`, [storyAt(0).id]);
    // Three contracts with Emil's.
    await Promise.all([0, 1].map(() => tellStory(portal, 'concluded')));
    const rows = await portal.owner.em
      .fork()
      .find(CaseEvent, { kind: { $in: ['offerMade', 'offerAccepted', 'contractConcluded'] } });
    const all = [...Map.groupBy(rows, ({ applicationId }) => applicationId).values()];
    const between = (from: CaseEvent['kind'], to: CaseEvent['kind']): readonly number[] =>
      all.flatMap((events) => {
        const [begun, ended] = [from, to].map((kind) =>
          events.find((event) => event.kind === kind),
        );
        return begun === undefined || ended === undefined
          ? []
          : [ended.at.getTime() - begun.at.getTime()];
      });
    const took = between('offerMade', 'offerAccepted');
    const concluded = between('offerAccepted', 'contractConcluded');
    const offered = all.flatMap((events) => events.find(({ kind }) => kind === 'offerMade') ?? []);
    const client = new JsonClient(app);
    await asOffice(client.visitor);
    const { body } = await client.get(`/office/figures/${year}`);
    const { durations, kitas, municipalities } = body as unknown as Figures;
    expect(took.length).toBeGreaterThanOrEqual(3);
    expect(durations.offerToAnswer?.count).toBe(took.length);
    expect(durations.offerToAnswer?.median).toBeCloseTo(medianOf(took) / DAY, 3);
    expect(durations.deadlineToOffer?.count).toBe(offered.length);
    expect(durations.deadlineToOffer?.median).toBeCloseTo(
      medianOf(offered.map(({ at }) => at.getTime() - portal.round.dates.deadlineAt)) / DAY,
      3,
    );
    expect(concluded).toHaveLength(3);
    expect(Math.min(...concluded)).toBeGreaterThan(DAY);
    expect(durations.answerToContract?.count).toBe(3);
    expect(durations.answerToContract?.median).toBeCloseTo(medianOf(concluded) / DAY, 3);
    expect(kitas).toEqual([
      expect.objectContaining({ name: storyAt(1).kita.name, offers: offered.length }),
    ]);
    expect(municipalities.find(({ name }) => name === 'Rüthen')).toMatchObject({
      cases: null,
      withoutOffer: null,
      durations: { deadlineToOffer: null },
    });
    const page = textOf(await visitor.get(`/office/zahlen/${year}`));
    expect(page).toContain(`Vom Angebot bis zur Antwort der Familie ${took.length} unter 1 Tag`);
    expect(page).toMatch(/Rüthen weniger als 3 weniger als 3 –/u);
    expect((await visitor.get('/office/zahlen/1999')).status).toBe(404);
  });

  describe('letters', () => {
    it('are listed, printed and noted once', async () => {
      const story = await tellStory(portal, 'registered', {
        email: '',
        childFirstName: 'Papierkind',
        input: { street: 'Musterweg 7' },
      });
      const [receipt] = await portal.notices(story.id);
      const path = `/office/briefe/${receipt?.id}`;
      expect((await visitor.get('/office/briefe')).body).toContain(path);
      const letter = textOf(await visitor.get(path));
      expect(letter).toContain('Musterweg 7 59514 Welver');
      expect(letter).toContain('Eingangsbeleg: Anmeldung für Papierkind');
      expect(letter).toContain('Zugangscode');
      const listed = await visitor.submit(`${path}/gedruckt`, {});
      expect(listed.body).not.toContain(path);
      const printed = (await portal.notices(story.id))[0];
      expect(printed?.status).toBe('printed');
      await visitor.submit(`${path}/gedruckt`, {});
      expect((await portal.notices(story.id))[0]?.sentAt).toEqual(printed?.sentAt);
      expect(textOf(await visitor.get(path))).toContain('als gedruckt vermerkt');
      expect((await visitor.post(`/office/briefe/${randomUUID()}/gedruckt`, {})).status).toBe(404);
      const mail = (await portal.notices(storyAt(0).id))[0];
      expect((await visitor.get(`/office/briefe/${mail?.id}`)).status).toBe(404);
      expect((await visitor.get(`/office/briefe/pdf?id=${mail?.id}`)).status).toBe(404);
    });

    it('are printed many as one PDF, which nobody keeps and no file name tells of', async () => {
      const ids: string[] = [];
      for (const childFirstName of ['Erstkind', 'Zweitkind']) {
        const story = await tellStory(portal, 'registered', { email: '', childFirstName });
        const [receipt] = await portal.notices(story.id);
        ids.push(receipt?.id ?? '');
      }
      const queue = (await visitor.get('/office/briefe')).body;
      for (const id of ids) expect(queue).toMatch(new RegExp(`value="${id}" checked`, 'u'));
      const pdf = await visitor.get(`/office/briefe/pdf?${ids.map((id) => `id=${id}`).join('&')}`);
      expect(pdf.status).toBe(200);
      expect(pdf.body).toMatch(/^%PDF-1\.7/u);
      expect(pdf.headers.get('content-type')).toBe('application/pdf');
      expect(pdf.headers.get('content-disposition')).toBe('inline; filename="briefe.pdf"');
      expect(pdf.headers.get('cache-control')).toBe('no-store');
      expect(pdf.headers.get('content-security-policy')).toMatch(/^default-src 'none'/u);

      const [first = '', second = ''] = ids;
      const noted = await visitor.request('/office/briefe/gedruckt', {
        method: 'POST',
        body: new URLSearchParams([
          ['id', first],
          ['id', second],
        ]).toString(),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: ORIGIN },
      });
      expect(textOf(await visitor.get(noted.location))).toContain(
        `${ids.length} Briefe sind als gedruckt vermerkt.`,
      );
      const left = (await visitor.get('/office/briefe')).body;
      for (const id of ids) expect(left).not.toContain(id);
    });

    it('whose matter is settled are not printed', async () => {
      const story = await tellStory(portal, 'slotBooked', { email: '' });
      await story.withdraw();
      const appointment = (await portal.notices(story.id)).find(
        ({ kind }) => kind === 'appointment',
      );
      expect(appointment?.status).toBe('to_print');
      const answer = await visitor.get(`/office/briefe/pdf?id=${appointment?.id}`);
      expect(textOf(await visitor.get(answer.location))).toContain('werden nicht mehr gebraucht');
      expect((await visitor.get('/office/briefe')).body).not.toContain(appointment?.id);
      expect(textOf(await visitor.get(`/office/briefe/${appointment?.id}`))).toContain(
        'Dieser Brief wird nicht mehr gebraucht',
      );
    });
  });

  describe('the notices', () => {
    it('are shown in both languages, each as mail and letter', async () => {
      const page = await visitor.get('/office/nachrichten');
      const text = textOf(page);
      expect(text).toContain('Eingangsbeleg: Anmeldung für Mia');
      expect(text).toContain('Receipt: registration of Mia');
      const sent = Object.keys(de.noticeKinds);
      expect(sent.length).toBeGreaterThan(NOTICE_KINDS.length);
      expect(sent.filter((kind) => !page.body.includes(`id="${kind}"`))).toEqual([]);
      expect(text).toContain('Ihr Link zu Ihren Anmeldungen im Kita-Portal');
      const link = await visitor.get('/office/nachrichten/en/familyLink/html');
      expect(link.body).toContain('<html lang="en">');
      expect((await visitor.get('/office/nachrichten/de/familyLink/brief')).status).toBe(404);
      const mail = await visitor.get('/office/nachrichten/en/offer/html');
      expect(mail.body).toContain('<html lang="en">');
      expect(mail.headers.get('content-security-policy')).toContain("style-src 'unsafe-inline'");
      expect(mail.headers.get('x-own-document')).toBeNull();
      const letter = await visitor.get('/office/nachrichten/de/offer/brief');
      expect(letter.body).toMatch(/^%PDF/u);
      expect((await visitor.get('/office/nachrichten/de/nichts/brief')).status).toBe(404);
      expect((await visitor.get('/demo/nachrichten/de/offer/html')).status).toBe(200);
      const stranger = new Visitor(openDemoApp(portal));
      expect((await stranger.get('/office/nachrichten/en/offer/html')).location).toBe('/demo');
    });
  });

  describe('the round', () => {
    const path = (): string => `/office/runde/${portal.round.year}`;

    it('moves one date with a reason, and shows who has taken note', async () => {
      expect((await visitor.get('/office/runde')).location).toBe(path());
      const form = await visitor.get(path());
      const day = addDays(zonedDay(portal.round.dates.endsAt), 20);
      const moved = await visitor.submit(path(), {
        clientKey: hidden(form, 'clientKey'),
        date: 'endsAt',
        day,
        reason: 'Mehr Zeit für alle.',
      });
      expect(textOf(moved)).toContain('Das Datum ist verschoben. Es gilt jetzt Fassung 2.');
      expect(textOf(moved)).toContain('Mehr Zeit für alle.');
      const rows = await portal.owner.em
        .fork()
        .execute<{ ends_at: string }[]>('select ends_at from round_revision where revision = 2');
      expect(new Date(rows[0]?.ends_at ?? '').getTime()).toBe(startOfDay(addDays(day, 1)));
      await eventually(
        async () => textOf(await visitor.get(path())),
        (text) => {
          const [, noted, open] = /(\d+) von (\d+) offenen Vorgängen/u.exec(text) ?? [];
          return noted !== undefined && noted === open;
        },
        60_000,
      );
    });

    it('shows what a move would do before the click, and takes the same form on', async () => {
      const form = await visitor.get(path());
      expect(form.body).toContain(`action="${path()}/vorschau"`);
      const typed = {
        clientKey: hidden(form, 'clientKey'),
        date: 'endsAt',
        day: '2028-01-01',
        reason: 'Mehr Zeit für alle.',
      };
      const preview = await visitor.post(`${path()}/vorschau`, typed);
      expect(textOf(preview)).toContain('Der neue Tag ist ein Feiertag.');
      expect(textOf(preview)).toMatch(/Nachrichten an Familien \d+/u);
      for (const [name, value] of Object.entries(typed)) expect(hidden(preview, name)).toBe(value);
      const standing = await visitor.post(`${path()}/vorschau`, {
        ...typed,
        day: zonedDay((await newestEnd()) - 1),
      });
      expect(standing.status).toBe(422);
      expect(textOf(standing)).toContain('Dieses Datum steht schon auf diesem Tag.');
    });

    it('moves the first day of offers for the Kitas of one place, and nothing else for a place', async () => {
      const form = await visitor.get(path());
      const typed = {
        clientKey: hidden(form, 'clientKey'),
        date: 'offersFromAt',
        day: zonedDay(portal.round.dates.offersFromAt + 2 * DAY),
        place: 'ort:Welver',
        reason: 'In Welver dauert die Prüfung länger.',
      };
      const preview = await visitor.post(`${path()}/vorschau`, typed);
      expect(textOf(preview)).toContain('Angebote ab, nur Welver: statt');
      for (const [name, value] of Object.entries(typed)) expect(hidden(preview, name)).toBe(value);
      for (const wrong of [{ date: 'endsAt' }, { place: 'ort:Köln' }]) {
        const refused = await visitor.post(`${path()}/vorschau`, { ...typed, ...wrong });
        expect(refused.status).toBe(422);
        expect(refused.body).toContain('href="#place"');
      }
      const moved = await visitor.submit(path(), typed);
      expect(textOf(moved)).toContain('Das Datum ist verschoben.');
      expect(textOf(moved)).toContain('Angebote ab, nur Welver');
    });

    it('stops the telling with a reason, and resumes it', async () => {
      const brake = async (form: Readonly<Record<string, string>>) =>
        visitor.submit(`${path()}/mitteilung`, { clientKey: randomUUID(), ...form });
      expect((await brake({ stopped: 'ja', stopReason: '' })).body).toContain('href="#stopReason"');
      const stopped = await brake({ stopped: 'ja', stopReason: 'Wir prüfen noch.' });
      expect(textOf(stopped)).toContain('Begründung: Wir prüfen noch.');
      expect(textOf(await brake({ stopped: 'nein' }))).not.toContain('Wir prüfen noch.');
    });

    const newestEnd = async (): Promise<number> => {
      const [row] = await portal.owner.em
        .fork()
        .execute<{ ends_at: string }[]>(
          'select ends_at from round_revision order by revision desc limit 1',
        );
      return new Date(row?.ends_at ?? '').getTime();
    };

    it('returns what cannot be, with what was typed', async () => {
      const form = await visitor.get(path());
      const empty = await visitor.post(path(), {
        clientKey: hidden(form, 'clientKey'),
        date: '',
        day: '',
        reason: '',
      });
      expect(empty.status).toBe(422);
      for (const field of ['date', 'day', 'reason'])
        expect(empty.body).toContain(`href="#${field}"`);
      const clientKey = hidden(form, 'clientKey');
      const disordered = await visitor.post(path(), {
        clientKey,
        date: 'deadlineAt',
        day: zonedDay(portal.round.dates.endsAt + 90 * DAY),
        reason: 'Ein Versehen.',
      });
      expect(disordered.status).toBe(422);
      expect(textOf(disordered)).toContain('So stimmt die Reihenfolge der Daten nicht mehr.');
      expect(disordered.body).toContain('Ein Versehen.');
      expect(hidden(disordered, 'clientKey')).not.toBe(clientKey);
      expect((await visitor.get('/office/runde/1999')).status).toBe(404);
    });
  });
});

const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
};

/** Writes a note by the form of the case's page. */
async function writeNote(visitor: Visitor, id: string, text: string): Promise<Visit> {
  const action = `/office/faelle/${id}/notizen`;
  return fillIn(visitor, await visitor.get(`/office/faelle/${id}`), action, { text });
}

/** The cases a list links to, in its order. */
const casesOn = ({ body }: Visit): readonly string[] =>
  Array.from(body.matchAll(/href="\/office\/faelle\/([0-9a-f-]+)"/gu), ([, id = '']) => id);

/** Rows like a case's, without a workflow: for lists only. */
async function addPlainCases(portal: TestPortal, like: string, count: number): Promise<void> {
  await portal.owner.em.fork().execute(
    `with n as (select i, gen_random_uuid() as child_id, gen_random_uuid() as id from generate_series(1, ?) i),
      children as (insert into child select child_id, 'Reihe', 'Nummer' || i, '2024-03-14' from n)
    insert into application select n.id, 'LISTE-' || n.i, a.year, n.child_id, a.hours, a.wished_start_on, a.street,
      a.postcode, a.municipality, a.received_at, a.late, a.registration_round_revision, a.round_revision,
      a.revision, a.phase, a.phase_since, a.enrolment_closed_for, a.end_reason, a.ended_at, a.closes_at, now(),
      a.clock_offset_ms, now()
    from n, application a where a.id = ?`,
    [count, like],
  );
}
