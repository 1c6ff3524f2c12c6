import { withActor, type Person } from '../persistence/actor.ts';
import { duplicateKey } from '../persistence/duplicate-key.ts';
import { Application } from '../persistence/entities/application.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DuplicateRegistration } from './errors.ts';
import type { Registration } from './registration-fields.ts';

/**
 * Throws `registration.duplicate` when the same child stands in the round already. A family is not told which case it
 * is, for it may be somebody else who asks; staff are, where they may see it. Two who register at the same instant are
 * told apart by the unique index.
 */
export async function refuseDuplicate(
  deps: Pick<CasesDependencies, 'orm'>,
  year: number,
  { childFirstName = '', childLastName, birthDate, street, postcode }: Registration,
  person: Person | undefined,
): Promise<void> {
  const key = duplicateKey({
    firstName: childFirstName,
    lastName: childLastName,
    birthDate,
    street,
    postcode,
  });
  if (key === null) return;
  const known = await withActor(deps.orm.em, { kind: 'service', ref: 'door' }, (em) =>
    em.findOne(Application, {
      year,
      duplicateKey: key,
      $or: [{ endReason: null }, { endReason: 'contract' }],
    }),
  );
  if (known === null) return;
  if (person === undefined || person.kind === 'family') throw new DuplicateRegistration();
  const seen = await withActor(deps.orm.em, person, (em) =>
    em.findOne(Application, { id: known.id }),
  );
  throw new DuplicateRegistration(seen?.id);
}
