import { randomUUID } from 'node:crypto';
import type { ContractFailure } from '../domain/commands.ts';
import type { Person } from '../persistence/actor.ts';
import { defined } from './defined.ts';
import type { CasesDependencies } from './dependencies.ts';
import type { CommandResult } from './errors.ts';
import {
  contractOf,
  fittingPlaces,
  ownOffer,
  ownSlot,
  ownWish,
  requireFreeTime,
} from './kita-scope.ts';
import { submit, type CommandContext } from './submit.ts';

/**
 * What a Kita asks of a case; it sees a case only while it is wished for. The youth office asks the same for
 * childminding and for a Kita that is not ready.
 */
export interface KitaRequest {
  readonly applicationId: string;
  readonly clientKey: string;
}
type OfWish = KitaRequest & { readonly wishId: string };
type OfOffer = KitaRequest & { readonly offerId: string };
type OfSlot = KitaRequest & { readonly slotId: string };

export function markReviewed(
  deps: CasesDependencies,
  kita: Person,
  request: OfWish,
): Promise<CommandResult> {
  return submit(deps, kita, {
    ...target(request),
    action: 'markReviewed',
    facts: { wishId: request.wishId },
    body: async (context) => ({ wishId: (await ownWish(context, kita, request.wishId)).id }),
  });
}

export function confirmVisit(
  deps: CasesDependencies,
  kita: Person,
  request: OfWish,
): Promise<CommandResult> {
  return submit(deps, kita, {
    ...target(request),
    action: 'confirmVisit',
    facts: { wishId: request.wishId },
    body: async (context) => ({ wishId: (await ownWish(context, kita, request.wishId)).id }),
  });
}

/**
 * Offers one place of the pool that fits the child's age on the cut-off day and the wished hours.
 *
 * @param request.childminderId whose place it is, for a wish for childminding
 */
export function makeOffer(
  deps: CasesDependencies,
  kita: Person,
  request: OfWish & { readonly childminderId?: string | undefined },
): Promise<CommandResult> {
  return submit(deps, kita, { ...target(request), action: 'makeOffer', ...offered(kita, request) });
}

/** The same, but it goes out only when a person has released it and its instant has come. */
export function prepareOffer(
  deps: CasesDependencies,
  kita: Person,
  request: OfWish & { readonly childminderId?: string | undefined },
): Promise<CommandResult> {
  return submit(deps, kita, {
    ...target(request),
    action: 'prepareOffer',
    ...offered(kita, request),
  });
}

export function releaseOffer(
  deps: CasesDependencies,
  kita: Person,
  request: OfOffer,
): Promise<CommandResult> {
  return submit(deps, kita, {
    ...target(request),
    action: 'releaseOffer',
    facts: { offerId: request.offerId },
    body: async (context) => ({ offerId: await ownOffer(context, kita, request.offerId) }),
  });
}

/** @param request.note the reason, which the family is told; of what has not gone out it never hears. */
export function revokeOffer(
  deps: CasesDependencies,
  kita: Person,
  request: OfOffer & { readonly note: string | undefined },
): Promise<CommandResult> {
  return submit(deps, kita, {
    ...target(request),
    action: 'revokeOffer',
    facts: { offerId: request.offerId },
    note: request.note,
    body: async (context) => ({ offerId: await ownOffer(context, kita, request.offerId) }),
  });
}

/**
 * The same times may be proposed to several families: whoever books first has the time. Throws `slot.all_taken` where
 * that has happened to each of them already.
 *
 * @param request.slots instants in UTC milliseconds.
 */
export function proposeSlots(
  deps: CasesDependencies,
  kita: Person,
  request: OfOffer & {
    readonly slots: readonly { readonly startsAt: number; readonly endsAt: number }[];
  },
): Promise<CommandResult> {
  const { offerId, slots } = request;
  return submit(deps, kita, {
    ...target(request),
    action: 'proposeSlots',
    facts: { offerId, slots },
    body: async (context) => {
      const own = await ownOffer(context, kita, offerId);
      await requireFreeTime(context, own, slots);
      return {
        offerId: own,
        slots: slots.map(({ startsAt, endsAt }) => ({ id: randomUUID(), startsAt, endsAt })),
      };
    },
  });
}

/** @param request.note the reason, which the family is told. */
export function cancelAppointment(
  deps: CasesDependencies,
  kita: Person,
  request: OfSlot & { readonly note: string },
): Promise<CommandResult> {
  return submit(deps, kita, {
    ...target(request),
    action: 'cancelAppointment',
    facts: { slotId: request.slotId },
    note: request.note,
    body: async (context) => ({
      slotId: await ownSlot(context, kita, request.slotId),
      by: 'kita',
    }),
  });
}

export function recordNoShow(
  deps: CasesDependencies,
  kita: Person,
  request: OfSlot,
): Promise<CommandResult> {
  return submit(deps, kita, {
    ...target(request),
    action: 'recordNoShow',
    facts: { slotId: request.slotId },
    body: async (context) => ({ slotId: await ownSlot(context, kita, request.slotId) }),
  });
}

/** What a contract says; default: what the family wished for. */
export interface Terms {
  /** First day of care, `YYYY-MM-DD`. */
  readonly startsOn?: string | undefined;
  /** Hours of care a week. */
  readonly hours?: number | undefined;
}

export function concludeContract(
  deps: CasesDependencies,
  kita: Person,
  request: OfOffer & Terms,
): Promise<CommandResult> {
  const { offerId, startsOn, hours } = request;
  return submit(deps, kita, {
    ...target(request),
    action: 'concludeContract',
    facts: defined({ offerId, startsOn, hours }),
    body: async (context) => ({
      offerId: await ownOffer(context, kita, offerId),
      contractId: context.commandId,
      startsOn: startsOn ?? context.application.wishedStartOn,
      hours: hours ?? context.application.hours,
    }),
  });
}

export function correctContract(
  deps: CasesDependencies,
  kita: Person,
  request: OfOffer & { readonly startsOn: string; readonly hours: number },
): Promise<CommandResult> {
  const { offerId, startsOn, hours } = request;
  return submit(deps, kita, {
    ...target(request),
    action: 'correctContract',
    facts: { offerId, startsOn, hours },
    body: async (context) => ({
      contractId: await contractOf(context.em, await ownOffer(context, kita, offerId)),
      startsOn,
      hours,
    }),
  });
}

/** @param request.note what happened, which the family is told. */
export function contractFailed(
  deps: CasesDependencies,
  kita: Person,
  request: OfOffer & { readonly reason: ContractFailure; readonly note: string },
): Promise<CommandResult> {
  const { offerId, reason, note } = request;
  return submit(deps, kita, {
    ...target(request),
    action: 'contractFailed',
    facts: { offerId, reason },
    note,
    body: async (context) => ({ offerId: await ownOffer(context, kita, offerId), reason }),
  });
}

const target = ({ applicationId, clientKey }: KitaRequest) => ({ applicationId, clientKey });

function offered(
  kita: Person,
  {
    wishId,
    childminderId,
  }: { readonly wishId: string; readonly childminderId?: string | undefined },
) {
  return {
    facts: defined({ wishId, childminderId }),
    body: async (context: CommandContext) => {
      const wish = await ownWish(context, kita, wishId);
      return {
        offerId: context.commandId,
        wishId: wish.id,
        placesId: await fittingPlaces(context, wish, childminderId),
        ...(wish.kitaId === null ? { childminderId: childminderId ?? null } : {}),
      };
    },
  };
}
