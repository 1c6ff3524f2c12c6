import { randomUUID } from 'node:crypto';
import { ageGroupOn } from '../domain/age.ts';
import type { Person } from '../persistence/actor.ts';
import { Places } from '../persistence/entities/places.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError, type CommandResult } from './errors.ts';
import { submit, type CommandContext } from './submit.ts';

/** What a Kita asks of a case; it sees a case only while it is wished for. */
export interface KitaRequest {
  readonly applicationId: string;
  readonly clientKey: string;
}

export function markReviewed(
  deps: CasesDependencies,
  kita: Person,
  request: KitaRequest & { readonly wishId: string },
): Promise<CommandResult> {
  const { applicationId, clientKey, wishId } = request;
  return submit(deps, kita, {
    applicationId,
    action: 'markReviewed',
    clientKey,
    facts: { wishId },
    body: ({ state }) => ({ wishId: ownWish(state.wishes, kita, wishId) }),
  });
}

/** Offers one place of the pool that fits the child's age on the cut-off day and the wished hours. */
export function makeOffer(
  deps: CasesDependencies,
  kita: Person,
  request: KitaRequest & { readonly wishId: string },
): Promise<CommandResult> {
  const { applicationId, clientKey, wishId } = request;
  return submit(deps, kita, {
    applicationId,
    action: 'makeOffer',
    clientKey,
    facts: { wishId },
    body: async (context) => ({
      offerId: context.commandId,
      wishId: ownWish(context.state.wishes, kita, wishId),
      placesId: await fittingPlaces(context, kita.ref),
    }),
  });
}

/** @param request.note the reason, which the family is told. */
export function revokeOffer(
  deps: CasesDependencies,
  kita: Person,
  request: KitaRequest & { readonly offerId: string; readonly note: string },
): Promise<CommandResult> {
  const { applicationId, clientKey, offerId, note } = request;
  return submit(deps, kita, {
    applicationId,
    action: 'revokeOffer',
    clientKey,
    facts: { offerId },
    note,
    body: ({ state }) => ({ offerId: ownOffer(state.offers, kita, offerId) }),
  });
}

/** @param request.slots instants in UTC milliseconds. */
export function proposeSlots(
  deps: CasesDependencies,
  kita: Person,
  request: KitaRequest & {
    readonly offerId: string;
    readonly slots: readonly { readonly startsAt: number; readonly endsAt: number }[];
  },
): Promise<CommandResult> {
  const { applicationId, clientKey, offerId, slots } = request;
  return submit(deps, kita, {
    applicationId,
    action: 'proposeSlots',
    clientKey,
    facts: { offerId, slots },
    body: ({ state }) => ({
      offerId: ownOffer(state.offers, kita, offerId),
      slots: slots.map((slot) => ({
        id: randomUUID(),
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
      })),
    }),
  });
}

export function concludeContract(
  deps: CasesDependencies,
  kita: Person,
  request: KitaRequest & { readonly offerId: string },
): Promise<CommandResult> {
  const { applicationId, clientKey, offerId } = request;
  return submit(deps, kita, {
    applicationId,
    action: 'concludeContract',
    clientKey,
    facts: { offerId },
    body: ({ state, commandId }) => ({
      offerId: ownOffer(state.offers, kita, offerId),
      contractId: commandId,
    }),
  });
}

/** The workflow knows every Kita's wishes and offers; a Kita speaks of its own only. */
function ownWish(wishes: CommandContext['state']['wishes'], kita: Person, wishId: string): string {
  const wish = wishes.find((candidate) => candidate.id === wishId && candidate.kitaId === kita.ref);
  if (wish === undefined) throw new DoorError('case.not_found');
  return wish.id;
}

function ownOffer(
  offers: CommandContext['state']['offers'],
  kita: Person,
  offerId: string,
): string {
  const offer = offers.find(
    (candidate) => candidate.id === offerId && candidate.kitaId === kita.ref,
  );
  if (offer === undefined) throw new DoorError('case.not_found');
  return offer.id;
}

async function fittingPlaces(
  { em, application, state }: CommandContext,
  kitaId: string,
): Promise<string> {
  const child = await em.refreshOrFail(application.child);
  const ageGroup = ageGroupOn(child.birthDate, state.round.dates.ageCutOffOn);
  const places = await em.findOne(Places, {
    year: application.year,
    kitaId,
    ageGroup,
    hours: application.hours,
  });
  if (places === null) throw new DoorError('offer.no_place');
  return places.id;
}
