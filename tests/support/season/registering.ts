import { zonedDay } from '../../../src/calendar/zone.ts';
import { claimCodeOf } from '../../../src/cases/claim-code.ts';
import { registrationInput } from '../portal.ts';
import type { PlayedFamily } from './played-family.ts';

/** What a family of the cast types, or has written on paper. */
export function inputOf(
  family: PlayedFamily,
  kitaIds: readonly string[],
): Readonly<Record<string, unknown>> {
  const { season, cast } = family;
  return {
    ...registrationInput(season.round, []),
    childFirstName: cast.child,
    kitaIds,
    childminding: cast.wishes.includes('C'),
    ...(cast.unborn === true ? { unborn: true, birthDate: `${season.year}-01-20` } : {}),
    email: cast.letters === true ? '' : family.email(1),
    language: cast.language ?? 'de',
    custody: cast.apart === true ? 'sharedApart' : 'sole',
    ...(cast.apart === true ? secondGuardian(family) : {}),
    ...sibling(family),
    ...(cast.registers === 'onPaper'
      ? { receivedOn: zonedDay(season.round.dates.deadlineAt - 1) }
      : {}),
  };
}

const secondGuardian = (family: PlayedFamily) => ({
  guardian2FirstName: 'Robin',
  guardian2LastName: 'Beispiel',
  guardian2Email: family.cast.letters === true ? '' : family.email(2),
  guardian2Street: 'Seitenweg 2',
  guardian2Postcode: '59494',
  guardian2Town: 'Soest',
});

function sibling({ season, cast }: PlayedFamily) {
  const elder = cast.siblingOf === undefined ? undefined : season.families[cast.siblingOf];
  return elder?.known === undefined
    ? {}
    : {
        siblingCaseNumber: elder.known.caseNumber,
        siblingClaimCode: claimCodeOf(season.portal.deps.secret, elder.known.id, 1),
        together: 'ifPossible',
      };
}
