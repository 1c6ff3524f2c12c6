import { describe, expect, it } from 'vitest';
import { allocationNotice } from '../../src/calendar/allocation-notice.ts';
import { startOfDay, zonedInstant } from '../../src/calendar/zone.ts';
import type { RoundDates } from '../../src/domain/round.ts';
import { ATTEMPTS_AT_MOST, isGivenUp, pauseAfter } from '../../src/notices/attempts.ts';
import { changedDates } from '../../src/domain/round-moves.ts';
import type { FactsOf, NoticeFacts } from '../../src/notices/notice-facts.ts';
import { isObsolete } from '../../src/notices/obsolete.ts';
import { renderNotice } from '../../src/notices/render.ts';
import {
  everySample,
  SAMPLE_DATES,
  SAMPLE_FRAME,
  SAMPLE_KITA,
  sampleFacts,
} from '../../src/notices/sample-facts.ts';
import { smtpCode } from '../../src/notices/transport.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

const dates = SAMPLE_DATES;
const frame = SAMPLE_FRAME;
const kita = SAMPLE_KITA;
const receipt = sampleFacts('receipt');

const appointment = (startsAt: number, endsAt: number): FactsOf<'appointment'> =>
  sampleFacts('appointment', {}, { startsAt, endsAt });

const reminder = (details: Partial<FactsOf<'offerReminder'>['details']>) =>
  renderNotice(sampleFacts('offerReminder', {}, details));

describe('the receipt', () => {
  it('says when it came, how to open the case, what follows when, and that nothing is promised', () => {
    const { subject, text } = renderNotice(receipt);
    expect(subject).toBe('Eingangsbeleg: Anmeldung für Mia (7K4M-2QXD)');
    expect(text).toContain('14. Oktober 2026, 20:12 Uhr');
    expect(text).toContain('Vorgangsnummer: 7K4M-2QXD\nZugangscode: AAAA-BBBB-CCCC');
    expect(text).toContain('keine Zusage');
    expect(text).toContain('1. Kita Sonnenschein\n2. Kita Wiesengrund\n3. Kindertagespflege');
    expect(text).toContain('Bis Sonntag, 15. November 2026, 24 Uhr: Sie können Ihre Wünsche');
    expect(text).toContain('Ab Dienstag, 1. Dezember 2026: Die Kitas machen Angebote');
    expect(text).toContain('mindestens 14 Tage Zeit');
    expect(text).toContain('Elternbeiträge (§ 90 SGB VIII, § 51 KiBiz)');
    expect(text).toContain('kitaportal@kreis-soest.de');
    expect(text).toContain('02921/302065');
  });

  it('names the statutory days, and for a need stated late says that there are none', () => {
    expect(renderNotice(receipt).text).toContain('bis zum 6. Juni 2027');
    expect(renderNotice(receipt).text).toContain('bis zum 20. Juni 2027');
    const late = renderNotice({
      ...receipt,
      details: { ...receipt.details, allocationNotice: null },
    });
    expect(late.text).toContain('weniger als sechs Monate');
    expect(late.text).not.toContain('Juni 2027');
  });

  it('tells a late family of the deadline it missed and of no date that has passed', () => {
    const { text } = renderNotice({
      ...receipt,
      details: { ...receipt.details, late: true, receivedAt: zonedInstant('2026-12-05T09:00') },
    });
    expect(text).toContain('Die Anmeldefrist endete am Sonntag, 15. November 2026, 24 Uhr');
    expect(text).toContain('Die Kitas machen schon Angebote');
    expect(text).not.toContain('rechtzeitig eingegangen');
    expect(text).not.toContain('Sie können Ihre Wünsche');
    expect(text).not.toContain('prüfen die Anmeldungen');
  });

  it('gives no number to a childminding wish that is not there, and no code that no longer opens', () => {
    const { text } = renderNotice({
      ...receipt,
      details: { ...receipt.details, wishes: ['Kita Sonnenschein'], claimCode: null },
    });
    expect(text).not.toContain('Kindertagespflege');
    expect(text).not.toContain('Zugangscode:');
    expect(text).toContain('Den Zugangscode haben Sie schon bekommen');
  });
});

