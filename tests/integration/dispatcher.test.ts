import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { zonedDay } from '../../src/calendar/zone.ts';
import { register } from '../../src/cases/register.ts';
import { ATTEMPTS_AT_MOST, HELD } from '../../src/notices/attempts.ts';
import { startDispatcher } from '../../src/notices/dispatcher.ts';
import { readNoticeFacts } from '../../src/notices/facts.ts';
import { renderNotice } from '../../src/notices/render.ts';
import { createMailTransport } from '../../src/notices/transport.ts';
import { withActor } from '../../src/persistence/actor.ts';
import { openDatabase } from '../../src/persistence/orm.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { asOffice, openDemoApp } from '../support/json-client.ts';
import {
  eventually,
  registrationInput,
  startTestPortal,
  type TestPortal,
} from '../support/portal.ts';
import { messageId, openPostOffice, ORIGIN, type PostOffice } from '../support/post-office.ts';
import { textOf, Visitor } from '../support/visitor.ts';

describe('mails', () => {
  let portal: TestPortal;
  let server: TestMailServer;
  let office: PostOffice;

  beforeAll(async () => {
    server = await startMailServer();
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
    });
    office = openPostOffice(portal, server);
  });
  afterAll(async () => {
    await portal.stop();
    await server.stop();
  });
  beforeEach(() => office.clear());

  const families = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        portal.register({ email: `familie${index}@example.org` }),
      ),
    );

  it('go out while one connection hangs without a greeting', async () => {
    let connections = 0;
    server.behave({ greets: () => (connections += 1) > 1 });
    const cases = await families(6);
    const statuses = async (): Promise<string[]> => {
      const receipts = await Promise.all(
        cases.map((theCase) => office.noticeOf(theCase, 'receipt')),
      );
      return receipts.map(({ status, lastError }) => `${status} ${lastError}`).toSorted();
    };
    const sent = Array.from({ length: 5 }, () => 'sent null');
    const impatient = `${server.url}?greetingTimeout=6000`;
    const round = office.deliver({ transport: createMailTransport(impatient) });
    // All others are out while the one still hangs.
    await eventually(
      statuses,
      (seen) => seen.filter((status) => status === 'sent null').length === 5,
    );
    expect(await statuses()).toEqual(['pending null', ...sent]);
    await round;
    expect(await statuses()).toEqual(['refused smtp.timeout', ...sent]);
  });

  it('wait when there is no mail server', async () => {
    const theCase = await portal.register();
    await office.deliver({ transport: createMailTransport('smtp://127.0.0.1:1') });
    expect(await office.noticeOf(theCase, 'receipt')).toMatchObject({
      status: 'refused',
      lastError: 'smtp.connection',
    });
  });

  it('leave once each, however many dispatchers there are', async () => {
    server.behave({ slownessMs: () => 40 });
    await office.copy(await portal.register(), 49);
    const orm = openDatabase({ url: portal.databaseUrl, role: 'kita_app' });
    await Promise.all([
      office.deliver({ orm }),
      office.deliver(),
      office.deliver(),
      office.deliver({ orm }),
    ]);
    await orm.close();
    const ids = server.mails.map((mail) => mail.messageId);
    expect(ids).toHaveLength(50);
    expect(new Set(ids).size).toBe(50);
  });

  it('leave twice under one Message-ID when the dispatcher dies between sending and noting it', async () => {
    const theCase = await portal.register();
    const transport = createMailTransport(server.url);
    let died: () => void = () => undefined;
    const death = new Promise<void>((resolve) => {
      died = resolve;
    });
    void office.deliver({
      transport: {
        close: () => undefined,
        async sendMail(mail) {
          await transport.sendMail(mail);
          died();
          return new Promise(() => undefined);
        },
      },
    });
    await death;
    await office.deliver();
    expect(server.mails).toHaveLength(1);
    const leased = await office.noticeOf(theCase, 'receipt');
    expect(leased).toMatchObject({ status: 'pending', attempts: 1 });
    expect(leased.nextAttemptAt.getTime() - Date.now()).toBeGreaterThan(110_000);

    await office.makeDue();
    await office.deliver();
    expect(server.mails.map((mail) => mail.messageId)).toEqual([
      messageId(leased),
      messageId(leased),
    ]);
    expect(await office.noticeOf(theCase, 'receipt')).toMatchObject({
      status: 'sent',
      attempts: 2,
    });
  });

  it('which anybody can cause are held once a mailbox has had sixty in a day, and leave the next', async () => {
    const victim = { email: 'fremd@example.org' };
    const first = await portal.register(victim);
    await office.deliver();
    expect(await office.noticeOf(first, 'receipt')).toMatchObject({ status: 'sent' });
    await office.sql(`update rate_limit set count = 60 where key like 'mails/%'`);

    const tagged = await portal.register({ email: 'Fremd+noch.eins@Example.org' });
    const asSecond = await portal.register({
      input: { guardian2FirstName: 'A', guardian2LastName: 'B', guardian2Email: victim.email },
    });
    const atTheCounter = await register(portal.deps, {
      year: portal.round.year,
      clientKey: crypto.randomUUID(),
      input: {
        ...registrationInput(portal.round, portal.kitas, victim),
        receivedOn: zonedDay(Date.now()),
      },
      person: { kind: 'office', ref: 'test', role: 'caseworker' },
    });
    await office.deliver();
    const statuses = async ({ id }: { readonly id: string }) =>
      (await portal.notices(id))
        .map(({ status, lastError }) => `${status} ${lastError}`)
        .toSorted();
    expect(await statuses(tagged)).toEqual([`refused ${HELD}`]);
    expect(await statuses(asSecond)).toEqual([`refused ${HELD}`, 'sent null']);
    expect(await statuses({ id: atTheCounter.applicationId })).toEqual(['sent null']);

    const caseworker = await asOffice(new Visitor(openDemoApp(portal)));
    expect(textOf(await caseworker.get('/office/postausgang'))).toContain(
      'Zurückgehalten: An diese Adresse gingen heute schon sehr viele E-Mails',
    );
    const health = await caseworker.get('/health/ready');
    expect(JSON.parse(health.body)).toMatchObject({ checks: { mail: 'ok' } });

    await office.sql(
      `update rate_limit set window_starts_at = window_starts_at - interval '1 day' where key like 'mails/%'`,
    );
    await office.makeDue();
    await office.deliver();
    expect(await statuses(tagged)).toEqual(['sent null']);
    expect(await statuses(asSecond)).toEqual(['sent null', 'sent null']);
  });

  it('are letters for a family without e-mail', async () => {
    const theCase = await portal.register({ email: '' });
    await office.deliver();
    const notice = await office.noticeOf(theCase, 'receipt');
    expect(notice).toMatchObject({ channel: 'letter', status: 'to_print', attempts: 0 });
    expect(server.mails).toEqual([]);
    const { text } = await withActor(
      portal.deps.orm.em,
      { kind: 'office', ref: 'test', role: 'head' },
      async (em) =>
        renderNotice(
          await readNoticeFacts(em, notice, {
            publicOrigin: ORIGIN,
            secret: portal.deps.secret,
            now: Date.now(),
          }),
        ),
    );
    expect(text).toContain(theCase.caseNumber);
    expect(text).not.toContain('Diese E-Mail');
  });

  it('are given up after five days of trying at the earliest, and stay refused', async () => {
    const [old, young] = await families(2);
    if (!old || !young) throw new Error('two families');
    await office.sql(
      `update notice set status = 'refused', last_error = 'smtp.550', attempts = ${ATTEMPTS_AT_MOST}
       where status = 'pending'`,
    );
    await office.sql(
      `update notice set created_at = now() - interval '5 days 1 minute' where application_id = '${old.id}'`,
    );
    await office.makeDue();
    await office.deliver();
    expect(await office.noticeOf(old, 'receipt')).toMatchObject({
      status: 'refused',
      attempts: ATTEMPTS_AT_MOST,
    });
    expect(await office.noticeOf(young, 'receipt')).toMatchObject({ status: 'sent' });
  });

  it('leave so many a round and no more', async () => {
    await families(5);
    await office.deliver({ perRound: 3 });
    expect(server.mails).toHaveLength(3);
    await office.deliver({ perRound: 3 });
    expect(server.mails).toHaveLength(5);
  });

  it('are delivered by the loop, which ends soon even while the mail server hangs', async () => {
    const delivered = await portal.register();
    const loop = startDispatcher({
      orm: portal.deps.orm,
      clock: Date.now,
      logger: portal.deps.logger,
      publicOrigin: ORIGIN,
      secret: portal.deps.secret,
      smtpUrl: server.url,
      mailFrom: 'kita-portal@example.org',
      pauseMs: 50,
    });
    await eventually(
      () => office.noticeOf(delivered, 'receipt'),
      ({ status }) => status === 'sent',
    );
    server.behave({ takes: () => false });
    const hanging = await portal.register();
    await eventually(
      () => office.noticeOf(hanging, 'receipt'),
      ({ attempts }) => attempts === 1,
    );
    await loop.stop();
    // Broken off by us: had the server's time run out, the mail would be refused.
    expect(await office.noticeOf(hanging, 'receipt')).toMatchObject({
      status: 'pending',
      attempts: 1,
    });
  });
});
