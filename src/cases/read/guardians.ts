import type { EntityManager } from '@mikro-orm/postgresql';
import type { Person } from '../../persistence/actor.ts';
import { Application, type Guardian } from '../../persistence/entities/application.ts';
import { CaseCommand } from '../../persistence/entities/record.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';
import { readLogged } from '../read-log.ts';

/** Where a guardian lives, if elsewhere than the child. */
export interface OwnAddress {
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
}

/** null: lives with the child. */
export const ownAddressOf = ({ street, postcode, town }: Guardian): OwnAddress | null =>
  street == null ? null : { street, postcode: postcode ?? '', town: town ?? '' };

/** What a registered child's family has stated already. */
export interface KnownFamily {
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly year: number;
  /** Empty: not named yet. */
  readonly childFirstName: string;
  readonly childLastName: string;
  /** What it still wishes for, the most important first, as far as the reader sees it. */
  readonly kitaIds: readonly string[];
  /** Undefined: a Kita is not told. */
  readonly childminding: boolean | undefined;
  /** Surname of the child, address and guardians, by the fields of a registration. */
  readonly stated: Readonly<Record<string, string>>;
}

/**
 * What nobody need type again for a sibling. The second guardian is not shown the first one's telephone and address, nor
 * made the second of their own registration; nor is the first shown where the second can be reached: that may have changed
 * since, and is not for them. Throws `case.not_found` when the person does not see the case.
 */
export async function readKnownFamily(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  person: Person,
  applicationId: string,
): Promise<KnownFamily> {
  const known = await readLogged(deps, person, { applicationId, door: 'case' }, async (em) => {
    const application = await em.findOne(
      Application,
      { id: applicationId },
      { populate: ['child', 'guardians', 'wishes'] },
    );
    if (application === null) return null;
    const { firstName, lastName } = application.child;
    const wishes = application.wishes.getItems().filter(({ status }) => status !== 'removed');
    const isSecond = person.kind === 'family' && person.guardian !== 1;
    return {
      applicationId,
      caseNumber: application.caseNumber,
      year: application.year,
      childFirstName: firstName,
      childLastName: lastName,
      kitaIds: wishes.flatMap(({ kitaId }) => kitaId ?? []),
      childminding:
        person.kind === 'kita' ? undefined : wishes.some(({ kitaId }) => kitaId == null),
      stated: isSecond ? {} : await statedTo(em, person, application),
    };
  });
  if (known === null) throw new DoorError('case.not_found');
  return known;
}

/** A Kita is not shown where a family lives (src/cases/visible-fields.ts), unless it typed that itself. */
async function statedTo(
  em: EntityManager,
  reader: Person,
  application: Application,
): Promise<KnownFamily['stated']> {
  const stated = everythingStated(application, reader);
  if (reader.kind !== 'kita') return stated;
  const { kind: actorKind, ref: actorRef } = reader;
  const typedByItself = await em.count(CaseCommand, {
    applicationId: application.id,
    action: 'register',
    actorKind,
    actorRef,
  });
  if (typedByItself > 0) return stated;
  return Object.fromEntries(Object.entries(stated).filter(([field]) => !ADDRESS.has(field)));
}

const ADDRESS = new Set([
  'street',
  'postcode',
  'guardian2Street',
  'guardian2Postcode',
  'guardian2Town',
]);

function everythingStated(application: Application, reader: Person): KnownFamily['stated'] {
  const [first, second] = application.guardians.getItems();
  return {
    childLastName: application.child.lastName,
    street: application.street,
    postcode: application.postcode,
    custody: application.statedCustody ?? '',
    guardianFirstName: first?.firstName ?? '',
    guardianLastName: first?.lastName ?? '',
    email: first?.email ?? '',
    phone: first?.phone ?? '',
    language: first?.language ?? '',
    guardian2FirstName: second?.firstName ?? '',
    guardian2LastName: second?.lastName ?? '',
    ...(reader.kind === 'family' || second === undefined ? {} : contactOf(second)),
  };
}

const contactOf = ({
  language,
  email,
  phone,
  street,
  postcode,
  town,
}: Guardian): KnownFamily['stated'] => ({
  guardian2Language: language,
  guardian2Email: email ?? '',
  guardian2Phone: phone ?? '',
  guardian2Street: street ?? '',
  guardian2Postcode: postcode ?? '',
  guardian2Town: town ?? '',
});