describe('an offer', () => {
  const offer = sampleFacts('offer');

  it('says who offers, until when, and what each answer means', () => {
    const { subject, text } = renderNotice(offer);
    expect(subject).toBe('Angebot für Mia: Kita Sonnenschein, Antwort bis 15. Dezember');
    expect(text).toContain('Adresse: Musterweg 7, 59514 Welver');
    expect(text).toContain('Antwort bis: Dienstag, 15. Dezember 2026, 24 Uhr');
    for (const answer of ['Sie nehmen an', 'Sie lehnen ab', 'Sie antworten nicht'])
      expect(text).toContain(answer);
  });

  it('asks for no answer when it came too late to be answered', () => {
    const { text } = renderNotice({ ...offer, details: { ...offer.details, isOpen: false } });
    expect(text).toContain('inzwischen nicht mehr offen');
    expect(text).not.toContain('Sie nehmen an');
  });

  it('leaves out an address that nobody knows', () => {
    const { text } = renderNotice({
      ...offer,
      details: { ...offer.details, kita: { name: 'Kita Ohneweg', address: null } },
    });
    expect(text).toContain('Kita: Kita Ohneweg\nBetreuungsumfang');
  });

  it('of childminding names no day-care centre, in either language', () => {
    const childminding = {
      name: 'Tagespflege Igelnest',
      isChildminding: true,
      address: 'Welver',
    } as const;
    const inBoth = (['de', 'en'] as const).map(
      (language) => renderNotice(sampleFacts('offer', { language }, { kita: childminding })).text,
    );
    expect(inBoth[0]).toContain('Tagespflege: Tagespflege Igelnest\nOrt: Welver\nBetreuungsumfang');
    expect(inBoth[0]).not.toMatch(/Eine Kita|Die Kita/u);
    expect(inBoth[1]).toContain('Childminder: Tagespflege Igelnest\nTown: Welver\nHours');
  });

  it('is reminded of by the days that are left', () => {
    expect(reminder({}).subject).toContain('noch 7 Tage');
    expect(reminder({ daysLeft: 1 }).text).toContain('noch 1 Tag Zeit');
  });
});

describe('an appointment in a family’s calendar', () => {
  const entry = (notice: NoticeFacts): string => renderNotice(notice).attachments[0]?.content ?? '';
  const part = (name: string, from: string): string =>
    new RegExp(`^${name}:(.+)\\r$`, 'mu').exec(from)?.[1] ?? '';

  it('is one entry, also when it was moved, and goes when it is cancelled', () => {
    const { happenedAt } = frame;
    const booked = entry(sampleFacts('appointment'));
    const moved = entry(sampleFacts('appointment', { happenedAt: happenedAt + MINUTE }));
    const gone = entry(sampleFacts('appointmentCancelled', { happenedAt: happenedAt + DAY }));
    const all = [booked, moved, gone];
    const { details } = sampleFacts('appointment');
    const withdrawn = sampleFacts('withdrawal', { happenedAt }, { appointment: details });
    expect(part('METHOD', entry(withdrawn))).toBe('CANCEL');
    expect(entry(sampleFacts('withdrawal', {}, { appointment: null }))).toBe('');
    expect(new Set(all.map((one) => part('UID', one))).size).toBe(1);
    const [first = 0, second = 0, last = 0] = all.map((one) => Number(part('SEQUENCE', one)));
    expect([second - first, last - first]).toEqual([MINUTE / 1000, DAY / 1000]);
    expect(all.map((one) => part('METHOD', one))).toEqual(['PUBLISH', 'PUBLISH', 'CANCEL']);
    expect(part('STATUS', gone)).toBe('CANCELLED');
  });
});

describe('an appointment', () => {
  const field = (ics: string, name: string): string | undefined =>
    new RegExp(`^${name}[;:](.*)$`, 'mu').exec(ics.replaceAll('\r\n', '\n'))?.[1];

  it.each([
    ['in summer', '2027-03-28T10:00', '20270328T080000Z', '20270328T090000Z'],
    ['the day before', '2027-03-27T10:00', '20270327T090000Z', '20270327T100000Z'],
    ['in autumn, the first 02:30', '2026-10-25T02:30', '20261025T003000Z', '20261025T013000Z'],
  ])('carries its instants, %s', (_when, local, start, end) => {
    const startsAt = zonedInstant(local);
    const [entry] = renderNotice(appointment(startsAt, startsAt + 60 * MINUTE)).attachments;
    const ics = entry?.content ?? '';
    expect(entry?.contentType).toContain('method=PUBLISH');
    expect(field(ics, 'METHOD')).toBe('PUBLISH');
    expect(field(ics, 'UID')).toBe('termin-7K4M-2QXD');
    expect(field(ics, 'DTSTART')).toBe(start);
    expect(field(ics, 'DTEND')).toBe(end);
    expect(field(ics, 'DTSTAMP')).toBe('20261014T181200Z');
    expect(field(ics, 'LOCATION')).toBe('Kita Sonnenschein\\, Musterweg 7\\, 59514 Welver');
  });

  it('stands in the text in German time, and a letter promises no attachment', () => {
    const facts = appointment(zonedInstant('2027-03-28T10:00'), zonedInstant('2027-03-28T11:00'));
    expect(renderNotice(facts).text).toContain('Sonntag, 28. März 2027, 10:00 bis 11:00 Uhr');
    expect(renderNotice(facts).text).toContain('Im Anhang');
    const letter = renderNotice({ ...facts, channel: 'letter' });
    expect(letter.text).not.toContain('Anhang');
    expect(letter.text).not.toContain('E-Mail hat');
    expect(letter.attachments).toEqual([]);
  });
});

