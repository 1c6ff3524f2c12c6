import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { invitationCodeOf } from '../../src/cases/claim-code.ts';
import { registrationInput, startTestPortal, type TestPortal } from '../support/portal.ts';
import { fillPages, fillRegistration, send } from '../support/registering.ts';
import { asKita, asOffice, JsonClient, openDemoApp } from '../support/json-client.ts';
import { hidden, ORIGIN, textOf, Visitor, type Visit } from '../support/visitor.ts';

const HEADER =
  'vorname_kind;nachname_kind;geburtsdatum;vorname_elternteil;nachname_elternteil;email;strasse;plz;ort';

describe('the waiting list', () => {
  let portal: TestPortal;
  let app: Hono<AppEnv>;
  let visitor: Visitor;
  let json: JsonClient;
  let year: number;
  let born: string;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
    });
    app = openDemoApp(portal);
    visitor = await asOffice(new Visitor(app));
    json = new JsonClient(app);
    await asOffice(json.visitor);
    ({ year } = portal.round);
    born = `${year - 3}-03-14`;
  });
  afterAll(() => portal.stop());
  beforeEach(async () => {
    const em = portal.owner.em.fork();
    await em.execute('delete from notice where waiting_list_entry_id is not null');
    await em.execute('delete from waiting_list_entry');
  });

  const line = (name: string, lastName = 'Kranich'): string =>
    `${name};${lastName};${born};Kim;Kranich;kim.kranich@example.org;;;`;
  const upload = (bytes: Uint8Array<ArrayBuffer>, to = visitor): Promise<Visit> => {
    const body = new FormData();
    body.set('file', new Blob([bytes]), 'liste.csv');
    return to.request(`/office/warteliste/${year}/einlesen`, {
      method: 'POST',
      body,
      headers: { Origin: ORIGIN },
    });
  };
  const utf8 = (...lines: readonly string[]): Uint8Array<ArrayBuffer> =>
    new TextEncoder().encode([HEADER, ...lines].join('\n'));
  const put = (bytes: Uint8Array<ArrayBuffer>, as = json.visitor): Promise<Visit> =>
    as.request(`/api/v1/office/waiting-lists/${year}/file`, {
      method: 'PUT',
      body: bytes,
      headers: { 'Content-Type': 'text/csv', 'Idempotency-Key': randomUUID() },
    });
  const codeOf = async (name: string): Promise<string> => {
    const [entry] = await portal.owner.em
      .fork()
      .execute<{ id: string }[]>('select id from waiting_list_entry where child_first_name = ?', [
        name,
      ]);
    return invitationCodeOf(portal.deps.secret, entry?.id ?? '');
  };

  it('is read in from a page, which tells every bad line in German and shows the good ones', async () => {
    const page = await upload(
      utf8(line('Mia'), 'Tom;Kranich', line('Ida').replace(born, '31.02.24')),
    );
    expect(page.status).toBe(200);
    const text = textOf(page);
    expect(text).toContain('1 Kind neu aufgenommen.');
    expect(text).toContain('2 Zeilen wurden nicht übernommen');
    expect(text).toMatch(/3 ganze Zeile Die Zeile hat nicht so viele Felder wie die erste\./u);
    expect(text).toMatch(/4 geburtsdatum Das ist kein Datum wie 2024-03-09/u);
    expect(text).toContain('Mia Kranich');
    const [, filter = ''] = /method="get" action="([^"]+)"/u.exec(page.body) ?? [];
    expect((await visitor.get(`${filter}?stand=all`)).status).toBe(200);
    expect(textOf(await upload(utf8(line('Mia'))))).toContain('1 Kind stand schon auf der Liste.');
  });

  it.each([
    ['a PDF', new TextEncoder().encode('%PDF-1.7 …'), 'keine CSV-Datei'],
    ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'keine CSV-Datei'],
    ['nothing', new Uint8Array(), 'Diese Datei ist leer'],
    ['too much', new Uint8Array(3 * 1024 * 1024).fill(97), 'größer als 2 MB'],
  ])('refuses %s in one sentence', async (_what, bytes, told) => {
    const page = await upload(bytes);
    expect(page.status).toBe(422);
    expect(textOf(page)).toContain(told);
    const answer = await put(bytes);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(told);
  });

  it('refuses a body beyond every list, and big bodies anywhere else', async () => {
    expect((await upload(new Uint8Array(5 * 1024 * 1024))).status).toBe(413);
    const big = new URLSearchParams({ note: 'x'.repeat(100_000) }).toString();
    const elsewhere = await visitor.request(`/office/warteliste/${year}/einladen`, {
      method: 'POST',
      body: big,
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Origin: ORIGIN,
        'Content-Length': String(big.length),
      },
    });
    expect(elsewhere.status).toBe(413);
  });

  it('is the office’s only', async () => {
    const [kita] = portal.kitas;
    if (kita === undefined) throw new Error('no Kita');
    const stranger = await asKita(new Visitor(app), kita);
    expect((await upload(utf8(line('Mia')), stranger)).status).toBe(404);
    expect((await put(utf8(line('Mia')), stranger)).status).toBe(403);
    expect((await put(utf8(line('Mia')), new Visitor(app))).status).toBe(401);
    expect((await stranger.get(`/office/warteliste/${year}/liste.csv`)).status).toBe(404);
    expect((await visitor.get('/office/warteliste/1999')).status).toBe(404);
  });

  it('releases invitations by a click, and says how many', async () => {
    await put(utf8(line('Mia'), line('Tom')));
    const list = `/office/warteliste/${year}`;
    expect(textOf(await visitor.get(list))).toContain(
      '2 Kinder sind weder angemeldet noch eingeladen',
    );
    const done = await visitor.submit(`${list}/einladen`, {});
    expect(textOf(done)).toContain('2 Einladungen sind freigegeben.');
    expect(textOf(done)).toContain('Zurzeit ist niemand einzuladen.');
    const again = await json.send('PUT', `/office/waiting-lists/${year}/invitations`, {});
    expect(again).toMatchObject({ status: 200, body: { invited: 0 } });
  });

  it('notes on its page who needs no place any more, with a way back, and so for programs', async () => {
    await put(utf8(line('Mia'), line('Tom')));
    const page = await visitor.get(`/office/warteliste/${year}?stand=unregistered`);
    const [, settle = ''] =
      /action="([^"]+\/erledigt[^"]*)"/u.exec(page.body.replaceAll('&amp;', '&')) ?? [];
    expect((await visitor.post(settle, { reason: 'nothing' })).status).toBe(422);
    const settled = await visitor.submit(settle, { reason: 'movedAway' });
    const text = textOf(settled);
    expect(text).toContain('Das Kind steht jetzt unter „Braucht keinen Platz mehr“.');
    expect(text).toContain('Braucht keinen Platz mehr (1)');
    expect(text).not.toContain('Mia Kranich');
    expect(text).toContain('Tom Kranich');
    const listed = await visitor.get(`/office/warteliste/${year}?stand=settled`);
    expect(textOf(listed)).toMatch(/Mia Kranich .* Weggezogen Vermerkt am/u);
    const csv = await visitor.get(`/office/warteliste/${year}/liste.csv?stand=settled`);
    expect(csv.body).toContain(';Weggezogen;');

    const children = async (standing: string) =>
      (await json.get(`/office/waiting-lists/${year}?standing=${standing}`)).body['children'] as {
        id: string;
        settledReason: string | null;
      }[];
    const [mia] = await children('settled');
    expect(mia).toMatchObject({ childFirstName: 'Mia', settledReason: 'movedAway' });
    const address = `/office/waiting-lists/${year}/children/${mia?.id}/settlement`;
    expect((await json.send('PUT', address, { reason: 'hasPlace' })).status).toBe(204);
    expect(await children('settled')).toMatchObject([{ settledReason: 'hasPlace' }]);
    expect((await json.send('PUT', address, { reason: 'nothing' })).status).toBe(422);
    expect((await json.send('DELETE', address, {})).status).toBe(204);
    expect(await children('settled')).toEqual([]);
    expect((await json.send('PUT', address, { reason: 'other' })).status).toBe(204);
    const reopened = await visitor.submit(
      `/office/warteliste/${year}/eintraege/${mia?.id}/offen?stand=settled`,
      {},
    );
    expect(textOf(reopened)).toContain('Der Vermerk ist zurückgenommen.');
    expect(await children('unregistered')).toHaveLength(2);
  });

  it('can be filtered and downloaded, and no cell becomes a formula', async () => {
    await put(utf8(line('Mia'), line('Tom', 'Petersen')));
    await portal.owner.em
      .fork()
      .execute(
        `update waiting_list_entry set child_first_name = '=HYPERLINK("http://x")' where child_first_name = 'Tom'`,
      );
    const searched = async (text: string): Promise<string> =>
      `/office/waiting-lists/${year}?search=${await json.sealed(text)}`;
    const { body } = await json.get(`${await searched('kranich')}&standing=notInvited`);
    expect(body).toMatchObject({ found: 2, counts: { all: 2, registered: 0 } });
    const one = await json.get(await searched('PETERS'));
    expect(one.body).toMatchObject({ found: 1 });
    expect((await json.get(`/office/waiting-lists/${year}?standing=other`)).status).toBe(422);

    const csv = await visitor.get(`/office/warteliste/${year}/liste.csv?stand=all`);
    expect(csv.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('Content-Disposition')).toContain(`warteliste-${year}.csv`);
    const lines = csv.body.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain(`"'=HYPERLINK(`);
    const found = await visitor.post(`/office/warteliste/${year}/suche`, { suche: 'Mia' });
    expect(found.location).not.toContain('Mia');
    const query = found.location.split('?')[1] ?? '';
    const filtered = await visitor.get(`/office/warteliste/${year}/liste.csv?${query}`);
    expect(filtered.body.trim().split('\r\n')).toHaveLength(2);
  });

  it('asks for the code on a page of its own and in the form, and tells a wrong one without refusing it', async () => {
    await put(utf8(line('Mia')));
    const family = new Visitor(openDemoApp(portal));
    const invitation = await family.get('/einladung');
    expect(invitation.body).toContain('name="invitationCode"');
    await family.submit('/anmelden', {
      year: hidden(invitation, 'year'),
      invitationCode: await codeOf('Mia'),
    });
    const form = await family.get('/anmelden/kind');
    expect(form.body).toContain(`value="${await codeOf('Mia')}"`);
    const typed = formOf(portal, { childFirstName: 'Maja', childLastName: 'Kranich' });
    const found = await fillPages(family, {
      ...typed,
      invitationCode: (await codeOf('Mia')).toLowerCase(),
    });
    expect(textOf(found)).toContain('Wir haben Ihr Kind auf der Warteliste gefunden.');
    const wrong = await fillPages(family, { ...typed, invitationCode: 'XXXX-0000' });
    expect(textOf(wrong)).toContain('Diesen Einladungscode kennen wir nicht');
    const registered = await send(family, wrong);
    expect(textOf(registered)).toContain('Die Anmeldung für Maja ist eingegangen');
  });

  it('tells nobody who types a name whether that child is on it', async () => {
    await put(utf8(line('Mia')));
    const curious = new Visitor(openDemoApp(portal));
    const page = (childFirstName: string, code: string): Promise<string> =>
      fillRegistration(curious, {
        ...formOf(portal, { childFirstName, childLastName: 'Kranich' }),
        invitationCode: code,
      }).then((visit) =>
        textOf(visit)
          .replaceAll(childFirstName, 'X')
          .replace(/Musterweg \d+/u, ''),
      );
    for (const code of ['', 'XXXX']) expect(await page('Mia', code)).toBe(await page('Ole', code));
  });

  it('is answered in JSON with what the code was worth', async () => {
    await put(utf8(line('Mia')));
    const registering = async (childFirstName: string, invitationCode?: string) => {
      const input = registrationInput(portal.round, portal.kitas, {
        childFirstName,
        childLastName: 'Kranich',
        input: invitationCode === undefined ? {} : { invitationCode },
      });
      const { status, body } = await new JsonClient(app).post('/registrations', input);
      return [status, body['invitation']];
    };
    const code = await codeOf('Mia');
    expect(await registering('Ole', 'wrong')).toEqual([201, 'unknown']);
    expect(await registering('Uli')).toEqual([201, 'none']);
    expect(await registering('Mia', code)).toEqual([201, 'found']);
    const { body } = await json.get(`/office/waiting-lists/${year}?standing=registered`);
    expect(body).toMatchObject({ found: 1, children: [{ childFirstName: 'Mia' }] });
  });
});

/** What a browser sends for a registration. */
function formOf(
  portal: TestPortal,
  wanted: Parameters<typeof registrationInput>[2],
): Record<string, string> {
  const {
    kitaIds,
    childminding: _no,
    ...input
  } = registrationInput(portal.round, portal.kitas, wanted);
  const [kitaId = ''] = kitaIds as readonly string[];
  const day = (name: string): Record<string, string> => {
    const [yearOf = '', month = '', dayOf = ''] = String(input[name]).split('-');
    return { [`${name}.year`]: yearOf, [`${name}.month`]: month, [`${name}.day`]: dayOf };
  };
  const { birthDate: _birth, wishedStartOn: _start, ...text } = input;
  return {
    ...Object.fromEntries(Object.entries(text).map(([name, value]) => [name, String(value)])),
    ...day('birthDate'),
    ...day('wishedStartOn'),
    kita1: kitaId,
  };
}
