import { buildRound } from '../calendar/build-round.ts';
import { workingDayFrom } from '../calendar/working-days.ts';
import { addDays, weekday, zonedDay } from '../calendar/zone.ts';
import type { Round, RoundRules } from '../domain/round.ts';
import { demoKitas } from './kitas.ts';

const DAY_MS = 86_400_000;
const TUESDAY = 2;

/**
 * A round in whose enrolment window `now` lies, whatever the day: open for six weeks, three weeks left, two weeks of
 * review, then twelve weeks of offers with a decision day each Tuesday.
 */
export function demoRound(now: number): Round {
  const today = zonedDay(now);
  const deadlineOn = addDays(today, 21);
  const offersFrom = workingDayFrom(addDays(deadlineOn, 15));
  const endsOn = addDays(offersFrom, 12 * 7);
  return buildRound({
    year: kindergartenYearAfter(endsOn),
    opensOn: addDays(today, -42),
    deadlineOn,
    reviewUntil: addDays(offersFrom, -1),
    offersFrom,
    decisionDays: decisionDays(addDays(offersFrom, 14), endsOn),
    endsOn,
    rules: RULES,
  });
}

const RULES: RoundRules = {
  maxKitas: 4,
  maxChildminding: 1,
  hours: [25, 35, 45],
  minAnswerMs: 14 * DAY_MS,
  endGraceMs: 14 * DAY_MS,
  offerMode: 'parallel',
  reviveWithinMs: 2 * DAY_MS,
  slotsWithinMs: 7 * DAY_MS,
  cancelUntilMs: DAY_MS,
  contractWithinMs: 14 * DAY_MS,
  secondNoShow: 'office',
  carryOver: true,
};

/** Whose offers in the year before begin some days from now: a town that opens a new group. */
export const LATER_TOWN = 'Lippetal';
/** Decision days of the year before, as days from today: once every four weeks, lately every week, the last one yesterday. */
const LATE_DECISIONS = [
  ...Array.from({ length: 10 }, (_, n) => -309 + 28 * n),
  ...Array.from({ length: 16 }, (_, n) => -50 + 7 * n),
];

/**
 * The year before the enrolment that is open: its own enrolment was a year ago, and late places are still given away.
 */
export function lateRound(enrolment: Round, now: number): Round {
  const day = (days: number): string => addDays(zonedDay(now), days);
  return buildRound(
    {
      year: enrolment.year - 1,
      opensOn: day(-407),
      deadlineOn: day(-344),
      reviewUntil: day(-330),
      offersFrom: day(-329),
      decisionDays: LATE_DECISIONS.map((days) => day(days)),
      endsOn: day(60),
      overrides: [{ municipality: LATER_TOWN, offersFrom: day(6) }],
      rules: RULES,
    },
    (town) => demoKitas.filter(({ municipality }) => municipality === town).map(({ id }) => id),
  );
}

/** Notices of allocation are due eight weeks before care starts (§ 5(3) KiBiz), so a round ends before that. */
function kindergartenYearAfter(endsOn: string): number {
  const earliest = addDays(endsOn, 8 * 7);
  const year = Number(earliest.slice(0, 4));
  return earliest <= `${year}-08-01` ? year : year + 1;
}

/** Every Tuesday in the span; where that is a holiday, the next working day. */
function decisionDays(from: string, to: string): readonly string[] {
  const days: string[] = [];
  let tuesday = addDays(from, (TUESDAY - weekday(from) + 7) % 7);
  for (; tuesday <= to; tuesday = addDays(tuesday, 7)) {
    const day = workingDayFrom(tuesday);
    if (day <= to) days.push(day);
  }
  return days;
}
