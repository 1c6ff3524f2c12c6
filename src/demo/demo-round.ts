import { buildRound } from '../calendar/build-round.ts';
import { workingDayFrom } from '../calendar/working-days.ts';
import { addDays, weekday, zonedDay } from '../calendar/zone.ts';
import type { Round } from '../domain/round.ts';

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
    rules: {
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
    },
  });
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
