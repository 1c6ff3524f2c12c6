import { describe, expect, it } from 'vitest';
import { allocationInstants, allocationNotice } from '../../src/calendar/allocation-notice.ts';
import { buildRound } from '../../src/calendar/build-round.ts';
import { checkSeason, dateWarnings } from '../../src/calendar/season-checks.ts';
import { readSeason, seasonNames, seasonOf, seasonSchema } from '../../src/calendar/season.ts';
import { zonedInstant } from '../../src/calendar/zone.ts';
import { demoKitas } from '../../src/demo/kitas.ts';
import { judgeMove } from '../../src/domain/round-moves.ts';
import type { RoundDateName } from '../../src/domain/round.ts';

const kitasOf = (municipality: string): readonly string[] =>
  demoKitas.filter((kita) => kita.municipality === municipality).map(({ id }) => id);
const DAY = 86_400_000;
const forAll = (date: RoundDateName, to: number) => ({ date, to, kitaIds: null });

/** An instant as a clock in Soest shows it; the offset says which half of the year it is in. */
function inSoest(at: number): string {
  const shifted = (hours: number): string =>
    `${new Date(at + hours * 3_600_000).toISOString().slice(0, 16)}+0${hours}:00`;
  return (
    [1, 2]
      .map((hours) => shifted(hours))
      .find((text) => Date.parse(text) === at && zonedInstant(text.slice(0, 16)) === at) ?? ''
  );
}

describe('the season of 2022', () => {
  const { season, moves } = readSeason('2022');
  const round = buildRound(season, kitasOf);

  it('has every instant where the county announced it', () => {
    const { decisionDays, overrides: _, careStartsOn, ageCutOffOn, ...instants } = round.dates;
    expect(
      Object.fromEntries(Object.entries(instants).map(([name, at]) => [name, inSoest(at)])),
    ).toEqual({
      opensAt: '2022-10-01T00:00+02:00',
      deadlineAt: '2022-12-01T00:00+01:00',
      editFreezeAt: '2022-12-01T00:00+01:00',
      reviewEndsAt: '2022-12-01T00:00+01:00',
      offersFromAt: '2022-12-01T00:00+01:00',
      endsAt: '2023-03-16T00:00+01:00',
    });
    expect(decisionDays.map((at) => inSoest(at))).toEqual([
      '2022-12-16T00:00+01:00',
      '2023-01-06T00:00+01:00',
      '2023-01-20T00:00+01:00',
      '2023-02-03T00:00+01:00',
      '2023-02-17T00:00+01:00',
      '2023-03-03T00:00+01:00',
      '2023-03-15T00:00+01:00',
    ]);
    expect({ year: round.year, careStartsOn, ageCutOffOn }).toEqual({
      year: 2023,
      careStartsOn: '2023-08-01',
      ageCutOffOn: '2023-11-01',
    });
  });

  it('opens on 12 October after it was moved', () => {
    expect(moves).toHaveLength(1);
    const [move] = moves;
    const moved = judgeMove(round, forAll(move?.date ?? 'endsAt', move?.to ?? 0), []);
    expect(typeof moved === 'string' ? moved : inSoest(moved.dates.opensAt)).toBe(
      '2022-10-12T00:00+02:00',
    );
  });

  it("lets Wickede's Kitas, and no others, offer from 12 December", () => {
    expect(round.dates.overrides).toEqual([
      { kitaIds: kitasOf('Wickede (Ruhr)'), offersFromAt: zonedInstant('2022-12-12T00:00') },
    ]);
    expect(round.dates.overrides[0]?.kitaIds).toHaveLength(6);
    expect(() => buildRound(season)).toThrow('names no Kita');
  });

  it('allows four Kitas and one childminder, in parallel, and carries nobody over', () => {
    expect(round.rules).toEqual({
      maxKitas: 4,
      maxChildminding: 1,
      hours: [25, 35, 45],
      minAnswerMs: 14 * DAY,
      endGraceMs: 14 * DAY,
      offerMode: 'parallel',
      reviveWithinMs: 2 * DAY,
      cancelUntilMs: DAY,
      slotsWithinMs: 7 * DAY,
      contractWithinMs: 14 * DAY,
      secondNoShow: 'offers',
      carryOver: false,
    });
  });
});

