import type { FieldProblem } from '../../src/cases/errors.ts';

/** What was typed into a form, and what is wrong with it. A fresh form has neither. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

export const emptyForm: FormState = { values: {}, problems: [] };

/** The three fields of a DateField as `YYYY-MM-DD`; whatever is no date stays one no calendar knows. */
export function dateOf(values: Readonly<Record<string, string>>, name: string): string {
  const part = (key: string): string => (values[`${name}.${key}`] ?? '').trim();
  return `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
}

/** The reverse: a day as the three fields show it. */
export function dateParts(name: string, day: string): Record<string, string> {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return {
    [`${name}.day`]: String(Number(dayOfMonth)),
    [`${name}.month`]: String(Number(month)),
    [`${name}.year`]: year,
  };
}

/** The text fields of a posted form, each once; files and repeated fields are not ours. */
export function textValues(body: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}
