import { addDays, addYears } from '../../src/calendar/zone.ts';
import { seasonSchema, type SeasonInput } from '../../src/calendar/season.ts';
import type { FieldProblem } from '../../src/cases/errors.ts';

type Values = Readonly<Record<string, string>>;

export const DAY_FIELDS = ['opensOn', 'deadlineOn', 'reviewUntil', 'offersFrom', 'endsOn'] as const;
export const SPAN_FIELDS = [
  'answerDays',
  'reviveWithinHours',
  'slotsWithinDays',
  'cancelUntilHours',
  'contractWithinDays',
  'endGraceDays',
] as const;

/** A season as the form's fields, moved to the year: announced days keep their date, decision days their weekday. */
export function toValues(season: SeasonInput, year: number): Values {
  const years = year - season.year;
  const later = (day: string): string => addYears(day, years);
  const sameWeekday = (day: string): string => addDays(day, Math.round((years * 365.25) / 7) * 7);
  const { rules } = season;
  return {
    year: String(year),
    ...Object.fromEntries(DAY_FIELDS.map((name) => [name, later(season[name])])),
    decisionDays: season.decisionDays.map((day) => sameWeekday(day)).join('\n'),
    overrides: season.overrides
      .flatMap((one) =>
        'municipality' in one ? `${one.municipality} ${later(one.offersFrom)}` : [],
      )
      .join('\n'),
    maxKitas: rules.maxKitas === null ? '' : String(rules.maxKitas),
    childminding: rules.maxChildminding > 0 ? 'ja' : '',
    hours: rules.hours.join(', '),
    ...Object.fromEntries(SPAN_FIELDS.map((name) => [name, String(rules[name])])),
    offerMode: rules.offerMode,
    secondNoShow: rules.secondNoShow,
    carryOver: rules.carryOver ? 'ja' : '',
  };
}

/** What the form says, or what is wrong with it by the form's own fields. */
export function fromValues(
  values: Values,
): { readonly season: SeasonInput } | { readonly problems: readonly FieldProblem[] } {
  const text = (name: string): string => (values[name] ?? '').trim();
  const number = (name: string): number => (text(name) === '' ? Number.NaN : Number(text(name)));
  const lines = (name: string): string[] =>
    text(name)
      .split(/\s*\n\s*/u)
      .filter(Boolean);
  const parsed = seasonSchema.safeParse({
    year: number('year'),
    ...Object.fromEntries(DAY_FIELDS.map((name) => [name, text(name)])),
    decisionDays: lines('decisionDays'),
    overrides: lines('overrides').map((line) => ({
      municipality: line.slice(0, -'2026-12-12'.length).trim(),
      offersFrom: line.slice(-'2026-12-12'.length),
    })),
    rules: {
      maxKitas: text('maxKitas') === '' ? null : number('maxKitas'),
      maxChildminding: text('childminding') === 'ja' ? 1 : 0,
      hours: text('hours')
        .split(/[\s,;]+/u)
        .filter(Boolean)
        .map(Number),
      ...Object.fromEntries(SPAN_FIELDS.map((name) => [name, number(name)])),
      offerMode: text('offerMode'),
      secondNoShow: text('secondNoShow'),
      carryOver: text('carryOver') === 'ja',
    },
  });
  if (parsed.success) return { season: parsed.data };
  const problems = new Map<string, string>();
  for (const { path, message } of parsed.error.issues) {
    const field = fieldOf(path);
    if (!problems.has(field))
      problems.set(field, /^[a-z]+(?:_[a-z]+)*$/u.test(message) ? message : 'invalid');
  }
  return { problems: [...problems].map(([field, problem]) => ({ field, problem })) };
}

function fieldOf([first, second]: readonly PropertyKey[]): string {
  if (first !== 'rules') return String(first);
  return second === 'maxChildminding' ? 'childminding' : String(second);
}