describe('the season of 2025', () => {
  const { season, moves } = readSeason('2025');
  const round = buildRound(season, kitasOf);

  it('has every instant where the county announced it', () => {
    const { decisionDays, overrides, careStartsOn, ageCutOffOn, ...instants } = round.dates;
    expect(
      Object.fromEntries(Object.entries(instants).map(([name, at]) => [name, inSoest(at)])),
    ).toEqual({
      opensAt: '2025-10-01T00:00+02:00',
      deadlineAt: '2025-11-16T00:00+01:00',
      editFreezeAt: '2025-11-16T00:00+01:00',
      reviewEndsAt: '2025-12-01T00:00+01:00',
      offersFromAt: '2025-12-01T00:00+01:00',
      endsAt: '2026-03-16T00:00+01:00',
    });
    expect(decisionDays.map((at) => inSoest(at))).toEqual([
      '2025-12-17T00:00+01:00',
      '2026-01-07T00:00+01:00',
      '2026-01-21T00:00+01:00',
      '2026-02-04T00:00+01:00',
      '2026-02-18T00:00+01:00',
      '2026-03-04T00:00+01:00',
      '2026-03-14T00:00+01:00',
    ]);
    expect({ year: round.year, careStartsOn, ageCutOffOn, overrides, moves }).toEqual({
      year: 2026,
      careStartsOn: '2026-08-01',
      ageCutOffOn: '2026-11-01',
      overrides: [],
      moves: [],
    });
  });

  it('sets no limit on Kitas, gives 14 days, and carries children over', () => {
    expect(round.rules).toMatchObject({ maxKitas: null, minAnswerMs: 14 * DAY, carryOver: true });
  });
});

describe('a season is checked', () => {
  const { season, input } = readSeason('2025');
  const problemsOf = (changed: Partial<typeof season>, others: readonly never[] = []) => {
    const checked = checkSeason({ ...season, ...changed }, others, kitasOf);
    return checked.ok ? [] : checked.problems;
  };

  it('and every one at hand is right, beside all others', () => {
    expect(seasonNames()).toEqual(expect.arrayContaining(['2022', '2025']));
    const seasons = seasonNames().map((name) => readSeason(name).season);
    const rounds = seasons.map((one) => buildRound(one, kitasOf));
    for (const one of seasons)
      expect(checkSeason(one, rounds, kitasOf)).toMatchObject({ ok: true });
  });

  it.each([
    [{ deadlineOn: '2025-09-30' }, 'deadlineOn', 'too_early'],
    [{ offersFrom: '2025-11-15' }, 'offersFrom', 'too_early'],
    [{ decisionDays: ['2026-01-06', '2025-12-16'] }, 'decisionDays', 'too_early'],
    [{ decisionDays: ['2025-11-29'] }, 'decisionDays', 'too_early'],
    [{ endsOn: '2026-03-12' }, 'endsOn', 'too_early'],
    [{ endsOn: '2027-08-01' }, 'endsOn', 'outside_year'],
    [{ careStartsOn: '2027-08-01' }, 'careStartsOn', 'outside_year'],
    [{ ageCutOffOn: '2026-07-31' }, 'ageCutOffOn', 'outside_year'],
    [
      { overrides: [{ municipality: 'Köln', offersFrom: '2025-12-12' }] },
      'overrides',
      'no_kita_there',
    ],
    [{ overrides: [{ municipality: 'Werl', offersFrom: '2025-12-01' }] }, 'overrides', 'too_early'],
  ])('%j is an error', (changed, field, problem) => {
    expect(problemsOf(changed)).toEqual([{ field, problem }]);
  });

  it('against other years: two enrolments at once are an error, late registrations beside one are not', () => {
    const lastYear = (opensOn: string, deadlineOn: string) =>
      buildRound({ ...season, year: 2025, opensOn, deadlineOn });
    const check = (other: ReturnType<typeof lastYear>) => checkSeason(season, [other], kitasOf);
    expect(check(lastYear('2025-09-01', '2025-10-01'))).toEqual({
      ok: false,
      problems: [{ field: 'opensOn', problem: 'enrolments_overlap' }],
    });
    expect(check(lastYear('2025-09-01', '2025-09-30'))).toMatchObject({ ok: true });
  });

  it('and says which days are weekends or holidays, as the days people name', () => {
    expect(dateWarnings(buildRound(season))).toEqual([
      { date: 'deadlineAt', day: '2025-11-15', kind: 'weekend' },
      { date: 'editFreezeAt', day: '2025-11-15', kind: 'weekend' },
      { date: 'reviewEndsAt', day: '2025-11-30', kind: 'weekend' },
      { date: 'endsAt', day: '2026-03-15', kind: 'weekend' },
    ]);
    const holidays = buildRound({ ...season, opensOn: '2025-10-03', endsOn: '2026-04-06' });
    expect(dateWarnings(holidays).filter(({ kind }) => kind === 'holiday')).toEqual([
      { date: 'opensAt', day: '2025-10-03', kind: 'holiday' },
      { date: 'endsAt', day: '2026-04-06', kind: 'holiday' },
    ]);
  });

  it('and the hours families can choose are its own, in steps of five as in any other', () => {
    const reformed = seasonSchema.parse({
      ...input,
      rules: { ...input.rules, hours: [15, 20, 25, 30] },
    });
    const { rules } = buildRound(seasonOf(reformed));
    expect(rules.hours).toEqual([15, 20, 25, 30]);
    expect(buildRound(seasonOf(input)).rules.hours).toEqual([25, 35, 45]);
  });

  it.each([
    [{ ...input, deadlineOn: '2025-02-29' }],
    [{ ...input, rules: { ...input.rules, hours: [] } }],
    [{ ...input, rules: { ...input.rules, hours: [25, 25] } }],
    [{ ...input, rules: { ...input.rules, offerMode: 'lottery' } }],
    [{ ...input, surprise: true }],
  ])('and what is no season is refused: case %#', (wrong) => {
    expect(seasonSchema.safeParse(wrong).success).toBe(false);
  });
});

