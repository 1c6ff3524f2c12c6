import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { germanDates } from '../../src/calendar/format.ts';
import { zonedDay } from '../../src/calendar/zone.ts';
import { bookSlot } from '../../src/cases/family.ts';
import { proposeSlots } from '../../src/cases/kita.ts';
import { readKitaLetter } from '../../src/cases/kita-letters.ts';
import { readKnownFamily } from '../../src/cases/read/guardians.ts';
import { Application } from '../../src/persistence/entities/application.ts';
import { asKita, asOffice, JsonClient, openDemoApp } from '../support/json-client.ts';
import {
  DAY,
  HOUR,
  offersRound,
  startTestPortal,
  type TestKita,
  type TestPortal,
} from '../support/portal.ts';
import { cookieOf } from '../support/sessions.ts';
import { tellStory, type Story } from '../support/story.ts';
import { fillIn, hidden, ORIGIN, textOf, Visitor, type Visit } from '../support/visitor.ts';

describe("a Kita's desk", () => {
  let portal: TestPortal;
  let app: Hono<AppEnv>;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      round: offersRound(Date.now()),
      kitas: 9,
      capacity: 3,
    });
    app = openDemoApp(portal);
  });
  afterAll(() => portal.stop());

  const kita = (index: number): TestKita => {
    const found = portal.kitas[index];
    if (found === undefined) throw new Error('no such Kita');
    return found;
  };
  const headOf = (index: number): Promise<Visitor> => asKita(new Visitor(app), kita(index));
  const staffOf = async (index: number): Promise<Visitor> => {
    const visitor = new Visitor(app);
    visitor.cookie = await cookieOf(portal, {
      kind: 'kita',
      ref: kita(index).id,
      role: 'staff',
    });
    return visitor;
  };
  /** A child of the first of these Kitas, at a chapter that needs no waiting. */
  const child = async (
    kitas: readonly TestKita[],
    childFirstName: string,
    more: Parameters<typeof tellStory>[2] = {},
  ): Promise<Story> => tellStory(portal, 'registered', { ...more, kitas, childFirstName });
  /** Posts a form with boxes, of which several may be ticked. */
  const tick = async (
    visitor: Visitor,
    path: string,
    fields: Readonly<Record<string, string>>,
    ids: readonly string[],
  ): Promise<Visit> => {
    const body = new URLSearchParams(fields);
    for (const id of ids) body.append('id', id);
    const answer = await visitor.request(path, {
      method: 'POST',
      body: body.toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: ORIGIN },
    });
    return answer.status === 303 ? visitor.get(answer.location) : answer;
  };
  const offer = (visitor: Visitor, ids: readonly string[], clientKey: string = randomUUID()) =>
    tick(visitor, '/kita/angebote', { clientKey, action: 'makeOffer' }, ids);

  it('never promises a place twice, whichever of two heads was faster, and tells both why', async () => {
    const [own] = [kita(0)];
    const [one, other] = [await child([own], 'Ada'), await child([own], 'Ben')];
    const heads = [await headOf(0), await headOf(0)] as const;
    const places = await heads[0].get('/kita/plaetze');
    const saved = await fillIn(heads[0], places, `/kita/plaetze?jahr=${portal.round.year}`, {
      'o3-35': '1',
    });
    expect(textOf(saved)).toContain('Die Platzzahlen sind gespeichert.');

    const [key, ids] = [randomUUID(), [one.id, other.id]];
    const [first, second] = await Promise.all([
      offer(heads[0], ids, key),
      offer(heads[1], ids.toReversed()),
    ]);
    const told = `${textOf(first)} ${textOf(second)}`;
    expect(told).toMatch(/(?:Ada|Ben) Beispiel .*? Angebot machen erledigt/u);
    expect(told).toContain('kein Platz mehr frei');
    expect(await portal.promised(own)).toBe(1);
    const made = [...(await one.state()).offers, ...(await other.state()).offers];
    expect(made.map(({ status }) => status)).toEqual(['open']);

    const before = await portal.commands(one.id);
    await offer(heads[0], ids, key);
    expect(await portal.commands(one.id)).toHaveLength(before.length);
  });

  it('offers as no other Kita than the page was for, whichever is chosen meanwhile in another tab', async () => {
    const both = [kita(1), kita(2)];
    const { id } = await child(both, 'Lou');
    const tabs = await headOf(1);
    const page = await tabs.get(`/kita/angebote?id=${id}`);
    const fields = {
      kita: hidden(page, 'kita'),
      clientKey: hidden(page, 'clientKey'),
      action: 'makeOffer',
    };
    await asKita(tabs, kita(2));
    const before = await portal.commands(id);
    for (const path of ['/kita/angebote', '/kita/termine/vorschlagen'])
      expect((await tick(tabs, path, fields, [id])).status).toBe(412);
    expect(await portal.commands(id)).toEqual(before);
  });

  it('shows before what is left, and afterwards what became of each child', async () => {
    const own = [kita(1), kita(2)];
    const stories = [await child(own, 'Ida'), await child(own, 'Jon'), await child(own, 'Kai')];
    const [ready, taken, gone] = stories;
    if (ready === undefined || taken === undefined || gone === undefined) throw new Error('none');
    await taken.offer();
    const head = await headOf(1);
    const query = stories.map(({ id }) => `id=${id}`).join('&');
    const shown = await head.get(`/kita/angebote?${query}`);
    expect(textOf(shown)).toMatch(/Ü3, 35 Stunden 3 1 2 2/u);
    expect(textOf(shown)).toMatch(/Jon Beispiel .* Nicht möglich: Zu diesem Wunsch liegt schon/u);
    expect(shown.body.match(/name="id"[^>]* checked/gu)).toHaveLength(2);
    await gone.withdraw();

    const clientKey = hidden(shown, 'clientKey');
    const outcome = await offer(head, [ready.id, gone.id, taken.id], clientKey);
    expect(textOf(outcome)).toContain('Erledigt: 1. Nicht ausgeführt: 2.');
    expect(textOf(outcome)).toMatch(/Ida Beispiel .*? Angebot machen erledigt/u);
    expect(textOf(outcome)).toMatch(/Kai Beispiel .*? nicht ausgeführt: Das ist im Moment nicht/u);
    expect(textOf(outcome)).toMatch(/Jon .*? nicht ausgeführt: Zu diesem Wunsch liegt schon/u);
    const nobody = await tick(head, '/kita/angebote', { clientKey, action: 'makeOffer' }, []);
    expect(nobody.status).toBe(422);
    expect(nobody.body).toContain('href="#id"');

    const stranger = await headOf(3);
    const touched = await offer(stranger, [ready.id]);
    expect(textOf(touched)).toContain('es hat sich nichts geändert');
    expect(touched.body).not.toContain('Ida');
  });

  it('lets staff prepare and the head release', async () => {
    const story = await child([kita(2), kita(3)], 'Lea');
    const staff = await staffOf(2);
    const page = await staff.get(`/kita/anmeldungen/${story.id}`);
    expect(page.body).not.toContain(`/kita/anmeldungen/${story.id}/angebot"`);
    expect(textOf(page)).toContain('Freigeben und anbieten kann nur die Leitung Ihrer Kita.');
    const prepared = await fillIn(staff, page, `/kita/anmeldungen/${story.id}/vorbereiten`);
    expect(textOf(prepared)).toContain('Das Angebot ist vorbereitet.');
    expect(prepared.body).not.toContain('/freigeben"');

    const today = await staff.get('/kita');
    expect(textOf(today)).toContain('Ein vorbereitetes Angebot ist noch nicht freigegeben.');
    expect(today.body).not.toContain('action="/kita/freigeben"');
    expect((await offer(staff, [story.id])).status).toBe(403);
    expect((await staff.get('/kita/plaetze')).body).not.toContain('name="o3-35"');
    expect((await staff.post('/kita/plaetze', { 'o3-35': '9', revision: '' })).status).toBe(403);

    const released = await tick(
      await headOf(2),
      '/kita/angebote',
      { clientKey: randomUUID(), action: 'releaseOffer' },
      [story.id],
    );
    expect(textOf(released)).toContain('Der Auftrag ist erledigt.');
  });

  it('keeps the number of places at what is promised, and one head from overwriting the other', async () => {
    const story = await child([kita(3)], 'Mia');
    await story.offer();
    const head = await headOf(3);
    const path = `/kita/plaetze?jahr=${portal.round.year}`;
    const shown = await head.get('/kita/plaetze');
    const below = await fillIn(head, shown, path, { 'o3-35': '0', 'u3-25': 'viele' });
    expect(below.status).toBe(422);
    expect(below.body).toContain('href="#u3-25"');
    const refused = await fillIn(head, shown, path, { 'o3-35': '0' });
    expect(refused.status).toBe(422);
    expect(textOf(refused)).toContain('So viele Plätze sind schon zugesagt.');
    expect(textOf(await head.get('/kita/plaetze'))).toMatch(/Ü3, 35 Stunden 3 1 0 2/u);

    const saved = await fillIn(head, shown, path, { 'o3-35': '2', 'u3-25': '4' });
    expect(textOf(saved)).toMatch(/Zusammen 6 1 0 5/u);
    const typo = await fillIn(head, shown, path, { 'o3-35': 'neun' });
    expect(typo.status).toBe(422);
    expect((await fillIn(head, typo, path, { 'o3-35': '9' })).status).toBe(412);
    const stale = await fillIn(head, shown, path, { 'o3-35': '9' });
    expect(stale.status).toBe(412);
    expect(textOf(stale)).toContain('Die Platzzahlen hat inzwischen jemand geändert.');
    expect(stale.body).toMatch(/name="o3-35"[^>]* value="9"/u);
    expect(textOf(await fillIn(head, stale, path))).toMatch(/Ü3, 35 Stunden 9 1 0 8/u);
  });

  it('filters its children, and finds a name that stands in no address', async () => {
    const own = kita(4);
    const first = await child([own], 'Zoë', { childLastName: 'Öztürk' });
    await child([own], 'Nils', { input: { hours: 45 } });
    await child([kita(5), own], 'Olga', {
      input: { birthDate: `${portal.round.year - 1}-02-01` },
    });
    await first.review(own);
    const head = await headOf(4);
    const found = async (query: string): Promise<readonly string[]> => {
      const { body } = await head.get(`/kita/anmeldungen?${query}`);
      return Array.from(
        body.matchAll(/>([A-Z][^<>]*) (?:Beispiel|Öztürk)<\/a>/gu),
        ([, name = '']) => name,
      );
    };
    expect(await found('umfang=45')).toEqual(['Nils']);
    expect(await found('gruppe=u3')).toEqual(['Olga']);
    expect(await found('wunsch=2')).toEqual(['Olga']);
    expect(await found('pruefung=ja')).toEqual(['Zoë']);
    expect(await found('eingang=nein')).toEqual([]);
    expect(await found('sortierung=age&gruppe=o3&stand=mine')).toHaveLength(2);
    expect((await found('sortierung=name')).at(-1)).toBe('Zoë');
    expect(await found('gruppe=alle&seite=99&stand=%3Cscript%3E')).toHaveLength(3);

    const list = await head.get('/kita/anmeldungen?umfang=35');
    const searched = await fillIn(head, list, '/kita/anmeldungen/suche', { suche: 'ozturk ZOE' });
    expect(textOf(searched)).toContain('Gesucht: „ozturk ZOE“');
    expect(textOf(searched)).toContain('Eine Anmeldung');
    expect(head.addresses.join()).not.toMatch(/ozturk|zoe/iu);
    const sought = head.addresses.findLast((address) => address.includes('suche=')) ?? '';
    expect(sought).toContain('umfang=35');
    const sealed = new URLSearchParams(sought.split('?')[1]).get('suche') ?? '';
    expect(Buffer.from(sealed, 'base64url').toString()).not.toMatch(/ozturk/iu);
    expect(textOf(await (await headOf(5)).get(sought))).not.toContain('Gesucht');
    const cleared = await head.submit('/kita/anmeldungen/suche', { jahr: '', suche: '' });
    expect(textOf(cleared)).toContain('Drei Anmeldungen');
  });

  it('hands out letters of its own offers, and no other', async () => {
    const story = await child([kita(5), kita(6)], 'Papierkind', { email: '' });
    await story.offer();
    await story.offer(story.other);
    const [own, other] = [await headOf(5), await headOf(6)];
    const queue = await own.get('/kita/briefe');
    expect(textOf(queue)).toContain('Ein Brief liegt zum Ausdrucken bereit.');
    expect(queue.body).not.toContain(kita(6).name);
    const id = /name="id" value="([^"]*)"/u.exec(queue.body)?.[1] ?? '';
    const pdf = await own.get(`/kita/briefe/pdf?id=${id}`);
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf');
    // Handed over, not posted: neither the letter nor a sibling's form tells where the family lives.
    const shown = [
      await readKitaLetter({ ...portal.deps, publicOrigin: ORIGIN }, kita(5).actor, id),
      await readKnownFamily(portal.deps, kita(5).actor, story.id),
    ];
    const [row] = await portal.owner.em
      .fork()
      .execute<{ street: string }[]>('select street from application where id = ?', [story.id]);
    expect(JSON.stringify(shown)).toContain('Papierkind');
    expect(JSON.stringify(shown)).not.toContain(row?.street);
    expect(shown[1]).not.toHaveProperty('stated.postcode');

    const theirs = await other.get('/kita/briefe');
    expect(theirs.body).not.toContain(id);
    expect((await other.get(`/kita/briefe/pdf?id=${id}`)).status).toBe(404);
    expect((await tick(other, '/kita/briefe/gedruckt', {}, [id])).status).toBe(404);
    const receipt = (await portal.notices(story.id)).find(({ kind }) => kind === 'receipt');
    expect((await own.get(`/kita/briefe/pdf?id=${receipt?.id ?? ''}`)).status).toBe(404);

    const office = await asOffice(new Visitor(app));
    expect((await office.get('/office/briefe')).body).toContain(id);
    const none = await tick(office, '/office/briefe/gedruckt', {}, []);
    expect(textOf(none)).toContain('Sie haben keinen Brief ausgewählt.');
    expect(none.body).toContain(id);
    const printed = await tick(own, '/kita/briefe/gedruckt', {}, [id]);
    expect(textOf(printed)).toContain('Zurzeit liegt kein Brief bereit.');
    expect(textOf(printed)).toContain('Ein Brief ist als ausgedruckt vermerkt.');
    expect((await office.get('/office/briefe')).body).not.toContain(id);
    expect(textOf(await own.get('/kita'))).toMatch(
      /Vertragsangebot Papierkind .*? Brief gedruckt/u,
    );
  });

  it('proposes the same slots to several families; the first to book has the time', async () => {
    const own = [kita(7)];
    const stories = [await child(own, 'Paul'), await child(own, 'Quentin')];
    for (const story of stories) {
      await story.offer();
      await story.accept();
    }
    const head = await headOf(7);
    expect(textOf(await head.get('/kita'))).toMatch(/2 Familien Termine vorschlagen/u);
    const path = '/kita/termine/vorschlagen';
    const form = await head.get(path);
    const day = zonedDay(Date.now() + 9 * DAY);
    const clientKey = hidden(form, 'clientKey');
    const window = { 'window1.date': day, 'window1.from': '14:00', 'window1.until': '14:50' };
    const fields = { clientKey, minutes: '45', ...window };
    const ids = stories.map(({ id }) => id);
    const few = await tick(head, path, fields, ids);
    expect(few.status).toBe(422);
    expect(textOf(few)).toContain('Das sind weniger Termine als ausgewählte Familien.');
    const done = await tick(head, path, { ...fields, 'window1.until': '15:30' }, ids);
    expect(textOf(done)).toContain('Alle zwei Aufträge sind erledigt.');

    const book = async ({ id, family, state }: Story) =>
      bookSlot(portal.deps, family, {
        applicationId: id,
        clientKey: randomUUID(),
        slotId: (await state()).slots[0]?.id ?? '',
      });
    const [first, second] = stories;
    if (first === undefined || second === undefined) throw new Error('no story');
    expect(await book(first)).toEqual({ kind: 'done' });
    expect(await book(second)).toEqual({ kind: 'refused', code: 'slot.taken' });
    const week = await head.get(`/kita/termine?woche=${day}`);
    expect(textOf(week)).toMatch(/14:00–14:45 Paul .*? Gebucht/u);
    expect(textOf(week)).toMatch(/14:45–15:30 Quentin .*? Vorgeschlagen/u);
    const { body, headers } = await head.get(`/kita/termine/kalender?woche=${day}`);
    expect(headers.get('Content-Type')).toContain('text/calendar');
    expect(body.match(/BEGIN:VEVENT/gu)).toHaveLength(1);
    expect(body).not.toContain('Paul');
  });

  it('shows no family a time that is another one’s, and is to name others when none is left', async () => {
    const own = [kita(8)];
    // Sina's family is told by letter, which waits to be printed.
    const rosa = await child(own, 'Rosa');
    const sina = await child(own, 'Sina', { email: '' });
    const tilda = await child(own, 'Tilda');
    const startsAt = Math.ceil(Date.now() / HOUR) * HOUR + 9 * DAY;
    const propose = async (story: Story, hours: readonly number[], clientKey = randomUUID()) =>
      proposeSlots(portal.deps, kita(8).actor, {
        applicationId: story.id,
        clientKey,
        offerId: (await story.offerOf()).id,
        slots: hours
          .map((hour) => startsAt + hour * HOUR)
          .map((at) => ({ startsAt: at, endsAt: at + HOUR })),
      });
    for (const story of [rosa, sina, tilda]) {
      await story.offer();
      await story.accept();
    }
    await propose(rosa, [0]);
    await propose(tilda, [1]);
    const key = randomUUID();
    await propose(sina, [0, 1], key);
    const { caseNumber } = await portal.owner.em.fork().findOneOrFail(Application, { id: sina.id });
    const family = new Visitor(app);
    const open = () => family.open(portal, { id: sina.id, caseNumber });
    await open();
    const office = await asOffice(new Visitor(app));
    const notice = (await portal.notices(sina.id)).find(({ kind }) => kind === 'slots');
    const timesIn = (text: string) =>
      [0, 1].filter((hour) =>
        text.includes(germanDates.span(startsAt + hour * HOUR, startsAt + (hour + 1) * HOUR)),
      );
    const choices = async () => timesIn(textOf(await family.get(`/anmeldung/${sina.id}/termin`)));
    const letter = async () =>
      timesIn(textOf(await office.get(`/office/briefe/${notice?.id ?? ''}`)));
    expect([await choices(), await letter()]).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(await rosa.book()).toEqual({ kind: 'done' });
    expect([await choices(), await letter()]).toEqual([[1], [1]]);

    expect(await tilda.book()).toEqual({ kind: 'done' });
    expect(await choices()).toEqual([]);
    expect(textOf(await office.get(`/office/briefe/${notice?.id ?? ''}`))).toContain(
      'Inzwischen sind diese Termine an andere Familien vergeben. Die Kita schlägt Ihnen neue vor.',
    );
    const home = textOf(await open());
    expect(home).toContain('Jetzt ist die Kita dran');
    expect(home).toContain(
      'Die vorgeschlagenen Termine sind inzwischen an andere Familien vergeben.',
    );
    expect(home).not.toMatch(/Rosa|Tilda/u);
    const head = await headOf(8);
    const page = `/kita/anmeldungen/${sina.id}`;
    expect(textOf(await head.get('/kita'))).toContain('1 Familie einen Termin vorschlagen');
    expect(textOf(await head.get(page))).toContain(
      'Von Ihren bisherigen Vorschlägen ist keiner mehr frei.',
    );
    expect(textOf(await office.get(`/office/faelle/${sina.id}`))).toContain(
      'An eine andere Familie vergeben',
    );

    const before = await sina.events();
    await expect(propose(sina, [0, 1])).rejects.toMatchObject({ code: 'slot.all_taken' });
    const json = new JsonClient(app);
    await asKita(json.visitor, kita(8));
    const asked = await json.post(`/applications/${sina.id}/commands/propose-slots`, {
      offerId: (await sina.offerOf()).id,
      slots: [
        {
          startsAt: new Date(startsAt).toISOString(),
          endsAt: new Date(startsAt + HOUR).toISOString(),
        },
      ],
    });
    expect([asked.status, asked.body['code']]).toEqual([409, 'slot.all_taken']);
    const typed = {
      'slot1.date': zonedDay(startsAt),
      'slot1.time': germanDates.time(startsAt),
      minutes: '60',
    };
    const again = await fillIn(head, await head.get(page), `${page}/termine`, typed);
    expect(again.status).toBe(422);
    expect(textOf(again)).toContain('Zu diesen Zeiten haben schon andere Familien einen Termin.');
    expect(again.body).toContain(`value="${typed['slot1.time']}"`);
    // The same click as before is still the same click.
    expect(await propose(sina, [0, 1], key)).toEqual({ kind: 'done' });
    expect(await sina.events()).toEqual(before);

    // A time that is free again is a choice again, and the letter about it was not given up meanwhile.
    await rosa.withdraw();
    expect([await choices(), await letter()]).toEqual([[0], [0]]);
    expect(await sina.book()).toEqual({ kind: 'done' });
  });

  it('tells parents what its head writes of it, and only that', async () => {
    const head = await headOf(2);
    const shown = await head.get('/kita/profil');
    const typed = { phone: '02921 1234', website: 'javascript:alert(1)' };
    const wrong = await fillIn(head, shown, '/kita/profil', typed);
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('href="#website"');
    expect(wrong.body).toContain('value="02921 1234"');
    const saved = await fillIn(head, wrong, '/kita/profil', {
      website: 'https://www.example.org/kita',
      openingHours: 'Montag bis Freitag\n7 bis 16 Uhr',
    });
    expect(textOf(saved)).toContain('Das Profil ist gespeichert.');
    const stale = await fillIn(head, shown, '/kita/profil', { phone: '02921 9999' });
    expect(stale.status).toBe(412);
    expect(textOf(stale)).toContain('Das Profil hat inzwischen jemand geändert.');
    // What comes back to be corrected still says what was read, not what somebody else has saved since.
    const typo = await fillIn(head, shown, '/kita/profil', { website: 'keine' });
    expect(typo.status).toBe(422);
    expect((await fillIn(head, typo, '/kita/profil', { website: '' })).status).toBe(412);
    const parents = textOf(await new Visitor(app).get(`/kitas/${kita(2).id}`));
    expect(parents).toContain('02921 1234');
    expect(parents).toContain('7 bis 16 Uhr');
    expect((await (await staffOf(2)).get('/kita/profil')).status).toBe(403);
  });

  it('does the same as JSON', async () => {
    const own = kita(6);
    const [story, gone] = [await child([own], 'Rosa'), await child([own], 'Sam')];
    await gone.withdraw();
    const client = new JsonClient(app);
    await asKita(client.visitor, own);
    const asked = { action: 'prepareOffer', applicationIds: [story.id, gone.id, kita(0).id] };
    const key = randomUUID();
    for (const _ of [1, 2]) {
      const { status, body } = await client.post('/kita/offers', asked, key);
      expect(status).toBe(200);
      expect(body['results']).toEqual([
        { applicationId: story.id, outcome: 'done' },
        { applicationId: gone.id, outcome: 'case.not_now' },
        { applicationId: kita(0).id, outcome: 'missing' },
      ]);
    }
    const path = `/kita/places/${portal.round.year}`;
    const { headers, body } = await client.get(path);
    expect(body['pools']).toMatchObject([{ capacity: 3, contracted: 0 }]);
    const [pool] = body['pools'] as readonly { readonly promised: number }[];
    const put = (capacity: number, seen: string | null) =>
      client.send(
        'PUT',
        path,
        { capacities: [{ ageGroup: 'o3', hours: 35, capacity }] },
        seen === null ? {} : { 'If-Match': seen },
      );
    const tag = headers.get('ETag') ?? '';
    expect((await put(5, null)).status).toBe(428);
    const below = await put((pool?.promised ?? 0) - 1, tag);
    expect(below.body).toMatchObject({
      code: 'input.invalid',
      errors: [{ code: 'below_promised' }],
    });
    expect((await put(5, tag)).status).toBe(204);
    expect((await client.get(path)).body['pools']).toMatchObject([{ capacity: 5 }]);
    expect(await put(6, tag)).toMatchObject({ status: 412, body: { code: 'revision.stale' } });
  });
});
