import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { claimCodeOf } from '../../src/cases/claim-code.ts';
import { declineOffer } from '../../src/cases/family.ts';
import { contractFailed, revokeOffer } from '../../src/cases/kita.ts';
import { closeWithoutPlace } from '../../src/cases/office-case.ts';
import { moveRoundDate } from '../../src/cases/office.ts';
import { reloadCase } from '../../src/cases/tell-case.ts';
import type { EmbeddedTemporal } from '../../src/embedded/temporal-server.ts';
import { Application } from '../../src/persistence/entities/application.ts';
import { OFFICE } from '../support/acts.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { openPostOffice } from '../support/post-office.ts';
import { startOwnTemporal, type OwnService } from '../support/services.ts';
import { tellStory, type Story } from '../support/story.ts';
import { failuresIn, readTemporalRecord, textOf } from '../support/temporal-record.ts';

/** Values that no other text contains, so that finding one means it leaked. */
const FAMILY = {
  childFirstName: 'Zwetelina',
  childLastName: 'Quarkstrudel',
  street: 'Purpurstieg 77b',
  guardianFirstName: 'Ottobert',
  guardianLastName: 'Flunkerwasser',
  email: 'geheim.quark@privat-test.example',
  phone: '02945 918273',
};
const NOTES = {
  withdraw: 'Wir ziehen nach Atlantis',
  decline: 'Oma Krummbiegel hilft aus',
  revoke: 'Frau Nebelhorn ist erkrankt',
  failed: 'Tante Brummkreisel war dagegen',
  closed: 'Kein Platz für Familie Flunkerwasser',
  moved: 'Herr Wackelzahn fand Wasser im Keller',
};

/**
 * The worst a case can meet, under a family whose every value can be recognised: errors of the database and of the mail
 * server that name them. None of it may reach Temporal or a log.
 */
