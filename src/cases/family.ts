import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { WishedPlace } from '../domain/commands.ts';
import type { Person } from '../persistence/actor.ts';
import { Kita } from '../persistence/entities/places.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError, type CommandResult } from './errors.ts';
import { submit } from './submit.ts';

/** What a family asks of its case. `clientKey` makes a repeated click the same command. */
export interface FamilyRequest {
  readonly applicationId: string;
  readonly clientKey: string;
}

/** Throws `input.invalid` for a Kita that does not exist. @param request.kitaIds the first wish first. */
export function changeWishes(
  deps: CasesDependencies,
  family: Person,
  request: FamilyRequest & { readonly kitaIds: readonly string[]; readonly childminding: boolean },
): Promise<CommandResult> {
  const { applicationId, clientKey, kitaIds, childminding } = request;
  return submit(deps, family, {
    applicationId,
    action: 'changeWishes',
    clientKey,
    facts: { kitaIds, childminding },
    body: async ({ em }) => {
      await requireKitas(em, kitaIds);
      return { wishes: rankedWishes(kitaIds, childminding) };
    },
  });
}

export function withdraw(
  deps: CasesDependencies,
  family: Person,
  request: FamilyRequest & { readonly note?: string | undefined },
): Promise<CommandResult> {
  const { applicationId, clientKey, note } = request;
  return submit(deps, family, {
    applicationId,
    action: 'withdraw',
    clientKey,
    facts: {},
    note,
    body: () => ({}),
  });
}

export function acceptOffer(
  deps: CasesDependencies,
  family: Person,
  request: FamilyRequest & { readonly offerId: string },
): Promise<CommandResult> {
  const { applicationId, clientKey, offerId } = request;
  return submit(deps, family, {
    applicationId,
    action: 'acceptOffer',
    clientKey,
    facts: { offerId },
    body: () => ({ offerId }),
  });
}

export function declineOffer(
  deps: CasesDependencies,
  family: Person,
  request: FamilyRequest & { readonly offerId: string; readonly note?: string | undefined },
): Promise<CommandResult> {
  const { applicationId, clientKey, offerId, note } = request;
  return submit(deps, family, {
    applicationId,
    action: 'declineOffer',
    clientKey,
    facts: { offerId },
    note,
    body: () => ({ offerId }),
  });
}

export function bookSlot(
  deps: CasesDependencies,
  family: Person,
  request: FamilyRequest & { readonly slotId: string },
): Promise<CommandResult> {
  const { applicationId, clientKey, slotId } = request;
  return submit(deps, family, {
    applicationId,
    action: 'bookSlot',
    clientKey,
    facts: { slotId },
    body: () => ({ slotId }),
  });
}

/** What a family wishes for, the first wish first, under new ids; the rules know the wishes a case has already. */
export function rankedWishes(
  kitaIds: readonly string[],
  childminding: boolean,
): readonly WishedPlace[] {
  const wished: readonly (string | null)[] = childminding ? [...kitaIds, null] : kitaIds;
  return wished.map((kitaId, index) => ({ id: randomUUID(), kitaId, rank: index + 1 }));
}

async function requireKitas(em: EntityManager, ids: readonly string[]): Promise<void> {
  const known = new Set((await em.find(Kita, {}, { fields: ['id'] })).map((kita) => kita.id));
  if (!ids.every((id) => known.has(id)))
    throw new DoorError('input.invalid', [{ field: 'kitaIds', problem: 'unknown_kita' }]);
}
