/** For whom the pages about people are. */
export interface PeopleDesk {
  readonly kind: 'office' | 'kita';
  readonly path: string;
}
export const OFFICE_PEOPLE: PeopleDesk = { kind: 'office', path: '/office/personen' };
export const KITA_PEOPLE: PeopleDesk = { kind: 'kita', path: '/kita/team' };
