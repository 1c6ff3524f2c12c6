import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { germanDates } from '../../src/calendar/format.ts';
import { zonedDay, zonedInstant } from '../../src/calendar/zone.ts';
import { DAY, startTestPortal, type TestKita, type TestPortal } from '../support/portal.ts';
import { asFamily, asKita, asOffice, openDemoApp } from '../support/json-client.ts';
import { tellStory, type Story } from '../support/story.ts';
import { fillIn, hidden, textOf, Visitor, type Visit } from '../support/visitor.ts';

describe("a Kita's pages", () => {
  let portal: TestPortal;
  let app: Hono<AppEnv>;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
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
  const visitorOf = (index: number): Promise<Visitor> => asKita(new Visitor(app), kita(index));
  const pageOf = (story: Story): string => `/kita/anmeldungen/${story.id}`;
  const headings = ({ body }: Visit): readonly string[] =>
    Array.from(body.matchAll(/<h2[^>]*>([^<]*)<\/h2>/gu), (match) => match[1] ?? '');

  /** The last parts of the addresses of a page's forms: what can be done now. */
  const forms = ({ body }: Visit): readonly string[] =>
    Array.from(
      body.matchAll(/action="\/kita\/anmeldungen\/[^/"]*\/([^"]*)"/gu),
      ([, path = '']) => path,
    );

  it('are for Kitas only', async () => {
    const visitor = new Visitor(app);
    expect((await visitor.get('/kita')).location).toBe('/demo');
    await asOffice(visitor);
    expect((await visitor.get('/kita')).status).toBe(404);
  });

  it('lead from the offer over the appointment to the contract, each step from its form', async () => {
    const story = await tellStory(portal, 'review', { kitas: [kita(0), kita(1)] });
    const visitor = await visitorOf(0);
    const page = pageOf(story);

    let shown = await visitor.get(page);
    expect(headings(shown)).toContain('Bitte prüfen Sie diese Anmeldung.');
    expect(headings(shown)).not.toContain('Platz anbieten');
    shown = await fillIn(visitor, shown, `${page}/geprueft`);
    expect(textOf(shown)).toContain('Die Anmeldung ist als geprüft vermerkt.');
    expect(headings(shown)).not.toContain('Anmeldung prüfen');

    await story.days(10);
    shown = await visitor.get(page);
    expect(textOf(shown)).toContain('Für Ü3 mit 35 Stunden sind noch 3 Plätze von 3 frei.');
    shown = await fillIn(visitor, shown, `${page}/angebot`);
    const { dueAt } = await story.offerOf();
    expect(textOf(shown)).toContain('Ihr Angebot ist bei der Familie.');
    expect(textOf(shown)).toContain(`Antwort bis ${germanDates.fullEnd(dueAt)}`);
    expect(headings(shown)).not.toContain('Platz anbieten');
    expect(headings(shown)).toContain('Angebot zurücknehmen');

    await story.accept();
    shown = await visitor.get(page);
    expect(headings(shown)).toContain(
      'Die Familie hat Ihr Angebot angenommen. Schlagen Sie jetzt einen Termin vor.',
    );
    const day = zonedDay((await portal.now(story.id)) + 9 * DAY);
    shown = await fillIn(visitor, shown, `${page}/termine`, {
      'slot1.date': day,
      'slot1.time': '14:00',
      'slot2.date': day,
      'slot2.time': '15:30',
      minutes: '45',
    });
    expect(textOf(shown)).toContain('Die Termine sind vorgeschlagen.');
    const { slots } = await story.state();
    expect(slots.map(({ startsAt, endsAt }) => [startsAt, endsAt - startsAt])).toEqual([
      [zonedInstant(`${day}T14:00`), 45 * 60_000],
      [zonedInstant(`${day}T15:30`), 45 * 60_000],
    ]);
    expect(headings(shown)).not.toContain('Vertrag festhalten');

    await story.book();
    await story.days(10);
    shown = await visitor.get(page);
    expect(headings(shown)).toContain(
      'Der Termin ist vorbei. Halten Sie hier fest, dass der Vertrag geschlossen ist.',
    );
    shown = await fillIn(visitor, shown, `${page}/vertrag`);
    expect(textOf(shown)).toContain('Der Vertrag ist festgehalten.');
    expect((await story.state()).end?.reason).toBe('contract');
    expect(forms(shown)).toEqual(['vertrag-berichtigen', 'kein-vertrag']);
  });

  it('return a revocation without a reason with the form and its key', async () => {
    const story = await tellStory(portal, 'offerOpen', { kitas: [kita(1), kita(0)] });
    const visitor = await visitorOf(1);
    const page = pageOf(story);
    const shown = await visitor.get(page);
    const clientKey = hidden(shown, 'clientKey');
    const { id: offerId } = await story.offerOf();
    const returned = await visitor.post(`${page}/angebot-zurueck`, {
      clientKey,
      offerId,
      note: ' ',
    });
    expect(returned.status).toBe(422);
    expect(returned.body).toContain('<title>Fehler: ');
    expect(returned.body).toContain('href="#note"');
    expect(hidden(returned, 'clientKey')).toBe(clientKey);
    const note = 'Wir haben uns verzählt.';
    const revoked = await visitor.submit(`${page}/angebot-zurueck`, { clientKey, offerId, note });
    expect(textOf(revoked)).toContain('Das Angebot ist zurückgenommen.');
    const family = await asFamily(new Visitor(app), story.id);
    expect(textOf(await family.get(`/anmeldung/${story.id}`))).toContain(note);
  });

  it('say which of the typed slots is wrong, and keep the others', async () => {
    const story = await tellStory(portal, 'chosen', { kitas: [kita(1), kita(0)] });
    const visitor = await visitorOf(1);
    const page = pageOf(story);
    const { id: offerId } = await story.offerOf();
    const day = zonedDay((await portal.now(story.id)) + 5 * DAY);
    const post = (fields: Record<string, string>): Promise<Visit> =>
      visitor.post(`${page}/termine`, {
        clientKey: randomUUID(),
        offerId,
        minutes: '30',
        ...fields,
      });

    const none = await post({});
    expect(none.status).toBe(422);
    expect(none.body).toContain('href="#slot1.date"');
    const half = await post({ 'slot1.date': day, 'slot1.time': '14:00', 'slot2.date': day });
    expect(half.body).toContain('href="#slot2.time"');
    expect(half.body).toContain('value="14:00"');
    const past = await post({ 'slot1.date': '2020-01-07', 'slot1.time': '14:00' });
    expect(textOf(past)).toContain('Der Termin muss in der Zukunft liegen.');
    const twice = await post({
      'slot1.date': day,
      'slot1.time': '14:00',
      'slot3.date': day,
      'slot3.time': '14:00',
    });
    expect(textOf(twice)).toContain('Dieser Termin steht schon in der Liste.');
    const noDay = await post({ 'slot1.date': '2027-02-30', 'slot1.time': '14:00' });
    expect(noDay.status).toBe(422);
    expect((await story.state()).slots).toEqual([]);
  });

  it('show the refusal of what was decided meanwhile', async () => {
    const story = await tellStory(portal, 'offerOpen', { kitas: [kita(2), kita(3)] });
    const visitor = await visitorOf(2);
    const page = pageOf(story);
    const stale = await visitor.get(page);
    await story.decline();
    const shown = await fillIn(visitor, stale, `${page}/angebot-zurueck`, { note: 'Zu spät.' });
    expect(textOf(shown)).toContain('Das ging nicht');
    expect(textOf(shown)).toContain('Dieses Angebot ist nicht mehr offen.');
  });

  it('offer no place where none is free', async () => {
    const full = [kita(3), kita(2)];
    for (const _ of [1, 2, 3]) await tellStory(portal, 'offerOpen', { kitas: full });
    const story = await tellStory(portal, 'offers', { kitas: full });
    const visitor = await visitorOf(3);
    const shown = await visitor.get(pageOf(story));
    expect(textOf(shown)).toContain('Für Ü3 mit 35 Stunden ist zurzeit kein Platz frei.');
    expect(shown.body).not.toContain(`${pageOf(story)}/angebot"`);
    const overview = textOf(await visitor.get('/kita'));
    expect(overview).toMatch(/Ü3, 35 Stunden 3 3 0/u);
  });

  it('know nothing of children who do not wish for the Kita, and of others only that they are settled', async () => {
    const stranger = await tellStory(portal, 'review', {
      kitas: [kita(0)],
      childFirstName: 'Zwetana',
    });
    const settled = await tellStory(portal, 'chosen', {
      kitas: [kita(0), kita(1)],
      childFirstName: 'Quirin',
    });
    const visitor = await visitorOf(1);
    const unseen = await visitor.get(pageOf(stranger));
    expect(unseen.status).toBe(404);
    expect(textOf(unseen)).toBe(
      textOf(await visitor.get(`/kita/anmeldungen/${randomUUID()}`)).replace(
        /\b[0-9a-f-]{36}\b/u,
        requestIdIn(unseen),
      ),
    );
    const list = await visitor.get('/kita/anmeldungen');
    expect(list.body).not.toContain('Zwetana');
    expect(textOf(list)).toMatch(/Quirin .*Anderswo versorgt/u);
    const shown = await visitor.get(pageOf(settled));
    expect(headings(shown)).toContain('Dieses Kind hat einen Platz an anderer Stelle gefunden.');
    expect(shown.body).not.toContain(kita(0).name);
    expect(shown.body).not.toContain(`<form method="post" action="/kita/`);
    const { wishes } = await stranger.state();
    const acted = await visitor.post(`${pageOf(stranger)}/angebot`, {
      clientKey: randomUUID(),
      wishId: wishes[0]?.id ?? '',
    });
    expect(acted.status).toBe(404);
  });
});

const requestIdIn = (page: Visit): string =>
  /\b[0-9a-f]{8}-[0-9a-f-]{27}\b/u.exec(textOf(page))?.[0] ?? '';
