import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { WishedPlace } from '../domain/commands.ts';
import { guardianOf, type Person } from '../persistence/actor.ts';
import { Kita } from '../persistence/entities/places.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError, type CommandResult } from './errors.ts';
import { submit } from './submit.ts';

/** What a family asks of its case. `clientKey` makes a repeated click the same command. */
export interface FamilyRequest {
  readonly applicationId: string;
  readonly clientKey: string;
  /** The day the office received it on paper, `YYYY-MM-DD`; refused from anybody else. */
  readonly receivedOn?: string | undefined;
}

/** Throws `input.invalid` for a Kita that does not exist. @param request.kitaIds the first wish first. */
export function changeWishes(
  deps: CasesDependencies,
  family: Person,
  request: FamilyRequest & { readonly kitaIds: readonly string[]; readonly childminding: boolean },
): Promise<CommandResult> {
  const { kitaIds, childminding } = request;
  return submit(deps, family, {
    ...target(request),
    action: 'changeWishes',
    facts: { kitaIds, childminding },
    body: async ({ em }) => {
      await requireKitas(em, kitaIds);
      return { wishes: rankedWishes(kitaIds, childminding) };
    },
  });
}

/**
 * The family moves to where another youth office is responsible: its case ends, announced, and can be taken back.
 *
 * @param request.note where to, in words
 */
export function moveAway(
  deps: CasesDependencies,
  family: Person,
  request: FamilyRequest & { readonly note?: string | undefined },
): Promise<CommandResult> {
  return submit(deps, family, {
    ...target(request),
    action: 'moveAway',
    facts: {},
    note: request.note,
    body: ({ onPaper }) => onPaper,
  });
}

export function withdraw(
  deps: CasesDependencies,
  family: Person,
  request: FamilyRequest & { readonly note?: string | undefined },
): Promise<CommandResult> {
  return submit(deps, family, {
    ...target(request),
    action: 'withdraw',
    facts: {},
    note: request.note,
    body: ({ onPaper }) => onPaper,
  });
}

/** Takes the end of a case back, while its grace lasts. */
export function undoWithdraw(
  deps: CasesDependencies,
  family: Person,
  request: FamilyRequest,
): Promise<CommandResult> {
  return submit(deps, family, {
    ...target(request),
    action: 'undoWithdraw',
    facts: {},
    body: () => ({}),
  });
}

/** @param request.guardian which guardian decides, where staff know it; a family decides as who it is */
type ByGuardian = FamilyRequest & {
  readonly offerId: string;
  readonly guardian?: number | undefined;
};

export function acceptOffer(
  deps: CasesDependencies,
  family: Person,
  request: ByGuardian,
): Promise<CommandResult> {
  const { offerId } = request;
  const guardian = guardianOf(family) ?? request.guardian ?? null;
  return submit(deps, family, {
    ...target(request),
    action: 'acceptOffer',
    facts: { offerId },
    body: () => ({ offerId, guardian }),
  });
}

/** Accepts an offer after its lapse, while its grace lasts and a place is free. */
export function reviveOffer(
  deps: CasesDependencies,
  family: Person,
  request: ByGuardian,
): Promise<CommandResult> {
  const { offerId } = request;
  const guardian = guardianOf(family) ?? request.guardian ?? null;
  return submit(deps, family, {
    ...target(request),
    action: 'reviveOffer',
    facts: { offerId },
    body: () => ({ offerId, guardian }),
  });
}

export function declineOffer(
  deps: CasesDependencies,
  family: Person,
  request: FamilyRequest & { readonly offerId: string; readonly note?: string | undefined },
): Promise<CommandResult> {
  const { offerId, note } = request;
  return submit(deps, family, {
    ...target(request),
    action: 'declineOffer',
    facts: { offerId },
    note,
    body: () => ({ offerId }),
  });
}

/** @param request.guardian who consents, 1 or 2, where staff write it down; a family consents as who it is */
export function guardianConsent(
  deps: CasesDependencies,
  person: Person,
  request: FamilyRequest & { readonly guardian: number },
): Promise<CommandResult> {
  const guardian = guardianOf(person) ?? request.guardian;
  return submit(deps, person, {
    ...target(request),
    action: 'guardianConsent',
    facts: { guardian },
    body: () => ({ guardian }),
  });
}

/** Books a proposed slot, or moves the appointment to it. */
export function bookSlot(
  deps: CasesDependencies,
  family: Person,
  request: FamilyRequest & { readonly slotId: string },
): Promise<CommandResult> {
  const { slotId } = request;
  return submit(deps, family, {
    ...target(request),
    action: 'bookSlot',
    facts: { slotId },
    body: ({ onPaper }) => ({ slotId, ...onPaper }),
  });
}

export function cancelAppointment(
  deps: CasesDependencies,
  family: Person,
  request: FamilyRequest & { readonly slotId: string; readonly note?: string | undefined },
): Promise<CommandResult> {
  const { slotId, note } = request;
  return submit(deps, family, {
    ...target(request),
    action: 'cancelAppointment',
    facts: { slotId },
    note,
    body: () => ({ slotId, by: 'family' }),
  });
}

const target = ({ applicationId, clientKey, receivedOn }: FamilyRequest) => ({
  applicationId,
  clientKey,
  receivedOn,
});

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
