import type { Person } from '../../src/persistence/actor.ts';
import { dateOf } from '../components/form-values.ts';
import type { Desk } from './desk.ts';

/** What was entered, by the names of the form's fields. */
export type Values = Readonly<Record<string, string>>;

const CHILD = ['childFirstName', 'childLastName', 'street', 'postcode', 'invitationCode'] as const;
const GUARDIAN = [
  'guardianFirstName',
  'guardianLastName',
  'email',
  'phone',
  'language',
  'custody',
] as const;
const SECOND = [
  'guardian2FirstName',
  'guardian2LastName',
  'guardian2Email',
  'guardian2Phone',
  'guardian2Language',
  'guardian2Street',
  'guardian2Postcode',
  'guardian2Town',
] as const;

/** Fields that only the form has: what must be answered before others are asked. */
export const SECOND_FIELDS: readonly string[] = ['hasSecond', ...SECOND];
/** `siblingOf` is never among them: only the server writes it, once the sibling's case could be opened. */
export const SIBLING_FIELDS: readonly string[] = ['hasSibling', 'siblingCaseNumber', 'together'];

/** The chosen Kitas, the first wish first. */
export const kitaIdsIn = (values: Values): readonly string[] =>
  (values['kitaIds'] ?? '').split(' ').filter((id) => id !== '');

export const kitaIdsValue = (kitaIds: readonly string[]): Values => ({
  kitaIds: kitaIds.join(' '),
});

/** Who has custody alone names no second guardian; where both have it and live apart, there must be one. */
export function hasSecond(values: Values): boolean {
  if (values['custody'] === 'sole') return false;
  return values['custody'] === 'sharedApart' || values['hasSecond'] === 'ja';
}

/** What was entered as the door takes it. */
export function inputOf(values: Values, desk: Desk): Record<string, unknown> {
  const named = [...CHILD, ...GUARDIAN, ...(hasSecond(values) ? SECOND : [])];
  const hasSibling = values['hasSibling'] === 'ja';
  return {
    ...Object.fromEntries(named.map((name) => [name, values[name] ?? ''])),
    unborn: values['unborn'] === 'ja',
    birthDate: dateOf(values, 'birthDate'),
    wishedStartOn: dateOf(values, 'wishedStartOn'),
    hours: values['hours'],
    kitaIds: kitaIdsIn(values),
    childminding: values['childminding'] === 'ja',
    ...(hasSibling
      ? { siblingOf: values['siblingOf'] ?? '', together: values['together'] ?? '' }
      : {}),
    ...(desk.onPaper ? { receivedOn: dateOf(values, 'receivedOn') } : {}),
  };
}

/**
 * As whom the draft is sent: staff as themselves, a family as nobody, or as the family of the sibling whose case was
 * opened while it was entered.
 */
export function senderOf(
  desk: Desk,
  person: Person | undefined,
  values: Values,
): Person | undefined {
  if (desk.onPaper) return person;
  const { siblingOf } = values;
  return siblingOf === undefined ? undefined : { kind: 'family', ref: siblingOf, guardian: 1 };
}
