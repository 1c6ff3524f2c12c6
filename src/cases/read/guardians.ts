import { withActor, type Person } from '../../persistence/actor.ts';
import { Application, type Guardian } from '../../persistence/entities/application.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';

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
 * made the second of their own registration. Throws `case.not_found` when the person does not see the case.
 */
export async function readKnownFamily(
  deps: Pick<CasesDependencies, 'orm'>,
  person: Person,
  applicationId: string,
): Promise<KnownFamily> {
  return withActor(deps.orm.em, person, async (em) => {
    const application = await em.findOne(
      Application,
      { id: applicationId },
      { populate: ['child', 'guardians', 'wishes'] },
    );
    if (application === null) throw new DoorError('case.not_found');
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
      stated: isSecond ? {} : statedIn(application, person.kind === 'family'),
    };
  });
}

/** @param toFirst to the first guardian themselves: where the second can be reached may have changed, and is not for them. */
function statedIn(application: Application, toFirst: boolean): KnownFamily['stated'] {
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
    guardian2Language: second?.language ?? '',
    ...(toFirst ? {} : whereToReach(second)),
  };
}

const whereToReach = (second: Guardian | undefined): KnownFamily['stated'] => ({
  guardian2Email: second?.email ?? '',
  guardian2Phone: second?.phone ?? '',
  guardian2Street: second?.street ?? '',
  guardian2Postcode: second?.postcode ?? '',
  guardian2Town: second?.town ?? '',
});
