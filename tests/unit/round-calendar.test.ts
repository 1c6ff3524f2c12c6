import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRound, type Season } from '../../src/calendar/build-round.ts';
import { isWorkingDay, workingDayFrom } from '../../src/calendar/working-days.ts';
import { weekday, zonedDay, zonedInstant } from '../../src/calendar/zone.ts';
import { demoRound } from '../../src/demo/demo-round.ts';
import { areInOrder, decisionDueAt, isLate } from '../../src/domain/round.ts';
import { rules } from './support/season.ts';

const DAY = 86_400_000;

const season: Season = {
  year: 2027,
  opensOn: '2026-10-01',
  deadlineOn: '2026-11-15',
  reviewUntil: '2026-11-30',
  offersFrom: '2026-12-01',
  decisionDays: ['2026-12-15', '2027-01-12'],
  endsOn: '2027-03-15',
  rules: { ...rules, minAnswerMs: 14 * DAY },
};

describe('a round built from days', () => {
  it('ends "24 Uhr" with the first instant of the next day in Germany', () => {
    const { dates } = buildRound(season);
    expect(new Date(dates.deadlineAt).toISOString()).toBe('2026-11-15T23:00:00.000Z');
    expect(new Date(dates.opensAt).toISOString()).toBe('2026-09-30T22:00:00.000Z');
    expect(dates.editFreezeAt).toBe(dates.deadlineAt);
    expect(dates.reviewEndsAt).toBe(dates.offersFromAt);
    expect(isLate(dates.deadlineAt - 1, dates)).toBe(false);
    expect(isLate(dates.deadlineAt, dates)).toBe(true);
  });

  it('knows the days on which the clock is moved', () => {
    const { dates } = buildRound({
      ...season,
      opensOn: '2026-03-29',
      deadlineOn: '2026-10-24',
      reviewUntil: '2026-10-25',
      decisionDays: [],
    });
    expect(new Date(dates.opensAt).toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(new Date(dates.deadlineAt).toISOString()).toBe('2026-10-24T22:00:00.000Z');
    expect(dates.reviewEndsAt - dates.deadlineAt).toBe(25 * 3_600_000);
    const spring = buildRound({ ...season, opensOn: '2026-03-28', deadlineOn: '2026-03-29' });
    expect(spring.dates.deadlineAt - spring.dates.opensAt).toBe(47 * 3_600_000);
  });

  it('takes care and cut-off day from the year unless they are given', () => {
    expect(buildRound(season).dates).toMatchObject({
      careStartsOn: '2027-08-01',
      ageCutOffOn: '2027-11-01',
    });
    expect(buildRound({ ...season, ageCutOffOn: '2027-10-01' }).dates.ageCutOffOn).toBe(
      '2027-10-01',
    );
  });

  it('refuses days out of order', () => {
    expect(() => buildRound({ ...season, offersFrom: '2026-11-10' })).toThrow(RangeError);
  });
});

describe('working days', () => {
  it.each([
    ['2026-11-23', true],
    ['2026-11-22', false],
    ['2026-06-04', false],
    ['2026-12-24', false],
    ['2026-11-18', true],
  ])('%s: %s', (day, expected) => {
    expect(isWorkingDay(day)).toBe(expected);
  });

  it('go on after the holidays', () => {
    expect(workingDayFrom('2026-12-24')).toBe('2026-12-28');
    expect(workingDayFrom('2026-12-28')).toBe('2026-12-28');
  });
});

describe("the demonstration's round", () => {
  it('lies around a day in November as a season does', () => {
    const { year, dates } = demoRound(zonedInstant('2026-11-23T10:00'));
    expect(year).toBe(2027);
    expect(zonedDay(dates.opensAt)).toBe('2026-10-12');
    expect(zonedDay(dates.deadlineAt - 1)).toBe('2026-12-14');
    expect(zonedDay(dates.offersFromAt)).toBe('2026-12-29');
    expect(zonedDay(dates.decisionDays[0] ?? 0)).toBe('2027-01-13');
    expect(dates.endsAt).toBeGreaterThan(zonedInstant('2027-03-15T00:00'));
  });

  it('lets any day lie in its enrolment window, and any offer have a decision day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 366 }), (offset) => {
        const now = Date.UTC(2026, 0, 1, 22, 30) + offset * DAY;
        const round = demoRound(now);
        const { dates } = round;
        expect(areInOrder(dates)).toBe(true);
        expect(dates.opensAt).toBeLessThan(now - 41 * DAY);
        expect(dates.deadlineAt).toBeGreaterThan(now + 20 * DAY);
        expect(isWorkingDay(zonedDay(dates.offersFromAt))).toBe(true);
        expect(zonedDay(dates.endsAt) < dates.careStartsOn).toBe(true);
        expect(decisionDueAt(round, dates.offersFromAt + 5 * DAY)).toBeDefined();
        for (const lapse of dates.decisionDays) {
          const day = zonedDay(lapse - 1);
          expect(isWorkingDay(day)).toBe(true);
          expect(weekday(day)).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });
});