describe('personal data', () => {
  let temporal: OwnService<EmbeddedTemporal>;
  let mailServer: TestMailServer;
  let portal: TestPortal;
  const logLines: string[] = [];
  const stories: Story[] = [];
  let houses = 0;
  /** What Temporal said while something was going wrong. */
  const seenMeanwhile: unknown[] = [];
  let birthDate: string;

  beforeAll(async () => {
    [temporal, mailServer] = await Promise.all([startOwnTemporal(), startMailServer()]);
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: temporal.current().address,
      logLines,
    });
    birthDate = `${portal.round.year - 3}-02-17`;
    const [told] = await Promise.all([
      story('offers'),
      wholeStory(),
      declinedWithNote(),
      revokedAndWithdrawn(),
      failedAndClosed(),
    ]);
    await meetUniqueViolation(told);
    await missTable(told);
    await meetRefusingMailServer();
  });
  afterAll(async () => {
    await portal.stop();
    await Promise.all([temporal.stop(), mailServer.stop()]);
  });

  it('is in no history, memo, search attribute or failure of Temporal', async () => {
    const text = textOf([await readTemporalRecord(portal.deps.client), seenMeanwhile]);
    for (const { id } of stories) expect(text).toContain(`application/${id}`);
    expect(text).toContain('offerAccepted');
    expect(await found(text)).toEqual([]);
  });

  it('fails as a bare code, without message, cause or stack', async () => {
    const record = [await readTemporalRecord(portal.deps.client), seenMeanwhile];
    const failures = failuresIn(record);
    const codes = new Set(failures.map((failure) => failure.applicationFailureInfo?.type));
    expect(codes).toEqual(new Set(['fault.23505', 'fault.42P01']));
    for (const { message, stackTrace, cause, applicationFailureInfo } of failures) {
      expect(message).toMatch(/^fault\.\w{5} [\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/u);
      expect([stackTrace, cause, applicationFailureInfo?.details]).toEqual(['', null, null]);
    }
  });

  it('is in no log line, though each fault left one', async () => {
    const text = logLines.join('\n');
    expect(text).toContain('known_address_email_key');
    expect(text).toContain('42P01');
    expect(text).toContain('smtp.550');
    expect(await found(text)).toEqual([]);
  });

  it('is in no notice row: what the mail server said stays with it', async () => {
    const rows: unknown = await portal.owner.em.fork().execute('select * from notice');
    const text = JSON.stringify(rows);
    expect(text).toContain('smtp.550');
    expect(await found(text)).toEqual([]);
  });

  it("is in no file of the Temporal server's, its log included", async () => {
    await portal.stopLoops();
    await portal.stopWorker();
    await temporal.halt();
    const text = readdirSync(temporal.data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');
    expect(text).toContain(stories[0]?.id);
    expect(await found(text)).toEqual([]);
  });

  /** Which personal values a text holds. */
  async function found(text: string): Promise<readonly string[]> {
    const rows = await portal.owner.em.fork().find(Application, {});
    const values = [
      ...Object.values(FAMILY),
      ...Object.values(NOTES),
      birthDate,
      ...rows.flatMap(({ id, caseNumber }) => [caseNumber, claimCodeOf(portal.deps.secret, id)]),
    ];
    expect(values.length).toBeGreaterThan(15);
    const within = text.toLowerCase();
    return values.filter((value) => within.includes(value.toLowerCase()));
  }

  async function story(until: Parameters<typeof tellStory>[1]): Promise<Story> {
    // Each is another child: the house alone differs.
    const street = `${FAMILY.street}, Haus ${(houses += 1)}`;
    const told = await tellStory(portal, until, { input: { ...FAMILY, street, birthDate } });
    stories.push(told);
    return told;
  }

  async function wholeStory(): Promise<void> {
    const told = await story('registered');
    await told.wish([told.kita, told.other], true);
    await told.goOn('closed');
    await told.accept();
  }

  async function declinedWithNote(): Promise<void> {
    const told = await story('offerOpen');
    const { id: offerId } = await told.offerOf();
    const request = { applicationId: told.id, clientKey: randomUUID(), offerId };
    await declineOffer(portal.deps, told.family, { ...request, note: NOTES.decline });
  }

  async function revokedAndWithdrawn(): Promise<void> {
    const told = await story('offerOpen');
    const { id: offerId } = await told.offerOf();
    const request = { applicationId: told.id, clientKey: randomUUID(), offerId };
    await revokeOffer(portal.deps, told.kita.actor, { ...request, note: NOTES.revoke });
    await told.withdraw(NOTES.withdraw);
  }

  async function failedAndClosed(): Promise<void> {
    const told = await story('chosen');
    const { id: offerId } = await told.offerOf();
    const at = () => ({ applicationId: told.id, clientKey: randomUUID() });
    await contractFailed(portal.deps, told.kita.actor, {
      ...at(),
      offerId,
      reason: 'familyDeclined',
      note: NOTES.failed,
    });
    const closed = await closeWithoutPlace(portal.deps, OFFICE, { ...at(), note: NOTES.closed });
    expect(closed).toEqual({ kind: 'done' });
  }

  /** A step of the case runs into a constraint whose error names the family's address, again and again. */
  async function meetUniqueViolation(told: Story): Promise<void> {
    const em = portal.owner.em.fork();
    await em.execute(`
      create table known_address (email text unique);
      insert into known_address select distinct email from guardian;
      create function meet_address() returns trigger language plpgsql security definer as $$
      begin
        insert into known_address select email from guardian where application_id = new.application_id;
        return new;
      end $$;
      create trigger meet_address before insert on case_event for each row
        when (new.kind in ('roundNoted', 'offerMade')) execute function meet_address();`);
    expect(await told.offer()).toEqual({ kind: 'refused', code: 'command.impossible' });
    await moveRoundDate(
      portal.deps,
      { kind: 'office', ref: 'kreisjugendamt', role: 'head' },
      {
        year: portal.round.year,
        clientKey: randomUUID(),
        date: 'endsAt',
        to: portal.round.dates.endsAt + DAY,
        reason: NOTES.moved,
      },
    );
    await untilFailing(told);
    await em.execute('drop trigger meet_address on case_event');
    await eventually(
      async () => (await told.state()).round.revision,
      (revision) => revision === 2,
    );
  }

  async function missTable(told: Story): Promise<void> {
    const em = portal.owner.em.fork();
    await portal.untilAtRest(told.id);
    await em.execute('alter table wish rename to wish_away');
    await reloadCase(portal.deps.client, told.id);
    await untilFailing(told);
    await em.execute('alter table wish_away rename to wish');
    await portal.untilAtRest(told.id);
  }

  async function untilFailing(told: Story): Promise<void> {
    const { raw } = await eventually(
      () => portal.workflow(told.id).describe(),
      (seen) => (seen.raw.pendingActivities ?? []).some((activity) => activity.lastFailure),
    );
    seenMeanwhile.push(raw);
  }

  async function meetRefusingMailServer(): Promise<void> {
    mailServer.behave({
      takes: (address) =>
        Object.assign(new Error(`${address} wohnt hier nicht`), { responseCode: 550 }),
    });
    await openPostOffice(portal, mailServer).deliver();
  }
});
