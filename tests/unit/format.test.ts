import { describe, expect, it } from 'vitest';
import {
  formatDay,
  formatDays,
  formatDayWithWeekday,
  formatEnd,
  formatInstant,
  formatSpan,
  formatStart,
  lastDayBefore,
} from '../../src/calendar/format.ts';
import { startOfDay, zonedInstant } from '../../src/calendar/zone.ts';

describe('German instants and days', () => {
  it('writes days and instants in German time', () => {
    expect(formatDay('2026-10-14')).toBe('14. Oktober 2026');
    expect(formatDayWithWeekday('2026-10-14')).toBe('Mittwoch, 14. Oktober 2026');
    expect(formatInstant(Date.UTC(2026, 9, 14, 18, 12))).toBe('14. Oktober 2026, 20:12 Uhr');
    expect(formatInstant(Date.UTC(2026, 11, 14, 18, 12))).toBe('14. Dezember 2026, 19:12 Uhr');
  });

  it('calls the end of a day 24 Uhr of that day', () => {
    expect(formatEnd(startOfDay('2026-12-16'))).toBe('Dienstag, 15. Dezember 2026, 24 Uhr');
    expect(formatEnd(startOfDay('2027-01-01'))).toBe('Donnerstag, 31. Dezember 2026, 24 Uhr');
    expect(formatEnd(startOfDay('2026-12-16') - 1)).toBe('Dienstag, 15. Dezember 2026, 23:59 Uhr');
    expect(formatEnd(zonedInstant('2026-12-15T12:00'))).toBe(
      'Dienstag, 15. Dezember 2026, 12:00 Uhr',
    );
  });

  it('knows the end of the two days of the year that are not 24 hours long', () => {
    expect(formatEnd(startOfDay('2026-10-26'))).toBe('Sonntag, 25. Oktober 2026, 24 Uhr');
    expect(formatEnd(startOfDay('2027-03-29'))).toBe('Sonntag, 28. März 2027, 24 Uhr');
  });

  it('calls the beginning of a day by the day alone', () => {
    expect(formatStart(startOfDay('2026-12-01'))).toBe('Dienstag, 1. Dezember 2026');
    expect(formatStart(zonedInstant('2026-12-01T08:30'))).toBe(
      'Dienstag, 1. Dezember 2026, 08:30 Uhr',
    );
  });

  it('writes appointments', () => {
    const at = zonedInstant('2026-10-14T14:00');
    expect(formatSpan(at, at + 3_600_000)).toBe('Mittwoch, 14. Oktober 2026, 14:00 bis 15:00 Uhr');
    expect(formatSpan(zonedInstant('2026-10-14T23:30'), zonedInstant('2026-10-15T00:30'))).toBe(
      'Mittwoch, 14. Oktober 2026, 23:30 Uhr bis Donnerstag, 15. Oktober 2026, 00:30 Uhr',
    );
  });

  it('writes ranges of days without saying a month or a year twice', () => {
    const days = (from: string, afterLast: string): string =>
      formatDays(startOfDay(from), startOfDay(afterLast));
    expect(days('2026-10-12', '2026-12-01')).toBe('12. Oktober bis 30. November 2026');
    expect(days('2026-11-16', '2026-12-01')).toBe('16. bis 30. November 2026');
    expect(days('2026-12-16', '2027-02-01')).toBe('16. Dezember 2026 bis 31. Januar 2027');
    expect(days('2026-11-16', '2026-11-17')).toBe('16. November 2026');
    expect(lastDayBefore(startOfDay('2026-12-01'))).toBe('2026-11-30');
  });
});
