import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import { liveWishes } from '../../src/domain/case.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { birthDateText } from '../components/siblings.tsx';

/** What the family stated, as its receipt repeats it. */
export function statedIn(
  { child, address, guardian, hours, wishedStartOn, state, kitas }: FamilyCase,
  t: Texts,
): readonly { readonly label: string; readonly value: string }[] {
  const { register, fields, dates } = t;
  const { sent } = t.registerForm;
  const wishes = liveWishes(state)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ kitaId }, index) => {
      const name = kitaId === null ? fields.childminding : (kitas.get(kitaId)?.name ?? '');
      return { label: register.wishes.nth(index + 1), value: name };
    });
  return [
    { label: sent.child, value: `${child.firstName || register.child.notNamed} ${child.lastName}` },
    { label: sent.born, value: birthDateText(child, t) },
    {
      label: sent.address,
      value: `${address.street}, ${address.postcode} ${address.municipality}`,
    },
    { label: sent.guardian, value: `${guardian.firstName} ${guardian.lastName}` },
    { label: fields.email, value: guardian.email ?? register.check.notGiven },
    { label: fields.phone, value: guardian.phone ?? register.check.notGiven },
    { label: fields.hours, value: register.care.hours(hours) },
    { label: fields.wishedStartOn, value: dates.plainDay(wishedStartOn) },
    ...wishes,
  ];
}
