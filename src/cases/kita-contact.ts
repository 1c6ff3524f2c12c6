import { LockMode } from '@mikro-orm/core';
import { withActor, type Person } from '../persistence/actor.ts';
import { Kita } from '../persistence/entities/places.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { emailSchema } from './registration-fields.ts';
import { requirePermission } from './require.ts';
import { requireRevision, revisionOf } from './revision.ts';
import { storable } from './storable.ts';

/** Where a Kita's daily digest goes. */
export interface KitaContact {
  readonly kitaId: string;
  readonly name: string;
  /** null: it gets none. */
  readonly email: string | null;
  /** Names what stands, for whoever edits it. */
  readonly revision: string;
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
  const email = kita.contactEmail ?? null;
  return { kitaId, name: kita.name, email, revision: contactRevision(email) };
}

/** @param email empty: no digest. Throws `input.invalid`, `case.not_found`, `revision.stale`. */
export async function setKitaContact(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
  {
    kitaId,
    email,
    expected,
  }: {
    readonly kitaId: string;
    readonly email: string;
    readonly expected?: string | undefined;
  },
): Promise<void> {
  requirePermission(office, 'kitas.manage');
  const typed = storable(email).trim();
  if (typed !== '' && !emailSchema.safeParse(typed).success)
    throw new DoorError('input.invalid', [{ field: 'email', problem: 'not_an_email' }]);
  await withActor(deps.orm.em, office, async (em) => {
    const kita = await em.findOne(Kita, { id: kitaId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (kita === null) throw new DoorError('case.not_found');
    requireRevision(expected, contactRevision(kita.contactEmail ?? null));
    kita.contactEmail = typed === '' ? null : typed;
  });
}

const contactRevision = (email: string | null): string => revisionOf({ email });
