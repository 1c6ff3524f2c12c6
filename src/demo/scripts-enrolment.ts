import { offer, prepare, review, type Move } from './moves.ts';
import type { FamilyTraits, Script } from './scripts.ts';

const enrolled = (
  name: string,
  received: number,
  family: FamilyTraits = {},
  more: Pick<Script, 'moves' | 'sibling' | 'isAhead'> = {},
): Script => ({ name, round: 'enrolment', received, family, ...more });

const ahead = (
  name: string,
  received: number,
  moves: readonly Move[],
  family: FamilyTraits = {},
): Script => enrolled(name, received, family, { moves, isAhead: true });

/** The enrolment that is open today: every kind of family, and how it goes on, told ahead for a few. */
export const enrolmentScripts: readonly Script[] = [
  ahead('in-review', -12, [review(-7)], { kitas: 3 }),
  ahead('reviewed-and-prepared', -20, [review(-6), prepare(-4)], { kitas: 1 }),
  ahead('review-by-office', -17, [{ do: 'askChildminder', day: -5, result: 'asked' }], {
    kitas: 0,
    childminding: true,
  }),
  ahead('first-offers', -25, [offer(1), offer(2, 1)], { kitas: 3 }),
  enrolled('registered', -30, { kitas: 4 }),
  enrolled('twins-only-together', -28, {}, { sibling: { isTwin: true, together: 'onlyTogether' } }),
  enrolled('siblings', -19, {}, { sibling: { isTwin: false, together: 'ifPossible' } }),
  enrolled('two-households', -22, {
    custody: 'sharedApart',
    hasSecondGuardian: true,
    hasContactAddress: true,
  }),
  enrolled('not-born-yet', -10, { isUnborn: true, ageGroup: 'u3', childminding: true, kitas: 1 }),
  enrolled('in-english', -15, { language: 'en', hasSecondGuardian: true }),
  enrolled('by-letter', -33, { email: 'none' }),
  enrolled('on-paper-at-kita', -14, { paper: 'kita', email: 'none' }),
  enrolled('on-paper-at-office', -11, { paper: 'office', email: 'none' }),
  enrolled('childminding-only', -24, { kitas: 0, childminding: true, ageGroup: 'u3' }),
  enrolled('mail-refused', -1, { email: 'refused' }),
  enrolled('wishes-changed', -21, { kitas: 3 }, { moves: [{ do: 'swapWishes', day: -8 }] }),
  enrolled('data-corrected', -23, {}, { moves: [{ do: 'correctPhone', day: -6 }] }),
  enrolled('visited', -27, { kitas: 2 }, { moves: [{ do: 'visit', day: -5, rank: 0 }] }),
  enrolled(
    'withdrawn-and-back',
    -26,
    {},
    {
      moves: [
        { do: 'withdraw', day: -9 },
        { do: 'undo', day: -7 },
      ],
    },
  ),
  enrolled('enrolment-withdrawn', -29, {}, { moves: [{ do: 'withdraw', day: -2 }] }),
];

/** Of which there are many: traits → how often, in relation. */
export const enrolmentFillers: readonly (readonly [FamilyTraits, number])[] = [
  [{}, 8],
  [{ hasSecondGuardian: true }, 6],
  [{ ageGroup: 'u3', childminding: true }, 3],
  [{ email: 'none' }, 2],
  [{ language: 'en' }, 2],
  [{ custody: 'sole' }, 2],
  [{ custody: 'sharedApart', hasSecondGuardian: true }, 1],
  [{ paper: 'kita', email: 'none' }, 1],
  [{ kitas: 0, childminding: true, ageGroup: 'u3' }, 1],
];
