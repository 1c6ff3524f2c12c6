import type { EntityManager } from '@mikro-orm/postgresql';
import { guardianOf, type Person } from '../persistence/actor.ts';
import { type Application, Child, Guardian } from '../persistence/entities/application.ts';
import { revisionOf } from './revision.ts';

/**
 * Names a family's data by what the reader can correct of it; what becomes of the case leaves it as it is. A guardian's
 * says nothing of the other's: a digest of what is hidden could be guessed at.
 */
export async function dataRevision(
  em: EntityManager,
  application: Application,
  reader: Person,
): Promise<string> {
  const child = await em.findOneOrFail(Child, { id: application.child.id });
  const position = guardianOf(reader);
  const guardians = await em.find(
    Guardian,
    { application: application.id, ...(position === null ? {} : { position }) },
    { orderBy: { position: 'asc' } },
  );
  return revisionOf({
    child: [child.firstName, child.lastName, child.birthDate],
    address: [application.street, application.postcode],
    need: [application.hours, application.wishedStartOn],
    custody: application.custody ?? null,
    guardians: guardians.map((guardian) => [
      guardian.firstName,
      guardian.lastName,
      guardian.email ?? null,
      guardian.phone ?? null,
      guardian.language,
      guardian.street ?? null,
      guardian.postcode ?? null,
      guardian.town ?? null,
    ]),
  });
}
