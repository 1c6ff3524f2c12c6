import { withActor, type Person } from '../persistence/actor.ts';
import { Kita } from '../persistence/entities/places.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { emailSchema } from './registration-fields.ts';
import { requirePermission } from './require.ts';
import { storable } from './storable.ts';

/** Where a Kita's daily digest goes. */
export interface KitaContact {
  readonly kitaId: string;
  readonly name: string;
  /** null: it gets none. */
  readonly email: string | null;
}

/** Throws `case.not_found`. */
export async function readKitaContact(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
  kitaId: string,
): Promise<KitaContact> {
  requirePermission(office, 'kitas.read');
  const kita = await withActor(deps.orm.em, office, (em) => em.findOne(Kita, { id: kitaId }));
  if (kita === null) throw new DoorError('case.not_found');
  return { kitaId, name: kita.name, email: kita.contactEmail ?? null };
}

/** @param email empty: no digest. Throws `input.invalid`, `case.not_found`. */
export async function setKitaContact(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
  { kitaId, email }: { readonly kitaId: string; readonly email: string },
): Promise<void> {
  requirePermission(office, 'kitas.manage');
  const typed = storable(email).trim();
  if (typed !== '' && !emailSchema.safeParse(typed).success)
    throw new DoorError('input.invalid', [{ field: 'email', problem: 'not_an_email' }]);
  const changed = await withActor(deps.orm.em, office, (em) =>
    em.nativeUpdate(Kita, { id: kitaId }, { contactEmail: typed === '' ? null : typed }),
  );
  if (changed === 0) throw new DoorError('case.not_found');
}
