import { TROUBLES, type CaseFilter } from '../../src/cases/read/office-cases.ts';
import { LANGUAGES } from '../../src/cases/read/office-turns.ts';
import { municipalities } from '../../src/cases/responsibility.ts';
import { PHASES } from '../../src/domain/phase.ts';
import { WAITING_FOR } from '../../src/domain/turn.ts';
import { SEARCH } from '../sealed.ts';

/** A filter as the list's form sends it and its address carries it. */
export type FilterValues = Readonly<Record<string, string | undefined>>;

export const MUNICIPALITIES: readonly string[] = municipalities
  .filter(({ responsible }) => responsible)
  .map(({ name }) => name);

export const TIMELINESS = ['rechtzeitig', 'spaet'] as const;
export const ORIGINS = ['papier', 'online'] as const;
export const WHOSE = ['ich', 'niemand'] as const;

/** What is not one of our filters filters nothing. The search is read apart: it may name a person. */
export function filterIn(values: FilterValues, me: string): Omit<CaseFilter, 'year' | 'search'> {
  const one = <T extends string>(name: string, of: readonly T[]): T | undefined =>
    of.find((known) => known === values[name]);
  const isIn = <T extends string>(name: string, of: readonly [T, T]): boolean | undefined => {
    const chosen = one(name, of);
    return chosen === undefined ? undefined : chosen === of[0];
  };
  const whose = one('zustaendig', WHOSE);
  return {
    phase: one('abschnitt', PHASES),
    waitingFor: one('wartet', WAITING_FOR),
    trouble: one('stoerung', TROUBLES),
    municipality: one('ort', MUNICIPALITIES),
    late: isIn('frist', [TIMELINESS[1], TIMELINESS[0]]),
    onPaper: isIn('eingang', ORIGINS),
    language: one('sprache', LANGUAGES),
    caseworker: whose === undefined ? undefined : { ich: me, niemand: null }[whose],
  };
}

/** The same filter as the form shows it. */
export function valuesOf(filter: CaseFilter): Readonly<Record<string, string>> {
  const { late, onPaper, caseworker } = filter;
  const values: FilterValues = {
    jahr: String(filter.year),
    abschnitt: filter.phase,
    wartet: filter.waitingFor,
    stoerung: filter.trouble,
    ort: filter.municipality,
    frist: late === undefined ? undefined : TIMELINESS[late ? 1 : 0],
    eingang: onPaper === undefined ? undefined : ORIGINS[onPaper ? 0 : 1],
    sprache: filter.language,
    zustaendig: caseworker === undefined ? undefined : WHOSE[caseworker === null ? 1 : 0],
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The list's own address: a filter is a link that can be kept. @param search sealed. */
export function casesHref(
  filter: CaseFilter,
  more: { readonly search?: string | undefined; readonly after?: string | undefined } = {},
): string {
  const query = new URLSearchParams(valuesOf(filter));
  if (more.search !== undefined) query.set(SEARCH, more.search);
  if (more.after !== undefined) query.set('ab', more.after);
  return `/office?${query.toString()}`;
}
