import { randomUUID } from 'node:crypto';
import { LockMode, sql, type EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { AGE_GROUPS } from '../domain/age.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { Contract, OfferRow } from '../persistence/entities/application.ts';
import { Places } from '../persistence/entities/places.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError, type FieldProblem } from './errors.ts';
import { toPool, type Pool } from './read/kita-applicants.ts';
import { requirePermission, requireRound } from './require.ts';
import { requireRevision, revisionOf } from './revision.ts';

type Deps = Pick<CasesDependencies, 'orm'>;

/** A pool with what has become of its places. */
export interface KitaPool extends Pool {
  /** Of the promised ones, those with a contract. */
  readonly contracted: number;
}

export interface KitaPlaces {
  readonly year: number;
  /** Changes with every change of a capacity; whoever edits says which one it has read. */
  readonly revision: string;
  /** Hours a week that the round knows, or a pool has. */
  readonly hours: readonly number[];
  readonly pools: readonly KitaPool[];
}

/** A Kita's places in one round. Throws `case.not_found` for a year without a round. */
export async function readKitaPlaces(deps: Deps, kita: Person, year: number): Promise<KitaPlaces> {
  requirePermission(kita, 'kita.cases.read');
  return withActor(deps.orm.em, kita, async (em) => {
    const { rules } = await requireRound(em, year);
    const rows = await poolsOf(em, kita, year);
    const contracted = await contractedPlaces(em, kita, year);
    const hours = [...new Set([...rules.hours, ...rows.map((row) => row.hours)])];
    return {
      year,
      revision: placesRevision(kita, rows),
      hours: hours.toSorted((a, b) => a - b),
      pools: rows.map((row) => ({ ...toPool(row), contracted: contracted.get(row.id) ?? 0 })),
    };
  });
}

export const capacitySchema = z.strictObject({
  ageGroup: z.enum(AGE_GROUPS, 'choose'),
  hours: z.int('missing').min(5, 'not_offered').max(60, 'not_offered'),
  capacity: z.int('not_a_number').min(0, 'not_a_number').max(300, 'not_a_number'),
});
export type Capacity = z.output<typeof capacitySchema>;

/** The name of a pool's field, in forms and problems. */
export const capacityField = ({ ageGroup, hours }: Pick<Capacity, 'ageGroup' | 'hours'>): string =>
  `${ageGroup}-${hours}`;

/**
 * Sets how many places a Kita has; pools not named stay. Throws `revision.stale` when somebody else has changed them
 * since `revision`, `input.invalid` below what is promised, with the pool as the field.
 */
export async function setKitaPlaces(
  deps: Deps,
  kita: Person,
  request: {
    readonly year: number;
    readonly revision: string;
    readonly capacities: readonly Capacity[];
  },
): Promise<void> {
  requirePermission(kita, 'kita.profile');
  // Rows of places are changed by the portal only, never by a person: it is their capacity that a head sets.
  await withActor(deps.orm.em, { kind: 'service', ref: 'kita places' }, async (em) => {
    const { rules } = await requireRound(em, request.year);
    // One head after the other, whether the Kita has a pool yet or not; nobody who only refers to the Kita waits for it.
    await em.execute(sql`select from kita where id = ${kita.ref} for no key update`);
    // Locked: what is promised meanwhile waits, and is then refused by the wall if no place is left.
    const rows = await poolsOf(em, kita, request.year, { lockMode: LockMode.PESSIMISTIC_WRITE });
    requireRevision(request.revision, placesRevision(kita, rows));
    const known = new Map(rows.map((row) => [capacityField(row), row]));
    const problems = request.capacities.flatMap((wanted): FieldProblem[] => {
      const field = capacityField(wanted);
      const row = known.get(field);
      if (row === undefined && !rules.hours.includes(wanted.hours))
        return [{ field, problem: 'not_offered' }];
      return wanted.capacity < (row?.promised ?? 0) ? [{ field, problem: 'below_promised' }] : [];
    });
    if (problems.length > 0) throw new DoorError('input.invalid', problems);
    for (const { ageGroup, hours, capacity } of request.capacities) {
      const row = known.get(capacityField({ ageGroup, hours }));
      if (row !== undefined && row.capacity !== capacity)
        em.assign(row, { capacity, invented: false });
      if (row === undefined && capacity > 0)
        em.create(Places, {
          id: randomUUID(),
          year: request.year,
          kitaId: kita.ref,
          ageGroup,
          hours,
          capacity,
          promised: 0,
          invented: false,
        });
    }
    await em.flush();
  });
}

const poolsOf = (
  em: EntityManager,
  kita: Person,
  year: number,
  options: { readonly lockMode?: LockMode.PESSIMISTIC_WRITE } = {},
): Promise<Places[]> =>
  em.find(Places, { kitaId: kita.ref, year }, { ...options, orderBy: { id: 'asc' } });

/**
 * Of this Kita: whoever works for two may have chosen the other one in another tab. Says nothing of how many are promised:
 * that changes by itself, and is no reason to type again.
 */
function placesRevision(kita: Person, rows: readonly Places[]): string {
  const capacities = rows.map((row) => `${capacityField(row)}=${row.capacity}`).toSorted();
  return revisionOf({ kita: kita.ref, capacities });
}

/** How many places of each pool have a contract. */
async function contractedPlaces(
  em: EntityManager,
  kita: Person,
  year: number,
): Promise<ReadonlyMap<string, number>> {
  const contracts = await em.find(Contract, { kitaId: kita.ref, year, dissolvedAt: null });
  const offers = await em.find(OfferRow, { id: { $in: contracts.map(({ offerId }) => offerId) } });
  const counts = new Map<string, number>();
  for (const { placesId } of offers) counts.set(placesId, (counts.get(placesId) ?? 0) + 1);
  return counts;
}
