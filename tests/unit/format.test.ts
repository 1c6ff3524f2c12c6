import { describe, expect, it } from 'vitest';
import { germanDates } from '../../src/calendar/format.ts';
import { englishDates } from '../../src/calendar/format-en.ts';
import { startOfDay, zonedInstant } from '../../src/calendar/zone.ts';

describe('German instants and days', () => {
  it('writes days and instants in German time', () => {
    expect(germanDates.plainDay('2026-10-14')).toBe('14. Oktober 2026');
    expect(germanDates.fullInstant(Date.UTC(2026, 9, 14, 18, 12))).toBe(
      '14. Oktober 2026, 20:12 Uhr',
    );
    expect(germanDates.fullInstant(Date.UTC(2026, 11, 14, 18, 12))).toBe(
      '14. Dezember 2026, 19:12 Uhr',
    );
  });

  it('calls the end of a day 24 Uhr of that day', () => {
    expect(germanDates.end(startOfDay('2026-12-16'))).toBe('Dienstag, 15. Dezember, 24 Uhr');
    expect(germanDates.fullEnd(startOfDay('2026-12-16'))).toBe(
      'Dienstag, 15. Dezember 2026, 24 Uhr',
    );
    expect(germanDates.fullEnd(startOfDay('2027-01-01'))).toBe(
      'Donnerstag, 31. Dezember 2026, 24 Uhr',
    );
    expect(germanDates.fullEnd(startOfDay('2026-12-16') - 1)).toBe(
      'Dienstag, 15. Dezember 2026, 23:59 Uhr',
    );
    expect(germanDates.fullEnd(zonedInstant('2026-12-15T12:00'))).toBe(
      'Dienstag, 15. Dezember 2026, 12:00 Uhr',
    );
  });

  it('knows the end of the two days of the year that are not 24 hours long', () => {
    expect(germanDates.fullEnd(startOfDay('2026-10-26'))).toBe('Sonntag, 25. Oktober 2026, 24 Uhr');
    expect(germanDates.fullEnd(startOfDay('2027-03-29'))).toBe('Sonntag, 28. März 2027, 24 Uhr');
  });

  it('calls the beginning of a day by the day alone', () => {
    expect(germanDates.fullStart(startOfDay('2026-12-01'))).toBe('Dienstag, 1. Dezember 2026');
    expect(germanDates.fullStart(zonedInstant('2026-12-01T08:30'))).toBe(
      'Dienstag, 1. Dezember 2026, 08:30 Uhr',
    );
  });

  it('writes appointments', () => {
    const at = zonedInstant('2026-10-14T14:00');
    expect(germanDates.span(at, at + 3_600_000)).toBe(
      'Mittwoch, 14. Oktober 2026, 14:00 bis 15:00 Uhr',
    );
    expect(
      germanDates.span(zonedInstant('2026-10-14T23:30'), zonedInstant('2026-10-15T00:30')),
    ).toBe('Mittwoch, 14. Oktober 2026, 23:30 Uhr bis Donnerstag, 15. Oktober 2026, 00:30 Uhr');
  });
});

describe('English instants and days', () => {
  it('name the day that ends where German says 24 Uhr, on days of 23 and 25 hours too', () => {
    expect(englishDates.end(startOfDay('2026-12-16'))).toBe('the end of Tuesday, 15 December');
    expect(englishDates.fullEnd(startOfDay('2027-01-01'))).toBe(
      'the end of Thursday, 31 December 2026',
    );
    expect(englishDates.fullEnd(startOfDay('2026-10-26'))).toBe(
      'the end of Sunday, 25 October 2026',
    );
    expect(englishDates.fullEnd(startOfDay('2027-03-29'))).toBe('the end of Sunday, 28 March 2027');
    expect(englishDates.shortEnd(startOfDay('2026-12-16'))).toBe('end of 15 Dec 2026');
  });

  it('keep the time of an instant within a day, in German time', () => {
    expect(englishDates.fullEnd(zonedInstant('2026-12-15T12:00'))).toBe(
      'Tuesday, 15 December 2026, 12:00',
    );
    expect(englishDates.fullStart(startOfDay('2026-12-01'))).toBe('Tuesday, 1 December 2026');
    expect(englishDates.fullInstant(Date.UTC(2026, 9, 14, 18, 12))).toBe('14 October 2026, 20:12');
    const at = zonedInstant('2026-10-14T14:00');
    expect(englishDates.span(at, at + 3_600_000)).toBe(
      'Wednesday, 14 October 2026, 14:00 to 15:00',
    );
    expect(englishDates.plainDay('2028-02-29')).toBe('29 February 2028');
  });

  it('count the days that are left', () => {
    const until = startOfDay('2026-12-16');
    expect(englishDates.remaining(until, zonedInstant('2026-12-15T23:00'))).toBe('today');
    expect(englishDates.remaining(until, zonedInstant('2026-12-14T23:00'))).toBe('1 day left');
  });
});
