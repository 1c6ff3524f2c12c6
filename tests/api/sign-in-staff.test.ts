import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { getMigrations } from 'better-auth/db/migration';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { zonedDay } from '../../src/calendar/zone.ts';
import { createToken } from '../../src/cases/kita-tokens.ts';
import { endMembership } from '../../src/cases/people.ts';
import { forgetLeftAccounts } from '../../src/sign-in/forget-accounts.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { HOUR, startTestPortal, type TestPortal } from '../support/portal.ts';
import {
  employ,
  givePassword,
  openLetterbox,
  OPERATIONS,
  PASSWORD,
  setUp,
  totp,
  type Employee,
  type Letterbox,
} from '../support/staff.ts';
import {
  authOf,
  fillIn,
  openApp,
  ORIGIN,
  textOf,
  Visitor,
  type Visit,
} from '../support/visitor.ts';

const MINUTE = 60_000;

describe('staff', () => {
  const logLines: string[] = [];
  const links: string[] = [];
  let portal: TestPortal;
  let mailServer: TestMailServer;
  let letterbox: Letterbox;
  let app: Hono<AppEnv>;
  /** The first head, who stays. */
  let boss: Employee;
  /** What the tables hold of the head's password, app and backup codes. */
  let keys: { readonly password: string; readonly secret: string; readonly codes: string };
  beforeAll(async () => {
    mailServer = await startMailServer();
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
      logLines,
    });
    const { linkTo } = openLetterbox(portal, mailServer);
    letterbox = {
      async linkTo(email) {
        const link = await linkTo(email);
        if (link !== undefined) links.push(link);
        return link;
      },
    };
    app = openApp(portal);
    boss = await employ(portal, app, letterbox, {
      email: 'leitung@example.org',
      role: 'head',
      workplace: 'office',
    });
    const [row] = await sql<typeof keys>(
      `select a.password, t.secret, t."backupCodes" as codes from auth.account a join auth."twoFactor" t using ("userId")`,
    );
    if (row === undefined) throw new Error('the head has no keys');
    keys = row;
  });
  afterAll(() => Promise.all([portal.stop(), mailServer.stop()]));
  afterEach(async () => {
    portal.setDoorClock(Date.now);
    await sql('delete from rate_limit');
  });

  const sql = <T extends object>(statement: string, params: readonly unknown[] = []) =>
    portal.owner.em.fork().execute<T[]>(statement, [...params]);
  const kita = (index: number) => {
    const found = portal.kitas[index];
    if (found === undefined) throw new Error('no such Kita');
    return found;
  };
  /** Somebody with the head's password and app, who has signed in; quicker than the whole way in, which the head went. */
  const join = async (
    email: string,
    place: { readonly kind: string; readonly role: string; readonly kitaId?: string },
    provider: string | null = null,
  ): Promise<Employee> => {
    const { kind, role, kitaId = null } = place;
    await sql(
      `with person as (
         insert into auth."user" (name, email, "emailVerified", "twoFactorEnabled")
         values ('Kim Muster', ?, true, true) returning id),
       password as (
         insert into auth.account ("userId", "accountId", "providerId", password, "updatedAt")
         select id, id::text, 'credential', ?, now() from person),
       factor as (
         insert into auth."twoFactor" ("userId", secret, "backupCodes", verified, "codesSeenAt")
         select id, ?, ?, true, now() from person)
       insert into membership (id, account_id, kind, kita_id, provider, role, since)
       select gen_random_uuid(), id, ?, ?, ?, ?, now() from person`,
      [email, keys.password, keys.secret, keys.codes, kind, kitaId, provider, role],
    );
    const { secret, backupCodes } = boss;
    const known = { email, secret, backupCodes };
    return { ...known, visitor: await again(known, 9) };
  };
  const employAt = (email: string, index: number, role = 'staff'): Promise<Employee> =>
    join(email, { kind: 'kita', role, kitaId: kita(index).id });
  /** Signs in on another device, with a backup code. */
  const again = async (
    { email, backupCodes }: Pick<Employee, 'email' | 'backupCodes'>,
    which = 0,
  ): Promise<Visitor> => {
    const visitor = new Visitor(app);
    await givePassword(visitor, email);
    await visitor.submit('/konto/code', { code: backupCodes[which] ?? '' });
    return visitor;
  };
  const membershipOf = async (email: string): Promise<string> => {
    const [row] = await sql<{ id: string }>(
      `select m.id from membership m join auth."user" u on u.id = m.account_id
       where u.email = ? and m.ended_at is null`,
      [email],
    );
    return row?.id ?? '';
  };

  it('are kept in the tables that better-auth wants', async () => {
    const auth = authOf(portal);
    const { toBeCreated, toBeAdded, toBeAddedIndexes } = await getMigrations(auth.options);
    expect([toBeCreated, toBeAdded, toBeAddedIndexes]).toEqual([[], [], []]);
    await expect(
      auth.api.signUpEmail({ body: { email: 'a@example.org', password: PASSWORD, name: 'A' } }),
    ).rejects.toThrow('not enabled');
    const seen = await portal.deps.orm.em.fork().execute('select 1 from auth."user"');
    expect(seen).toEqual([]);
  });

  describe('come in', () => {
    it('by invitation, password and app, with a cookie of this host alone, new each time', async () => {
      expect(boss.backupCodes).toHaveLength(10);
      const page = await boss.visitor.get('/office/personen');
      expect(textOf(page)).toContain('leitung@example.org');

      const planted = new Visitor(app);
      planted.cookie = boss.visitor.cookie?.replace(/=.{8}/u, '=planted1');
      expect((await planted.get('/office')).location).toBe('/konto/anmelden');
      const before = planted.cookie;
      const asked = await givePassword(planted, boss.email);
      expect(asked.location).toBe('/konto/code');
      const answer = await planted.post('/konto/code', { code: totp(boss.secret, 1) });
      const cookies = answer.headers
        .getSetCookie()
        .filter((set) => set.startsWith('__Host-staff='));
      expect(cookies).toHaveLength(1);
      for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=43200'])
        expect(cookies[0]).toContain(flag);
      expect(cookies[0]).not.toContain('Domain');
      expect((await planted.get('/office/personen')).status).toBe(200);
      expect(planted.cookie).not.toContain('planted1');
      const old = new Visitor(app);
      old.cookie = before;
      expect((await old.get('/office')).status).toBe(303);
    });

    it('not with the password alone', async () => {
      const visitor = new Visitor(app);
      await givePassword(visitor, boss.email);
      for (const path of ['/office', '/konto', '/konto/zweiter-faktor', '/konto/notfallcodes'])
        expect((await visitor.get(path)).location).toBe('/konto/anmelden');
    });

    it('once with a code of the app, and once with a backup code', async () => {
      const someone = await employAt('einmal@example.org', 0);
      const code = totp(someone.secret, 1);
      const [first, second] = [new Visitor(app), new Visitor(app)];
      await givePassword(first, someone.email);
      expect((await first.post('/konto/code', { code })).status).toBe(303);
      await givePassword(second, someone.email);
      const replayed = await second.post('/konto/code', { code });
      expect(replayed.status).toBe(401);
      expect(textOf(replayed)).toContain('wurde schon benutzt');
      const backup = someone.backupCodes[3] ?? '';
      expect((await second.post('/konto/code', { code: backup })).status).toBe(303);
      const third = new Visitor(app);
      await givePassword(third, someone.email);
      expect((await third.post('/konto/code', { code: backup })).status).toBe(401);
    });

    it('not by guessing: nothing tells an unknown address from a wrong password, and the limit holds', async () => {
      const told = ({ status, body, headers }: Visit, email: string) => ({
        status,
        text: body.replaceAll(email, 'ADDRESS'),
        headers: [...headers].filter(([name]) => name !== 'x-request-id'),
      });
      const [unknown, known] = ['niemand@example.org', boss.email];
      const wrong = (email: string) => givePassword(new Visitor(app), email, 'Falsches Passwort 1');
      expect(told(await wrong(unknown), unknown)).toEqual(told(await wrong(known), known));
      for (let tries = 0; tries < 8; tries += 1) await wrong(known);
      expect((await wrong(known)).status).toBe(401);
      const limited = await givePassword(new Visitor(app), known);
      expect(limited.status).toBe(429);
      expect(textOf(limited)).toContain('Bitte warten Sie eine Viertelstunde');
      expect((await wrong(unknown)).status).toBe(401);
      expect(JSON.stringify(await sql('select key from rate_limit'))).not.toContain('example.org');
    });

    it('whoever guesses at somebody’s password locks out themselves, and not its owner elsewhere', async () => {
      const behindProxy = openApp(portal, { trustedProxies: 1 });
      const tryFrom = async (address: string, password: string): Promise<number> => {
        const form = { email: boss.email, password };
        const headers = { Origin: ORIGIN, 'X-Forwarded-For': address };
        return (await new Visitor(behindProxy).post('/konto/anmelden', form, headers)).status;
      };
      const again = `update rate_limit set count = ? where key like ?`;
      expect(await tryFrom('192.0.2.1', 'Falsches Passwort 1')).toBe(401);
      await sql(again, [10, 'sign-in/password/%']);
      expect(await tryFrom('192.0.2.1', PASSWORD)).toBe(429);
      expect(await tryFrom('198.51.100.7', PASSWORD)).toBe(303);
      await sql(again, [100, 'sign-in/passwords/%']);
      expect(await tryFrom('203.0.113.9', PASSWORD)).toBe(429);
    });

    it('not by guessing codes', async () => {
      const someone = await employAt('codes@example.org', 0);
      const guess = async (times: number): Promise<readonly number[]> => {
        const visitor = new Visitor(app);
        await givePassword(visitor, someone.email);
        const statuses: number[] = [];
        for (let tries = 0; tries < times; tries += 1) {
          const code = String(Math.floor(performance.now() * 1000) % 1_000_000).padStart(6, '0');
          statuses.push((await visitor.post('/konto/code', { code })).status);
        }
        return statuses;
      };
      // A password is good for five guesses, an account for ten in a quarter of an hour.
      expect(await guess(6)).toEqual([401, 401, 401, 401, 401, 429]);
      expect((await guess(5)).slice(-2)).toEqual([429, 429]);
      await sql('delete from rate_limit');
      await guess(3);
      const visitor = new Visitor(app);
      await givePassword(visitor, someone.email);
      const locked = await visitor.post('/konto/code', { code: totp(someone.secret, 1) });
      expect(locked.status).toBe(429);
    });

    it('not from a foreign page, and nobody signs up', async () => {
      const form = { email: boss.email, password: PASSWORD };
      const foreign = { Origin: 'https://evil.example.org' };
      expect((await new Visitor(app).post('/konto/anmelden', form, foreign)).status).toBe(403);
      for (const path of ['/api/auth/sign-up/email', '/api/auth/get-session'])
        expect((await new Visitor(app).get(path)).status).toBe(404);
    });
  });

  describe('go out', () => {
    it('after an hour of silence, and after twelve hours in any case', async () => {
      const idle = await again(boss, 0);
      portal.setDoorClock(() => Date.now() + 59 * MINUTE);
      expect((await idle.get('/office/personen')).status).toBe(200);
      portal.setDoorClock(() => Date.now() + 118 * MINUTE);
      expect((await idle.get('/office/personen')).status).toBe(200);
      portal.setDoorClock(() => Date.now() + 178 * MINUTE);
      expect((await idle.get('/office/personen')).location).toBe('/konto/anmelden');
      portal.setDoorClock(Date.now);
      expect((await idle.get('/office/personen')).location).toBe('/konto/anmelden');

      const busy = await again(boss, 1);
      for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
        portal.setDoorClock(() => Date.now() + minutes * MINUTE);
        expect((await busy.get('/konto')).status).toBe(200);
      }
      portal.setDoorClock(() => Date.now() + 12 * HOUR);
      expect((await busy.get('/konto')).location).toBe('/konto/anmelden');
    });

    it('with the next click when they leave', async () => {
      const leaver = await employAt('geht@example.org', 1);
      expect((await leaver.visitor.get('/kita')).status).toBe(200);
      const phone = await again(leaver);
      await endMembership(portal.deps, OPERATIONS, {
        id: await membershipOf(leaver.email),
        revision: undefined,
      });
      for (const visitor of [leaver.visitor, phone])
        expect((await visitor.get('/kita')).location).toBe('/konto/anmelden');
      const back = await again(leaver, 1);
      expect((await back.get('/kita')).location).toBe('/konto');
      expect(textOf(await back.get('/konto'))).toContain('zurzeit keinen Arbeitsplatz');
    });

    it('and a key they made for a program is called to be replaced', async () => {
      const [leaver, stays] = await Promise.all(
        ['schluessel@example.org', 'bleibt@example.org'].map((email) => employAt(email, 2, 'head')),
      );
      const [row] = await sql<{ id: string }>('select id from auth."user" where email = ?', [
        leaver?.email,
      ]);
      const maker = {
        kind: 'kita',
        ref: kita(2).id,
        role: 'head',
        account: row?.id ?? '',
      } as const;
      const expiresOn = zonedDay(Date.now());
      await createToken(portal.deps, maker, { id: randomUUID(), name: 'Programm', expiresOn });
      const seen = async () => (await stays?.visitor.get('/kita/schnittstelle'))?.body ?? '';
      expect(await seen()).toContain('Programm');
      expect(await seen()).not.toContain('leitet diese Kita nicht mehr');
      const id = await membershipOf(leaver?.email ?? '');
      await endMembership(portal.deps, OPERATIONS, { id, revision: undefined });
      expect(await seen()).toContain('leitet diese Kita nicht mehr');
    });

    it('when new backup codes are made elsewhere, which only who made them reads', async () => {
      const someone = await employAt('neue.codes@example.org', 1);
      const left = await again(someone, 1);
      const password = { password: PASSWORD };
      const shown = await someone.visitor.submit('/konto/notfallcodes/neu', password);
      expect(shown.body).toContain('class="code"');
      expect((await left.get('/konto/notfallcodes')).location).toBe('/konto/anmelden');
    });

    it('when somebody signs in in the same browser', async () => {
      const visitor = await again(boss, 3);
      const left = new Visitor(app);
      left.cookie = visitor.cookie;
      expect((await left.get('/office/personen')).status).toBe(200);
      await givePassword(visitor, boss.email);
      expect((await left.get('/office/personen')).status).toBe(303);
    });

    it('and their cookie is worth nothing then; other devices end one by one or all at once', async () => {
      const someone = await employAt('geraete@example.org', 1);
      const copied = new Visitor(app);
      const phone = await again(someone, 0);
      copied.cookie = phone.cookie;
      await phone.submit('/abmelden', {});
      expect((await copied.get('/kita')).status).toBe(303);

      const [second, third] = [await again(someone, 1), await again(someone, 2)];
      const own = await someone.visitor.get('/konto');
      const ids = Array.from(own.body.matchAll(/name="which" value="([^"]+)"/gu), ([, id]) => id);
      expect(ids).toEqual([expect.any(String), expect.any(String), 'others', 'all']);
      await someone.visitor.post('/konto/sitzungen', { which: ids[0] ?? '' });
      expect((await third.get('/kita')).status).toBe(303);
      expect((await second.get('/kita')).status).toBe(200);
      const [strangers] = await sql<{ id: string }>(
        `select id from auth.session where token <> '' and "userId" <> (select id from auth."user" where email = ?)`,
        [someone.email],
      );
      await someone.visitor.post('/konto/sitzungen', { which: strangers?.id ?? '' });
      expect(await sql('select 1 from auth.session where id = ?', [strangers?.id])).toHaveLength(1);
      await someone.visitor.post('/konto/sitzungen', { which: 'all' });
      for (const visitor of [someone.visitor, second])
        expect((await visitor.get('/kita')).status).toBe(303);
    });
  });

  describe('who have lost something', () => {
    it('set a new password by a link that works once and leaves the second factor in place', async () => {
      const someone = await employAt('vergesslich@example.org', 2);
      const ask = (email: string) => new Visitor(app).post('/konto/passwort-vergessen', { email });
      const [known, unknown] = [await ask(someone.email), await ask('niemand@example.org')];
      expect([unknown.status, unknown.location]).toEqual([known.status, known.location]);
      expect(await letterbox.linkTo('niemand@example.org')).toBeUndefined();
      await ask(someone.email);
      const link = (await letterbox.linkTo(someone.email)) ?? '';
      const visitor = new Visitor(app);
      await visitor.get(link);
      const weak = await visitor.post(link, { password: 'zu kurz' });
      expect(weak.status).toBe(422);
      expect(textOf(weak)).toContain('mindestens 12 Zeichen');
      const done = await visitor.submit(link, { password: 'Der Igel schläft im Laub' });
      expect(textOf(done)).toContain('Ihr neues Passwort gilt');
      expect((await someone.visitor.get('/kita')).status).toBe(303);
      expect((await visitor.get(link)).status).toBe(410);
      expect((await visitor.post(link, { password: 'Noch ein anderes 12345' })).status).toBe(410);
      expect((await givePassword(visitor, someone.email)).status).toBe(401);
      const asked = await givePassword(visitor, someone.email, 'Der Igel schläft im Laub');
      expect(asked.location).toBe('/konto/code');
    });

    it('and whoever stood half inside with the old one stands outside', async () => {
      const someone = await employAt('halb.drin@example.org', 2);
      const thief = new Visitor(app);
      expect((await givePassword(thief, someone.email)).location).toBe('/konto/code');
      await new Visitor(app).post('/konto/passwort-vergessen', { email: someone.email });
      const link = (await letterbox.linkTo(someone.email)) ?? '';
      await new Visitor(app).submit(link, { password: 'Der Igel schläft im Laub' });
      const late = await thief.post('/konto/code', { code: totp(someone.secret, 1) });
      expect(late.location).toBe('/konto/anmelden');
      expect((await thief.get('/kita')).location).toBe('/konto/anmelden');
    });

    it('are set up anew by a head of the office, and by no other', async () => {
      const someone = await employAt('telefon.weg@example.org', 2, 'head');
      const path = `/office/personen/${await membershipOf(someone.email)}/neu`;
      expect((await someone.visitor.post(path, {})).status).toBe(404);
      expect((await boss.visitor.post(path, {})).location).toBe('/office/personen?erledigt=reset');
      expect((await someone.visitor.get('/kita')).status).toBe(303);
      expect((await givePassword(new Visitor(app), someone.email)).status).toBe(401);
      const link = (await letterbox.linkTo(someone.email)) ?? '';
      const anew = await setUp(new Visitor(app), someone.email, link);
      expect(anew.secret).not.toBe(someone.secret);
      expect((await anew.visitor.get('/kita')).status).toBe(200);
    });
  });

  describe('and who works where', () => {
    it('a Kita’s head invites into its own Kita only, whatever the form says', async () => {
      const chief = await employAt('kita.leitung@example.org', 0, 'head');
      const other = await employAt('andere.kita@example.org', 1);
      const team = textOf(await chief.visitor.get('/kita/team'));
      expect(team).toContain('kita.leitung@example.org');
      expect(team).not.toContain(other.email);
      const form = { name: 'Neu Hier', email: 'neu@example.org', language: 'de' };
      const asked = await chief.visitor.post('/kita/team', {
        ...form,
        role: 'staff',
        workplace: 'office',
      });
      expect(asked.location).toBe('/kita/team?erledigt=invited');
      const [row] = await sql('select kind, kita_id from invitation where email = ?', [form.email]);
      expect(row).toEqual({ kind: 'kita', kita_id: kita(0).id });
      const asHead = await chief.visitor.post('/kita/team', { ...form, role: 'caseworker' });
      expect(asHead.status).toBe(422);
      const theirs = await membershipOf(other.email);
      for (const path of ['beenden', 'rolle'])
        expect(
          (await chief.visitor.post(`/kita/team/${theirs}/${path}`, { role: 'head' })).status,
        ).toBe(404);
      expect((await other.visitor.get('/kita/team')).status).toBe(403);
      expect((await other.visitor.get('/kita')).status).toBe(200);
    });

    it('fills nobody’s mailbox with invitations: five a day to one address, and no more by one head than a county has Kitas', async () => {
      const chief = await employAt('einladungen@example.org', 0, 'head');
      const inviting = (email: string): Promise<Visit> =>
        chief.visitor.post('/kita/team', { name: 'Neu Hier', email, role: 'staff' });
      for (let times = 0; times < 5; times += 1)
        expect((await inviting('immer@example.org')).status).toBe(303);
      const sixth = await inviting('Immer@example.org');
      expect(sixth.status).toBe(429);
      expect(textOf(sixth)).toContain('Morgen geht es wieder');
      expect(await sql(`select 1 from invitation where email = 'immer@example.org'`)).toHaveLength(
        5,
      );
      expect((await inviting('andere@example.org')).status).toBe(303);
      await sql(`update rate_limit set count = 150 where key like 'invitations/%'`);
      expect((await inviting('noch.eine@example.org')).status).toBe(429);
    });

    it('an invitation to an address with an account opens nothing without that account', async () => {
      const chief = await employAt('einladend@example.org', 0, 'head');
      const target = await employAt('mehrfach@example.org', 1);
      await chief.visitor.post('/kita/team', {
        name: 'Kim Muster',
        email: 'Mehrfach@Example.org',
        role: 'staff',
      });
      const link = (await letterbox.linkTo(target.email)) ?? '';
      const stranger = new Visitor(app);
      expect((await stranger.get(link)).body).not.toContain('name="password"');
      await stranger.post(link, { password: 'Mein eigenes Passwort' });
      expect((await chief.visitor.post(link, {})).status).toBe(410);
      expect((await givePassword(new Visitor(app), target.email)).status).toBe(303);

      const page = await target.visitor.get(link);
      const chosen = await fillIn(target.visitor, page, link);
      expect(textOf(chosen)).not.toContain('gilt nicht mehr');
      const choose = await target.visitor.get('/kita');
      expect(choose.location).toBe('/konto/arbeitsplatz');
      const workplace = kita(0).id;
      await target.visitor.post('/konto/arbeitsplatz', { workplace: kita(2).id });
      expect((await target.visitor.get('/kita')).status).toBe(303);
      await target.visitor.post('/konto/arbeitsplatz', { workplace });
      expect(textOf(await target.visitor.get('/kita'))).toContain(kita(0).name);
      expect((await target.visitor.get(link)).status).toBe(410);
    });

    it('nor while that account is being set up anew', async () => {
      const chief = await employAt('lauernd@example.org', 0, 'head');
      const target = await employAt('neu.eingerichtet@example.org', 1, 'head');
      const { email } = target;
      await chief.visitor.post('/kita/team', { name: 'Kim Muster', email, role: 'staff' });
      const link = (await letterbox.linkTo(email)) ?? '';
      await boss.visitor.post(`/office/personen/${await membershipOf(email)}/neu`, {});
      const stranger = new Visitor(app);
      expect((await stranger.get(link)).body).not.toContain('name="password"');
      await stranger.post(link, { password: 'Mein eigenes Passwort' });
      const refused = await givePassword(new Visitor(app), email, 'Mein eigenes Passwort');
      expect(refused.status).toBe(401);
    });

    it('a provider works in each of its Kitas, one at a time', async () => {
      await sql(`update kita set provider = 'Träger Test' where id in (?, ?)`, [
        kita(2).id,
        kita(3).id,
      ]);
      const place = { kind: 'provider', role: 'provider' };
      const { visitor } = await join('traeger@example.org', place, 'Träger Test');
      expect((await visitor.get('/kita')).location).toBe('/konto/arbeitsplatz');
      for (const index of [2, 3]) {
        await visitor.post('/konto/arbeitsplatz', { workplace: kita(index).id });
        expect(textOf(await visitor.get('/kita'))).toContain(kita(index).name);
      }
      await visitor.post('/konto/arbeitsplatz', { workplace: kita(0).id });
      expect(textOf(await visitor.get('/kita'))).toContain(kita(3).name);

      // A tab left open with one Kita changes nothing of the other, chosen in another tab since.
      const pages = ['/kita/profil', `/kita/plaetze?jahr=${portal.round.year}`, '/kita/team'];
      const open = await Promise.all(pages.map((path) => visitor.get(path)));
      await visitor.post('/konto/arbeitsplatz', { workplace: kita(2).id });
      const typed = { phone: '02921 77', name: 'Neu Hier', email: 'verirrt@example.org' };
      for (const [index, page] of open.entries())
        expect((await fillIn(visitor, page, pages[index] ?? '', typed)).status).toBe(412);
      expect(textOf(await visitor.get('/kita/team'))).not.toContain('verirrt@example.org');
    });

    it('of two heads who change the same person, the second is told, and nothing is undone', async () => {
      const heads = await Promise.all(
        ['erste@example.org', 'zweite@example.org'].map((email) => employAt(email, 1, 'head')),
      );
      const { email } = await employAt('umstritten@example.org', 1);
      const [first, second] = heads.map(({ visitor }) => visitor);
      if (first === undefined || second === undefined) throw new Error('two heads');
      const page = await first.get('/kita/team');
      const id = await membershipOf(email);
      const role = `/kita/team/${id}/rolle`;
      const end = `/kita/team/${id}/beenden`;
      expect(textOf(await fillIn(second, page, role))).toContain('umstritten@example.org');
      const late = await fillIn(first, page, end);
      expect(late.status).toBe(412);
      expect(textOf(late)).toContain('Inzwischen hat sich hier etwas geändert.');
      expect(
        await sql(
          'select role from membership where id <> ? and ended_at is null and account_id = (select account_id from membership where id = ?)',
          [id, id],
        ),
      ).toEqual([{ role: 'head' }]);

      const now = await first.get('/kita/team');
      const next = await membershipOf(email);
      const answers = await Promise.all([
        fillIn(first, now, `/kita/team/${next}/beenden`),
        fillIn(second, now, `/kita/team/${next}/rolle`),
      ]);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
    });

    it('the last head of the office stays; an auditor looks and changes nothing', async () => {
      const own = await membershipOf(boss.email);
      const left = await boss.visitor.post(`/office/personen/${own}/beenden`, {});
      expect(left.status).toBe(409);
      expect(textOf(left)).toContain('mindestens eine Leitung');
      const demoted = { role: 'caseworker' };
      expect((await boss.visitor.post(`/office/personen/${own}/rolle`, demoted)).status).toBe(409);
      expect((await boss.visitor.get('/office/personen')).status).toBe(200);

      const auditor = await join('revision@example.org', { kind: 'office', role: 'auditor' });
      const page = await auditor.visitor.get('/office/personen');
      expect(page.status).toBe(200);
      expect(page.body).not.toContain('action="/office/personen');
      const invited = { name: 'A B', email: 'x@example.org', role: 'head', workplace: 'office' };
      expect((await auditor.visitor.post('/office/personen', invited)).status).toBe(403);
      const theirs = await membershipOf(auditor.email);
      await boss.visitor.post(`/office/personen/${theirs}/rolle`, { role: 'head' });
      expect((await auditor.visitor.get('/office/personen')).body).toContain(
        'action="/office/personen',
      );
      await boss.visitor.post(`/office/personen/${theirs}/beenden`, {});
    });
  });

  it('are forgotten a year after they left, and their invitations with the mails to them', async () => {
    const leaver = await employAt('vergangen@example.org', 1);
    const membership = await membershipOf(leaver.email);
    await endMembership(portal.deps, OPERATIONS, { id: membership, revision: undefined });
    const kept = () =>
      sql('select name from auth."user" where email in (?, ?)', [leaver.email, boss.email]);
    const forgetIn = (days: number) => {
      const clock = () => Date.now() + days * 24 * HOUR;
      return forgetLeftAccounts({ orm: portal.deps.orm, clock });
    };
    await forgetIn(360);
    expect(await kept()).toHaveLength(2);
    expect(await forgetIn(370)).toBeGreaterThan(0);
    expect(await kept()).toHaveLength(1);
    expect(await sql('select 1 from membership where id = ?', [membership])).toEqual([]);
    expect(await sql('select 1 from invitation')).toEqual([]);
    expect(await sql('select 1 from notice where invitation_id is not null')).toEqual([]);
    expect((await boss.visitor.get('/office/personen')).status).toBe(200);
  });

  it('leave no address, password, code or link in the log', () => {
    const log = logLines.join('\n');
    expect(logLines.length).toBeGreaterThan(50);
    const tokens = links.map((link) => link.split('/').at(-1) ?? '');
    expect(tokens.length).toBeGreaterThan(3);
    for (const word of [...tokens, 'example.org', PASSWORD, boss.secret])
      expect(log).not.toContain(word);
  });
});
