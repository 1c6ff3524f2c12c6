import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { lettersToPrint, readLetter } from '../../src/cases/letters.ts';
import { readWaitingList, type WaitingListLine } from '../../src/cases/read/waiting-list.ts';
import { register } from '../../src/cases/register.ts';
import { MAX_LINES } from '../../src/cases/waiting-list/csv-file.ts';
import { importWaitingList } from '../../src/cases/waiting-list/import.ts';
import { inviteWaitingList, remindWaitingList } from '../../src/cases/waiting-list/invite.ts';
import { reopenEntry, settleEntry } from '../../src/cases/waiting-list/settle.ts';
import { withActor } from '../../src/persistence/actor.ts';
import { Notice } from '../../src/persistence/entities/record.ts';
import { refusal, startMailServer, type TestMailServer } from '../support/mail-server.ts';
import {
  DAY,
  registrationInput,
  startTestPortal,
  type RegisterOptions,
  type TestPortal,
} from '../support/portal.ts';
import { openPostOffice, ORIGIN, type PostOffice } from '../support/post-office.ts';

const OFFICE = { kind: 'office', ref: 'test', role: 'head' } as const;
const HEADER =
  'vorname_kind;nachname_kind;geburtsdatum;vorname_elternteil;nachname_elternteil;email;strasse;plz;ort';

