import { sql, type EntityManager } from '@mikro-orm/postgresql';

/** 1 registered the child; 2 is the second guardian. */
export type GuardianPosition = 1 | 2;

/** `provider`: works for the provider of several Kitas; `software`: a program of the Kita's, by token. */
export type KitaRole = 'staff' | 'head' | 'provider' | 'software';

/** `auditor` reads and changes nothing. */
export type OfficeRole = 'caseworker' | 'head' | 'auditor';

/**
 * Who acts. Persons: a family (one guardian, for one application), a Kita, the youth office. The portal itself: one case's workflow,
 * or a service (sender, dispatcher, watch), which sees all and is written into no event.
 */
export type Actor =
  | { readonly kind: 'family'; readonly ref: string; readonly guardian: GuardianPosition }
  | {
      readonly kind: 'kita';
      /** The Kita; whoever works for several acts for one at a time. */
      readonly ref: string;
      readonly role: KitaRole;
      /** The signed-in account or token; none in the demonstration. */
      readonly account?: string;
    }
  | {
      readonly kind: 'office';
      /** The signed-in account. */
      readonly ref: string;
      readonly role: OfficeRole;
    }
  | { readonly kind: 'case'; readonly ref: string }
  | { readonly kind: 'service'; readonly ref: string };

/** Whoever holds a registration that is not sent yet: nobody the record knows, and that draft is all they see. */
export interface DraftHolder {
  readonly kind: 'draft';
  readonly ref: string;
}

/** Actors a door may meet. */
export type Person = Extract<Actor, { kind: 'family' | 'kita' | 'office' }>;

export type Family = Extract<Actor, { kind: 'family' }>;

/** Who of the staff it is: a signed-in account or a token; null for a family, and where a demonstration knows none. */
export const accountOf = (person: Person): string | null => {
  if (person.kind === 'office') return person.ref;
  return person.kind === 'kita' ? (person.account ?? null) : null;
};

/** Which guardian of a family acts; null for anyone else. */
export const guardianOf = (actor: Actor): GuardianPosition | null =>
  actor.kind === 'family' ? actor.guardian : null;

/**
 * One unit of work: a fork, one transaction, and the actor that row-level security judges by, reads included. Outside
 * of it nothing of a case is visible.
 */
export async function withActor<T>(
  em: EntityManager,
  actor: Actor | DraftHolder,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  return em.fork().transactional(async (unit) => {
    await become(unit, actor);
    return work(unit);
  });
}

/** A part of a unit of work as another actor; afterwards the first one goes on. */
export async function asActor<T>(
  unit: EntityManager,
  [other, first]: readonly [other: Actor, first: Actor],
  work: () => Promise<T>,
): Promise<T> {
  await become(unit, other);
  const result = await work();
  await become(unit, first);
  return result;
}

async function become(unit: EntityManager, actor: Actor | DraftHolder): Promise<void> {
  const role = 'role' in actor ? actor.role : '';
  await unit.execute(
    sql`select set_config('kita.actor_kind', ${actor.kind}, true), set_config('kita.actor_ref', ${actor.ref}, true),
      set_config('kita.actor_role', ${role}, true)`,
  );
  // Whoever inspects changes nothing, whatever a defect of ours would let them.
  if (actor.kind === 'office' && actor.role === 'auditor')
    await unit.execute('set transaction read only');
}