describe('a date can be moved', () => {
  const round = buildRound(readSeason('2025').season, kitasOf);

  it('not to where it is', () => {
    const { deadlineAt, decisionDays } = round.dates;
    expect(judgeMove(round, forAll('deadlineAt', deadlineAt), [])).toBe('round.same_instant');
    expect(judgeMove(round, forAll('decisionDays.1', decisionDays[1] ?? 0), [])).toBe(
      'round.same_instant',
    );
    expect(judgeMove(round, forAll('decisionDays.1', decisionDays[0] ?? 0), [])).toMatchObject({
      revision: 2,
    });
    expect(judgeMove(round, forAll('decisionDays.9', deadlineAt), [])).toBe('round.out_of_order');
  });

  it('not into the enrolment of another year, unless it lay there already', () => {
    const last = buildRound({
      ...readSeason('2025').season,
      year: 2025,
      opensOn: '2025-08-01',
      deadlineOn: '2025-09-15',
    });
    const early = zonedInstant('2025-09-10T00:00');
    expect(judgeMove(round, forAll('opensAt', early), [last])).toBe('round.enrolments_overlap');
    const overlapping = {
      ...last,
      dates: { ...last.dates, deadlineAt: zonedInstant('2025-10-05T00:00') },
    };
    expect(judgeMove(round, forAll('opensAt', early), [overlapping])).toMatchObject({
      revision: 2,
    });
  });
});

describe('the notice of allocation', () => {
  it('goes out in the morning of the day 8 weeks, and of the day before the 6 weeks, before the start', () => {
    expect(allocationInstants('2026-10-20', '2027-08-01')).toEqual({
      usuallyAt: Date.parse('2027-06-06T07:00:00Z'),
      latestAt: Date.parse('2027-06-19T07:00:00Z'),
    });
  });

  it('keeps the hour when the clocks are changed in between', () => {
    expect(allocationInstants('2026-10-20', '2027-05-15')).toEqual({
      usuallyAt: Date.parse('2027-03-20T08:00:00Z'),
      latestAt: Date.parse('2027-04-02T07:00:00Z'),
    });
  });

  it('counts the six months of § 5 by the calendar, a February of 29 days included', () => {
    expect(allocationNotice('2028-02-29', '2028-08-29')).toEqual({
      usuallyBy: '2028-07-04',
      latestBy: '2028-07-18',
    });
    expect(allocationInstants('2027-08-29', '2028-02-29')).not.toBeNull();
    expect(allocationInstants('2027-08-30', '2028-02-29')).toBeNull();
  });
});
