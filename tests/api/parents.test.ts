import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { germanDates } from '../../src/calendar/format.ts';
import { endBanner, readBanners, setBanner } from '../../src/cases/banner.ts';
import type { Person } from '../../src/persistence/actor.ts';
import { Application } from '../../src/persistence/entities/application.ts';
import { Kita } from '../../src/persistence/entities/places.ts';
import { openDatabase } from '../../src/persistence/orm.ts';
import { asOffice, openDemoApp } from '../support/json-client.ts';
import { DAY, HOUR, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { fillRegistration, registerByForm, send } from '../support/registering.ts';
import { tellStory } from '../support/story.ts';
import { hidden, openApp, ORIGIN, textOf, Visitor, type Visit } from '../support/visitor.ts';

const HEAD: Person = { kind: 'office', ref: 'leitung', role: 'head' };

/** Words that stand in nearly every German sentence and in no English one. */
const GERMAN =
  /\b(?:Sie|Ihre?[nrms]?|und|oder|nicht|eine?[nrms]?|der|das|dem|für|ist|wird|werden|mit)\b/u;

async function englishFamily(
  app: Hono<AppEnv>,
  portal: TestPortal,
  theCase: { readonly id: string; readonly caseNumber: string },
): Promise<Visitor> {
  const family = new Visitor(app, 'sprache=en');
  await family.open(portal, theCase);
  return family;
}

/** The pages that are not in English throughout, each with what is German; what says that it is German may be. */
async function germanOn(reader: Visitor, pages: readonly string[]): Promise<readonly string[]> {
  const visits = await Promise.all(
    pages.map(async (path) => [path, await reader.get(path)] as const),
  );
  return visits.flatMap(([path, page]) => {
    const body = page.body.replaceAll(/<(\w+)[^>]*\slang="de"[^>]*>.*?<\/\1>/gsu, '');
    if (!body.includes('<html lang="en">')) return [`${path} calls itself German`];
    const word = GERMAN.exec(textOf({ ...page, body }));
    return word === null
      ? []
      : [`${path}: ${textOf({ ...page, body }).slice(word.index - 40, word.index + 40)}`];
  });
}

const services = () => ({
  postgresUrl: inject('postgresUrl'),
  temporalAddress: inject('temporalAddress'),
});

/** Values no other text contains, so that finding one means it leaked. */
const PERSONAL = {
  childFirstName: 'Zwetana',
  childLastName: 'Quastenflosser',
  street: 'Xylophonallee 77',
  guardianFirstName: 'Ottokar',
  guardianLastName: 'Quastenflosser',
  email: 'ottokar.quastenflosser@example.org',
  phone: '02921 998877',
};

describe("the parents' pages", () => {
  const logLines: string[] = [];
  let portal: TestPortal;
  let app: Hono<AppEnv>;
  let visitor: Visitor;

  beforeAll(async () => {
    portal = await startTestPortal({ ...services(), logLines });
    app = openApp(portal);
  });
  afterAll(() => portal.stop());
  beforeEach(() => {
    visitor = new Visitor(app);
  });
  afterEach(() => {
    portal.setDoorClock(Date.now);
  });

  const typed = (): Record<string, string> => ({
    ...PERSONAL,
    year: String(portal.round.year),
    'birthDate.day': '14',
    'birthDate.month': '3',
    'birthDate.year': String(portal.round.year - 3),
    postcode: '59514',
    custody: 'shared',
    hours: '35',
    'wishedStartOn.day': '1',
    'wishedStartOn.month': '8',
    'wishedStartOn.year': String(portal.round.year),
    kita1: portal.kitas[1]?.id ?? '',
    kita2: '',
    kita3: portal.kitas[0]?.id ?? '',
    kita4: '',
  });

  const caseCount = (): Promise<number> => portal.owner.em.fork().count(Application, {});

  describe('registering', () => {
    it('leads from page to page over the check page to a receipt that opens the case again', async () => {
      const check = await fillRegistration(visitor, typed());
      expect(check.status).toBe(200);
      const said = textOf(check);
      for (const value of [...Object.values(PERSONAL), '59514', '35 Stunden'])
        expect(said).toContain(value);
      expect(said).toContain(`14. März ${portal.round.year - 3}`);
      expect(said).toMatch(/1\. Wunsch Kita Testweg 2.*2\. Wunsch Kita Testweg 1/u);

      const before = await caseCount();
      const receipt = await send(visitor, check);
      expect(await caseCount()).toBe(before + 1);
      const text = textOf(receipt);
      expect(text).toContain('Die Anmeldung für Zwetana ist eingegangen');
      expect(text).toContain('Das ist noch keine Zusage');
      expect(text).toContain(germanDates.day(portal.round.dates.offersFromAt));
      expect(text).toContain('Elternbeitrag');
      expect(text).toMatch(/Das haben Sie angegeben.*Xylophonallee 77, 59514 Welver/u);
      const caseNumber = /Vorgangsnummer ([0-9A-Z-]{9})/u.exec(text)?.[1] ?? '';
      const claimCode = /Zugangscode ([0-9A-Z-]{14})/u.exec(text)?.[1] ?? '';

      const another = new Visitor(app);
      const opened = await another.submit('/oeffnen', {
        caseNumber: caseNumber.toLowerCase().replace('-', ' '),
        claimCode,
      });
      expect(opened.status).toBe(200);
      expect(textOf(opened)).toContain('Ihre Anmeldung ist da. Sie müssen nichts weiter tun.');
    });

    it('gives the receipt as a tagged PDF, to its own family only', async () => {
      const receipt = await registerByForm(visitor, { ...typed(), street: 'Xylophonallee 81' });
      const path = /href="([^"]*quittung\.pdf)"/u.exec(receipt.body)?.[1] ?? '';
      const pdf = await visitor.get(path);
      expect(pdf.headers.get('Content-Type')).toBe('application/pdf');
      expect(pdf.headers.get('Content-Disposition')).toMatch(
        /filename="eingangsbeleg-[0-9A-Z]{4}-[0-9A-Z]{4}\.pdf"/u,
      );
      expect(pdf.body).toMatch(/^%PDF-1\.7[^]*\/Marked true/u);
      expect((await new Visitor(app).get(path)).location).toBe('/oeffnen');
      const other = new Visitor(app);
      await other.open(portal, await portal.register());
      expect((await other.get(path)).status).toBe(404);
    });

    it('returns wrong input with what was typed and a link to every field to correct', async () => {
      await visitor.post('/anmelden', {});
      const wrong = { ...typed(), childFirstName: '', 'birthDate.month': '13' };
      const page = await visitor.post('/anmelden/kind', wrong);
      expect(page.status).toBe(422);
      expect(page.body).toContain('<title>Fehler: ');
      for (const field of ['childFirstName', 'birthDate']) {
        expect(page.body).toContain(`href="#${field}"`);
        expect(page.body).toMatch(new RegExp(`id="${field}"`, 'u'));
        expect(page.body).toContain(`id="${field}-error"`);
      }
      expect(page.body).toContain('value="Quastenflosser"');
      expect(page.body).toMatch(/name="birthDate.month"[^>]*value="13"/u);
      expect((await visitor.get('/anmelden/kind')).body).not.toContain('Quastenflosser');
    });

    it('registers once when the last button is clicked twice, and both clicks see the receipt', async () => {
      const before = await caseCount();
      const check = await fillRegistration(visitor, { ...typed(), street: 'Xylophonallee 78' });
      const { cookie } = visitor;
      const receipts: Visit[] = await Promise.all([send(visitor, check), send(visitor, check)]);
      const late = new Visitor(app);
      late.cookie = cookie;
      receipts.push(await send(late, check));
      expect(await caseCount()).toBe(before + 1);
      const numbers = receipts.map((page) => /Vorgangsnummer (\S+)/u.exec(textOf(page))?.[1]);
      expect(numbers[0]).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/u);
      expect(new Set(numbers).size).toBe(1);
    });

    it('says plainly that a registration comes late, and closes with the round', async () => {
      const { deadlineAt, endsAt } = portal.round.dates;
      portal.setDoorClock(() => deadlineAt);
      expect(textOf(await visitor.get('/anmelden'))).toContain('Die Anmeldefrist ist vorbei');
      portal.setDoorClock(() => deadlineAt - 1);
      expect(textOf(await visitor.get('/anmelden'))).not.toContain('Die Anmeldefrist ist vorbei');
      portal.setDoorClock(() => endsAt);
      expect(textOf(await visitor.get('/anmelden'))).toContain('keine Anmeldung möglich');
    });
  });

  it.each([
    ['59514', 'Für Welver ist das Kreisjugendamt Soest zuständig'],
    ['59494', 'Jugendamt der Stadt Soest'],
    ['59557', 'Jugendamt der Stadt Lippstadt'],
    ['59581', 'Jugendamt der Stadt Warstein'],
    ['10115', 'liegt nicht im Kreis Soest'],
  ])('names the right youth office for %s', async (postcode, answer) => {
    expect(textOf(await visitor.post('/zustaendig', { postcode }))).toContain(answer);
  });

  describe('who may see a case', () => {
    it('tells a stranger and another family nothing, not even that the case exists', async () => {
      const mine = await portal.register({ childFirstName: 'Ida' });
      const theirs = await portal.register({ childFirstName: 'Bela' });
      expect((await visitor.get(`/anmeldung/${mine.id}`)).location).toBe('/oeffnen');

      await visitor.open(portal, mine);
      expect(textOf(await visitor.get(`/anmeldung/${mine.id}`))).toContain('Ida');
      const foreign = await visitor.get(`/anmeldung/${theirs.id}`);
      const missing = await visitor.get(`/anmeldung/${randomUUID()}`);
      expect(foreign.status).toBe(404);
      expect(withoutNumber(foreign)).toBe(withoutNumber(missing));
      for (const page of ['angebote', 'wuensche', 'zurueckziehen', 'quittung', 'termin'])
        expect((await visitor.get(`/anmeldung/${theirs.id}/${page}`)).status).toBe(404);
      const withdrawn = await visitor.post(`/anmeldung/${theirs.id}/zurueckziehen`, {});
      expect(withdrawn.status).toBe(404);
      expect(await portal.commands(theirs.id)).toHaveLength(1);
    });

    it('opens with number and code only, and not after too many attempts', async () => {
      const { id, caseNumber } = await portal.register();
      const attempt = (claimCode: string): Promise<Visit> =>
        visitor.post('/oeffnen', { caseNumber, claimCode });
      const wrong = await attempt('AAAA-BBBB-CCCC');
      expect(wrong.status).toBe(401);
      expect(wrong.body).toContain(`value="${caseNumber}"`);
      expect(wrong.body).not.toContain('AAAA-BBBB-CCCC');
      // Whoever comes often, with the right code, locks nobody out.
      for (let visits = 0; visits < 11; visits += 1)
        expect((await new Visitor(app).open(portal, { id, caseNumber })).status).toBe(200);
      for (let attempts = 1; attempts < 10; attempts += 1) await attempt('AAAA-BBBB-CCCC');
      expect((await attempt('AAAA-BBBB-CCCC')).status).toBe(429);
      expect(visitor.cookie).toBeUndefined();
    });
  });

  describe('the session', () => {
    it('is a cookie of this host alone, new at every sign-in, gone after signing out', async () => {
      const theCase = await portal.register();
      const now = Date.now();
      portal.setDoorClock(() => now);
      const answers: string[] = [];
      for (let times = 0; times < 2; times += 1) {
        await visitor.open(portal, theCase);
        answers.push(visitor.cookie ?? '');
      }
      expect(new Set(answers).size).toBe(2);
      const { headers } = await visitor.post('/abmelden', {});
      expect(headers.get('Set-Cookie')).toContain('Max-Age=0');
      expect((await visitor.get(`/anmeldung/${theCase.id}`)).status).toBe(303);
    });

    it('cannot be read by scripts, sent by other sites or over http', async () => {
      const check = await fillRegistration(visitor, { ...typed(), street: 'Xylophonallee 80' });
      const answer = await visitor.post('/anmelden/abschicken', {
        version: hidden(check, 'version'),
      });
      const cookie =
        answer.headers.getSetCookie().find((set) => set.startsWith('__Host-session=')) ?? '';
      for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=3600'])
        expect(cookie).toContain(flag);
      for (const value of Object.values(PERSONAL))
        expect(decodeURIComponent(cookie)).not.toContain(value);
    });

    it('ends after an hour of silence, and after twelve hours in any case', async () => {
      const theCase = await portal.register();
      const began = Date.now();
      const at = (ms: number): Promise<Visit> => {
        portal.setDoorClock(() => began + ms);
        return visitor.get(`/anmeldung/${theCase.id}`);
      };
      portal.setDoorClock(() => began);
      await visitor.open(portal, theCase);
      expect((await at(HOUR - 1)).status).toBe(200);
      expect((await at(2 * HOUR - 1)).status).toBe(303);

      portal.setDoorClock(() => began);
      await visitor.open(portal, theCase);
      for (let half = 1; half < 24; half += 1)
        expect((await at((half * HOUR) / 2)).status).toBe(200);
      expect((await at(12 * HOUR)).status).toBe(303);
    });

    it('is nobody when its cookie was changed', async () => {
      const mine = await portal.register();
      const theirs = await portal.register();
      await visitor.open(portal, mine);
      visitor.cookie = visitor.cookie?.replace(mine.id, theirs.id);
      expect(visitor.cookie).toContain(theirs.id);
      expect((await visitor.get(`/anmeldung/${theirs.id}`)).location).toBe('/oeffnen');
    });
  });

  describe('the demonstration', () => {
    it('does not exist without being asked for, nor in production', async () => {
      for (const wanted of [
        { demo: false, production: false },
        { demo: true, production: true },
      ]) {
        const one = new Visitor(openApp(portal, wanted));
        expect((await one.get('/demo')).status).toBe(404);
        expect((await one.post('/demo/jugendamt', {})).status).toBe(404);
        expect(one.cookie).toBeUndefined();
      }
    });

    it('signs in with a click, and its cookie is worth nothing outside of it', async () => {
      const one = new Visitor(openApp(portal, { demo: true, production: false }));
      const entered = await one.post('/demo/kita', { kitaId: portal.kitas[0]?.id ?? '' });
      expect(entered.location).toBe('/kita');
      expect((await one.get('/kita')).status).toBe(200);
      visitor.cookie = one.cookie;
      expect((await visitor.get('/kita')).status).toBe(303);
    });

    it("moves the signed-in family's own case through time, and returns to local pages only", async () => {
      const [mine, theirs] = [await portal.register(), await portal.register()];
      const one = new Visitor(openApp(portal, { demo: true, production: false }));
      await one.post('/demo/familie', { applicationId: mine.id });
      const forward = (id: string, back: string): Promise<Visit> =>
        one.post(`/demo/cases/${id}/forward`, { days: '14', back });
      const moved = await forward(mine.id, `/anmeldung/${mine.id}`);
      expect(moved.location).toBe(`/anmeldung/${mine.id}`);
      const page = await one.get(moved.location);
      expect(textOf(page)).toContain('Jetzt sind die Kitas dran: Sie prüfen die Anmeldungen');
      expect((await portal.events(mine.id)).map(({ kind }) => kind)).toContain('enrolmentClosed');
      expect((await forward(mine.id, '//evil.example.org')).location).toBe('/demo');
      expect((await forward(theirs.id, '/')).status).toBe(404);
    });
  });

  it('plays the whole story by forms alone', async () => {
    const story = await tellStory(portal, 'offers');
    await story.offer(story.kita);
    await story.offer(story.other);
    const { caseNumber } = await portal.owner.em
      .fork()
      .findOneOrFail(Application, { id: story.id });
    const home = await visitor.open(portal, { id: story.id, caseNumber });
    expect(textOf(home)).toContain('Jetzt sind Sie dran: zwei Angebote warten auf Ihre Antwort');

    const [first, second] = [await story.offerOf(story.kita), await story.offerOf(story.other)];
    const base = `/anmeldung/${story.id}`;
    const offers = await visitor.get(`${base}/angebote`);
    expect(offers.body).toContain(`${base}/angebote/${first.id}/annehmen`);
    const confirm = await visitor.get(`${base}/angebote/${first.id}/annehmen`);
    expect(textOf(confirm)).toContain(`Diese Angebote geben Sie zurück: ${story.other.name}`);

    const key = { clientKey: hidden(confirm, 'clientKey') };
    const accepted = await visitor.submit(`${base}/angebote/${first.id}/annehmen`, key);
    expect(textOf(accepted)).toContain('Sie haben das Angebot angenommen.');
    const again = await visitor.submit(`${base}/angebote/${first.id}/annehmen`, key);
    expect(textOf(again)).toContain('Sie haben das Angebot angenommen.');
    const late = await visitor.submit(`${base}/angebote/${second.id}/annehmen`, {
      clientKey: randomUUID(),
    });
    expect(textOf(late)).toContain('Es ist schon ein Angebot angenommen.');
    expect((await visitor.get(`${base}/angebote/${second.id}/annehmen`)).location).toBe(base);

    await story.propose();
    const unchosen = await visitor.post(`${base}/termin`, { clientKey: randomUUID() });
    expect(unchosen.status).toBe(422);
    const slotId = (await story.state()).slots[0]?.id ?? '';
    const booked = await visitor.submit(`${base}/termin`, { clientKey: randomUUID(), slotId });
    expect(textOf(booked)).toContain('Ihr Termin ist vereinbart.');
    expect((await story.state()).slots.find(({ id }) => id === slotId)?.status).toBe('booked');
    expect(textOf(await visitor.get(`${base}/termin`))).toContain('Sie haben schon einen Termin:');

    await story.days(40);
    expect(await story.conclude()).toEqual({ kind: 'done' });
    expect(textOf(await visitor.get(base))).toContain('Der Betreuungsvertrag ist geschlossen');
  });

  it('changes wishes while the round allows it, and says why it does not', async () => {
    const theCase = await portal.register();
    await visitor.open(portal, theCase);
    const path = `/anmeldung/${theCase.id}/wuensche`;
    const kita1 = portal.kitas[3]?.id ?? '';
    const form = await visitor.get(path);
    expect(form.body).toContain(`value="${portal.kitas[0]?.id}" selected`);
    const twice = await visitor.post(path, { kita1, kita2: kita1 });
    expect(twice.status).toBe(422);

    const changed = await visitor.submit(path, { kita1, childminding: 'ja' });
    expect(textOf(changed)).toContain('Ihre Wünsche sind geändert.');
    expect(textOf(changed)).toMatch(/Kita Testweg 4 Angemeldet Kindertagespflege Angemeldet/u);

    portal.setDoorClock(() => portal.round.dates.editFreezeAt);
    await visitor.open(portal, theCase);
    expect((await visitor.get(path)).status).toBe(303);
    const refused = await visitor.submit(path, { kita1 });
    expect(textOf(refused)).toContain('Wünsche konnten nur bis zum Ende der Änderungsfrist');
  });

  it('gives a booked appointment as a file for the calendar, and moves with it', async () => {
    const story = await tellStory(portal, 'slotBooked');
    const { caseNumber } = await portal.owner.em
      .fork()
      .findOneOrFail(Application, { id: story.id });
    const home = await visitor.open(portal, { id: story.id, caseNumber });
    const path = `/anmeldung/${story.id}/termin/kalender`;
    expect(home.body).toContain(`href="${path}"`);
    const file = await visitor.get(path);
    expect(file.headers.get('Content-Type')).toContain('text/calendar');
    const [first, second] = (await story.state()).slots;
    const at = (instant = 0) => new Date(instant).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
    expect(file.body).toContain(`DTSTART:${at(first?.startsAt)}`);
    expect(file.body).toContain(`UID:termin-${caseNumber}\r\n`);
    expect(file.body).toContain(story.kita.name);

    await visitor.submit(`/anmeldung/${story.id}/termin`, {
      clientKey: randomUUID(),
      slotId: second?.id ?? '',
    });
    const moved = await visitor.get(path);
    expect(moved.body).toContain(`DTSTART:${at(second?.startsAt)}`);
    expect(moved.body).toContain(`UID:termin-${caseNumber}\r\n`);
    const cancelling = await visitor.get(`/anmeldung/${story.id}/termin-absagen`);
    expect(textOf(cancelling)).toContain(
      germanDates.span(second?.startsAt ?? 0, second?.endsAt ?? 0),
    );
    const cancelled = await visitor.submit(`/anmeldung/${story.id}/termin-absagen`, {
      clientKey: hidden(cancelling, 'clientKey'),
    });
    expect(textOf(cancelled)).toContain('Ihr Termin ist abgesagt.');
    expect((await visitor.get(path)).location).toBe(`/anmeldung/${story.id}`);
  });

  it('says what an acceptance means for the others, and brings back a lapsed offer', async () => {
    const story = await tellStory(portal, 'offerOpen');
    await story.offer(story.other);
    const { caseNumber } = await portal.owner.em
      .fork()
      .findOneOrFail(Application, { id: story.id });
    await visitor.open(portal, { id: story.id, caseNumber });
    const base = `/anmeldung/${story.id}`;
    const compared = textOf(await visitor.get(`${base}/angebote`));
    expect(compared).toContain(`Wenn Sie annehmen geben Sie zurück: ${story.other.name}`);
    expect(compared).toContain(`Wenn Sie annehmen geben Sie zurück: ${story.kita.name}`);
    expect(compared).toContain('Platz für Kinder ab 3 Jahren');

    const offer = await story.offerOf(story.kita);
    await portal.forward(story.id, offer.dueAt - (await portal.now(story.id)) + HOUR);
    await eventually(
      () => story.state(),
      ({ offers }) => offers.every(({ status }) => status === 'lapsed'),
    );
    const home = await visitor.get(base);
    for (const kita of [story.kita, story.other])
      expect(textOf(home)).toContain(`Ein Angebot ist abgelaufen: ${kita.name}`);
    const reviving = `${base}/angebote/${offer.id}/doch-annehmen`;
    expect(home.body).toContain(`href="${reviving}"`);
    const confirm = await visitor.get(reviving);
    expect(textOf(confirm)).toMatch(
      /Das geht nur bis .*\d Uhr und nur, wenn der Platz noch frei ist\./u,
    );
    const revived = await visitor.submit(reviving, { clientKey: hidden(confirm, 'clientKey') });
    expect(textOf(revived)).toContain('Sie haben das Angebot angenommen.');
    expect((await story.offerOf(story.kita)).status).toBe('accepted');
  });

  it('speaks of the youth office, not of a Kita, where only childminding is wished for', async () => {
    const theCase = await portal.register({ kitas: [], childminding: true });
    await portal.forward(theCase.id, 12 * DAY);
    const said = textOf(await visitor.open(portal, theCase));
    expect(said).toContain('Das Kreisjugendamt hilft Ihnen bei der Suche nach Kindertagespflege');
    expect(said).not.toMatch(
      /Jetzt sind die Kitas dran|Ihre Wunsch-Kitas prüfen|Termin mit der Kita/u,
    );
  });

  describe('what everyone can read', () => {
    it('finds Kitas by what parents look for, by address alone', async () => {
      const em = portal.owner.em.fork();
      const [first, second] = portal.kitas;
      await em.nativeUpdate(
        Kita,
        { id: second?.id ?? '' },
        { municipality: 'Möhnesee', providerKind: 'catholic' },
      );
      await em.nativeUpdate(
        Kita,
        { id: first?.id ?? '' },
        {
          street: 'Am Markt 1',
          phone: '0221 4710 123',
          website: 'https://kita.example/',
          openingHours: 'Montag bis Freitag, 7 bis 16 Uhr',
          description: 'Wir sind viel draußen.',
        },
      );
      const names = async (query: string) =>
        portal.kitas
          .filter(({ id }) => listed.get(query)?.body.includes(`href="/kitas/${id}"`) === true)
          .map(({ name }) => name);
      const listed = new Map<string, Visit>();
      const queries = [
        '',
        '?gemeinde=M%C3%B6hnesee',
        '?traeger=catholic&alter=o3&stunden=35',
        '?alter=u3',
        '?stunden=25',
        `?suche=${encodeURIComponent('testweg 2')}`,
        `?suche=${encodeURIComponent('möhnesee')}`,
        '?traeger=unsinn&stunden=viele&alter=alt',
      ];
      for (const query of queries) listed.set(query, await visitor.get(`/kitas${query}`));
      const all = portal.kitas.map(({ name }) => name);
      expect(await Promise.all(queries.map(names))).toEqual([
        all,
        [second?.name],
        [second?.name],
        [],
        [],
        [second?.name],
        [second?.name],
        all,
      ]);
      expect(textOf(await visitor.get('/kitas?alter=u3'))).toContain(
        'Zu diesen Angaben gibt es keine Kita.',
      );

      const profile = await visitor.get(`/kitas/${first?.id}`);
      const said = textOf(profile);
      for (const text of ['Am Markt 1', '59514 Welver', 'Ab 3 Jahren: 35 Stunden', '0221 4710 123'])
        expect(said).toContain(text);
      expect(profile.body).toContain('href="https://www.openstreetmap.org/search?query=Am+Markt+1');
      expect(profile.body, 'the address is a link, not a map').not.toContain('<iframe');
      expect((await visitor.get(`/kitas/${randomUUID()}`)).status).toBe(404);
      expect((await visitor.get('/kitas/keine')).status).toBe(404);

      // The language is changed on the very list one looks at.
      const english = await visitor.get(
        '/sprache?auf=en&seite=%2Fkitas%3Fgemeinde%3DM%25C3%25B6hnesee',
      );
      expect(english.location).toBe('/kitas?gemeinde=M%C3%B6hnesee');
    });

    it('tells how long data is kept by the round’s own rules, and leaves open what nobody set', async () => {
      await portal.owner.em
        .fork()
        .execute('update round set retention_months = 7, erasure_grace_days = 21');
      const said = textOf(await visitor.get('/datenschutz'));
      expect(said).toContain('7 Monate nach dem Ende der Anmelderunde');
      expect(said).toContain('löscht das Portal den Eintrag und unsere Nachrichten dazu');
      expect(said).toContain('warten nach der Ankündigung 21 Tage');
      expect(said).toContain('Diese Angabe trägt das Kreisjugendamt noch ein.');
      const set = new Visitor(
        openApp(portal, {
          authority: {
            representedBy: 'die Landrätin',
            dataProtectionOfficer: 'datenschutz@kreis.example',
            hostedBy: 'das Rechenzentrum',
          },
        }),
      );
      const stated = textOf(await set.get('/datenschutz')) + textOf(await set.get('/impressum'));
      for (const text of ['die Landrätin', 'datenschutz@kreis.example', 'das Rechenzentrum'])
        expect(stated).toContain(text);
      expect(stated).not.toContain('noch ein.');
    });

    it('is within a click of the start page', async () => {
      const start = await visitor.get('/');
      for (const path of ['/datenschutz', '/barrierefreiheit', '/impressum', '/hilfe', '/kitas']) {
        expect(start.body).toContain(`href="${path}"`);
        expect((await visitor.get(path)).status).toBe(200);
      }
    });
  });

  describe('a notice on every page', () => {
    it('is set and ended by the head of the office, and read by everyone in their language', async () => {
      const now = Date.now();
      const text = { de: 'Am Samstag ist das Portal <kurz> weg.', en: 'The portal is away.' };
      const show = { kind: 'warning', text, shownFrom: now - HOUR, shownUntil: null };
      await setBanner(portal.deps, HEAD, show);
      await setBanner(portal.deps, HEAD, {
        ...show,
        text: { de: 'Noch nicht', en: 'Not yet' },
        shownFrom: now + DAY,
      });
      await setBanner({ ...portal.deps, clock: () => now - 2 * HOUR }, HEAD, {
        ...show,
        text: { de: 'Nicht mehr', en: 'No more' },
        shownFrom: now - 2 * HOUR,
        shownUntil: now - HOUR,
      });
      for (const path of ['/', '/hilfe', '/oeffnen', '/gibt-es-nicht']) {
        const page = await visitor.get(path);
        expect(page.body).toContain('Am Samstag ist das Portal &lt;kurz&gt; weg.');
        expect(page.body).not.toMatch(/Noch nicht|Nicht mehr/u);
      }
      await visitor.get('/sprache?auf=en&seite=%2F');
      expect(textOf(await visitor.get('/'))).toContain('Disruption: The portal is away.');

      const shown = await readBanners(portal.deps, HEAD);
      expect(shown.map(({ text: { en } }) => en).toSorted()).toEqual(
        [text.en, 'Not yet'].toSorted(),
      );
      for (const { id } of shown) await endBanner(portal.deps, HEAD, id);
      expect((await visitor.get('/')).body).not.toContain(text.en);
      await expect(endBanner(portal.deps, HEAD, shown[0]?.id ?? '')).rejects.toThrow(
        'case.not_found',
      );
    });

    it('is nobody else’s to set, and needs both languages and an end after its beginning', async () => {
      const input = {
        kind: 'info',
        text: { de: 'Hallo', en: 'Hello' },
        shownFrom: 2,
        shownUntil: null,
      };
      const strangers: Person[] = [
        { kind: 'office', ref: 'sachbearbeitung', role: 'caseworker' },
        { kind: 'office', ref: 'pruefung', role: 'auditor' },
        { kind: 'kita', ref: portal.kitas[0]?.id ?? '', role: 'head' },
        { kind: 'family', ref: randomUUID(), guardian: 1 },
      ];
      for (const stranger of strangers)
        await expect(setBanner(portal.deps, stranger, input)).rejects.toThrow('action.forbidden');
      const office = new Visitor(openDemoApp(portal));
      await asOffice(office);
      const wrong = await office.post('/office/hinweis', {
        kind: 'laut',
        'text.de': ' ',
        'text.en': 'x'.repeat(501),
        'from.date': '2026-02-31',
      });
      expect(wrong.status).toBe(422);
      for (const field of ['kind', 'text.de', 'text.en', 'from.date'])
        expect(wrong.body).toContain(`href="#${field}"`);
      const typed = { kind: 'info', 'text.de': 'Hallo Welt', 'text.en': 'Hello' };
      const backwards = await office.post('/office/hinweis', {
        ...typed,
        'from.date': '2026-12-02',
        'until.date': '2026-12-01',
      });
      expect(backwards.body).toContain('href="#until.date"');
      expect(backwards.body).toContain('Hallo Welt');
      expect(await readBanners(portal.deps, HEAD)).toEqual([]);
      const over = await office.post('/office/hinweis', {
        ...typed,
        'from.date': '2020-12-01',
        'until.date': '2020-12-02',
      });
      expect(textOf(over)).toContain('Das Ende muss nach dem Beginn und in der Zukunft liegen.');
      const preview = await office.post('/office/hinweis', { ...typed, vorschau: 'ja' });
      expect(textOf(preview)).toContain('Hinweis: Hallo Welt');
      expect(textOf(preview)).toContain('Please note: Hello');
      expect(preview.body).toContain('>Hallo Welt</textarea>');
      expect(textOf(await visitor.get('/'))).not.toContain('Hallo Welt');
      expect(await readBanners(portal.deps, HEAD)).toEqual([]);
      const set = await office.submit('/office/hinweis', { ...typed, 'until.date': '2099-12-01' });
      expect(textOf(set)).toContain('Dienstag, 1. Dezember 2099, 24 Uhr');
      expect(textOf(await visitor.get('/'))).toContain('Hinweis: Hallo Welt');
      const [shown] = await readBanners(portal.deps, HEAD);
      await office.submit(`/office/hinweis/${shown?.id}/beenden`, {});
      expect(textOf(await visitor.get('/'))).not.toContain('Hallo Welt');
    });
  });

  it('speaks English on every page of a family that reads it', async () => {
    const story = await tellStory(portal, 'offerOpen');
    await story.offer(story.other);
    const { caseNumber } = await portal.owner.em
      .fork()
      .findOneOrFail(Application, { id: story.id });
    const family = await englishFamily(app, portal, { id: story.id, caseNumber });
    const home = `/anmeldung/${story.id}`;
    const offer = await story.offerOf();
    const pages = [
      '/',
      '/hilfe',
      '/kitas',
      `/kitas/${story.kita.id}`,
      '/oeffnen',
      '/datenschutz',
      '/barrierefreiheit',
      '/impressum',
      '/gibt-es-nicht',
      home,
      `${home}/angebote`,
      `${home}/angebote/${offer.id}/annehmen`,
      `${home}/angebote/${offer.id}/ablehnen`,
      `${home}/meine-daten`,
      `${home}/zurueckziehen`,
      `${home}/umzug`,
    ];
    expect(await germanOn(family, pages)).toEqual([]);
    await story.accept();
    await story.propose();
    expect(await germanOn(family, [home, `${home}/termin`])).toEqual([]);
    await story.book();
    expect(await germanOn(family, [home, `${home}/termin-absagen`])).toEqual([]);
    await story.withdraw();
    expect(await germanOn(family, [home, `${home}/weiterfuehren`, `${home}/daten`])).toEqual([]);
    // A message keeps the language it was sent in, and says so.
    const [notice] = await portal.notices(story.id);
    const message = await family.get(`${home}/nachrichten/${notice?.id}`);
    expect(message.body).toMatch(/<article class="letter message" lang="de">/u);
    expect(textOf(await family.get(home))).toContain('Registration received');
  });

  it('shows each message in the words it was sent in, to its own family only', async () => {
    const [mine, theirs] = [await portal.register(), await portal.register()];
    await visitor.open(portal, mine);
    const home = await visitor.get(`/anmeldung/${mine.id}`);
    expect(textOf(home)).toContain('Eingangsbeleg');
    const [receipt] = await portal.notices(mine.id);
    const [foreign] = await portal.notices(theirs.id);
    const page = await visitor.get(`/anmeldung/${mine.id}/nachrichten/${receipt?.id}`);
    expect(textOf(page)).toContain('Guten Tag Kim Beispiel,');
    const other = await visitor.get(`/anmeldung/${mine.id}/nachrichten/${foreign?.id}`);
    expect(other.status).toBe(404);
  });

  describe('what comes from elsewhere', () => {
    const form = { postcode: '59514' };

    it.each([
      ['a foreign page', { Origin: 'https://evil.example.org' }],
      ['nowhere', {}],
      ['a page that hides', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
    ])('refuses a form from %s', async (_from, headers) => {
      const answer = await visitor.post('/zustaendig', form, headers);
      expect(answer.status).toBe(403);
      expect(textOf(answer)).toContain('kam nicht von unserer Seite');
    });

    it('refuses JSON from a foreign page, and answers programs with problems', async () => {
      const json = (headers: Record<string, string>): Promise<Visit> =>
        visitor.request('/api/v1/nothing', {
          method: 'POST',
          body: '{}',
          headers: { 'Content-Type': 'application/json', ...headers },
        });
      const foreign = await json({ Origin: 'https://evil.example.org' });
      expect(foreign.status).toBe(403);
      expect(foreign.headers.get('Content-Type')).toContain('application/problem+json');
      expect((await json({ Origin: ORIGIN })).status).toBe(404);
      expect((await json({})).status).toBe(404);
    });

    it('refuses more than a form can hold', async () => {
      const answer = await visitor.post('/zustaendig', { postcode: '5'.repeat(70_000) });
      expect(answer.status).toBe(413);
    });
  });

  it('says so plainly when the database is away', async () => {
    const orm = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing', role: 'kita_app' });
    const one = new Visitor(openApp(portal, { orm }));
    const page = await one.get('/');
    expect(page.status).toBe(503);
    expect(textOf(page)).toContain('Das Portal ist im Moment gestört.');
    expect((await one.get('/hilfe')).status).toBe(200);
    await orm.close();
  });

  it('forbids scripts and styles in pages, and keeps pages out of caches', async () => {
    for (const path of ['/', '/anmelden', '/hilfe', '/oeffnen', '/gibt-es-nicht']) {
      const { headers, body } = await visitor.get(path);
      const policy = headers.get('Content-Security-Policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe-inline');
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(body).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/u);
    }
    const style = await visitor.get('/assets/kern/kern.min.css');
    expect(style.headers.get('Cache-Control')).toMatch(/^public, max-age=/u);
    expect((await visitor.get('/assets/portal.css')).status).toBe(200);
  });

  it('puts nothing personal into addresses and logs', async () => {
    await visitor.get('/anmelden');
    const page = await fillRegistration(visitor, { ...typed(), childLastName: '1' });
    expect(page.status).toBe(422);
    const receipt = await registerByForm(visitor, { ...typed(), 'birthDate.day': '15' });
    const claimCode = /Zugangscode ([0-9A-Z-]{14})/u.exec(textOf(receipt))?.[1] ?? '';
    await visitor.post('/zustaendig', { postcode: '59514' });
    const home = visitor.addresses.find((path) => /^\/anmeldung\/[^/]+$/u.test(path)) ?? '';
    await visitor.get(`${home}?eingabe=Zwetana`);
    await eventually(
      () => Promise.resolve(logLines),
      (lines) => lines.some((line) => line.includes('"route":"/anmeldung/:id"')),
    );
    // The five digits of a postcode may well stand in the middle of a random id.
    const seen = [
      ...visitor.addresses.filter((path) => !decodeURIComponent(path).includes('eingabe=Zwetana')),
      ...logLines,
    ].map((line) => line.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu, 'an id'));
    expect(claimCode).not.toBe('');
    for (const value of [...Object.values(PERSONAL), '59514', claimCode])
      expect(
        seen.filter((line) => line.includes(value) || decodeURI(line).includes(value)),
      ).toEqual([]);
  });
});

