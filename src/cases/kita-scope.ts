import type { EntityManager } from '@mikro-orm/postgresql';
import { ageGroupOn } from '../domain/age.ts';
import type { OfferDraft, Wish } from '../domain/case.ts';
import type { Person } from '../persistence/actor.ts';
import { Contract } from '../persistence/entities/application.ts';
import { Childminder } from '../persistence/entities/childminding.ts';
import { Places } from '../persistence/entities/places.ts';
import { isKitaReady } from '../persistence/kita-connections.ts';
import { DoorError } from './errors.ts';
import type { CommandContext } from './submit.ts';

/**
 * What of a case a person may speak of. The workflow knows every Kita's wishes and offers; a Kita speaks of its own
 * only, the office of childminding and of Kitas that are not ready. Anything else does not exist: `case.not_found`.
 */
export async function ownWish(
  context: CommandContext,
  person: Person,
  wishId: string,
): Promise<Wish> {
  const wish = context.state.wishes.find(({ id }) => id === wishId);
  return own(context, person, wish);
}

/** An offer, or what is prepared as one. */
export async function ownOffer(
  context: CommandContext,
  person: Person,
  offerId: string,
): Promise<string> {
  const { drafts, offers } = context.state;
  const offer = [...drafts, ...offers].find(({ id }) => id === offerId);
  return (await own<Pick<OfferDraft, 'id' | 'kitaId'>>(context, person, offer)).id;
}

export async function ownSlot(
  context: CommandContext,
  person: Person,
  slotId: string,
): Promise<string> {
  const slot = context.state.slots.find(({ id }) => id === slotId);
  return (await own(context, person, slot)).id;
}

async function own<T extends { readonly kitaId: string | null }>(
  context: CommandContext,
  person: Person,
  thing: T | undefined,
): Promise<T> {
  if (thing === undefined || !(await speaksFor(context, person, thing.kitaId)))
    throw new DoorError('case.not_found');
  return thing;
}

async function speaksFor(
  { em, application }: CommandContext,
  person: Person,
  kitaId: string | null,
): Promise<boolean> {
  if (person.kind === 'kita') return kitaId === person.ref;
  return kitaId === null || !(await isKitaReady(em, application.year, kitaId));
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
