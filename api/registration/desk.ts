import type { DraftDesk } from '../../src/cases/registration-draft.ts';
import type { Person } from '../../src/persistence/actor.ts';

/** Where a registration is typed: the families' own form, or the counter of a Kita or of the youth office. */
export interface Desk {
  readonly kind: DraftDesk;
  /** Path of the task list; every page of the form is below it. */
  readonly path: string;
  /** Typed from paper: the form asks for the day it was received. */
  readonly onPaper: boolean;
  /** A case as whoever sits here opens it. */
  readonly caseUrl: (applicationId: string) => string;
}

export const FAMILY_DESK: Desk = {
  kind: 'family',
  path: '/anmelden',
  onPaper: false,
  caseUrl: (id) => `/anmeldung/${id}`,
};
export const KITA_DESK: Desk = {
  kind: 'kita',
  path: '/kita/anmelden',
  onPaper: true,
  caseUrl: (id) => `/kita/anmeldungen/${id}`,
};
export const OFFICE_DESK: Desk = {
  kind: 'office',
  path: '/office/anmelden',
  onPaper: true,
  caseUrl: (id) => `/office/faelle/${id}`,
};

/** At the families' form staff are visitors like any other. */
export const personAt = (desk: Desk, person: Person | undefined): Person | undefined =>
  desk.onPaper || person?.kind === 'family' ? person : undefined;
