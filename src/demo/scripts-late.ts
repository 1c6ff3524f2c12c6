import {
  accept,
  book,
  contract,
  decline,
  miss,
  offer,
  prepare,
  release,
  revoke,
  slots,
  untilBooked,
  type Move,
} from './moves.ts';
import type { FamilyTraits, Script } from './scripts.ts';

const late = (
  name: string,
  received: number,
  moves: readonly Move[] = [],
  more: Pick<Script, 'sibling'> & { readonly family?: FamilyTraits } = {},
): Script => ({ name, round: 'late', received, moves, ...more });

const byChildminder: FamilyTraits = { kitas: 0, childminding: true, ageGroup: 'u3' };
const apart: FamilyTraits = { custody: 'sharedApart', hasSecondGuardian: true };

/** Places of the year before: offers, answers, appointments, contracts and every end, as they stand today. */
export const lateScripts: readonly Script[] = [
  // Offers.
  late('unplaced-for-months', -372, [], { family: { ageGroup: 'o3', kitas: 4 } }),
  late('late-and-waiting', -9, [], { family: { kitas: 3 } }),
  late('offer-open', -20, [offer(-5)], { family: { kitas: 2 } }),
  late('two-offers', -25, [offer(-6), { do: 'offer', day: -4, rank: 1 }], { family: { kitas: 3 } }),
  late('answer-due-today', -40, [offer(-17), { do: 'extend', day: -3, rank: 0, hoursFromNow: 20 }]),
  late('goes-out-later', -22, [prepare(-2), release(-1)], { family: { kitas: 1, whose: 'later' } }),
  late('prepared', -18, [prepare(-1)]),
  late('declined', -30, [offer(-12), decline(-9)], { family: { kitas: 3 } }),
  late('just-lapsed', -33, [offer(-17)], { family: { kitas: 1 } }),
  late('revoked', -28, [offer(-6), revoke(-4)], { family: { kitas: 2 } }),
  late('childminding-wanted', -14, [{ do: 'askChildminder', day: -6, result: 'declined' }], {
    family: byChildminder,
  }),
  late('childminder-offers', -21, [offer(-3)], { family: byChildminder }),
  late('contract-failed', -45, [
    ...untilBooked(-14, [-8]),
    {
      do: 'fail',
      day: -6,
      rank: 0,
      reason: 'familyDeclined',
      note: 'Die Familie hat eine andere Betreuung gefunden.',
    },
  ]),
  // Accepted.
  late('accepted', -19, [offer(-4), accept(-2)]),
  late('revived', -50, [offer(-24), { do: 'revive', day: -6, rank: 0, guardian: 1 }]),
  late('kita-silent', -44, [offer(-20), accept(-12)]),
  late('childminder-accepted', -26, [offer(-7), accept(-5)], { family: byChildminder }),
  late('office-silent', -47, [offer(-21), accept(-18)], { family: byChildminder }),
  late('childminder-consent-missing', -24, [offer(-6), accept(-4)], {
    family: { ...byChildminder, ...apart },
  }),
  late('missed-twice', -48, [
    offer(-22),
    accept(-20),
    slots(-19, [-13, -8]),
    book(-18),
    miss(-13),
    book(-12, 1),
    miss(-8),
  ]),
  late('accepted-on-paper', -31, [offer(-6), { do: 'accept', day: -1, rank: 0, paper: -2 }], {
    family: { email: 'none' },
  }),
  late('office-for-kita', -16, [offer(-3)], { family: { kitas: 1, whose: 'office' } }),
  // Appointments.
  late('slots-proposed', -23, [offer(-5), accept(-3), slots(-1, [4, 5, 6])]),
  late('booked', -27, untilBooked(-6, [3, 5])),
  late('moved', -29, [...untilBooked(-8, [4, 6]), book(-2, 1)]),
  late('slots-passed', -34, [offer(-12), accept(-10), slots(-8, [-3, -2])]),
  late('missed-once', -37, [...untilBooked(-13, [-5, 4]), miss(-5)]),
  late('cancelled-by-kita', -32, [
    ...untilBooked(-9, [2, 6]),
    { do: 'cancel', day: -1, by: 'kita', note: 'Die Leitung ist an diesem Tag erkrankt.' },
  ]),
  // Contracts.
  late('contract-due', -38, untilBooked(-8, [-1])),
  late('contract-overdue', -60, untilBooked(-28, [-18])),
  late('consent-missing', -39, untilBooked(-9, [-2]), { family: apart }),
  late(
    'both-consented',
    -41,
    [
      offer(-12),
      accept(-11),
      { do: 'consent', day: -10, guardian: 2 },
      slots(-10, [-4]),
      book(-9),
      contract(-4),
    ],
    { family: { ...apart, hasContactAddress: true } },
  ),
  late('contract-corrected', -42, [
    ...untilBooked(-13, [-6]),
    contract(-6),
    { do: 'correct', day: -3, rank: 0, hours: 25 },
  ]),
  late('contract-long-ago', -90, [...untilBooked(-62, [-52]), contract(-52)]),
  late('childminder-contract', -43, [offer(-12), accept(-10), contract(-7)], {
    family: byChildminder,
  }),
  // Ends.
  late('withdrawn', -26, [{ do: 'withdraw', day: -3 }]),
  late('withdrawn-long-ago', -80, [{ do: 'withdraw', day: -40 }]),
  late('moved-away', -52, [{ do: 'moveAway', day: -6 }]),
  late('ended-without-place', -65, [
    {
      do: 'endWithoutPlace',
      day: -5,
      note: 'Die Familie hat auf Nachfrage keinen Bedarf mehr in diesem Jahr.',
    },
  ]),
  late('carried-over', -371, [{ do: 'carryOver', day: -4 }], {
    family: { ageGroup: 'o3', kitas: 3 },
  }),
  late('twins', -35, [offer(-5)], {
    family: { kitas: 2 },
    sibling: { isTwin: true, together: 'onlyTogether', moves: [offer(-5), accept(-2)] },
  }),
];

/** Of which there are many: name → how often, in relation. */
export const lateFillers: Readonly<Record<string, number>> = {
  'late-and-waiting': 5,
  'unplaced-for-months': 2,
  'offer-open': 4,
  'two-offers': 1,
  declined: 1,
  accepted: 3,
  'slots-proposed': 2,
  booked: 3,
  'contract-due': 2,
  'both-consented': 1,
  'contract-long-ago': 4,
  withdrawn: 1,
};
