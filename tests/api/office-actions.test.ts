import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { germanDates } from '../../src/calendar/format.ts';
import { addDays, startOfDay, zonedDay } from '../../src/calendar/zone.ts';
import { claimCodeOf } from '../../src/cases/claim-code.ts';
import { addChildminder, setChildminderPlaces } from '../../src/cases/childminders.ts';
import { readReads } from '../../src/cases/read-log.ts';
import { noteConnection } from '../../src/cases/release-round.ts';
import { Application } from '../../src/persistence/entities/application.ts';
import {
  asFamily,
  asKita,
  asOffice,
  asPerson,
  JsonClient,
  openDemoApp,
} from '../support/json-client.ts';
import {
  DAY,
  eventually,
  openRound,
  startTestPortal,
  type TestKita,
  type TestPortal,
} from '../support/portal.ts';
import { addRound } from '../support/rounds.ts';
import { tellStory, type Story } from '../support/story.ts';
import { fillIn, textOf, Visitor, type Visit } from '../support/visitor.ts';

describe('the youth office acts in a case', () => {
  let portal: TestPortal;
  let app: Hono<AppEnv>;
  let office: Visitor;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      capacity: 1,
    });
    app = openDemoApp(portal);
    office = await asOffice(new Visitor(app));
  });
  afterAll(() => portal.stop());

  const kita = (index: number): TestKita => {
    const found = portal.kitas[index];
    if (found === undefined) throw new Error('no such Kita');
    return found;
  };
  const actionsOf = ({ id }: Pick<Story, 'id'>): string => `/office/faelle/${id}/handeln`;
  /** Opens the page of actions, sends one of its forms, and shows where that leads. */
  async function act(
    story: Pick<Story, 'id'>,
    path: string,
    typed: Readonly<Record<string, string>>,
  ): Promise<Visit> {
    const page = actionsOf(story);
    return fillIn(office, await office.get(page), `${page}/${path}`, typed);
  }
  const dayOf = async (story: Story): Promise<string> => zonedDay(await portal.now(story.id));

  it('extends a deadline to 24 Uhr of a day, closes without a place, and takes that back', async () => {
    const story = await tellStory(portal, 'offerOpen', { kitas: [kita(0), kita(1)] });
    const { id, dueAt } = await story.offerOf();
    const lastDay = addDays(zonedDay(dueAt), 3);
    const extended = await act(story, 'frist', { lastDay });
    expect(textOf(extended)).toContain('Ausgeführt: Antwortfrist verlängern.');
    expect((await story.offerOf()).dueAt).toBe(startOfDay(addDays(lastDay, 1)));
    const refused = await act(story, 'frist', { lastDay: await dayOf(story) });
    expect(textOf(refused)).toContain('Die neue Frist muss nach der bisherigen liegen.');
    expect((await office.get(actionsOf(story))).body).not.toContain('/ohne-platz"');

    const declined = await act(story, 'papier', { what: `declineOffer ${id}` });
    expect(textOf(declined)).toContain('Ausgeführt: Angebot ablehnen.');
    const silent = await act(story, 'ohne-platz', {});
    expect(silent.status).toBe(422);
    expect(silent.body).toContain('href="#closeNote"');
    const closed = await act(story, 'ohne-platz', { closeNote: 'Es wurde kein Platz frei.' });
    expect(textOf(closed)).toContain('Ausgeführt: Ohne Platz beenden.');
    expect((await story.state()).end?.reason).toBe('withoutPlace');
    const family = await asFamily(new Visitor(app), story.id);
    expect(textOf(await family.get(`/anmeldung/${story.id}`))).toContain(
      'Es wurde kein Platz frei.',
    );
    const undone = await act(story, 'papier', { what: 'undoWithdraw' });
    expect(textOf(undone)).toContain('Ausgeführt: Ende zurücknehmen.');
    expect((await story.state()).end).toBeNull();
  });

  it('carries a child over into a later round that exists', async () => {
    const story = await tellStory(portal, 'offers', { kitas: [kita(0), kita(1)] });
    expect((await office.get(actionsOf(story))).body).not.toContain('/uebernehmen"');
    const later = portal.round.year + 1;
    await addRound(portal.owner, openRound(Date.now(), later), portal.kitas);
    const carried = await act(story, 'uebernehmen', { year: String(later) });
    expect(textOf(carried)).toContain('Ausgeführt: In die nächste Runde übernehmen.');
    expect((await story.state()).end?.reason).toBe('carriedOver');

    // Its receipt is whole: with the new number and the code that opens it.
    const { id, caseNumber } = await portal.owner.em
      .fork()
      .findOneOrFail(Application, { carriedFrom: story.id });
    const claimCode = claimCodeOf(portal.deps.secret, story.id);
    const [receipt] = await portal.notices(id);
    const family = new Visitor(app);
    const opened = await family.submit('/oeffnen', { caseNumber, claimCode });
    expect(opened.status).toBe(200);
    const read = await family.get(`/anmeldung/${id}/nachrichten/${receipt?.id}`);
    expect(textOf(read)).toContain(`Vorgangsnummer: ${caseNumber} Zugangscode: ${claimCode}`);
  });

  it('judges what came on paper by the day it came, and shows both dates', async () => {
    const story = await tellStory(portal, 'offerOpen', { kitas: [kita(1), kita(0)] });
    const { id, madeAt, dueAt } = await story.offerOf();
    const paperDay = addDays(zonedDay(dueAt), -1);
    const past = await act(story, 'papier', {
      what: `acceptOffer ${id}`,
      receivedOn: addDays(zonedDay(madeAt), -1),
    });
    expect(past.status).toBe(422);
    expect(past.body).toContain('href="#receivedOn"');
    const future = await act(story, 'papier', { what: `acceptOffer ${id}`, receivedOn: paperDay });
    expect(textOf(future)).toContain('Der Tag des Eingangs liegt in der Zukunft.');

    // Typed five days after the decision day: the offer has lapsed, and 48 hours are over.
    await portal.forward(story.id, dueAt + 5 * DAY - (await portal.now(story.id)));
    await eventually(
      async () => (await story.offerOf()).status,
      (status) => status === 'lapsed',
    );
    const actions = await office.get(actionsOf(story));
    expect(actions.body).not.toContain(`value="acceptOffer ${id}"`);
    const late = await act(story, 'papier', { what: `reviveOffer ${id}` });
    expect(textOf(late)).toContain('Die Frist für dieses Angebot ist abgelaufen.');
    const inTime = await act(story, 'papier', { what: `reviveOffer ${id}`, receivedOn: paperDay });
    expect(textOf(inTime)).toContain('Ausgeführt: Verfallenes Angebot annehmen.');
    expect((await story.offerOf()).status).toBe('accepted');
    const typedOn = germanDates.fullDay(await portal.now(story.id));
    expect(textOf(inTime)).toContain(
      `${germanDates.fullDay(startOfDay(paperDay))} auf Papier, erfasst ${typedOn}`,
    );
    const [command] = (await portal.commands(story.id)).filter(
      ({ body }) => body.receivedOn !== undefined,
    );
    expect(command?.receivedAt.getTime()).toBe(startOfDay(paperDay));
  });

  it('corrects an address on paper, so that letters go there, printed before or not', async () => {
    const story = await tellStory(portal, 'registered', {
      email: '',
      kitas: [kita(0)],
      input: {
        custody: 'sharedApart',
        guardian2FirstName: 'Robin',
        guardian2LastName: 'Probe',
        guardian2Phone: '0170 5551234',
        guardian2Street: 'Zechenweg 3',
        guardian2Postcode: '59065',
        guardian2Town: 'Hamm',
      },
    });
    const page = `/office/faelle/${story.id}/daten`;
    expect((await office.get(`/office/faelle/${story.id}`)).body).toContain(`href="${page}"`);
    expect((await office.get(actionsOf(story))).body).toContain(`href="${page}"`);
    const [own, others] = (await portal.notices(story.id)).map(
      ({ id }) => `/office/briefe/${id}`,
    ) as [string, string];
    const addressed = async () =>
      `${textOf(await office.get(own))} ${textOf(await office.get(others))}`;

    const colleagues = await office.get(page);
    const seen = await office.get(page);
    const away = { street: 'Neuer Weg 1', postcode: '44135' };
    const refused = await fillIn(office, seen, page, away);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('href="#postcode"');
    expect(refused.body).toContain('value="Neuer Weg 1"');
    const moved = await fillIn(office, refused, page, { postcode: '59519' });
    expect(textOf(moved)).toContain('Ausgeführt: Angaben ändern.');
    const sent = await addressed();
    expect(sent).toContain('Neuer Weg 1 59519 Möhnesee');
    expect(sent).toContain('Zechenweg 3 59065 Hamm');
    const told = (await portal.notices(story.id)).filter(({ kind }) => kind === 'dataChanged');
    expect(told.map(({ channel, status }) => [channel, status])).toEqual([
      ['letter', 'to_print'],
      ['letter', 'to_print'],
    ]);
    const late = await fillIn(office, colleagues, page, { phone: '02921 999888' });
    expect(late.status).toBe(422);
    expect(textOf(late)).toContain('Inzwischen hat sich hier etwas geändert.');

    // The other guardian's letter comes back.
    await office.submit('/office/briefe/gedruckt', { id: others.split('/').at(-1) ?? '' });
    await office.submit('/office/briefe/gedruckt', { id: own.split('/').at(-1) ?? '' });
    for (const printed of [own, others, `/office/faelle/${story.id}`])
      expect((await office.get(printed)).body).toContain(`href="${page}#street"`);
    const second = `${page}?elternteil=2`;
    const form = await office.get(page);
    expect(form.body).toContain(`href="${second}"`);
    const half = await fillIn(office, await office.get(second), second, { guardianTown: '' });
    expect(half.status).toBe(422);
    expect(half.body).toContain('href="#guardianTown"');
    const corrected = await fillIn(office, half, second, {
      guardianStreet: 'Kanalweg 9',
      guardianTown: 'Hamm',
    });
    expect(textOf(corrected)).toContain('Ausgeführt: Angaben ändern.');
    const sentAgain = await addressed();
    expect(sentAgain).toContain('Neuer Weg 1 59519 Möhnesee');
    expect(sentAgain).toContain('Kanalweg 9 59065 Hamm');

    await story.withdraw();
    const ended = await office.get(page);
    expect(ended.body).not.toMatch(
      /name="(?:childFirstName|birthDate|hours|wishedStartOn|custody)"|handeln"/u,
    );
    const last = await fillIn(office, ended, page, { street: 'Letzter Weg 5' });
    expect(textOf(last)).toContain('Ausgeführt: Angaben ändern.');
    const farewells = (await portal.notices(story.id)).filter(({ kind }) => kind === 'withdrawal');
    const letters = farewells.map(({ id }) => office.get(`/office/briefe/${id}`));
    expect((await Promise.all(letters)).map(textOf).join(' ')).toContain(
      'Letzter Weg 5 59519 Möhnesee',
    );

    const auditor = await asPerson(new Visitor(app), portal, { ...OFFICE, role: 'auditor' });
    expect((await auditor.get(`/office/faelle/${story.id}`)).body).not.toContain(page);
    expect((await auditor.get(own)).body).not.toContain(page);
    expect((await auditor.get(page)).status).toBe(403);
    expect((await auditor.post(page, { street: 'Fremder Weg 1' })).status).toBe(403);
    const reads = await readReads(portal.deps, OFFICE, story.id);
    expect(reads.filter(({ door }) => door === 'actions').length).toBeGreaterThan(3);
  });

  it('judges other hours on paper by the day they came', async () => {
    const story = await tellStory(portal, 'offers', { kitas: [kita(0), kita(1)] });
    const page = `/office/faelle/${story.id}/daten`;
    const late = await fillIn(office, await office.get(page), page, { hours: '45' });
    expect(textOf(late)).toContain('Wünsche konnten nur bis zum Ende der Änderungsfrist');
    const { editFreezeAt } = (await story.state()).round.dates;
    const receivedOn = addDays(zonedDay(editFreezeAt), -1);
    const inTime = await fillIn(office, await office.get(page), page, { hours: '45', receivedOn });
    expect(textOf(inTime)).toContain('Ausgeführt: Angaben ändern.');
    const shown = await office.get(page);
    expect(shown.body).toMatch(/value="45"[^>]* checked/u);
  });

  it('takes no place back from a child that got it after the lapse', async () => {
    const story = await tellStory(portal, 'offerOpen', { kitas: [kita(2), kita(0)] });
    const { id, dueAt } = await story.offerOf();
    await portal.forward(story.id, dueAt + DAY - (await portal.now(story.id)));
    await eventually(
      async () => (await story.offerOf()).status,
      (status) => status === 'lapsed',
    );
    await tellStory(portal, 'offerOpen', { kitas: [kita(2), kita(0)] });
    const paperDay = addDays(zonedDay(dueAt), -1);
    const json = new JsonClient(app);
    await asOffice(json.visitor);
    const path = `/applications/${story.id}/commands`;
    const body = { offerId: id, receivedOn: paperDay };
    const accepted = await json.post(`${path}/accept-offer`, body);
    expect([accepted.status, accepted.body['code']]).toEqual([409, 'offer.lapsed']);
    const revived = await json.post(`${path}/revive-offer`, body);
    expect([revived.status, revived.body['code']]).toEqual([409, 'offer.no_place']);
    expect(await portal.promised(kita(2))).toBe(1);
  });

  it('accepts a paper date from the office only', async () => {
    const story = await tellStory(portal, 'registered', { kitas: [kita(3), kita(0)] });
    const path = `/applications/${story.id}/commands/withdraw`;
    const receivedOn = await dayOf(story);
    const family = new JsonClient(app);
    await family.visitor.post('/demo/familie', { applicationId: story.id });
    expect((await family.post(path, { receivedOn })).status).toBe(403);
    expect((await story.state()).end).toBeNull();
  });

  it('leaves a family its whole grace after a withdrawal that was typed late', async () => {
    const story = await tellStory(portal, 'review', { kitas: [kita(3), kita(0)] });
    await story.days(20);
    const receivedOn = addDays(await dayOf(story), -18);
    const withdrawn = await act(story, 'papier', { what: 'withdraw', receivedOn });
    expect(textOf(withdrawn)).toContain('Ausgeführt: Anmeldung zurückziehen.');
    const { end } = await story.state();
    expect(end?.at).toBe(startOfDay(receivedOn));
    expect((end?.closesAt ?? 0) - (await portal.now(story.id))).toBeGreaterThan(13.9 * DAY);
  });

  it('cancels an appointment that was cancelled in time on paper, and books none that has passed', async () => {
    const story = await tellStory(portal, 'slotBooked', { kitas: [kita(0), kita(1)] });
    const { slots } = await story.state();
    const [booked, other] = slots;
    await story.days(12);
    const paperDay = addDays(await dayOf(story), -5);
    const cancelled = await act(story, 'papier', {
      what: `cancelAppointment ${booked?.id ?? ''}`,
      receivedOn: paperDay,
    });
    expect(textOf(cancelled)).toContain('Ausgeführt: Termin absagen.');
    expect((await story.state()).noShows).toBe(0);

    const json = new JsonClient(app);
    await asOffice(json.visitor);
    const late = await json.post(`/applications/${story.id}/commands/book-slot`, {
      slotId: other?.id,
      receivedOn: paperDay,
    });
    expect([late.status, late.body['code']]).toEqual([409, 'slot.in_past']);
  });

  it('acts for a Kita that is not ready, and for no other; what waits for the office can be listed', async () => {
    const story = await tellStory(portal, 'review', { kitas: [kita(3), kita(0)] });
    const { wishes } = await story.state();
    const [first, second] = [kita(3), kita(0)].map(
      ({ id }) => wishes.find(({ kitaId }) => kitaId === id)?.id ?? '',
    );
    await connect(kita(0));
    const page = await office.get(`/office/faelle/${story.id}`);
    expect(page.body).toContain(`/wuensche/${first}"`);
    expect(page.body).not.toContain(`/wuensche/${second}"`);
    expect((await office.get(`/office/faelle/${story.id}/wuensche/${second}`)).status).toBe(404);

    const base = `/office/faelle/${story.id}/wuensche/${first}`;
    const prepared = await fillIn(office, await office.get(base), `${base}/vorbereiten`);
    expect(textOf(prepared)).toContain('Ausgeführt: Angebot vorbereiten.');
    expect(textOf(prepared)).toMatch(/Vorbereitete Angebote .* noch nicht freigegeben/u);
    const released = await fillIn(office, await office.get(base), `${base}/freigeben`);
    expect(textOf(released)).toContain('freigegeben, geht hinaus');
    const kitaPage = await asKita(new Visitor(app), kita(3));
    expect(textOf(await kitaPage.get(`/kita/anmeldungen/${story.id}`))).toContain(
      'Ihr Angebot ist freigegeben',
    );

    const minded = await portal.register({ kitas: [], childminding: true });
    await portal.forward(minded.id, 11 * DAY);
    const listed = await office.get(`/office?wartet=office&jahr=${portal.round.year}`);
    expect(listed.body).toContain(`/office/faelle/${minded.id}"`);
    expect(listed.body).not.toContain(`/office/faelle/${story.id}"`);
  });

  it("offers a childminder's place, and writes down the contract that was concluded directly", async () => {
    const minded = await portal.register({ kitas: [], childminding: true });
    await portal.forward(minded.id, 21 * DAY);
    const wishId = (await portal.state(minded.id)).wishes[0]?.id ?? '';
    const base = `/office/faelle/${minded.id}/wuensche/${wishId}`;
    expect(textOf(await office.get(base))).toContain('Für Ü3 mit 35 Stunden');
    expect(textOf(await office.get(base))).toContain('Wunsch nach Kindertagespflege prüfen');
    expect(textOf(await office.get(base))).not.toContain('Ihren Aufnahmekriterien');
    expect((await office.get(base)).body).not.toContain('/angebot"');

    const childminderId = await addChildminderWithPlace('Tina Tagesmutter');
    const shown = await office.get(base);
    expect(shown.body).toContain('Tina Tagesmutter');
    const nobody = await fillIn(office, shown, `${base}/angebot`);
    expect(nobody.status).toBe(422);
    expect(nobody.body).toContain('href="#childminderId"');
    await fillIn(office, nobody, `${base}/angebot`, { childminderId });
    const { offers } = await portal.state(minded.id);
    expect(offers.map((offer) => [offer.childminderId, offer.status])).toEqual([
      [childminderId, 'open'],
    ]);
    const { year } = portal.round;
    expect(textOf(await office.get(`/office/tagespflege?jahr=${year}`))).toContain(
      'Ein Angebot ist bei der Familie',
    );
    expect(textOf(await office.get(`/office/faelle/${minded.id}`))).toContain(
      'Kindertagespflege Tina Tagesmutter',
    );
    await act(minded, 'papier', { what: `acceptOffer ${offers[0]?.id ?? ''}` });
    const concluded = await fillIn(office, await office.get(base), `${base}/vertrag`, {
      hours: '45',
    });
    expect(textOf(concluded)).toContain('Ausgeführt: Vertrag abschließen.');
    expect(textOf(concluded)).toContain('Betreuungsvertrag mit Kindertagespflege');
    expect(textOf(concluded)).toContain('45 Stunden pro Woche.');
    const failed = await fillIn(office, await office.get(base), `${base}/kein-vertrag`, {
      reason: 'otherReason',
      failedNote: 'Die Tagespflegeperson hört auf.',
    });
    expect(textOf(failed)).toContain('Ausgeführt: Kein Vertrag.');
    expect(textOf(failed)).not.toContain('Betreuungsvertrag mit Kindertagespflege');
  });

  async function addChildminderWithPlace(displayName: string): Promise<string> {
    const id = randomUUID();
    const hours = 35;
    await addChildminder(portal.deps, OFFICE, {
      id,
      displayName,
      municipality: 'Soest',
      hours: [hours],
    });
    const { year } = portal.round;
    await setChildminderPlaces(portal.deps, OFFICE, {
      id,
      year,
      ageGroup: 'o3',
      hours,
      capacity: 1,
    });
    return id;
  }

  const connect = ({ id: kitaId }: TestKita): Promise<void> =>
    noteConnection(portal.deps, OFFICE, {
      year: portal.round.year,
      kitaId,
      step: 'ready',
      done: true,
    });
});

const OFFICE = { kind: 'office', ref: 'test', role: 'head' } as const;
