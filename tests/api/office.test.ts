import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { addDays, startOfDay, zonedDay } from '../../src/calendar/zone.ts';
import { NOTICE_KINDS } from '../../src/domain/notices.ts';
import { PHASES } from '../../src/domain/phase.ts';
import { whoseTurn } from '../../src/domain/turn.ts';
import { readCases } from '../../src/cases/read/office-cases.ts';
import { openTemporal } from '../../src/temporal/connection.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { asKita, asOffice, openDemoApp } from '../support/json-client.ts';
import { tellStory, type Story } from '../support/story.ts';
import { hidden, ORIGIN, textOf, Visitor } from '../support/visitor.ts';

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
      const page = await visitor.get(`/office?suche=${encodeURIComponent(search)}`);
      return Array.from(
        page.body.matchAll(/\/office\/faelle\/([0-9a-f-]+)/gu),
        ([, one = '']) => one,
      );
    };
    expect(await found(number.toLowerCase())).toEqual([id]);
    expect(await found('bela quer')).toEqual([id]);
    expect(await found('kim beispiel')).toHaveLength(5);
    expect(await found('%')).toEqual([]);
    expect(await found('niemand dieses Namens')).toEqual([]);
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
    const next = /href="(\/office\?ab=[^"]+)"/u.exec(first.body)?.[1] ?? '';
    expect(textOf(await visitor.get(next.replaceAll('&amp;', '&')))).toContain(
      '65 Vorgänge gefunden',
    );
  });

  it('say on one case who is waited for, what happened and what Temporal knows', async () => {
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
    expect(text).toContain('Auftrag ausgeführt: Angebot machen.');
    expect(text).toContain('Nachricht eingegangen: Als geprüft vermerken.');
    expect(text).toContain('Schritt in die Datenbank schreiben („Angebot gemacht“).');
    expect(text).toContain('Die Uhr des Ablaufs springt auf');
    expect(text).toContain('Der Ablauf beginnt.');
    expect(text).not.toContain('EVENT_TYPE');
    expect(text).toContain('Revision 4, Runde in Revision 1');
    expect(page.body).toContain(
      `href="http://ui.example.org:8233/namespaces/${portal.namespace}/workflows/application%2F${story.id}"`,
    );
    expect((await visitor.get(`/office/faelle/${randomUUID()}`)).status).toBe(404);
    expect((await visitor.get('/office/faelle/nichts')).status).toBe(404);
  });

  it('stay usable while Temporal is away, and say so', async () => {
    const client = openTemporal({ address: '127.0.0.1:9', namespace: 'none' });
    const away = await asOffice(new Visitor(openDemoApp(portal, { client })));
    for (const path of ['/office', `/office/faelle/${storyAt(1).id}`, '/office/briefe']) {
      const began = performance.now();
      const page = await away.get(path);
      expect(page.status).toBe(200);
      expect(performance.now() - began).toBeLessThan(3000);
      expect(textOf(page)).toContain('Temporal antwortet nicht');
    }
    const page = textOf(await away.get(`/office/faelle/${storyAt(1).id}`));
    expect(page).toContain('Es wartet auf: Familie');
    expect(page).toContain('Alles auf dieser Seite steht in der Datenbank');
  });

  it('say when Temporal knows no workflow, and when no worker answers', async () => {
    const [plain] = await portal.owner.em
      .fork()
      .execute<{ id: string }[]>(`select id from application where case_number = 'LISTE-1'`);
    const missing = await visitor.get(`/office/faelle/${plain?.id}`);
    expect(textOf(missing)).toContain('Temporal kennt keinen Ablauf zu diesem Vorgang.');
    await portal.stopWorker();
    try {
      const began = performance.now();
      const silent = textOf(await visitor.get(`/office/faelle/${storyAt(1).id}`));
      expect(performance.now() - began).toBeLessThan(3000);
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
        async () => textOf(await office.get(`/office/faelle/${story.id}`)),
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
      expect(noted.location).toBe('/office/briefe');
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
      expect(answer.location).toBe('/office/briefe');
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
      for (const kind of NOTICE_KINDS) expect(page.body).toContain(`id="${kind}"`);
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
      expect(textOf(moved)).toContain('Das Datum ist verschoben. Es gilt jetzt Revision 2.');
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
