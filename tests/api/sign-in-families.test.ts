import type { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { HOUR, startTestPortal, type TestCase, type TestPortal } from '../support/portal.ts';
import { employ, openLetterbox, type Letterbox } from '../support/staff.ts';
import { hidden, openApp, textOf, Visitor, type Visit } from '../support/visitor.ts';

const MINE = 'Ottokar.Quastenflosser@privat.example.org';

describe('a family opens its applications by e-mail', () => {
  const logLines: string[] = [];
  let portal: TestPortal;
  let mailServer: TestMailServer;
  let letterbox: Letterbox;
  let app: Hono<AppEnv>;
  let mine: TestCase;
  let strangers: TestCase;
  beforeAll(async () => {
    mailServer = await startMailServer();
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
      logLines,
    });
    letterbox = openLetterbox(portal, mailServer);
    app = openApp(portal);
    mine = await portal.register({ email: MINE, childFirstName: 'Zwetana' });
    strangers = await portal.register({ email: 'andere@example.org', childFirstName: 'Korbinian' });
    await letterbox.linkTo(MINE);
  });
  afterAll(() => Promise.all([portal.stop(), mailServer.stop()]));
  afterEach(async () => {
    portal.setDoorClock(Date.now);
    await sql('delete from rate_limit');
  });

  const sql = <T extends object>(statement: string) =>
    portal.owner.em.fork().execute<T[]>(statement);
  const ask = (email: string): Promise<Visit> => new Visitor(app).post('/oeffnen/link', { email });
  const linkFor = async (email: string): Promise<string> => {
    await ask(email);
    return (await letterbox.linkTo(email.toLowerCase())) ?? '';
  };

  it('with a link that a scanner may open, and a button that works once', async () => {
    const link = await linkFor(MINE.toUpperCase());
    expect(link).toMatch(/^\/oeffnen\/link\/[\w-]{43}$/u);
    const scanner = new Visitor(app);
    for (let times = 0; times < 3; times += 1) {
      const page = await scanner.get(link);
      expect(page.status).toBe(200);
      expect(page.headers.get('Referrer-Policy')).toBe('same-origin');
      expect(page.headers.get('Cache-Control')).toBe('no-store');
    }
    expect(scanner.cookie).toBeUndefined();

    const visitor = new Visitor(app);
    visitor.cookie = '__Host-session=planted';
    const list = await visitor.submit(link, {});
    expect(visitor.cookie).not.toContain('planted');
    expect(textOf(list)).toContain('Zwetana');
    expect(textOf(list)).not.toContain('Korbinian');
    expect(hidden(list, 'applicationId')).toBe(mine.id);
    const opened = await visitor.submit('/meine-anmeldungen', { applicationId: mine.id });
    expect(textOf(opened)).toContain('Zwetana');
    expect((await visitor.get('/meine-anmeldungen')).status).toBe(200);
    expect((await visitor.get('/office')).status).toBe(404);
    const theirs = { applicationId: strangers.id };
    expect((await visitor.post('/meine-anmeldungen', theirs)).status).toBe(404);

    const replay = new Visitor(app);
    for (const answer of [await replay.get(link), await replay.post(link, {})]) {
      expect(answer.status).toBe(410);
      expect(textOf(answer)).toContain('Fordern Sie einfach einen neuen an');
      expect(answer.body).toContain('href="/oeffnen"');
    }
    expect(replay.cookie).toBeUndefined();
  });

  it('within an hour, and only with a token of ours', async () => {
    const link = await linkFor(MINE);
    portal.setDoorClock(() => Date.now() + HOUR);
    expect((await new Visitor(app).post(link, {})).status).toBe(410);
    portal.setDoorClock(Date.now);
    const token = link.split('/').at(-1) ?? '';
    const flipped = `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)}`;
    for (const wrong of [flipped, 'x', token.slice(0, 20), `${token}AAAA`])
      expect((await new Visitor(app).post(`/oeffnen/link/${wrong}`, {})).status).toBe(410);
    expect((await new Visitor(app).post(`/konto/passwort/${token}`, {})).status).toBe(410);
    expect((await new Visitor(app).post(`/konto/einladung/${token}`, {})).status).toBe(410);
    expect((await new Visitor(app).post(link, {})).status).toBe(303);
  });

  it('once, however many click at the same moment', async () => {
    const link = await linkFor(MINE);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => new Visitor(app).post(link, {})),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  it('and nobody learns from the answer whether an address is known', async () => {
    const told = async (email: string) => {
      const { status, location, body, headers } = await ask(email);
      return [status, location, body, [...headers].filter(([name]) => name !== 'x-request-id')];
    };
    expect(await told('unbekannt@example.org')).toEqual(await told(MINE));
    const written = await sql<{ status: string }>(
      `select n.status from notice n join sign_in_link l on l.id = n.sign_in_link_id where l.used_at is null
       order by n.created_at desc limit 2`,
    );
    expect(written.map(({ status }) => status)).toEqual(['pending', 'pending']);
    expect(await letterbox.linkTo('unbekannt@example.org')).toBeUndefined();
    const invalid = await ask('keine Adresse');
    expect(invalid.status).toBe(422);
    expect(invalid.body).toContain('href="#email"');
  });

  it('not for as many mails as somebody likes to send to an address', async () => {
    const statuses: number[] = [];
    for (let times = 0; times < 6; times += 1) statuses.push((await ask(MINE)).status);
    expect(statuses).toEqual([303, 303, 303, 303, 429, 429]);

    // A stranger who asks again and again does not fill somebody's mailbox all day.
    await sql(`delete from rate_limit where key like 'sign-in/link/%'`);
    await sql(`update rate_limit set count = 24 where key like 'sign-in/links/%'`);
    const refused = await ask(MINE);
    expect(refused.status).toBe(429);
    expect(textOf(refused)).toContain('mit Vorgangsnummer und Zugangscode');
    expect((await ask('andere@example.org')).status).toBe(303);
  });

  it('and not staff: a link to the address of a head lets in a family, whoever registers with it', async () => {
    const head = await employ(portal, app, letterbox, {
      email: 'leitung@example.org',
      role: 'head',
      workplace: 'office',
    });
    await portal.register({ email: head.email, childFirstName: 'Untergeschoben' });
    await letterbox.linkTo(head.email);
    const link = await linkFor(head.email);
    const visitor = new Visitor(app);
    await visitor.submit(link, {});
    expect((await visitor.get('/office')).location).toBe('/konto/anmelden');
    expect((await visitor.get('/konto')).location).toBe('/konto/anmelden');
    expect((await head.visitor.get('/office/personen')).status).toBe(200);
    const family = await linkFor(MINE);
    await head.visitor.submit(family, {});
    expect((await head.visitor.get('/office/personen')).status).toBe(303);
  });

  it('as one of both guardians where they share a mailbox, and each consents for themselves', async () => {
    const email = 'gemeinsam@example.org';
    const { id, caseNumber } = await portal.register({
      email,
      childFirstName: 'Alwine',
      input: {
        custody: 'sharedApart',
        guardian2FirstName: 'Robin',
        guardian2LastName: 'Beispiel',
        guardian2Email: 'Gemeinsam@example.org',
        guardian2Street: 'Zechenweg 3',
        guardian2Postcode: '44787',
        guardian2Town: 'Bochum',
      },
    });
    // The receipts first.
    await letterbox.linkTo(email);
    const visitor = new Visitor(app);
    const list = await visitor.submit(await linkFor(email), {});
    expect(list.body.match(/<form method="post" action="\/meine-anmeldungen">/gu)).toHaveLength(2);
    expect(textOf(list)).toContain(`Öffnen als Robin Beispiel`);
    expect(list.body).toContain(`Öffnen: Alwine, ${caseNumber}, Öffnen als Robin Beispiel`);
    const asWhom = async (guardian: string): Promise<string> => {
      await visitor.submit('/meine-anmeldungen', { applicationId: id, guardian });
      return (await visitor.get(`/anmeldung/${id}/meine-daten/kopie`)).body;
    };
    expect(await asWhom('2')).toContain('Zechenweg 3');
    expect(await asWhom('1')).not.toContain('Zechenweg 3');
    for (const form of [{ applicationId: id }, { applicationId: id, guardian: '3' }])
      expect((await visitor.post('/meine-anmeldungen', form)).status).toBe(404);
  });

  it('and is no longer listed where its address has gone from', async () => {
    const visitor = new Visitor(app);
    await visitor.submit(await linkFor('andere@example.org'), {});
    await sql(`update guardian set email = null where application_id = '${strangers.id}'`);
    expect(textOf(await visitor.get('/meine-anmeldungen'))).not.toContain('Korbinian');
    const answer = await visitor.post('/meine-anmeldungen', { applicationId: strangers.id });
    expect(answer.status).toBe(404);
  });

  it('and leaves neither address nor link in the log', () => {
    const log = logLines.join('\n');
    expect(log).toContain('/oeffnen/link/:token');
    expect(log.toLowerCase()).not.toContain('quastenflosser');
    expect(log).not.toMatch(/[\w-]{43}/u);
  });
});
