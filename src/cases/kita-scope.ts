import type { EntityManager } from '@mikro-orm/postgresql';
import { ageGroupOn } from '../domain/age.ts';
import { acceptedOffer, bookedSlot, type OfferDraft, type Wish } from '../domain/case.ts';
import type { Round } from '../domain/round.ts';
import type { Person } from '../persistence/actor.ts';
import { Contract, SlotRow, type Application } from '../persistence/entities/application.ts';
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

/** Throws `slot.all_taken` where other families have booked every one of these times with the offer's Kita. */
export async function requireFreeTime(
  { em, application, state }: CommandContext,
  offerId: string,
  slots: readonly { readonly startsAt: number }[],
): Promise<void> {
  const offer = acceptedOffer(state);
  // Anything else that speaks against it is for the rules to say.
  if (offer?.id !== offerId || bookedSlot(state) !== undefined) return;
  const booked = await em.find(SlotRow, {
    kitaId: offer.kitaId,
    startsAt: { $in: slots.map(({ startsAt }) => new Date(startsAt)) },
    status: 'booked',
    application: { $ne: application.id },
  });
  const taken = new Set(booked.map(({ startsAt }) => startsAt.getTime()));
  if (slots.length > 0 && slots.every(({ startsAt }) => taken.has(startsAt)))
    throw new DoorError('slot.all_taken');
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
  return person.kind === 'kita'
    ? kitaId === person.ref
    : officeActsFor(em, application.year, kitaId);
}

/** The youth office mediates childminding (null), and acts for a Kita that is not ready to work with the portal. */
export async function officeActsFor(
  em: EntityManager,
  year: number,
  kitaId: string | null,
): Promise<boolean> {
  return kitaId === null || !(await isKitaReady(em, year, kitaId));
}

/** The contract an offer led to. Throws `case.not_found`. */
export async function contractOf(em: EntityManager, offerId: string): Promise<string> {
  const contract = await em.findOne(Contract, { offerId, dissolvedAt: null });
  if (contract === null) throw new DoorError('case.not_found');
  return contract.id;
}

/** A pool whose places fit a child. */
export interface FittingPlaces {
  readonly id: string;
  /** Whose place it is, for childminding. */
  readonly childminder: { readonly id: string; readonly name: string } | null;
  readonly capacity: number;
  readonly promised: number;
}

/**
 * The pools that fit a child's age on the cut-off day and the wished hours: of one Kita at most one, for childminding
 * (null) one of each childminder who takes children now.
 */
export async function placesFor(
  em: EntityManager,
  application: Application,
  round: Round,
  kitaId: string | null,
): Promise<readonly FittingPlaces[]> {
  const child = await em.refreshOrFail(application.child);
  const ageGroup = ageGroupOn(child.birthDate, round.dates.ageCutOffOn);
  const { year, hours } = application;
  const childminders = kitaId === null ? await em.find(Childminder, { active: true }) : [];
  const names = new Map(childminders.map(({ id, displayName }) => [id, displayName]));
  const owner = kitaId === null ? { childminderId: { $in: [...names.keys()] } } : { kitaId };
  const pools = await em.find(Places, { year, ...owner, ageGroup, hours });
  return pools.map(({ id, childminderId, capacity, promised }) => ({
    id,
    childminder:
      childminderId == null ? null : { id: childminderId, name: names.get(childminderId) ?? '' },
    capacity,
    promised,
  }));
}

/**
 * The pool an offer takes its place from. Throws `offer.no_place` where there is none.
 *
 * @param childminderId whose place it is, for a wish for childminding
 */
export async function fittingPlaces(
  { em, application, state }: CommandContext,
  { kitaId }: Pick<Wish, 'kitaId'>,
  childminderId: string | undefined,
): Promise<string> {
  const fitting = await placesFor(em, application, state.round, kitaId);
  const chosen = fitting.find(({ childminder }) => childminder?.id === childminderId);
  if (chosen === undefined) throw new DoorError('offer.no_place');
  return chosen.id;
}
