import type { EntityManager } from '@mikro-orm/postgresql';
import { ageGroupOn } from '../domain/age.ts';
import type { Wish } from '../domain/case.ts';
import type { Person } from '../persistence/actor.ts';
import { Contract } from '../persistence/entities/application.ts';
import { Childminder } from '../persistence/entities/childminding.ts';
import { Places } from '../persistence/entities/places.ts';
import { DoorError } from './errors.ts';
import type { CommandContext } from './submit.ts';

/**
 * What of a case a person may speak of. The workflow knows every Kita's wishes and offers; a Kita speaks of its own
 * only, the office of childminding. Anything else does not exist: `case.not_found`.
 */
export async function ownWish(
  { state }: CommandContext,
  person: Person,
  wishId: string,
): Promise<Wish> {
  const wish = state.wishes.find(({ id }) => id === wishId);
  if (wish === undefined || !speaksFor(person, wish.kitaId)) throw new DoorError('case.not_found');
  return wish;
}

/** An offer, or what is prepared as one. */
export async function ownOffer(
  { state }: CommandContext,
  person: Person,
  offerId: string,
): Promise<string> {
  const offer = [...state.drafts, ...state.offers].find(({ id }) => id === offerId);
  if (offer === undefined || !speaksFor(person, offer.kitaId))
    throw new DoorError('case.not_found');
  return offer.id;
}

export async function ownSlot(
  { state }: CommandContext,
  person: Person,
  slotId: string,
): Promise<string> {
  const slot = state.slots.find(({ id }) => id === slotId);
  if (slot === undefined || !speaksFor(person, slot.kitaId)) throw new DoorError('case.not_found');
  return slot.id;
}

function speaksFor(person: Person, kitaId: string | null): boolean {
  return person.kind === 'kita' ? kitaId === person.ref : kitaId === null;
}

/** The contract an offer led to. Throws `case.not_found`. */
export async function contractOf(em: EntityManager, offerId: string): Promise<string> {
  const contract = await em.findOne(Contract, { offerId, dissolvedAt: null });
  if (contract === null) throw new DoorError('case.not_found');
  return contract.id;
}

/** The pool whose places fit the child. Throws `offer.no_place` where there is none. */
export async function fittingPlaces(
  { em, application, state }: CommandContext,
  { kitaId }: Pick<Wish, 'kitaId'>,
  childminderId: string | undefined,
): Promise<string> {
  const child = await em.refreshOrFail(application.child);
  const ageGroup = ageGroupOn(child.birthDate, state.round.dates.ageCutOffOn);
  const { year, hours } = application;
  const owner = kitaId === null ? { childminderId: await active(em, childminderId) } : { kitaId };
  const places = await em.findOne(Places, { year, ...owner, ageGroup, hours });
  if (places === null) throw new DoorError('offer.no_place');
  return places.id;
}

/** A childminder who takes children now. */
async function active(em: EntityManager, id: string | undefined): Promise<string> {
  const known = id === undefined ? null : await em.findOne(Childminder, { id, active: true });
  if (known === null) throw new DoorError('offer.no_place');
  return known.id;
}
