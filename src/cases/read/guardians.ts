import { withActor, type Family } from '../../persistence/actor.ts';
import { Application } from '../../persistence/entities/application.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';

/**
 * What a family need not type again for another child: surname, address and guardians, by the fields of a
 * registration, and the case it is a sibling of. Only to whoever registered the first child: the second guardian is not
 * shown the first one's telephone and address, nor made the second of their own registration. Nor is the first shown
 * where the second can be reached: that may have changed since, and is not for them.
 */
export async function readGuardians(
  deps: Pick<CasesDependencies, 'orm'>,
  family: Family,
): Promise<Readonly<Record<string, string>>> {
  return withActor(deps.orm.em, family, async (em) => {
    const application = await em.findOne(
      Application,
      { id: family.ref },
      { populate: ['child', 'guardians'] },
    );
    if (application === null) throw new DoorError('case.not_found');
    const sibling = { siblingOf: application.id, together: 'ifPossible' };
    if (family.guardian !== 1) return sibling;
    const [first, second] = application.guardians.getItems();
    return {
      ...sibling,
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
    };
  });
}
