import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { isWorkingDay, workingDayFrom } from '../../src/calendar/working-days.ts';
import { addDays, zonedDay, zonedInstant } from '../../src/calendar/zone.ts';
import { prepareOffer } from '../../src/cases/kita.ts';
import { setKitaContact } from '../../src/cases/kita-contact.ts';
import { writeDigests } from '../../src/notices/digest/write-digests.ts';
import { openDatabase } from '../../src/persistence/orm.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { DAY, HOUR, startTestPortal, type TestKita, type TestPortal } from '../support/portal.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';
import { tellStory } from '../support/story.ts';

const OFFICE = { kind: 'office', ref: 'test', role: 'head' } as const;
const OFFICE_EMAIL = 'jugendamt@example.org';

describe("the day's digest", () => {
  let portal: TestPortal;
  let server: TestMailServer;
  let office: PostOffice;
  let kita: TestKita;
  let other: TestKita;

  beforeAll(async () => {
    server = await startMailServer();
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      kitas: 3,
    });
    office = openPostOffice(portal, server);
    const [first, second] = portal.kitas;
    if (first === undefined || second === undefined) throw new Error('two Kitas');
    [kita, other] = [first, second];
    for (const [to, email] of [
      [kita, 'eins@example.org'],
      [other, 'zwei@example.org'],
    ] as const)
      await setKitaContact(portal.deps, OFFICE, { kitaId: to.id, email });
  });
  afterAll(async () => {
    await portal.stop();
    await server.stop();
  });
  beforeEach(() => office.clear());

  const write = (at: number, { orm } = portal.deps) =>
    writeDigests({ orm, clock: () => at, officeEmail: OFFICE_EMAIL });
  /** Sends what is due; resolves with the text of the mails to staff, by address. */
  const deliver = async (at: number): Promise<Readonly<Record<string, string>>> => {
    await office.makeDue();
    server.reset();
    await office.deliver({ clock: () => at, officeEmail: OFFICE_EMAIL });
    const staff = ['eins@example.org', 'zwei@example.org', OFFICE_EMAIL];
    return Object.fromEntries(
      server.mails.flatMap(({ to, text }) => {
        const address = (Array.isArray(to) ? to : [to])[0]?.value[0]?.address ?? '';
        return staff.includes(address) ? [[address, text ?? '']] : [];
      }),
    );
  };
  const morning = (day: string): number => zonedInstant(`${day}T07:00`);
  const inReview = async (kitas: readonly TestKita[]) => {
    const registered = await portal.register({ kitas });
    await portal.forward(registered.id, 10 * DAY + HOUR);
    return registered;
  };
  const numberOf = async (id: string): Promise<string> => {
    const [row] = await portal.owner.em
      .fork()
      .execute<{ number: string }[]>('select case_number as number from application where id = ?', [
        id,
      ]);
    return row?.number ?? '';
  };

  it('is written in the morning of working days, once however many processes write it', async () => {
    for (const at of [
      '2027-02-27T08:00',
      '2027-05-06T08:00',
      '2027-03-02T06:59',
      '2027-03-02T12:00',
    ])
      expect(await write(zonedInstant(at))).toBe(0);
    const orm = openDatabase({ url: portal.databaseUrl, role: 'kita_app' });
    // Summer time begins on 28 March: seven o'clock stays seven o'clock.
    for (const at of ['2027-03-02T07:00', '2027-03-29T08:00', '2027-03-30T07:00']) {
      const written = await Promise.all([
        write(zonedInstant(at)),
        write(zonedInstant(at), { ...portal.deps, orm }),
      ]);
      // Easter Monday is a holiday; a Kita without an address gets nothing.
      expect(Math.max(...written)).toBe(at.startsWith('2027-03-29') ? 0 : 3);
      expect(Math.min(...written)).toBe(0);
    }
    await orm.close();
    await office.sql('delete from notice where digest_day is not null');
  });

  it('tells staff what is there, each Kita its own, twice nothing, and without a name', async () => {
    const today = zonedDay(Date.now());
    let before = addDays(today, -1);
    while (!isWorkingDay(before)) before = addDays(before, -1);
    const first = workingDayFrom(addDays(today, 1));
    const second = workingDayFrom(addDays(first, 1));
    expect(await write(morning(before))).toBe(3);
    expect(await deliver(morning(before))).toEqual({});

    const own = [kita];
    const declined = await tellStory(portal, 'offerOpen', { kitas: own });
    await declined.decline();
    const appointed = await tellStory(portal, 'slotBooked', { kitas: own });
    await appointed.days(8 - Math.floor((morning(first) - Date.now()) / DAY));
    const overdue = await tellStory(portal, 'chosen', { kitas: own });
    await overdue.days(8);
    const passed = await tellStory(portal, 'slotsProposed', { kitas: own });
    await passed.days(12);
    const reviewed = await inReview([kita, other]);
    const prepared = await inReview(own);
    const [wish] = (await portal.state(prepared.id)).wishes;
    await prepareOffer(portal.deps, kita.actor, {
      applicationId: prepared.id,
      clientKey: randomUUID(),
      wishId: wish?.id ?? '',
    });
    await portal.register({ email: '' });
    await office.sql(
      `insert into watch_finding (reason, subject, evidence, since, found_at, last_seen_at)
       values ('worker.none', 'portal', '{}', now(), now(), now())`,
    );

    expect(await write(morning(first))).toBe(3);
    const mails = await deliver(morning(first));
    const number = {
      declined: await numberOf(declined.id),
      appointed: await numberOf(appointed.id),
      overdue: await numberOf(overdue.id),
      passed: await numberOf(passed.id),
    };
    const toKita = partsOf(mails['eins@example.org']);
    expect(toKita['Anmeldungen zu prüfen: 1']).toEqual([`Vorgang ${reviewed.caseNumber}`]);
    expect(toKita['Angenommene Angebote seit der letzten Übersicht: 3']).toHaveLength(3);
    expect(toKita['Abgelehnte Angebote seit der letzten Übersicht: 1']).toEqual([
      `Vorgang ${number.declined}`,
    ]);
    expect(toKita['Vorbereitete Angebote, die noch nicht freigegeben sind: 1']).toContain(
      `Vorgang ${prepared.caseNumber}`,
    );
    expect(toKita['Familien, für die kein Termin mehr frei ist: 1']).toContain(
      `Vorgang ${number.passed}`,
    );
    expect(toKita['Termine heute und in den nächsten zwei Tagen: 1']?.[0]).toMatch(
      `Uhr: Vorgang ${number.appointed}`,
    );
    expect(toKita['Überfällig: Bitte schlagen Sie Termine vor: 1']).toEqual([
      `Vorgang ${number.overdue}`,
    ]);
    expect(Object.keys(partsOf(mails['zwei@example.org']))).toEqual(['Anmeldungen zu prüfen: 1']);
    expect(mails['zwei@example.org']).toContain(reviewed.caseNumber);
    expect(mails['zwei@example.org']).not.toContain(prepared.caseNumber);
    expect(partsOf(mails[OFFICE_EMAIL])).toMatchObject({
      Stillstand: ['Kein Worker ist da: 1'],
      'Neu überfällig: Die Kita hat keine Termine vorgeschlagen: 1': [`Vorgang ${number.overdue}`],
      'Briefe zu drucken: 1': [],
    });
    for (const text of Object.values(mails)) expect(text).not.toMatch(/Mia|Beispiel|Musterweg/u);

    // Held up, it says what is true when it goes out: by then the other Kita has nothing left to do.
    expect(await write(morning(second))).toBe(3);
    const theWish = (await portal.state(reviewed.id)).wishes.find(
      ({ kitaId }) => kitaId === other.id,
    );
    await office.sql(`update wish set reviewed_at = now() where id = '${theWish?.id}'`);
    const next = await deliver(morning(second) + 5 * HOUR);
    expect(Object.keys(next).toSorted()).toEqual(['eins@example.org', OFFICE_EMAIL]);
    const told = Object.keys(partsOf(next['eins@example.org'])).join('\n');
    expect(told).toContain('Anmeldungen zu prüfen: 1');
    expect(told).not.toMatch(/Angenommene|Abgelehnte/u);
    expect(next[OFFICE_EMAIL]).not.toContain('Neu überfällig');
  });
});

