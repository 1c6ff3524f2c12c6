import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, zonedDay, zonedInstant } from '../../src/calendar/zone.ts';
import { checkRegistration } from '../../src/cases/registration.ts';
import { municipalityOf } from '../../src/cases/responsibility.ts';
import { demoRound, lateRound } from '../../src/demo/demo-round.ts';
import { demoKitas } from '../../src/demo/kitas.ts';
import { plan, type Demonstration, type PlannedCase } from '../../src/demo/plan.ts';
import { numberFrom, shuffled, uuidFrom } from '../../src/demo/seeded.ts';

const kitaIds = new Set(demoKitas.map(({ id }) => id));

function demonstration(now: number, more: Partial<Demonstration> = {}): Demonstration {
  const enrolment = demoRound(now);
  return { enrolment, late: lateRound(enrolment, now), now, seed: 'test', size: 300, ...more };
}

describe("the demonstration's plan", () => {
  it('is 300 applications, one of which is carried over from another', () => {
    const cases = plan(demonstration(Date.now())).flat();
    const carried = cases.flatMap(({ moves }) => moves).filter((move) => move.do === 'carryOver');
    expect(carried).toHaveLength(1);
    expect(cases.length + carried.length).toBe(300);
    expect(new Set(cases.map(({ key }) => key)).size).toBe(cases.length);
  });

  it('is the same for the same seed and day, and another one for another seed', () => {
    const now = Date.now();
    const once = plan(demonstration(now));
    expect(plan(demonstration(now))).toEqual(once);
    expect(names(plan(demonstration(now, { seed: 'other' })))).not.toEqual(names(once));
  });

  it('registers families that both rounds take, whatever the day, in the past', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 * 366 }),
        fc.string({ minLength: 1, maxLength: 8 }),
        (days, seed) => {
          const now = zonedInstant(`${addDays('2026-01-01', days)}T00:05`);
          const demo = demonstration(now, { seed });
          for (const { key, year, receivedAt, input, paper } of plan(demo).flat()) {
            const round = year === demo.late.year ? demo.late : demo.enrolment;
            expect(receivedAt).toBeGreaterThanOrEqual(round.dates.opensAt);
            expect(receivedAt).toBeLessThan(now);
            const today = zonedDay(receivedAt);
            const checked = checkRegistration(input, {
              round,
              today,
              isKita: (id) => kitaIds.has(id),
              ...(paper === undefined ? {} : { paperFrom: zonedDay(round.dates.opensAt) }),
            });
            expect({ key, checked }).toMatchObject({ checked: { ok: true } });
            expect(municipalityOf(String(input['postcode']))?.responsible).toBe(true);
          }
        },
      ),
      { numRuns: 6 },
    );
  });

  it('tells every story in its order, and in the past but for those that are ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * 366 }), (days) => {
        const now = zonedInstant(`${addDays('2026-01-01', days)}T00:05`);
        for (const { key, moves, receivedAt } of plan(demonstration(now)).flat()) {
          const times = [receivedAt, ...moves.map(({ at }) => at)];
          expect({ key, times }).toEqual({ key, times: times.toSorted((a, b) => a - b) });
          const isAhead = (times.at(-1) ?? 0) > now;
          expect(isAhead && !AHEAD.some((name) => key.startsWith(`demo/${name}/`))).toBe(false);
        }
      }),
      { numRuns: 6 },
    );
  });
});

const AHEAD = ['in-review', 'reviewed-and-prepared', 'review-by-office', 'first-offers'];

const names = (units: readonly (readonly PlannedCase[])[]): readonly unknown[] =>
  units.flat().map(({ input }) => [input['childFirstName'], input['childLastName']]);

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
