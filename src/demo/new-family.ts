import { addDays, zonedDay } from '../calendar/zone.ts';
import { municipalities } from '../cases/responsibility.ts';
import { ageGroupOn, type AgeGroup } from '../domain/age.ts';
import type { Round } from '../domain/round.ts';
import { identity, otherName, type Identity } from './names.ts';
import type { FamilyTraits, Script } from './scripts.ts';
import { numberFrom } from './seeded.ts';
import type { Supply } from './supply.ts';
import { chooseKitas, isOffered, kitaCount, kitasFor } from './wishes.ts';

/** What a family would type, and whose places its story takes. */
export interface NewFamily {
  readonly input: Readonly<Record<string, unknown>>;
  /** The first wish first. */
  readonly kitaIds: readonly string[];
  /** Whose place is offered for a wish for childminding. */
  readonly childminderId: string | undefined;
}

export interface Setting {
  /** The case's own: the same one makes the same family. */
  readonly seed: string;
  /** Sets the families of one demonstration apart. */
  readonly number: number;
  readonly round: Round;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly receivedAt: number;
  readonly supply: Supply;
}

const postcodes = municipalities
  .filter(({ responsible }) => responsible)
  .flatMap((municipality) => municipality.postcodes.slice(0, 1));

/** A family with a script's traits, whose wishes can be met as the script has it. */
export function newFamily(script: Script, setting: Setting): NewFamily {
  const { family = {}, moves } = script;
  const { seed, number, round, supply } = setting;
  const who = identity(seed, number, postcodes);
  const count = kitaCount(script, seed);
  const childminder = isOffered(moves, count) ? supply.takeChildminder(seed) : undefined;
  const hours = childminder?.hours ?? round.rules.hours[numberFrom(`${seed}/hours`, 0, 2)] ?? 35;
  const wantedAge = childminder?.ageGroup ?? family.ageGroup ?? anyAge(seed);
  const birthDate = family.isUnborn
    ? addDays(zonedDay(setting.receivedAt), 90)
    : birthDay(seed, round, wantedAge);
  const ageGroup = ageGroupOn(birthDate, round.dates.ageCutOffOn);
  const kitaIds = chooseKitas(kitasFor(script, seed, who.postcode), count, moves, (id) =>
    supply.take(id, ageGroup, hours),
  );
  return {
    kitaIds,
    childminderId: childminder?.ownerId,
    input: {
      ...(family.isUnborn ? { unborn: true } : { childFirstName: who.childFirstName }),
      childLastName: who.childLastName,
      birthDate,
      ...household(who, family, number),
      hours,
      wishedStartOn: wishedStart(script, setting),
      kitaIds,
      childminding: family.childminding ?? false,
      ...paperOf(family, setting),
    },
  };
}

/** A brother or sister of a child that is registered, with the same wishes where those can be met as well. */
export function newSibling(
  { sibling, ...script }: Script,
  first: NewFamily,
  { seed, round, supply }: Setting,
): NewFamily {
  const { childFirstName, birthDate, hours, postcode, ...input } = first.input;
  const born = String(birthDate);
  const own = sibling?.isTwin === true ? born : `${Number(born.slice(0, 4)) - 1}${born.slice(4)}`;
  const candidates = [
    ...first.kitaIds,
    ...kitasFor({ ...script, moves: sibling?.moves ?? [] }, seed, String(postcode)),
  ];
  const ageGroup = ageGroupOn(own, round.dates.ageCutOffOn);
  const kitaIds = chooseKitas(candidates, first.kitaIds.length, sibling?.moves, (id) =>
    supply.take(id, ageGroup, Number(hours)),
  );
  return {
    kitaIds,
    childminderId: undefined,
    input: {
      ...input,
      childFirstName: otherName(String(childFirstName)),
      birthDate: own,
      hours,
      postcode,
      kitaIds,
      together: sibling?.together,
    },
  };
}

const anyAge = (seed: string): AgeGroup => (numberFrom(`${seed}/age`, 1, 100) <= 35 ? 'u3' : 'o3');

/** In the first ten months of a year, so that a third birthday is before every cut-off day. */
function birthDay(seed: string, { year }: Round, ageGroup: AgeGroup): string {
  const before = ageGroup === 'u3' ? 2 : numberFrom(`${seed}/years`, 3, 4);
  const [month, day] = [numberFrom(`${seed}/month`, 1, 10), numberFrom(`${seed}/day`, 1, 28)];
  return [year - before, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

function household(
  who: Identity,
  { email, language, custody = 'shared', hasSecondGuardian, hasContactAddress }: FamilyTraits,
  number: number,
): Readonly<Record<string, unknown>> {
  const { guardianFirstName, guardianLastName, street, postcode, phone } = who;
  const addresses = { none: '', refused: `familie.${number}@briefkasten.invalid` };
  return {
    street,
    postcode,
    guardianFirstName,
    guardianLastName,
    email: email === undefined ? who.email : addresses[email],
    phone: email === undefined && number % 3 === 0 ? '' : phone,
    custody,
    ...(language === undefined ? {} : { language }),
    ...(hasSecondGuardian === true
      ? { guardian2FirstName: who.guardian2FirstName, guardian2LastName: guardianLastName }
      : {}),
    ...(hasContactAddress === true
      ? {
          guardian2Street: `Hafenstraße ${(number % 80) + 1}`,
          guardian2Postcode: '48155',
          guardian2Town: 'Münster',
        }
      : custody === 'sharedApart'
        ? { guardian2Email: `zweite.${number}@example.org` }
        : {}),
  };
}

/** With the Kindergartenjahr; a late place from the first of the month after next. */
function wishedStart(script: Script, { round, today }: Setting): string {
  const { careStartsOn } = round.dates;
  if (script.round === 'enrolment' || script.received < -300) return careStartsOn;
  const soon = `${addDays(`${addDays(today, 40).slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
  return soon > careStartsOn ? soon : careStartsOn;
}

/** The form lay two days before it was typed. */
const paperOf = ({ paper }: FamilyTraits, { receivedAt }: Setting) =>
  paper === undefined ? {} : { receivedOn: addDays(zonedDay(receivedAt), -2) };