/** The headings of a mail as they are written, with the lines below each. */
function partsOf(text: string | undefined): Readonly<Record<string, readonly string[]>> {
  const parts: Record<string, string[]> = {};
  let current: string[] | undefined;
  for (const line of (text ?? '').split('\n')) {
    const heading = HEADINGS.find((known) => line.startsWith(known.toUpperCase()));
    if (heading !== undefined) {
      current = [];
      parts[`${heading}${line.slice(heading.toUpperCase().length)}`] = current;
    } else if (line.startsWith('Alles Weitere')) current = undefined;
    else if (line.startsWith('- ')) current?.push(line.slice(2));
  }
  return parts;
}

const HEADINGS = [
  'Anmeldungen zu prüfen',
  'Angenommene Angebote seit der letzten Übersicht',
  'Abgelehnte Angebote seit der letzten Übersicht',
  'Verfallene Angebote seit der letzten Übersicht',
  'Zurückgegebene Angebote seit der letzten Übersicht',
  'Vorbereitete Angebote, die noch nicht freigegeben sind',
  'Familien, für die kein Termin mehr frei ist',
  'Termine heute und in den nächsten zwei Tagen',
  'Überfällig: Bitte schlagen Sie Termine vor',
  'Überfällig: Bitte tragen Sie den Vertrag ein',
  'Stillstand',
  'Vorgänge, in denen das Jugendamt dran ist',
  'Neu überfällig: Die Kita hat keine Termine vorgeschlagen',
  'Briefe zu drucken',
];
