import { z } from 'zod';
import type { Round } from '../domain/round.ts';
import type { NamedChild } from '../domain/waiting-list.ts';
import type { FieldProblem } from './errors.ts';
import { municipalityOf } from './responsibility.ts';

/**
 * Letters of any script with their marks and joiners, and what stands between them, apostrophes as people type them;
 * no control or direction characters.
 */
const NAME = /^['’´`]?\p{L}[\p{L}\p{M}\p{Join_Control}\p{Zs}.,'’´`·-]*$/u;
/** Anything in one line. */
const LINE = /^[^\p{C}\p{Zl}\p{Zp}]+$/u;
export const POSTCODE = /^\d{5}$/u;
/** Five digits at least. */
const PHONE = /^(?=(?:\D*\d){5})[+(\d][\d\p{Zs}/().-]{4,30}$/u;

/** One line of text in one form, however it was typed. */
const line = (longest: number, pattern: RegExp, problem: string) =>
  z
    .string()
    .trim()
    .min(1, 'missing')
    .max(longest, 'too_long')
    .regex(pattern, problem)
    .transform((text) => text.normalize('NFC'));
const name = line(80, NAME, 'not_a_name');
const email = z.string().trim().pipe(z.email('not_an_email').max(254, 'too_long'));
export { name as nameSchema, email as emailSchema };
export const textLineSchema = (longest: number) => line(longest, LINE, 'not_text');
const optional = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional();

/**
 * Everything a registration may contain: base data and criteria. Before a contract nothing else may be asked for (no
 * health, origin or religion: § 7 KiBiz, § 64 SGB VIII); a test pins this list.
 */
export const registrationSchema = z.strictObject({
  childFirstName: name,
  childLastName: name,
  birthDate: z.iso.date('not_a_date'),
  street: textLineSchema(120),
  postcode: z.string().trim().regex(POSTCODE, 'not_a_postcode'),
  guardianFirstName: name,
  guardianLastName: name,
  email: optional(email),
  phone: optional(z.string().trim().regex(PHONE, 'not_a_phone')),
  hours: z.coerce.number('missing').int('not_offered'),
  wishedStartOn: z.iso.date('not_a_date'),
  kitaIds: z.array(z.uuid('unknown_kita')).max(100, 'too_many_kitas'),
  childminding: z.boolean(),
  /** Of the letter to families on the waiting list; a wrong one is told and hinders nothing. */
  invitationCode: optional(z.string().trim().max(100, 'too_long')),
});
export type Registration = z.output<typeof registrationSchema>;

export const namedChild = (registration: Registration): NamedChild => ({
  firstName: registration.childFirstName,
  lastName: registration.childLastName,
  birthDate: registration.birthDate,
});

/** The same list for the test that pins it and for the API's description. */
export const REGISTRATION_FIELDS = Object.keys(registrationSchema.shape);

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Checks what a family typed against the fixed list and the round's rules.
 *
 * @param today the day in Germany, `YYYY-MM-DD`.
 */
export function checkRegistration(
  input: unknown,
  round: Round,
  today: string,
  isKita: (id: string) => boolean,
): Checked<Registration> {
  const parsed = registrationSchema.safeParse(input);
  const problems = inOrder([
    ...(parsed.success
      ? problemsByRule(parsed.data, round, today, isKita)
      : problemsOf(parsed.error)),
    ...problemsOfAnyForm(input),
  ]);
  return parsed.success && problems.length === 0
    ? { ok: true, value: parsed.data }
    : { ok: false, problems };
}

/**
 * That a wish is missing, and that another youth office is responsible, is said together with whatever else is wrong,
 * so that nobody corrects a form twice.
 */
function problemsOfAnyForm(input: unknown): readonly FieldProblem[] {
  if (typeof input !== 'object' || input === null) return [];
  const { postcode, kitaIds, childminding } = input as Readonly<Record<string, unknown>>;
  const problems: FieldProblem[] = [];
  const typed = typeof postcode === 'string' ? postcode.trim() : '';
  if (POSTCODE.test(typed) && municipalityOf(typed)?.responsible !== true)
    problems.push({ field: 'postcode', problem: 'not_responsible' });
  if (Array.isArray(kitaIds) && kitaIds.length === 0 && childminding !== true)
    problems.push({ field: 'kitaIds', problem: 'no_wish' });
  return problems;
}

/** As the form has its fields. */
const inOrder = (problems: readonly FieldProblem[]): readonly FieldProblem[] =>
  problems.toSorted(
    (a, b) => REGISTRATION_FIELDS.indexOf(a.field) - REGISTRATION_FIELDS.indexOf(b.field),
  );

/** One problem a field, the first; `problem` is a key of the text catalogue. */
export function problemsOf(error: z.ZodError): readonly FieldProblem[] {
  const byField = new Map<string, string>();
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) byField.set(key, 'unknown_field');
      continue;
    }
    const field = String(issue.path[0] ?? '');
    if (!byField.has(field))
      byField.set(field, /^[a-z_]+$/u.test(issue.message) ? issue.message : 'missing');
  }
  return [...byField].map(([field, problem]) => ({ field, problem }));
}

function problemsByRule(
  registration: Registration,
  round: Round,
  today: string,
  isKita: (id: string) => boolean,
): readonly FieldProblem[] {
  const { kitaIds, childminding } = registration;
  const { maxKitas, maxChildminding } = round.rules;
  const rules: readonly Rule[] = [
    [maxKitas !== null && kitaIds.length > maxKitas, 'kitaIds', 'too_many_kitas'],
    [new Set(kitaIds).size < kitaIds.length, 'kitaIds', 'same_kita_twice'],
    [!kitaIds.every((id) => isKita(id)), 'kitaIds', 'unknown_kita'],
    [childminding && maxChildminding === 0, 'childminding', 'not_offered'],
  ];
  return [...needProblems(registration, round, today), ...brokenOf(rules)];
}

type Rule = readonly [broken: boolean, field: string, problem: string];

const brokenOf = (rules: readonly Rule[]): readonly FieldProblem[] =>
  rules.filter(([broken]) => broken).map(([, field, problem]) => ({ field, problem }));

/** What of a child's age and need does not fit the round; what is not stated is not judged. */
export function needProblems(
  {
    birthDate,
    hours,
    wishedStartOn,
  }: {
    readonly birthDate?: string | undefined;
    readonly hours?: number | undefined;
    readonly wishedStartOn?: string | undefined;
  },
  round: Round,
  today: string,
): readonly FieldProblem[] {
  const rules: Rule[] = [];
  if (birthDate !== undefined)
    rules.push(
      [birthDate > today, 'birthDate', 'in_future'],
      [birthDate < `${round.year - 7}-08-01`, 'birthDate', 'at_school'],
    );
  if (hours !== undefined) rules.push([!round.rules.hours.includes(hours), 'hours', 'not_offered']);
  if (wishedStartOn !== undefined) {
    const isInside =
      wishedStartOn >= round.dates.careStartsOn && wishedStartOn <= `${round.year + 1}-07-31`;
    rules.push([!isInside, 'wishedStartOn', 'outside_round']);
  }
  return brokenOf(rules);
}