describe('what follows an appointment or a contract that did not come about', () => {
  const startsAt = zonedInstant('2027-03-28T10:00');
  const slot = { kita, startsAt, endsAt: startsAt + 60 * MINUTE };
  const missed = (details: Partial<FactsOf<'appointmentMissed'>['details']>): string =>
    renderNotice({
      ...frame,
      kind: 'appointmentMissed',
      details: { ...slot, givesBack: false, proposals: [], ...details },
    }).text;

  it('is another appointment, a word of Kita or office, or other wishes', () => {
    const other = { startsAt: startsAt + DAY, endsAt: startsAt + DAY + 60 * MINUTE };
    expect(missed({ proposals: [other] })).toContain(
      '- Montag, 29. März 2027, 10:00 bis 11:00 Uhr',
    );
    expect(missed({})).toContain('Die Kita oder das Kreisjugendamt schreibt Ihnen');
    expect(missed({ givesBack: true })).toContain('Deshalb ist der Platz wieder frei');
    expect(missed({ givesBack: true })).not.toContain('reserviert');
  });

  it('names the reason of a failed contract, and what is open again', () => {
    const failed = (openWishes: readonly string[]): string =>
      renderNotice({
        ...frame,
        kind: 'contractFailed',
        details: { kita, reason: 'kitaDeclined', note: 'Die Gruppe schließt.', openWishes },
      }).text;
    expect(failed(['Kita Wiesengrund'])).toContain('„Die Gruppe schließt.“');
    expect(failed(['Kita Wiesengrund'])).toContain('wieder offen:\n- Kita Wiesengrund');
    expect(failed([])).toContain('keinen offenen Wunsch mehr');
  });
});

describe('an end', () => {
  const closesAt = startOfDay('2027-02-15') + 9 * 60 * MINUTE;

  it('is announced with the last day on which it can be taken back, and again, unless it was', () => {
    const away = renderNotice({
      ...frame,
      kind: 'movedAway',
      details: { closesAt, returned: [kita] },
    });
    expect(away.text).toContain('bis zum 14. Februar 2027');
    expect(away.text).toContain('- Kita Sonnenschein');
    const again = (isEnded: boolean): FactsOf<'endReminder'> => ({
      ...frame,
      kind: 'endReminder',
      details: { reason: 'withoutPlace', closesAt, isEnded },
    });
    expect(renderNotice(again(true)).text).toContain('Am 14. Februar 2027');
    expect([isObsolete(again(true)), isObsolete(again(false))]).toEqual([false, true]);
  });

  it('in another round names the new number, which cannot be taken back here', () => {
    const { text } = renderNotice({
      ...frame,
      kind: 'carriedOver',
      details: { year: 2028, caseNumber: 'AAAA-BBBB' },
    });
    expect(text).toContain('AAAA-BBBB');
    expect(text).toContain('2028/2029');
  });
});

describe('moved dates', () => {
  it('are told one by one, old and new, in the order of the season', () => {
    const after: RoundDates = {
      ...dates,
      deadlineAt: startOfDay('2026-12-01'),
      decisionDays: [startOfDay('2026-12-16'), startOfDay('2027-01-27')],
    };
    const changes = changedDates(dates, after);
    expect(changes.map(({ name }) => name)).toEqual(['deadlineAt', 'decisionDays.1']);
    const { text } = renderNotice({
      ...frame,
      kind: 'roundMoved',
      details: {
        year: 2027,
        changes: changes.map(({ kitaIds: _all, ...change }) => ({ ...change, kitas: null })),
        nowInTime: true,
        openOffers: [{ kita, dueAt: startOfDay('2027-01-27') }],
        hasPlace: false,
      },
    });
    expect(text).toContain(
      'Die Anmeldefrist endet\nbisher: Sonntag, 15. November 2026, 24 Uhr\nneu: Montag, 30. November 2026, 24 Uhr',
    );
    expect(text).toContain('neu: Dienstag, 26. Januar 2027, 24 Uhr');
    expect(text).toContain('ist sie rechtzeitig eingegangen');
    expect(text).toContain('Kita Sonnenschein: Antwort bis Dienstag, 26. Januar 2027, 24 Uhr');
  });

  it('are no news when nothing a family knows has moved', () => {
    expect(isObsolete(sampleFacts('roundMoved', {}, { changes: [] }))).toBe(true);
  });

  it('of some Kitas are told with their old and new day, and are told again when they go with the others', () => {
    const to = startOfDay('2026-12-12');
    const own = { ...dates, overrides: [{ kitaIds: ['a', 'b'], offersFromAt: to }] };
    const change = { name: 'offersFromAt', kitaIds: ['a', 'b'] };
    const from = dates.offersFromAt;
    expect(changedDates(dates, own)).toEqual([{ ...change, from, to }]);
    expect(changedDates(own, dates)).toEqual([{ ...change, from: to, to: from }]);
    expect(changedDates(own, own)).toEqual([]);
  });
});

