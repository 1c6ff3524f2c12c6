import type { z } from 'zod';
import { addDays } from '../calendar/zone.ts';
import type { Round } from '../domain/round.ts';
import type { NamedChild } from '../domain/waiting-list.ts';
import type { FieldProblem } from './errors.ts';
import { problemsAcrossFields } from './registration-across.ts';
import {
  paperRegistrationSchema,
  REGISTRATION_FIELDS,
  registrationSchema,
  type Registration,
} from './registration-fields.ts';

export { REGISTRATION_FIELDS, registrationSchema, type Registration };

/** As the waiting list names it; undefined: it has no first name yet. */
export function namedChild({
  childFirstName,
  childLastName,
  birthDate,
}: Registration): NamedChild | undefined {
  return childFirstName === undefined
    ? undefined
    : { firstName: childFirstName, lastName: childLastName, birthDate };
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** What of a registration is judged by, beside what was typed. */
export interface CheckContext {
  readonly round: Round;
  /** The day in Germany, `YYYY-MM-DD`. */
  readonly today: string;
  readonly isKita: (id: string) => boolean;
  /** Staff type it from paper: it has the day it was received, `YYYY-MM-DD`, no earlier than this one. */
  readonly paperFrom?: string | undefined;
  /** A Kita types only what names itself among the wishes. */
  readonly ownKita?: string;
}

export type CheckedRegistration = Registration & {
  /** Of a registration on paper. */
  readonly receivedOn?: string;
};

/** Checks what a family typed, or wrote on paper, against the fixed list and the round's rules. */
export function checkRegistration(
  input: unknown,
  context: CheckContext,
): Checked<CheckedRegistration> {
  const schema = context.paperFrom === undefined ? registrationSchema : paperRegistrationSchema;
  const parsed: z.ZodSafeParseResult<CheckedRegistration> = schema.safeParse(input);
  const problems = inOrder([
    ...(parsed.success ? problemsByRule(parsed.data, context) : problemsOf(parsed.error)),
    ...problemsAcrossFields(input),
  ]);
  return parsed.success && problems.length === 0
    ? { ok: true, value: parsed.data }
    : { ok: false, problems };
}

/**
 * What is wrong with some fields of a registration that is not whole yet; what the others say counts as far as it is
 * there.
 */
export function problemsOfPart(
  input: Readonly<Record<string, unknown>>,
  fields: readonly string[],
  context: CheckContext,
): readonly FieldProblem[] {
  const picked: { [Field in keyof typeof paperRegistrationSchema.shape]?: true } =
    Object.fromEntries(fields.map((field) => [field, true]));
  const schema = paperRegistrationSchema.pick(picked);
  const part = Object.fromEntries(
    Object.entries(input).filter(([field]) => fields.includes(field)),
  );
  const parsed: z.ZodSafeParseResult<Partial<CheckedRegistration>> = schema.safeParse(part);
  return inOrder([
    ...(parsed.success ? problemsByRule(parsed.data, context) : problemsOf(parsed.error)),
    ...problemsAcrossFields(input).filter(({ field }) => fields.includes(field)),
  ]);
}

/** As the form has its fields, one problem each. */
const inOrder = (problems: readonly FieldProblem[]): readonly FieldProblem[] =>
  problems
    .filter(({ field }, index) => problems.findIndex((one) => one.field === field) === index)
    .toSorted((a, b) => placeOf(a) - placeOf(b));
const placeOf = ({ field }: FieldProblem): number => REGISTRATION_FIELDS.indexOf(field);

/** One problem a field, the first; `problem` is a key of the text catalogue. */
export function problemsOf(error: z.ZodError): readonly FieldProblem[] {
  const byField = new Map<string, string>();
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) byField.set(key, 'unknown_field');
      continue;
    }
    const field = String(issue.path[0] ?? '');
    if (!byField.has(field)) byField.set(field, problemKey(issue));
  }
  return [...byField].map(([field, problem]) => ({ field, problem }));
}

/** What is wrong with an optional field stands with the branch that is not "left empty". */
function problemKey(issue: z.core.$ZodIssue): string {
  const of = issue.code === 'invalid_union' ? (issue.errors.at(-1)?.[0] ?? issue) : issue;
  return /^[a-z_]+$/u.test(of.message) ? of.message : 'missing';
}

/** An expected day may have passed by so much: some children take their time, and some parents theirs. */
const OVERDUE_DAYS = 42;
/** And a child can be expected for so long. */
const EXPECTED_DAYS = 290;

function problemsByRule(
  registration: Partial<CheckedRegistration>,
  { round, today, isKita, paperFrom, ownKita }: CheckContext,
): readonly FieldProblem[] {
  const { kitaIds = [], childminding = false, receivedOn } = registration;
  const { maxKitas, maxChildminding } = round.rules;
  const rules: readonly Rule[] = [
    [maxKitas !== null && kitaIds.length > maxKitas, 'kitaIds', 'too_many_kitas'],
    [new Set(kitaIds).size < kitaIds.length, 'kitaIds', 'same_kita_twice'],
    [!kitaIds.every((id) => isKita(id)), 'kitaIds', 'unknown_kita'],
    [
      ownKita !== undefined && registration.kitaIds?.includes(ownKita) === false,
      'kitaIds',
      'own_kita_missing',
    ],
    [childminding && maxChildminding === 0, 'childminding', 'not_offered'],
    [receivedOn !== undefined && receivedOn > today, 'receivedOn', 'paper_in_future'],
    [
      receivedOn !== undefined && paperFrom !== undefined && receivedOn < paperFrom,
      'receivedOn',
      'before_round',
    ],
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
    unborn = false,
    hours,
    wishedStartOn,
  }: {
    readonly birthDate?: string | undefined;
    /** The birth date is the expected day. */
    readonly unborn?: boolean | undefined;
    readonly hours?: number | undefined;
    readonly wishedStartOn?: string | undefined;
  },
  round: Round,
  today: string,
): readonly FieldProblem[] {
  const rules: Rule[] = [];
  if (birthDate !== undefined)
    rules.push(
      [!unborn && birthDate > today, 'birthDate', 'in_future'],
      [unborn && birthDate < addDays(today, -OVERDUE_DAYS), 'birthDate', 'already_born'],
      [unborn && birthDate > addDays(today, EXPECTED_DAYS), 'birthDate', 'too_far'],
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