describe("the parents' pages while no worker runs", () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      ...services(),
      worker: false,
      loops: false,
      updateWaitMs: 300,
    });
  });
  afterAll(() => portal.stop());

  it('register a child, and say of a click that it is being processed until it is done', async () => {
    const visitor = new Visitor(openApp(portal));
    const theCase = await portal.register();
    await visitor.open(portal, theCase);
    const path = `/anmeldung/${theCase.id}`;
    const clientKey = randomUUID();
    const form = { clientKey, kita1: portal.kitas[2]?.id ?? '' };
    const answer = await visitor.post(`${path}/wuensche`, form);
    const waiting = textOf(await visitor.get(answer.location));
    expect(waiting).toContain('Wird bearbeitet');
    expect(waiting).toContain('Wünsche ändern, eingegangen am');

    await portal.startWorker();
    portal.startLoops();
    const done = await eventually(
      async () => textOf(await visitor.get(answer.location)),
      (text) => text.includes('Ihre Wünsche sind geändert.'),
    );
    expect(done).not.toContain('Wünsche ändern, eingegangen am');
    expect(await portal.commands(theCase.id)).toHaveLength(2);
  }, 60_000);
});

/** An error page names its request; otherwise two of them are the same. */
const withoutNumber = (page: Visit): string => textOf(page).replace(/[0-9a-f-]{36}/u, '');
