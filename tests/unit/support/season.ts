import fc from 'fast-check';
import { buildRound, type Season } from '../../../src/calendar/build-round.ts';
import { addDays } from '../../../src/calendar/zone.ts';
import {
  OFFER_MODES,
  SECOND_NO_SHOWS,
  type Round,
  type RoundRules,
} from '../../../src/domain/round.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const rules: RoundRules = {
  maxKitas: 4,
  maxChildminding: 1,
  hours: [25, 35, 45],
  minAnswerMs: 14 * DAY,
  endGraceMs: 14 * DAY,
  offerMode: 'parallel',
  reviveWithinMs: 2 * DAY,
  slotsWithinMs: 7 * DAY,
  cancelUntilMs: DAY,
  contractWithinMs: 14 * DAY,
  secondNoShow: 'office',
  carryOver: true,
};

/** The season 2026 as the county might announce it. */
export const season: Season = {
  year: 2027,
  opensOn: '2026-10-01',
  deadlineOn: '2026-11-15',
  reviewUntil: '2026-11-30',
  offersFrom: '2026-12-01',
  decisionDays: ['2026-12-15', '2027-01-12', '2027-02-09'],
  endsOn: '2027-03-15',
  rules,
};

export const round: Round = buildRound(season);

/** The same round after one of its dates was moved. */
export function withDates(base: Round, dates: Partial<Round['dates']>): Round {
  return { ...base, revision: base.revision + 1, dates: { ...base.dates, ...dates } };
}

/** Any season: days in order, some of them on one day, the moved clock among them. */
export const anySeason: fc.Arbitrary<Season> = fc
  .record({
    year: fc.integer({ min: 2024, max: 2034 }),
    opening: fc.integer({ min: 0, max: 330 }),
    gaps: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 8 }),
    freezeAfter: fc.integer({ min: -5, max: 20 }),
    answerDays: fc.constantFrom(0, 1, 7, 14),
    maxKitas: fc.constantFrom(null, 1, 4),
    offerMode: fc.constantFrom('parallel', 'parallel', ...OFFER_MODES),
    secondNoShow: fc.constantFrom(...SECOND_NO_SHOWS),
    carryOver: fc.boolean(),
    graceDays: fc.constantFrom(1, 14),
    childminding: fc.constantFrom<0 | 1>(0, 1),
  })
  .map(({ year, opening, gaps, freezeAfter, answerDays, childminding, graceDays, ...own }) => {
    const opensOn = addDays(`${year - 1}-03-01`, opening);
    const [enrolment = 0, review = 0, ...between] = gaps;
    const deadlineOn = addDays(opensOn, enrolment);
    const offersFrom = addDays(deadlineOn, review + 1);
    const days = between.map((_, index) =>
      addDays(
        offersFrom,
        between.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0),
      ),
    );
    const endsOn = days.pop() ?? offersFrom;
    return {
      year,
      opensOn,
      deadlineOn,
      editableUntil: addDays(deadlineOn, freezeAfter),
      reviewUntil: addDays(deadlineOn, Math.floor(review / 2)),
      offersFrom,
      decisionDays: days,
      endsOn,
      rules: {
        ...rules,
        ...own,
        endGraceMs: graceDays * DAY,
        maxChildminding: childminding,
        minAnswerMs: answerDays * DAY,
      },
    };
  });

export const anyRound: fc.Arbitrary<Round> = anySeason.map((season) => buildRound(season));
