import type { FieldProblem } from './errors.ts';
import { POSTCODE, SECOND_GUARDIAN } from './registration-fields.ts';
import { municipalityOf } from './responsibility.ts';

type Typed = Readonly<Record<string, unknown>>;

/**
 * What several fields say together, or another office's responsibility: told with whatever else is wrong, so that
 * nobody corrects a form twice. Reads what was typed, in any form.
 */
export function problemsAcrossFields(input: unknown): readonly FieldProblem[] {
  if (typeof input !== 'object' || input === null) return [];
  const typed = input as Typed;
  return [
    ...childProblems(typed),
    ...responsibilityProblems(typed),
    ...secondGuardianProblems(typed),
    ...wishProblems(typed),
    ...siblingProblems(typed),
  ];
}

const textIn = (typed: Typed, field: string): string => {
  const value = typed[field];
  return typeof value === 'string' ? value.trim() : '';
};
const missing = (typed: Typed, fields: readonly string[]): readonly FieldProblem[] =>
  fields
    .filter((field) => textIn(typed, field) === '')
    .map((field) => ({ field, problem: 'missing' }));

const childProblems = (typed: Typed): readonly FieldProblem[] =>
  typed['unborn'] === true ? [] : missing(typed, ['childFirstName']);

function responsibilityProblems(typed: Typed): readonly FieldProblem[] {
  const postcode = textIn(typed, 'postcode');
  return POSTCODE.test(postcode) && municipalityOf(postcode)?.responsible !== true
    ? [{ field: 'postcode', problem: 'not_responsible' }]
    : [];
}

/** Where both have custody and live apart, the second one must be named and can be reached: both must agree. */
function secondGuardianProblems(typed: Typed): readonly FieldProblem[] {
  const isApart = typed['custody'] === 'sharedApart';
  const isNamed = SECOND_GUARDIAN.some((field) => textIn(typed, field) !== '');
  if (!isNamed)
    return isApart ? [{ field: 'guardian2FirstName', problem: 'second_guardian_needed' }] : [];
  const address = ['guardian2Street', 'guardian2Postcode', 'guardian2Town'];
  const hasAddress = address.some((field) => textIn(typed, field) !== '');
  return [
    ...missing(typed, ['guardian2FirstName', 'guardian2LastName']),
    ...(hasAddress ? missing(typed, address) : []),
    ...(isApart && !hasAddress && textIn(typed, 'guardian2Email') === ''
      ? [{ field: 'guardian2Email', problem: 'not_reachable' }]
      : []),
  ];
}

function wishProblems({ kitaIds, childminding }: Typed): readonly FieldProblem[] {
  return Array.isArray(kitaIds) && kitaIds.length === 0 && childminding !== true
    ? [{ field: 'kitaIds', problem: 'no_wish' }]
    : [];
}

function siblingProblems(typed: Typed): readonly FieldProblem[] {
  const [number, code] = [textIn(typed, 'siblingCaseNumber'), textIn(typed, 'siblingClaimCode')];
  return number === '' && code !== '' ? missing(typed, ['siblingCaseNumber']) : [];
}
