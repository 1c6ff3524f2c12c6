import { isStartOfDay, noonOf, type Dates } from './format.ts';
import { zonedDay, ZONE } from './zone.ts';

const parts = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, ...options });

const DAY = parts({ day: 'numeric', month: 'long' });
const DAY_AND_YEAR = parts({ day: 'numeric', month: 'long', year: 'numeric' });
const WEEKDAY = parts({ weekday: 'long' });
const TIME = parts({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const YEAR = parts({ year: 'numeric' });
const MONTH = parts({ month: 'long', year: 'numeric' });
const SHORT_DAY = parts({ day: 'numeric', month: 'short', year: 'numeric' });

/**
 * The same instants and days in English, in German time. What German calls "24 Uhr" is the end of a day here: midnight
 * would leave open which of two days is meant.
 */
export const englishDates: Dates = {
  /** `14 October, 20:12` */
  instant: (at) => `${DAY.format(at)}, ${TIME.format(at)}`,
  /** `Wednesday, 14 October, 20:12` */
  weekdayInstant: (at) => `${WEEKDAY.format(at)}, ${englishDates.instant(at)}`,
  /** `14 October 2027, 20:12` */
  fullInstant: (at) => `${DAY_AND_YEAR.format(at)}, ${TIME.format(at)}`,
  time: (at) => TIME.format(at),
  day: (at) => DAY.format(at),
  fullDay: (at) => DAY_AND_YEAR.format(at),
  /** `14 Oct 2027` */
  shortDay: (at) => SHORT_DAY.format(at),
  year: (at) => YEAR.format(at),
  /** `the end of Tuesday, 15 December`; an instant within a day keeps its time. */
  end: (at) =>
    isStartOfDay(at)
      ? `the end of ${WEEKDAY.format(at - 1)}, ${DAY.format(at - 1)}`
      : englishDates.weekdayInstant(at),
  /** `the end of Tuesday, 15 December 2026` */
  fullEnd: (at) =>
    isStartOfDay(at)
      ? `the end of ${englishDates.fullWeekday(at - 1)}`
      : `${englishDates.fullWeekday(at)}, ${TIME.format(at)}`,
  /** `end of 15 Dec 2026` */
  shortEnd: (at) =>
    isStartOfDay(at)
      ? `end of ${SHORT_DAY.format(at - 1)}`
      : `${SHORT_DAY.format(at)}, ${TIME.format(at)}`,
  /** `Tuesday, 1 December 2026`, with the time unless the day begins with the instant. */
  fullStart: (at) =>
    isStartOfDay(at)
      ? englishDates.fullWeekday(at)
      : `${englishDates.fullWeekday(at)}, ${TIME.format(at)}`,
  /** `Tuesday, 15 December 2026` */
  fullWeekday: (at) => `${WEEKDAY.format(at)}, ${DAY_AND_YEAR.format(at)}`,
  /** `Wednesday, 14 October 2026, 14:00 to 15:00` */
  span: (from, until) => {
    const start = `${englishDates.fullWeekday(from)}, ${TIME.format(from)}`;
    return zonedDay(from) === zonedDay(until)
      ? `${start} to ${TIME.format(until)}`
      : `${start} to ${englishDates.fullWeekday(until)}, ${TIME.format(until)}`;
  },
  endDay: (at) => DAY.format(at - 1),
  fullEndDay: (at) => DAY_AND_YEAR.format(at - 1),
  plainDay: (day) => DAY_AND_YEAR.format(noonOf(day)),
  shortPlainDay: (day) => SHORT_DAY.format(noonOf(day)),
  kindergartenYear: (year) => `${year}/${year + 1}`,
  /** `August 2027`, of a calendar day */
  plainMonth: (day) => MONTH.format(noonOf(day)),
  /** `today`, `1 day left`, `9 days left` */
  remaining: (until, now) => {
    const days = Math.round((noonOf(zonedDay(until - 1)) - noonOf(zonedDay(now))) / 86_400_000);
    if (days <= 0) return 'today';
    return days === 1 ? '1 day left' : `${days} days left`;
  },
};
