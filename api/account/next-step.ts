import type { StaffState } from '../../src/sign-in/session.ts';

/** Where somebody goes on who has signed in and may not act yet. */
export const NEXT_STEP: Readonly<Record<Exclude<StaffState['kind'], 'ready'>, string>> = {
  secondFactor: '/konto/zweiter-faktor',
  codes: '/konto/notfallcodes',
  choose: '/konto/arbeitsplatz',
  nowhere: '/konto',
};

/** Where staff begin. */
export const startOf = (state: StaffState): string => {
  if (state.kind !== 'ready') return NEXT_STEP[state.kind];
  return state.person.kind === 'office' ? '/office' : '/kita';
};
