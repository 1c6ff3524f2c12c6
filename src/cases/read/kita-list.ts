import type { AgeGroup } from '../../domain/age.ts';
import type { Phase } from '../../domain/phase.ts';
import type { Applicant } from './kita-applicants.ts';
import { NEEDS_KITA, type Standing } from './kita-standing.ts';

export const APPLICANT_SORTS = ['need', 'name', 'age', 'received', 'rank'] as const;
export type ApplicantSort = (typeof APPLICANT_SORTS)[number];

/** What a Kita looks for among its applicants; what is undefined filters nothing. */
export interface ApplicantFilter {
  readonly ageGroup?: AgeGroup | undefined;
  /** Hours a week. */
  readonly hours?: number | undefined;
  /** 1: the family's first wish. */
  readonly rank?: number | undefined;
  readonly phase?: Phase | undefined;
  /** `mine`: everything that waits for the Kita. */
  readonly standing?: Standing | 'mine' | undefined;
  readonly late?: boolean | undefined;
  readonly siblings?: boolean | undefined;
  readonly visited?: boolean | undefined;
  readonly reviewed?: boolean | undefined;
  /** Words of the child's name, or of the case number. */
  readonly search?: string | undefined;
  readonly sort: ApplicantSort;
  /** 1 is the first. */
  readonly page: number;
}

/** As many applicants stand on one page. */
const PAGE_SIZE = 25;

export interface ApplicantPage {
  readonly shown: readonly Applicant[];
  /** How many there are, shown or not. */
  readonly found: number;
  /** A page behind the last one is the last one. */
  readonly page: number;
  readonly pages: number;
}

/** @param applicants those who need the Kita first, as `readKita` gives them. */
export function pageOfApplicants(
  applicants: readonly Applicant[],
  filter: ApplicantFilter,
): ApplicantPage {
  const wanted = wantedApplicants(applicants, filter);
  const order = ORDERS[filter.sort];
  const sorted = order === undefined ? wanted : wanted.toSorted(order);
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE_SIZE));
  const page = Math.min(filter.page, pages);
  const shown = sorted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return { shown, found: sorted.length, page, pages };
}

/** Those whom a filter leaves, in the order they are given in. */
export const wantedApplicants = (
  applicants: readonly Applicant[],
  filter: Omit<ApplicantFilter, 'sort' | 'page'>,
): readonly Applicant[] => applicants.filter((applicant) => isWanted(applicant, filter));

function isWanted(applicant: Applicant, filter: Omit<ApplicantFilter, 'sort' | 'page'>): boolean {
  const { standing, search } = filter;
  const agrees = <T>(wanted: T | undefined, is: T): boolean =>
    wanted === undefined || wanted === is;
  return (
    agrees(filter.ageGroup, applicant.ageGroup) &&
    agrees(filter.hours, applicant.hours) &&
    agrees(filter.rank, applicant.rank) &&
    agrees(filter.phase, applicant.phase) &&
    (standing === 'mine'
      ? NEEDS_KITA.includes(applicant.standing)
      : agrees(standing, applicant.standing)) &&
    agrees(filter.late, applicant.late) &&
    agrees(filter.siblings, applicant.siblings.length > 0) &&
    agrees(filter.visited, applicant.visitedAt !== null) &&
    agrees(filter.reviewed, applicant.reviewedAt !== null) &&
    (search === undefined || isFoundBy(applicant, search))
  );
}

/** Every word of the search stands in the child's name, or the whole of it in the case number. */
function isFoundBy(
  { childFirstName, childLastName, caseNumber }: Applicant,
  search: string,
): boolean {
  const name = plain(`${childFirstName} ${childLastName}`);
  const words = plain(search).split(/\s+/u);
  return words.every((word) => name.includes(word)) || digits(caseNumber).includes(digits(search));
}

/** Without case and accents, as people type who are in a hurry. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .trim();

const digits = (caseNumber: string): string => plain(caseNumber).replaceAll(/[\s-]/gu, '');

const inGerman = new Intl.Collator('de');

/** Stable: whoever is equal stays in the order of need. */
const ORDERS: Readonly<
  Record<ApplicantSort, ((a: Applicant, b: Applicant) => number) | undefined>
> = {
  need: undefined,
  name: (a, b) =>
    inGerman.compare(a.childLastName, b.childLastName) ||
    inGerman.compare(a.childFirstName, b.childFirstName),
  age: (a, b) => inGerman.compare(a.birthDate, b.birthDate),
  received: (a, b) => a.receivedAt - b.receivedAt,
  rank: (a, b) => a.rank - b.rank,
};