describe('a notice that waited', () => {
  it('is delivered while its case goes on', () => {
    for (const facts of everySample({}))
      expect([facts.kind, isObsolete(facts)]).toEqual([facts.kind, false]);
  });

  it('is not delivered when its case has ended, unless it tells of the end or is owed anyway', () => {
    const delivered = everySample({ isEnded: true }).filter((facts) => !isObsolete(facts));
    expect(delivered.map(({ kind }) => kind).toSorted()).toEqual([
      'carriedOver',
      'contract',
      'contractCorrected',
      'dataChanged',
      'endReminder',
      'erasureAnnounced',
      'erasureReminder',
      'erasureTakenBack',
      'movedAway',
      'receipt',
      'waitingListInvitation',
      'waitingListReminder',
      'withdrawal',
      'withoutPlace',
    ]);
  });

  it('is not delivered when it asks for what is settled', () => {
    for (const facts of [
      sampleFacts('offerReminder', {}, { isOpen: false }),
      sampleFacts('offerExtended', {}, { isOpen: false }),
      sampleFacts('slots', {}, { isOpen: false }),
      sampleFacts('appointment', {}, { isBooked: false }),
      sampleFacts('endReminder', {}, { isEnded: false }),
      sampleFacts('erasureAnnounced', {}, { isOpen: false }),
      sampleFacts('erasureReminder', {}, { isOpen: false }),
    ])
      expect([facts.kind, isObsolete(facts)]).toEqual([facts.kind, true]);
  });
});

describe('the statutory notice of allocation', () => {
  it('is promised to whoever states the need six months ahead, to the day', () => {
    expect(allocationNotice('2027-02-01', '2027-08-01')).toEqual({
      usuallyBy: '2027-06-06',
      latestBy: '2027-06-20',
    });
    expect(allocationNotice('2027-02-02', '2027-08-01')).toBeNull();
    expect(allocationNotice('2027-02-28', '2027-08-31')).not.toBeNull();
  });
});

describe('attempts', () => {
  it('pause longer and longer, up to six hours', () => {
    expect([1, 2, 3, 4, 5, 8, 30].map((attempts) => pauseAfter(attempts) / MINUTE)).toEqual([
      1, 2, 5, 15, 60, 360, 360,
    ]);
  });

  it('end after five days of trying at the earliest, and never for a notice younger than that', () => {
    let waited = 0;
    for (let attempt = 1; attempt < ATTEMPTS_AT_MOST; attempt += 1) waited += pauseAfter(attempt);
    expect(waited).toBeGreaterThanOrEqual(5 * DAY);
    const notice = { attempts: ATTEMPTS_AT_MOST, createdAt: 0 };
    expect(isGivenUp(notice, 5 * DAY)).toBe(true);
    expect(isGivenUp(notice, 5 * DAY - 1)).toBe(false);
    expect(isGivenUp({ ...notice, attempts: ATTEMPTS_AT_MOST - 1 }, 50 * DAY)).toBe(false);
  });
});

describe('what the mail server said', () => {
  it('is kept as a code without its words', () => {
    const failure = (values: object): Error =>
      Object.assign(new Error('550 5.1.1 <kim@example.org> unknown'), values);
    expect(smtpCode(failure({ code: 'EENVELOPE', responseCode: 550 }))).toBe('smtp.550');
    expect(smtpCode(failure({ code: 'ETIMEDOUT' }))).toBe('smtp.timeout');
    expect(smtpCode(failure({ code: 'ESOCKET' }))).toBe('smtp.connection');
    expect(smtpCode(failure({ code: 'kim@example.org' }))).toBe('smtp.failed');
    expect(smtpCode('kim@example.org')).toBe('smtp.failed');
  });
});
