import { randomUUID } from 'node:crypto';
import type { ParsedMail } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { germanDates } from '../../src/calendar/format.ts';
import { moveRoundDate } from '../../src/cases/office.ts';
import { openCase } from '../../src/cases/open-case.ts';
import type { NoticeKind } from '../../src/domain/notices.ts';
import type { RoundDateName } from '../../src/domain/round.ts';
import type { Notice } from '../../src/persistence/entities/record.ts';
import { refusal, startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { messageId, openPostOffice, ORIGIN, type PostOffice } from '../support/post-office.ts';
import { tellStory } from '../support/story.ts';

/** What the stories here are told; every other kind is read from invented facts in tests/unit. */
const TOLD: readonly NoticeKind[] = [
  'receipt',
  'wishesChanged',
  'offer',
  'offerReminder',
  'offerLapsed',
  'offerRevoked',
  'offerDeclined',
  'acceptance',
  'slots',
  'appointment',
  'contract',
  'withdrawal',
  'roundMoved',
];

describe('notices', () => {
  let portal: TestPortal;
  let server: TestMailServer;
  let office: PostOffice;
  const logLines: string[] = [];

  beforeAll(async () => {
    server = await startMailServer();
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      kitas: 6,
      logLines,
    });
    office = openPostOffice(portal, server);
  });
  afterAll(async () => {
    await portal.stop();
    await server.stop();
  });
  beforeEach(async () => {
    await office.clear();
    logLines.length = 0;
  });

  const moveDate = (date: RoundDateName, to: number): Promise<number | null> =>
    moveRoundDate(
      portal.deps,
      { kind: 'office', ref: 'test', role: 'head' },
      { year: portal.round.year, clientKey: randomUUID(), date, to, reason: 'Probe' },
    );

  it('confirm a registration with a code that opens the case', async () => {
    const theCase = await portal.register();
    await office.deliver();
    const notice = await office.noticeOf(theCase, 'receipt');
    expect(notice).toMatchObject({ status: 'sent', attempts: 1, lastError: null });
    const mail = office.mailOf(notice);
    expect(mail?.subject).toContain(theCase.caseNumber);
    expect(mail?.from?.text).toBe('"Kita-Portal" <kita-portal@example.org>');
    expect(mail?.replyTo?.text).toBe('kitaportal@kreis-soest.de');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    const claimCode = /Zugangscode: (\S+)/u.exec(mail?.text ?? '')?.[1] ?? '';
    expect(
      await openCase(portal.deps, { caseNumber: theCase.caseNumber, claimCode, from: 'test' }),
    ).toEqual(theCase.family);
  });

  it('tell a family of every step, in whole sentences, without a name too many', async () => {
    const seen = new Map<string, Notice>();
    const collect = async (id: string): Promise<void> => {
      await office.deliver();
      for (const notice of await portal.notices(id))
        if (notice.status === 'sent' && !seen.has(notice.kind)) seen.set(notice.kind, notice);
    };
    const [first, second, third, fourth, fifth, stranger] = portal.kitas;
    if (!first || !second || !third || !fourth || !fifth || !stranger) throw new Error('six Kitas');

    const story = await tellStory(portal, 'registered', {
      childminding: true,
      childLastName: 'Kranich',
    });
    await story.wish([first, second, third, fifth], true);
    await collect(story.id);
    await story.goOn('offers');
    for (const kita of [first, second, third, fifth])
      expect(await story.offer(kita)).toEqual({ kind: 'done' });
    await story.revoke(fifth);
    await story.decline(third);
    await collect(story.id);
    const { dueAt } = await story.offerOf(first);
    await portal.forward(story.id, dueAt - 7 * DAY - (await portal.now(story.id)) + 60_000);
    await eventually(
      () => story.notices(),
      (kinds) => kinds.includes('offerReminder'),
    );
    await collect(story.id);
    await story.accept(first);
    await story.propose(first);
    await collect(story.id);
    await story.book();
    await collect(story.id);
    const { slots } = await story.state();
    await portal.forward(story.id, 12 * DAY);
    await story.conclude(first);
    await collect(story.id);

    const lapsing = await tellStory(portal, 'offerOpen', { childLastName: 'Kranich' });
    await lapsing.days(30);
    await eventually(
      () => lapsing.notices(),
      (kinds) => kinds.includes('offerLapsed'),
    );
    await collect(lapsing.id);
    await lapsing.withdraw('Umzug');
    await collect(lapsing.id);

    const moving = await tellStory(portal, 'offerOpen', { childLastName: 'Kranich' });
    const { deadlineAt } = portal.round.dates;
    const [, lastDay] = portal.round.dates.decisionDays;
    await moveDate('deadlineAt', deadlineAt + DAY);
    await moveDate('decisionDays.1', (lastDay ?? 0) + 7 * DAY);
    await eventually(
      () => moving.notices(),
      (kinds) => kinds.includes('roundMoved'),
    );
    await collect(moving.id);

    expect([...seen.keys()].toSorted()).toEqual([...TOLD].toSorted());
    expect(server.mails.length).toBeGreaterThanOrEqual(TOLD.length);
    for (const mail of server.mails) {
      const { subject = '', text = '' } = mail;
      expect(text).not.toMatch(/undefined|null|NaN|Invalid|\[object|\$\{/u);
      expect(subject).not.toMatch(/undefined|null|Invalid|Beispiel|Kranich/u);
      expect(text).toMatch(/^Guten Tag Kim Beispiel,\n\n/u);
      expect(text).toContain(`${ORIGIN}/oeffnen\n`);
      expect(text).toContain('02921/302065');
      expect(text).not.toContain(stranger.name);
      expect(text).not.toContain('Kranich');
      expect(mail.html).toContain(`<a href="${ORIGIN}/oeffnen">`);
      expect(mail.html).not.toContain('Kranich');
    }
    const textOf = (kind: NoticeKind): string => {
      const notice = seen.get(kind);
      return (notice && office.mailOf(notice)?.text) ?? '';
    };
    expect(textOf('receipt')).toContain('keine Zusage');
    expect(textOf('wishesChanged')).toContain(
      [first, second, third, fifth].map(({ name }, index) => `${index + 1}. ${name}\n`).join('') +
        '5. Kindertagespflege',
    );
    expect(textOf('offerRevoked')).toContain('„Zwei Zusagen für einen Platz“');
    expect(textOf('offerReminder')).toContain('noch 7 Tage Zeit');
    expect(textOf('offerDeclined')).toContain(third.name);
    expect(textOf('offerDeclined')).toContain('- Kindertagespflege');
    expect(textOf('acceptance')).toContain(`zurückgegeben:\n- ${second.name}`);
    expect(textOf('withdrawal')).toContain('Versehen');
    expect(textOf('roundMoved')).toMatch(/bisher: .+\nneu: .+/u);

    const appointment = seen.get('appointment');
    const booked = slots.find((slot) => slot.status === 'booked');
    const ics = appointment && office.mailOf(appointment)?.attachments[0];
    expect(ics?.contentType).toBe('text/calendar');
    expect(ics?.filename).toBe('termin.ics');
    expect(ics?.content.toString()).toMatch(/UID:termin-[\w-]+\r\n/u);
    expect(ics?.content.toString()).toContain(`DTSTART:${stamp(booked?.startsAt ?? 0)}`);
  });

  it('stay, visible and retried, when the mail server refuses them; the case goes on', async () => {
    const address = 'kim.verweigert@example.org';
    server.behave({ takes: () => refusal(550, `5.1.1 <${address}> Kim Beispiel unknown here`) });
    const story = await tellStory(portal, 'registered', { email: address });
    await office.deliver();
    const refused = await office.noticeOf(story, 'receipt');
    expect(refused).toMatchObject({ status: 'refused', attempts: 1, lastError: 'smtp.550' });
    expect(refused.nextAttemptAt.getTime() - Date.now()).toBeGreaterThan(50_000);
    expect(await story.wish([story.kita])).toEqual({ kind: 'done' });
    expect(logLines.join('\n')).toContain('smtp.550');
    for (const personal of [address, 'Beispiel', 'Kim', 'unknown here'])
      expect(logLines.join('\n')).not.toContain(personal);

    await office.deliver();
    expect(await office.noticeOf(story, 'receipt')).toMatchObject({ attempts: 1 });
    server.behave({});
    await office.makeDue();
    await office.deliver();
    await office.deliver();
    expect(await office.noticeOf(story, 'receipt')).toMatchObject({
      status: 'sent',
      attempts: 2,
      lastError: null,
    });
    expect(server.mails.filter((mail) => mail.messageId === messageId(refused))).toHaveLength(1);
  });

  it('of a withdrawal name the place and the appointment that are given back', async () => {
    const story = await tellStory(portal, 'slotBooked');
    const slot = (await story.state()).slots.find(({ status }) => status === 'booked');
    await story.withdraw();
    await office.deliver();
    const { text } = office.mailOf(await office.noticeOf(story, 'withdrawal')) ?? {};
    expect(text).toContain(`Diesen Platz haben Sie damit zurückgegeben:\n- ${story.kita.name}`);
    expect(text).toContain(
      `Dieser Termin entfällt:\n${germanDates.fullWeekday(slot?.startsAt ?? 0)}`,
    );
    expect(await office.noticeOf(story, 'appointment')).toMatchObject({ status: 'obsolete' });
  });

  it('tell a late family when a moved deadline brings it back in time', async () => {
    const at = Date.now();
    portal.setDoorClock(() => at + 12 * DAY);
    const late = await portal.register();
    portal.setDoorClock(Date.now);
    await office.makeDue();
    await office.deliver();
    expect(office.mailOf(await office.noticeOf(late, 'receipt'))?.text).toContain(
      'Ihre Anmeldung kam danach',
    );
    await moveDate('deadlineAt', at + 13 * DAY);
    await eventually(
      () => portal.notices(late.id),
      (notices) => notices.some(({ kind }) => kind === 'roundMoved'),
    );
    await office.deliver();
    expect(office.mailOf(await office.noticeOf(late, 'roundMoved'))?.text).toContain(
      'Mit der neuen Frist ist sie rechtzeitig eingegangen',
    );
  });

  it('do not remind of an offer that was answered while the mail waited', async () => {
    const story = await tellStory(portal, 'offerOpen');
    const { dueAt } = await story.offerOf();
    await portal.forward(story.id, dueAt - 7 * DAY - (await portal.now(story.id)) + 60_000);
    await eventually(
      () => story.notices(),
      (kinds) => kinds.includes('offerReminder'),
    );
    await story.accept();
    await office.deliver();
    expect(await office.noticeOf(story, 'offerReminder')).toMatchObject({ status: 'obsolete' });
    expect(office.mailOf(await office.noticeOf(story, 'offerReminder'))).toBeUndefined();
    expect(office.mailOf(await office.noticeOf(story, 'offer'))?.text).toContain(
      'inzwischen nicht mehr offen',
    );
    expect(await office.noticeOf(story, 'acceptance')).toMatchObject({ status: 'sent' });
  });

  it('of one person leave in the order they were written, and a refused one holds up no other', async () => {
    const story = await tellStory(portal, 'registered');
    await story.wish([story.kita]);
    const isReceipt = (mail: ParsedMail): boolean =>
      mail.subject?.startsWith('Eingangsbeleg') === true;
    server.behave({ slownessMs: (mail) => (isReceipt(mail) ? 400 : 0) });
    await office.deliver();
    await office.deliver();
    expect(server.mails.map(isReceipt)).toEqual([true, false]);

    const [kita, other] = portal.kitas;
    if (!kita || !other) throw new Error('two Kitas');
    let asked = 0;
    server.behave({ takes: () => ((asked += 1) === 1 ? refusal(451, 'later') : true) });
    await story.wish([other]);
    await story.wish([kita, other]);
    await office.deliver();
    await office.deliver();
    const [earlier, later] = (await portal.notices(story.id)).slice(-2);
    expect([earlier?.status, earlier?.lastError]).toEqual(['refused', 'smtp.451']);
    expect(later?.status).toBe('sent');
  });

  it('whose record is broken are told apart, and hold up no other', async () => {
    const story = await tellStory(portal, 'offerOpen');
    await office.sql(
      `update notice set subject = '{}' where kind = 'offer' and status = 'pending'`,
    );
    await office.deliver();
    await office.deliver();
    expect(await office.noticeOf(story, 'offer')).toMatchObject({
      status: 'refused',
      lastError: 'notice.unreadable',
    });
    expect(await office.noticeOf(story, 'receipt')).toMatchObject({ status: 'sent' });
  });
});

/** An instant as a calendar file writes it. */
function stamp(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
}
