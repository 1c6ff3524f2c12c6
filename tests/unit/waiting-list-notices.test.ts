import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../src/calendar/zone.ts';
import type { WaitingListFacts } from '../../src/notices/notice-facts.ts';
import { isObsolete } from '../../src/notices/obsolete.ts';
import { renderNotice } from '../../src/notices/render.ts';

const facts: WaitingListFacts = {
  channel: 'mail',
  language: 'de',
  recipient: { name: 'Kim Beispiel', email: 'kim@example.org' },
  childFirstName: 'Mia',
  kind: 'waitingListInvitation',
  details: {
    year: 2027,
    code: 'AAAA-BBBB-CCCC',
    opensAt: startOfDay('2026-10-01'),
    deadlineAt: startOfDay('2026-11-16'),
    now: startOfDay('2026-10-20'),
    registerUrl: 'https://portal.example.org/einladung',
    isDone: false,
  },
};
const written = (details: Partial<WaitingListFacts['details']>, kind = facts.kind) =>
  renderNotice({ ...facts, kind, details: { ...facts.details, ...details } });

describe('a notice to a family on the waiting list', () => {
  it('says what to do, until when, with which code, and that nothing is promised', () => {
    const { subject, text, attachments } = written({});
    expect(subject).toBe('Bitte melden Sie Mia neu an: Kindergartenjahr 2027/2028');
    expect(text).toContain('Anmelden können Sie Ihr Kind bis Sonntag, 15. November 2026, 24 Uhr.');
    expect(text).toContain(
      'https://portal.example.org/einladung\nIhr Einladungscode: AAAA-BBBB-CCCC',
    );
    expect(text).toContain('keine Zusage');
    expect(text).toContain('02921/302065');
    expect(text).not.toMatch(/Vorgangsnummer|Zugangscode|undefined|null/u);
    expect(attachments).toEqual([]);
  });

  it('names the day the registration opens, or that the deadline has passed', () => {
    expect(written({ now: startOfDay('2026-09-20') }).text).toContain(
      'vom Donnerstag, 1. Oktober 2026 bis Sonntag, 15. November 2026, 24 Uhr',
    );
    expect(written({ now: startOfDay('2026-11-16') }).text).toContain(
      'Die Anmeldefrist endete am Sonntag, 15. November 2026, 24 Uhr. Sie können Ihr Kind noch anmelden.',
    );
  });

  it('names no code that is no longer known', () => {
    expect(written({ code: null }).text).not.toContain('Einladungscode');
  });

  it('reminds with the deadline in its subject, and not of what is done', () => {
    const { subject } = written({}, 'waitingListReminder');
    expect(subject).toBe('Erinnerung: Bitte melden Sie Mia bis Sonntag, 15. November, 24 Uhr an');
    expect(isObsolete(facts)).toBe(false);
    expect(isObsolete({ ...facts, details: { ...facts.details, isDone: true } })).toBe(true);
  });
});
