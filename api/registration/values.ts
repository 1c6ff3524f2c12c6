import type { Round } from '../../src/domain/round.ts';
import { dateOf, dateParts } from '../components/form.tsx';
import { chosenKitas, wishFields } from '../parents/kita-wishes.tsx';

export type Values = Readonly<Record<string, string>>;

const GUARDIAN_FIELDS = [
  'guardianFirstName',
  'guardianLastName',
  'email',
  'phone',
  'language',
  'custody',
  'guardian2FirstName',
  'guardian2LastName',
  'guardian2Email',
  'guardian2Phone',
  'guardian2Language',
  'guardian2Street',
  'guardian2Postcode',
  'guardian2Town',
] as const;
const SIBLING_FIELDS = ['siblingOf', 'siblingCaseNumber', 'siblingClaimCode', 'together'] as const;
const TEXT_FIELDS = [
  'childFirstName',
  'childLastName',
  'street',
  'postcode',
  ...GUARDIAN_FIELDS,
  ...SIBLING_FIELDS,
  'invitationCode',
] as const;
const DATES = ['birthDate', 'wishedStartOn', 'receivedOn'] as const;
const CHECKBOXES = ['unborn', 'childminding'] as const;

/** Only our own fields travel on from page to page. */
export function known(values: Values, round: Round): Values {
  const names = new Set<string>([
    ...TEXT_FIELDS,
    ...DATES.flatMap((name) => Object.keys(dateParts(name, ''))),
    ...CHECKBOXES,
    'hours',
    ...wishFields(round.rules.maxKitas),
  ]);
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

/** What was typed as the door takes it. */
export function inputOf(
  values: Values,
  { rules }: Round,
  onPaper: boolean,
): Record<string, unknown> {
  const text = Object.fromEntries(TEXT_FIELDS.map((name) => [name, values[name] ?? '']));
  const { hours } = values;
  return {
    ...text,
    unborn: values['unborn'] === 'ja',
    birthDate: dateOf(values, 'birthDate'),
    wishedStartOn: dateOf(values, 'wishedStartOn'),
    hours: hours === '' ? undefined : hours,
    kitaIds: chosenKitas(values, rules.maxKitas),
    childminding: values['childminding'] === 'ja',
    ...(onPaper ? { receivedOn: dateOf(values, 'receivedOn') } : {}),
  };
}
