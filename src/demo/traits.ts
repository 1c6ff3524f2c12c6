import type { Application } from '../persistence/entities/application.ts';

/** What makes a family one that not every portal knows how to serve. */
export const TRAITS = [
  'twins',
  'siblings',
  'twoHouseholds',
  'unborn',
  'english',
  'byLetter',
  'paper',
  'childmindingOnly',
  'late',
  'carriedOver',
  'mailRefused',
] as const;
export type Trait = (typeof TRAITS)[number];

/** @param row an application populated with child, guardians and wishes. */
export function traitsOf(row: Application, isMailRefused: boolean): readonly Trait[] {
  const guardians = row.guardians.getItems();
  const wishes = row.wishes.getItems().filter(({ status }) => status !== 'removed');
  const has: Readonly<Record<Trait, boolean>> = {
    twins: row.siblingsTogether === 'onlyTogether',
    siblings: row.siblingsTogether === 'ifPossible',
    twoHouseholds: row.custody === 'shared' && guardians.length > 1,
    unborn: row.child.birthExpected,
    english: guardians.some(({ language }) => language === 'en'),
    byLetter: guardians.every(({ email }) => email == null),
    paper: row.enteredAt != null,
    childmindingOnly: wishes.every(({ kitaId }) => kitaId == null),
    late: row.late,
    carriedOver: row.carriedFrom != null,
    mailRefused: isMailRefused,
  };
  return TRAITS.filter((trait) => has[trait]);
}
