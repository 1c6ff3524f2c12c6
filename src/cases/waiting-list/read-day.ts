const WRITTEN = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/u,
  /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4}|\d{2})$/u,
];

/**
 * A day as offices write it, 2024-03-09, 09.03.2024 or 9.3.24, as `YYYY-MM-DD`; undefined: none of these. Whether the
 * calendar has such a day is not looked at. Two digits are a year of this century: the list is of small children.
 */
export function readDay(written: string): string | undefined {
  for (const pattern of WRITTEN) {
    const { year, month, day } = pattern.exec(written)?.groups ?? {};
    if (year === undefined || month === undefined || day === undefined) continue;
    const whole = year.length === 2 ? `20${year}` : year;
    return `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  return undefined;
}
