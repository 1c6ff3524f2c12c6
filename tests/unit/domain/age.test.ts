import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/calendar/zone.ts';
import { ageGroupOn } from '../../../src/domain/age.ts';

describe('the age group on the cut-off day', () => {
  it.each([
    ['2024-11-01', '2027-11-01', 'o3'],
    ['2024-11-02', '2027-11-01', 'u3'],
    ['2024-10-31', '2027-11-01', 'o3'],
    ['2024-12-31', '2027-12-31', 'o3'],
    ['2025-01-01', '2027-12-31', 'u3'],
    ['2021-05-05', '2027-11-01', 'o3'],
    ['2027-10-01', '2027-11-01', 'u3'],
  ])('of who is born on %s is on %s: %s', (birthDate, cutOff, expected) => {
    expect(ageGroupOn(birthDate, cutOff)).toBe(expected);
  });

  it('of who is born on 29 February changes on 1 March, with those born on that day', () => {
    expect(ageGroupOn('2024-02-29', '2027-02-28')).toBe('u3');
    expect(ageGroupOn('2024-02-28', '2027-02-28')).toBe('o3');
    expect(ageGroupOn('2024-02-29', '2027-03-01')).toBe('o3');
    expect(ageGroupOn('2024-03-01', '2027-02-28')).toBe('u3');
    expect(ageGroupOn('2024-03-01', '2027-03-01')).toBe('o3');
  });

  it('is the older one for whoever was born earlier, and stays it', () => {
    const day = fc.nat({ max: 12_000 }).map((days) => addDays('2000-01-01', days));
    fc.assert(
      fc.property(day, day, fc.nat({ max: 900 }), (birthDate, cutOff, days) => {
        fc.pre(ageGroupOn(birthDate, cutOff) === 'o3');
        expect(ageGroupOn(addDays(birthDate, -days), cutOff)).toBe('o3');
        expect(ageGroupOn(birthDate, addDays(cutOff, days))).toBe('o3');
      }),
    );
  });

  it('changes three years after birth, to the day', () => {
    fc.assert(
      fc.property(fc.nat({ max: 12_000 }), (days) => {
        const birthDate = addDays('2000-01-01', days);
        const born = new Date(`${birthDate}T00:00:00Z`);
        // A Date turns 29 February of a common year into 1 March.
        const third = new Date(born).setUTCFullYear(born.getUTCFullYear() + 3);
        const thirdBirthday = new Date(third).toISOString().slice(0, 10);
        expect(ageGroupOn(birthDate, thirdBirthday)).toBe('o3');
        expect(ageGroupOn(birthDate, addDays(thirdBirthday, -1))).toBe('u3');
      }),
    );
  });
});
