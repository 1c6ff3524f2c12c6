import type { Move } from './moves.ts';
import { enrolmentScripts } from './scripts-enrolment.ts';
import { lateScripts } from './scripts-late.ts';

/** One case of the demonstration, as a kind: who the family is, and what has happened. */
export interface Script {
  /** With a number it is the case's key. */
  readonly name: string;
  readonly round: 'enrolment' | 'late';
  /** The day the registration was received, counted from today. */
  readonly received: number;
  readonly family?: FamilyTraits;
  readonly moves?: readonly Move[];
  /** Told ahead of today: the case's clock is moved, and its days count from the first day of offers. */
  readonly isAhead?: boolean;
  /** A brother or sister, registered with it, and what has happened in that case. */
  readonly sibling?: {
    readonly isTwin: boolean;
    readonly together: 'ifPossible' | 'onlyTogether';
    readonly moves?: readonly Move[];
  };
}

export interface FamilyTraits {
  /** Default: it reads mails; `refused`: its mail server does not exist. */
  readonly email?: 'none' | 'refused';
  readonly language?: 'en';
  readonly custody?: 'sole' | 'shared' | 'sharedApart';
  readonly hasSecondGuardian?: boolean;
  /** The second guardian lives elsewhere and has no e-mail. */
  readonly hasContactAddress?: boolean;
  /** How many Kitas it wishes for. */
  readonly kitas?: number;
  /** `later`: those whose offers go out later; `office`: those the office acts for. */
  readonly whose?: 'later' | 'office';
  readonly childminding?: boolean;
  readonly ageGroup?: 'u3' | 'o3';
  readonly isUnborn?: boolean;
  /** Who typed it from a form on paper. */
  readonly paper?: 'kita' | 'office';
}

const all: readonly Script[] = [...lateScripts, ...enrolmentScripts];

/** Enough to meet every standing, every silence and every kind of family. */
const FIRST: ReadonlySet<string> = new Set([
  'late-and-waiting',
  'answer-due-today',
  'goes-out-later',
  'childminding-wanted',
  'kita-silent',
  'office-silent',
  'childminder-consent-missing',
  'slots-proposed',
  'booked',
  'slots-passed',
  'contract-due',
  'consent-missing',
  'both-consented',
  'withdrawn',
  'moved-away',
  'ended-without-place',
  'carried-over',
  'in-review',
  'review-by-office',
  'twins-only-together',
  'siblings',
  'not-born-yet',
  'in-english',
  'by-letter',
  'on-paper-at-kita',
  'mail-refused',
]);

/** Every kind once; what a small demonstration has as well, and the rest. */
export const firstScripts = all.filter(({ name }) => FIRST.has(name));
export const moreScripts = all.filter(({ name }) => !FIRST.has(name));
