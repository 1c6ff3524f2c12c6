import { randomUUID } from 'node:crypto';
import type { WishedPlace } from '../domain/commands.ts';
import type { CaseState } from '../domain/case.ts';
import type { Person } from '../persistence/actor.ts';
import type { CasesDependencies } from './dependencies.ts';
import type { CommandResult } from './errors.ts';
import { submit } from './submit.ts';

/** What a family asks of its case. `clientKey` makes a repeated click the same command. */
export interface FamilyRequest {
  readonly applicationId: string;
  readonly clientKey: string;
}

/** @param request.kitaIds the wished Kitas, the first wish first. */
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
    body: ({ state }) => ({ wishes: rankedWishes(kitaIds, childminding, state) }),
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

/** A wish for the same Kita keeps its id, and with it what the Kita has done about it. */
export function rankedWishes(
  kitaIds: readonly string[],
  childminding: boolean,
  state?: Pick<CaseState, 'wishes'>,
): readonly WishedPlace[] {
  const wished: readonly (string | null)[] = childminding ? [...kitaIds, null] : kitaIds;
  const known = new Map(state?.wishes.map((wish) => [wish.kitaId, wish.id]));
  return wished.map((kitaId, index) => ({
    id: known.get(kitaId) ?? randomUUID(),
    kitaId,
    rank: index + 1,
  }));
}
