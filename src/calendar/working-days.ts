import Holidays from 'date-holidays';
import { addDays, weekday } from './zone.ts';

const calendar = new Holidays('DE', 'NW');
const freeDaysByYear = new Map<string, ReadonlySet<string>>();

/** Monday to Friday, and neither a public holiday in North Rhine-Westphalia nor 24 or 31 December. */
export function isWorkingDay(day: string): boolean {
  return dayOff(day) === undefined;
}

/** Why nobody works on a day; undefined: people do. */
export function dayOff(day: string): 'weekend' | 'holiday' | undefined {
  if (freeDays(day.slice(0, 4)).has(day)) return 'holiday';
  return weekday(day) > 5 ? 'weekend' : undefined;
}

/** The day itself if people work on it, else the next one on which they do. */
export function workingDayFrom(day: string): string {
  let candidate = day;
  while (!isWorkingDay(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

function freeDays(year: string): ReadonlySet<string> {
  const known = freeDaysByYear.get(year);
  if (known !== undefined) return known;
  const free = calendar
    .getHolidays(year)
    .filter(({ type }) => type === 'public' || type === 'bank')
    .map(({ date }) => date.slice(0, 10));
  const days = new Set(free);
  freeDaysByYear.set(year, days);
  return days;
}
