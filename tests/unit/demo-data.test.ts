import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, zonedDay, zonedInstant } from '../../src/calendar/zone.ts';
import { checkRegistration } from '../../src/cases/registration.ts';
import { municipalityOf } from '../../src/cases/responsibility.ts';
import { demoRegistrations } from '../../src/demo/families.ts';
import { demoKitas } from '../../src/demo/kitas.ts';
import { demoRound } from '../../src/demo/demo-round.ts';
import { numberFrom, shuffled, uuidFrom } from '../../src/demo/seeded.ts';

const kitaIds = new Set(demoKitas.map(({ id }) => id));

describe("the demonstration's data", () => {
  it('has 51 Kitas and 30 families', () => {
    expect(kitaIds.size).toBe(51);
    expect(demoRegistrations(demoRound(Date.now())).length).toBe(30);
  });

  it('has registrations that every round takes, received before the day of loading', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 * 366 }), (days) => {
        const now = zonedInstant(`${addDays('2026-01-01', days)}T00:05`);
        const round = demoRound(now);
        for (const { receivedAt, input } of demoRegistrations(round)) {
          expect(receivedAt).toBeGreaterThanOrEqual(round.dates.opensAt);
          expect(receivedAt).toBeLessThan(now);
          const today = zonedDay(receivedAt);
          const context = { round, today, isKita: (id: string) => kitaIds.has(id) };
          expect(checkRegistration(input, context)).toMatchObject({ ok: true });
          expect(municipalityOf(String(input['postcode']))?.responsible).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('seeded values', () => {
  it('are the same every time, and spread', () => {
    expect(uuidFrom('a')).toBe('ca978112-ca1b-8dca-bac2-31b39a23dc4d');
    expect(uuidFrom('b')).not.toBe(uuidFrom('a'));
    const numbers = Array.from({ length: 200 }, (_, index) => numberFrom(String(index), 2, 4));
    expect(new Set(numbers)).toEqual(new Set([2, 3, 4]));
    const items = ['a', 'b', 'c', 'd', 'e'];
    const once = shuffled('x', items, (item) => item);
    expect(shuffled('x', items, (item) => item)).toEqual(once);
    expect(once.toSorted()).toEqual(items);
    expect(once).not.toEqual(items);
  });
});
