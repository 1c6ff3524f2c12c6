import type { Person } from '../../src/persistence/actor.ts';

/** Where a registration is typed: the families' own form, or the counter of a Kita or of the youth office. */
export interface Desk {
  /** Path of the form. */
  readonly path: string;
  /** Typed from paper: the form asks for the day it was received. */
  readonly onPaper: boolean;
  /** A case as whoever sits here opens it. */
  readonly caseUrl: (applicationId: string) => string;
}

export const FAMILY_DESK: Desk = {
  path: '/anmelden',
  onPaper: false,
  caseUrl: (id) => `/anmeldung/${id}`,
};
export const KITA_DESK: Desk = {
  path: '/kita/anmelden',
  onPaper: true,
  caseUrl: (id) => `/kita/anmeldungen/${id}`,
};
export const OFFICE_DESK: Desk = {
  path: '/office/anmelden',
  onPaper: true,
  caseUrl: (id) => `/office/faelle/${id}`,
};

/** At the families' form staff are visitors like any other. */
export const personAt = (desk: Desk, person: Person | undefined): Person | undefined =>
  desk.onPaper || person?.kind === 'family' ? person : undefined;
