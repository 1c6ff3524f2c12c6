import { APPLICANT_SORTS, type ApplicantFilter } from '../../src/cases/read/kita-list.ts';
import { STANDINGS } from '../../src/cases/read/kita-standing.ts';
import { AGE_GROUPS } from '../../src/domain/age.ts';
import { PHASES } from '../../src/domain/phase.ts';

/** The names of the filters in an address. None of them says who is looked for. */
export const FILTER_NAMES = [
  'gruppe',
  'umfang',
  'wunsch',
  'abschnitt',
  'stand',
  'eingang',
  'geschwister',
  'besuch',
  'pruefung',
] as const;

type Values = Readonly<Record<string, string>>;

const oneOf = <T extends string>(known: readonly T[], value: string | undefined): T | undefined =>
  known.find((one) => one === value);

const numberIn = (value: string | undefined): number | undefined =>
  /^[1-9]\d?$/u.test(value ?? '') ? Number(value) : undefined;

const yesOrNo = (value: string | undefined): boolean | undefined =>
  value === 'ja' || value === 'nein' ? value === 'ja' : undefined;

/** What an address filters; what is not one of our filters filters nothing. */
export function filterIn(values: Values, search: string | undefined): ApplicantFilter {
  return {
    ageGroup: oneOf(AGE_GROUPS, values['gruppe']),
    hours: numberIn(values['umfang']),
    rank: numberIn(values['wunsch']),
    phase: oneOf(PHASES, values['abschnitt']),
    standing: oneOf(['mine', ...STANDINGS], values['stand']),
    late: yesOrNo(values['eingang']),
    siblings: yesOrNo(values['geschwister']),
    visited: yesOrNo(values['besuch']),
    reviewed: yesOrNo(values['pruefung']),
    search,
    sort: oneOf(APPLICANT_SORTS, values['sortierung']) ?? 'need',
    page: Math.max(1, Number(/^\d{1,4}$/u.exec(values['seite'] ?? '')?.[0] ?? 1)),
  };
}

/** The filters of an address as they stand in another one, without the empty ones. */
export const keptFilters = (values: Values): Record<string, string> =>
  Object.fromEntries(
    [...FILTER_NAMES, 'sortierung'].flatMap((name) => {
      const value = values[name] ?? '';
      return value === '' ? [] : [[name, value] as const];
    }),
  );