describe('the old waiting list', () => {
  let portal: TestPortal;
  let server: TestMailServer;
  let office: PostOffice;
  let year: number;
  let born: string;

  beforeAll(async () => {
    server = await startMailServer();
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
    });
    office = openPostOffice(portal, server);
    ({ year } = portal.round);
    born = `${year - 3}-03-14`;
  });
  afterAll(async () => {
    await portal.stop();
    await server.stop();
  });
  beforeEach(async () => {
    await office.clear();
    await office.sql('delete from notice where waiting_list_entry_id is not null');
    await office.sql('delete from waiting_list_entry');
    portal.setDoorClock(Date.now);
  });

  const mailed = (name: string): string =>
    `${name};Kranich;${born};Kim;Kranich;kim.kranich@example.org;;;`;
  const written = (name: string): string =>
    `${name};Kranich;${born};Kim;Kranich;;Musterweg 7;59514;Welver`;
  const load = (...lines: readonly string[]) =>
    importWaitingList(portal.deps, OFFICE, {
      year,
      bytes: new TextEncoder().encode([HEADER, ...lines].join('\n')),
    });
  const list = async (standing: Parameters<typeof readWaitingList>[2]['standing'] = 'all') =>
    (await readWaitingList(portal.deps, OFFICE, { year, standing })).lines;
  const namesOf = (lines: readonly WaitingListLine[]): readonly string[] =>
    lines.map((line) => line.childFirstName);
  const invite = () => inviteWaitingList(portal.deps, OFFICE, year);
  /** Moves the door to so many days before the deadline, and lets the loop look once. */
  const remindAt = (daysBefore: number) => {
    const at = portal.round.dates.deadlineAt - daysBefore * DAY;
    portal.setDoorClock(() => at);
    return remindWaitingList(portal.deps);
  };
  const inviteLongAgo = async () => {
    const at = portal.round.dates.deadlineAt - 20 * DAY;
    portal.setDoorClock(() => at);
    await invite();
  };
  const notices = (): Promise<readonly Notice[]> =>
    portal.owner.em
      .fork()
      .find(Notice, { waitingListEntryId: { $ne: null } }, { orderBy: { createdAt: 'asc' } });
  const child = (childFirstName: string, more: RegisterOptions['input'] = {}) =>
    portal.register({ childFirstName, childLastName: 'Kranich', input: more });
  const codeIn = (text: string | undefined): string =>
    /Einladungscode: (\S+)/u.exec(text ?? '')?.[1] ?? 'none';

  it('imported twice is the same list, and tells what a corrected file changed', async () => {
    const lines = [
      mailed('Mia'),
      written('Tom'),
      `Ida;Kranich;31.02.2024;Kim;K;ida@example.org;;;`,
    ];
    expect(await load(...lines)).toMatchObject({
      added: 2,
      changed: 0,
      unchanged: 0,
      problems: [{ line: 4, problem: 'not_a_day' }],
    });
    const before = await list();
    expect(await load(...lines)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(await list()).toEqual(before);
    const corrected = mailed('Mia').replace('kranich@', 'neu@');
    expect(await load(corrected, written('Tom'))).toMatchObject({ changed: 1, unchanged: 1 });
    expect((await list()).map(({ id, email }) => [id, email])).toEqual(
      before.map(({ id, email }) => [id, email === null ? null : 'kim.neu@example.org']),
    );
    expect(await notices()).toEqual([]);
  });

  it('imported by two at once has every child once', async () => {
    await Promise.all([1, 2, 3].map(() => load(mailed('Mia'), written('Tom'))));
    expect(namesOf(await list())).toEqual(['Mia', 'Tom']);
  });

  it('of the greatest length is imported and invited within the database’s own limits', async () => {
    const name = (index: number): string =>
      String(index).replaceAll(/\d/gu, (digit) => String.fromCodePoint(97 + Number(digit)));
    const lines = Array.from({ length: MAX_LINES }, (_, index) => mailed(name(index)));
    expect(await load(...lines)).toMatchObject({ added: MAX_LINES, problems: [] });
    expect(await load(...lines)).toMatchObject({ added: 0, changed: 0, unchanged: MAX_LINES });
    expect(await invite()).toBe(MAX_LINES);
    expect(
      (await readWaitingList(portal.deps, OFFICE, { year, standing: 'all', page: 50 })).lines,
    ).toHaveLength(100);
  });

  it('invites by mail or letter when the office releases it, and nobody twice', async () => {
    await load(mailed('Mia'), written('Tom'));
    expect(await Promise.all([invite(), invite()]).then((counts) => counts.toSorted())).toEqual([
      0, 2,
    ]);
    await office.deliver();
    expect(server.mails).toHaveLength(1);
    const [mail] = server.mails;
    expect(mail?.subject).toContain('Mia');
    expect(mail?.text).toMatch(/^Guten Tag Kim Kranich,\n\n/u);
    expect(mail?.text).toContain(`${ORIGIN}/einladung\n`);
    expect(mail?.text).toContain('02921/302065');
    expect(mail?.text).not.toMatch(/undefined|null|Vorgangsnummer|Mia Kranich/u);

    const { letters } = await lettersToPrint(portal.deps, OFFICE);
    expect(letters).toMatchObject([
      { kind: 'waitingListInvitation', recipient: 'Kim Kranich', applicationId: null },
    ]);
    const letter = await readLetter(
      { ...portal.deps, publicOrigin: ORIGIN },
      OFFICE,
      letters[0]?.id ?? '',
    );
    expect(letter.address).toEqual(['Kim Kranich', 'Musterweg 7', '59514 Welver']);
    expect(codeIn(letter.notice.text)).toMatch(/^\w{4}-\w{4}-\w{4}$/u);
    expect(codeIn(letter.notice.text)).not.toBe(codeIn(mail?.text));

    await load(mailed('Ole'));
    expect(await invite()).toBe(1);
  });

  it('shows the office whose invitation does not arrive, and tries again like any notice', async () => {
    server.behave({ takes: () => refusal(550, 'unknown') });
    await load(mailed('Mia'));
    await invite();
    await office.deliver();
    expect(namesOf(await list('refused'))).toEqual(['Mia']);
    server.behave({});
    await office.makeDue();
    await office.deliver();
    expect(await list('refused')).toEqual([]);
    expect(await notices()).toMatchObject([{ status: 'sent', attempts: 2, lastError: null }]);
  });

  it('finds a child by name and birth date, however typed, within its registration', async () => {
    await load(mailed('Jörg-Uwe'), mailed('Mia'));
    expect(await invite()).toBe(2);
    const found = await child('JOERG UWE');
    await child('Mia', { birthDate: `${year - 3}-03-15` });
    expect(await list('registered')).toMatchObject([
      { childFirstName: 'Jörg-Uwe', applicationId: found.id, caseNumber: found.caseNumber },
    ]);
    expect(namesOf(await list('unregistered'))).toEqual(['Mia']);
    await office.deliver();
    const told = server.mails.filter((mail) => mail.subject?.includes('neu an'));
    expect(told.map((mail) => mail.subject?.includes('Mia'))).toEqual([true]);
  });

  it('finds a child by the invitation’s code, typed anyhow, though its name is spelt otherwise', async () => {
    await load(mailed('Mia'));
    await invite();
    await office.deliver();
    const code = codeIn(server.mails[0]?.text);
    const found = await child('Maja', {
      invitationCode: ` ${code.toLowerCase().replaceAll('-', ' ')}`,
    });
    expect(await list('registered')).toMatchObject([{ applicationId: found.id }]);
  });

  it('keeps siblings apart when their letters are mixed up, and is not hindered by a wrong code', async () => {
    await load(
      mailed('Mia'),
      mailed('Tom'),
      `Ida;Kranich;${year - 2}-01-01;Kim;Kranich;i@example.org;;;`,
    );
    await invite();
    await office.deliver();
    const codeOf = (name: string): string =>
      codeIn(server.mails.find((mail) => mail.subject?.includes(name))?.text);
    const tom = await child('Tom', { invitationCode: codeOf('Mia') });
    expect(await list('registered')).toMatchObject([
      { childFirstName: 'Tom', applicationId: tom.id },
    ]);
    await child('Zoe', { invitationCode: codeOf('Ida') });
    await child('Uli', { invitationCode: 'nothing of ours' });
    expect(namesOf(await list('unregistered'))).toEqual(['Ida', 'Mia']);
  });

  it('links nothing when the registration does not come to be', async () => {
    await load(mailed('Mia'));
    await office.sql(`create function fail() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
      create trigger fail before insert or update on waiting_list_entry for each row execute function fail()`);
    try {
      const input = registrationInput(portal.round, portal.kitas, {
        childFirstName: 'Mia',
        childLastName: 'Kranich',
      });
      const clientKey = randomUUID();
      await expect(register(portal.deps, { year, clientKey, input })).rejects.toThrow('no');
      await office.sql('drop trigger fail on waiting_list_entry');
      expect(await list('registered')).toEqual([]);
      await register(portal.deps, { year, clientKey, input });
      expect(namesOf(await list('registered'))).toEqual(['Mia']);
    } finally {
      await office.sql('drop function fail() cascade');
    }
  });

  it('finds those who were registered before they were imported', async () => {
    const known = await child('Ada');
    expect(await load(mailed('Ada'), mailed('Bo'))).toMatchObject({ added: 2, foundRegistered: 1 });
    expect(await list('registered')).toMatchObject([{ applicationId: known.id }]);
    expect(await invite()).toBe(1);
  });

  it('reminds 14 and 3 days before the deadline those invited and not registered, each once', async () => {
    await load(mailed('Ina'), written('Ole'));
    await inviteLongAgo();
    expect(await remindAt(14.1)).toBe(0);
    expect(await remindAt(14)).toBe(2);
    const again = await Promise.all([1, 2, 3].map(() => remindAt(10)));
    expect(again).toEqual([0, 0, 0]);
    await child('Ina');
    expect(await remindAt(3)).toBe(1);
    expect(await remindAt(1)).toBe(0);
    expect(await remindAt(-0.1)).toBe(0);
    const kinds = (await notices()).map(
      ({ kind, subject, channel }) => `${kind} ${subject.daysBefore ?? ''} ${channel}`,
    );
    expect(kinds.toSorted()).toEqual([
      'waitingListInvitation  letter',
      'waitingListInvitation  mail',
      'waitingListReminder 14 letter',
      'waitingListReminder 14 mail',
      'waitingListReminder 3 letter',
    ]);
    expect(await list('unregistered')).toMatchObject([
      { childFirstName: 'Ole', reminded: [14, 3] },
    ]);
  });

  it('reminds of a waiting mail no more once the child is registered', async () => {
    await load(mailed('Eva'), written('Pit'));
    await inviteLongAgo();
    await remindAt(14);
    portal.setDoorClock(Date.now);
    await child('Eva');
    await child('Pit');
    await office.deliver();
    expect(new Set((await notices()).map(({ status }) => status))).toEqual(new Set(['obsolete']));
    expect(server.mails.filter((mail) => mail.text?.includes('Einladungscode'))).toEqual([]);
    expect((await lettersToPrint(portal.deps, OFFICE)).letters).toEqual([]);
  });

  it('reminds nobody who was not invited, or only after the reminder fell due', async () => {
    await load(mailed('Ben'));
    expect(await remindAt(13)).toBe(0);
    await invite();
    expect(await remindAt(12)).toBe(0);
    expect(await remindAt(2)).toBe(1);
  });

  it('leaves a family alone that needs no place any more, whatever is imported, until that is taken back', async () => {
    const entryOf = async (name: string) => {
      const found = (await list()).find((line) => line.childFirstName === name);
      return { year, id: found?.id ?? '' };
    };
    const open = async () => namesOf(await list('unregistered'));
    await load(mailed('Fee'), written('Gil'));
    await inviteLongAgo();
    await settleEntry(portal.deps, OFFICE, { ...(await entryOf('Gil')), reason: 'other' });
    await settleEntry(portal.deps, OFFICE, { ...(await entryOf('Gil')), reason: 'hasPlace' });
    expect((await lettersToPrint(portal.deps, OFFICE)).letters).toEqual([]);
    await office.makeDue();
    await office.deliver();
    expect(server.mails.map((mail) => mail.subject?.includes('Fee'))).toEqual([true]);
    await settleEntry(portal.deps, OFFICE, { ...(await entryOf('Fee')), reason: 'movedAway' });

    await load(mailed('Fee').replace('kranich@', 'neu@'), written('Gil'));
    expect(await invite()).toBe(0);
    expect(await remindAt(14)).toBe(0);
    expect(await open()).toEqual([]);
    expect(
      (await list('settled')).map((line) => [line.childFirstName, line.settledReason]),
    ).toEqual([
      ['Fee', 'movedAway'],
      ['Gil', 'hasPlace'],
    ]);

    await reopenEntry(portal.deps, OFFICE, await entryOf('Gil'));
    await reopenEntry(portal.deps, OFFICE, await entryOf('Gil'));
    expect(await open()).toEqual(['Gil']);
    expect((await lettersToPrint(portal.deps, OFFICE)).letters).toMatchObject([
      { kind: 'waitingListInvitation' },
    ]);
    expect(await remindAt(3)).toBe(1);

    portal.setDoorClock(Date.now);
    await child('Fee');
    expect(namesOf(await list('registered'))).toEqual(['Fee']);
    expect(await list('settled')).toEqual([]);
    await expect(
      settleEntry(portal.deps, OFFICE, { ...(await entryOf('Fee')), reason: 'other' }),
    ).rejects.toMatchObject({ code: 'waiting_list.registered' });
    for (const change of [settleEntry, reopenEntry])
      await expect(
        change(portal.deps, OFFICE, { year: year + 1, id: randomUUID(), reason: 'other' }),
      ).rejects.toMatchObject({ code: 'case.not_found' });
  });

  it('belongs to the office: no family and no Kita sees an entry or its notices', async () => {
    await load(mailed('Liv'), mailed('Mo'));
    await invite();
    const theCase = await child('Liv');
    const [kita] = portal.kitas;
    for (const actor of [theCase.family, { kind: 'case', ref: theCase.id } as const, kita?.actor]) {
      if (actor === undefined) throw new Error('a Kita');
      const seen = await withActor(portal.deps.orm.em, actor, (em) =>
        em.execute<object[]>(`select id from waiting_list_entry union all
          select id from notice where waiting_list_entry_id is not null`),
      );
      expect(seen).toEqual([]);
    }
    const stranger = await child('Nora');
    await expect(
      withActor(portal.deps.orm.em, theCase.family, (em) =>
        em.execute(
          `select link_waiting_list('${stranger.id}', ${year}, 'mo|kranich|${born}', '${born}', 'mo', null, now())`,
        ),
      ),
    ).rejects.toThrow('not the case itself');
  });

  it('goes with the person: an erased application leaves neither entry nor notice', async () => {
    await load(mailed('Kai'));
    await invite();
    const { id } = await child('Kai');
    const own = ['notice', 'case_event', 'case_command', 'wish', 'guardian'].map(
      (table) => `delete from ${table} where application_id = '${id}';`,
    );
    await office.sql(
      `begin; set local role kita_eraser; ${own.join(' ')} delete from application where id = '${id}'; commit`,
    );
    expect(await list()).toEqual([]);
    expect(await notices()).toEqual([]);
  });

  it('names exactly one recipient of a notice', async () => {
    await load(mailed('Max'));
    await invite();
    const { id } = await child('Lea');
    const [receipt] = await portal.notices(id);
    for (const change of [
      `guardian_id = '${receipt?.guardianId}'`,
      'waiting_list_entry_id = null',
      `application_id = '${id}'`,
    ])
      await expect(
        office.sql(`update notice set ${change} where kind = 'waitingListInvitation'`),
      ).rejects.toThrow('notice_one_recipient');
  });
});
