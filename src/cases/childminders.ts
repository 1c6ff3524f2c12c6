import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { AGE_GROUPS, type AgeGroup } from '../domain/age.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { Childminder } from '../persistence/entities/childminding.ts';
import { Places } from '../persistence/entities/places.ts';
import { constraintOf } from '../persistence/walls.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { requirePermission, requireRound } from './require.ts';
import { requireRevision, revisionOf } from './revision.ts';
import { textLineSchema } from './registration-fields.ts';
import { municipalities } from './responsibility.ts';

type Deps = Pick<CasesDependencies, 'orm'>;

/** A pool of equal places with a childminder in one round. */
export interface ChildminderPool {
  readonly ageGroup: AgeGroup;
  /** Hours a week. */
  readonly hours: number;
  readonly capacity: number;
  readonly promised: number;
}

export interface ChildminderInfo {
  readonly id: string;
  readonly displayName: string;
  readonly municipality: string;
  readonly hours: readonly number[];
  /** Takes children; places of one who does not are kept, and not offered. */
  readonly active: boolean;
  readonly invented: boolean;
  /** Names what people edit of it, in all rounds: not how many places are promised. */
  readonly revision: string;
  readonly pools: readonly ChildminderPool[];
}

/** The childminders by municipality and name, with their places in a round. */
export async function readChildminders(
  deps: Deps,
  office: Person,
  year: number,
): Promise<readonly ChildminderInfo[]> {
  requirePermission(office, 'childminding.read');
  return withActor(deps.orm.em, office, (em) => childmindersIn(em, year));
}

export async function childmindersIn(
  em: EntityManager,
  year: number,
): Promise<readonly ChildminderInfo[]> {
  const rows = await em.find(
    Childminder,
    {},
    { orderBy: { municipality: 'asc', displayName: 'asc' } },
  );
  const places = await em.find(
    Places,
    { childminderId: { $ne: null } },
    { orderBy: { year: 'asc', ageGroup: 'desc', hours: 'asc' } },
  );
  const placesOf = Map.groupBy(places, ({ childminderId }) => childminderId);
  return rows.map((row) => ({
    id: row.id,
    displayName: row.displayName,
    municipality: row.municipality,
    hours: row.hours,
    active: row.active,
    invented: row.invented,
    revision: childminderRevision(row, placesOf.get(row.id) ?? []),
    pools: (placesOf.get(row.id) ?? [])
      .filter((pool) => pool.year === year)
      .map(({ ageGroup, hours: ofPool, capacity, promised }) => ({
        ageGroup,
        hours: ofPool,
        capacity,
        promised,
      })),
  }));
}

const childminderRevision = (
  { displayName, municipality, hours, active }: Childminder,
  places: readonly Places[],
): string =>
  revisionOf({
    displayName,
    municipality,
    hours,
    active,
    places: places.map((pool) => [pool.year, pool.ageGroup, pool.hours, pool.capacity]),
  });

const hoursSchema = z.int('missing').min(5, 'not_offered').max(60, 'not_offered');

export const childminderSchema = z.strictObject({
  displayName: textLineSchema(80),
  municipality: z.enum(
    municipalities.filter(({ responsible }) => responsible).map(({ name }) => name),
    'choose',
  ),
  hours: z
    .array(hoursSchema)
    .min(1, 'choose')
    .max(10, 'not_offered')
    .transform((hours) => [...new Set(hours)].toSorted((a, b) => a - b)),
});
export type NewChildminder = z.output<typeof childminderSchema>;

/** @param id chosen by the client, so that a repeated click adds nobody. Throws `input.invalid`. */
export async function addChildminder(
  deps: Deps,
  office: Person,
  { id, ...fresh }: NewChildminder & { readonly id: string },
): Promise<void> {
  requirePermission(office, 'childminding.manage');
  try {
    await withActor(deps.orm.em, office, async (em) => {
      if ((await em.count(Childminder, { id })) > 0) return;
      em.create(Childminder, { id, ...fresh, active: true, invented: false });
      await em.flush();
    });
  } catch (error) {
    // The other one of two clicks at once.
    if (constraintOf(error) === 'childminder_pkey') return;
    if (constraintOf(error) !== 'childminder_once') throw error;
    throw new DoorError('input.invalid', [{ field: 'displayName', problem: 'known_childminder' }]);
  }
}

export const childminderPlacesSchema = z.strictObject({
  year: z.int(),
  ageGroup: z.enum(AGE_GROUPS, 'choose'),
  hours: hoursSchema,
  capacity: z.int('missing').min(0, 'not_a_number').max(20, 'not_a_number'),
});
export type ChildminderPlaces = z.output<typeof childminderPlacesSchema>;

/** Sets how many places a childminder has. Throws `input.invalid` below what is promised, `case.not_found`, `revision.stale`. */
export async function setChildminderPlaces(
  deps: Deps,
  office: Person,
  { id, expected, ...pool }: ChildminderPlaces & Edit,
): Promise<void> {
  requirePermission(office, 'childminding.manage');
  const { year, ageGroup, hours, capacity } = pool;
  try {
    // Rows of places are changed by the portal only, never by a person: it is their capacity that the office sets.
    await withActor(deps.orm.em, { kind: 'service', ref: 'childminders' }, async (em) => {
      const { hours: offered } = await requireChildminder(em, { id, expected });
      await requireRound(em, year);
      if (!offered.includes(hours))
        throw new DoorError('input.invalid', [{ field: 'hours', problem: 'not_offered' }]);
      await em.execute(sql`
        insert into places (id, year, childminder_id, age_group, hours, capacity)
        values (${randomUUID()}, ${year}, ${id}, ${ageGroup}, ${hours}, ${capacity})
        on conflict (year, childminder_id, age_group, hours) do update set capacity = excluded.capacity`);
    });
  } catch (error) {
    if (constraintOf(error) !== 'places_promised_within_capacity') throw error;
    throw new DoorError('input.invalid', [{ field: 'capacity', problem: 'below_promised' }]);
  }
}

/** Whether a childminder takes children. Throws `case.not_found`, `revision.stale`. */
export async function setChildminderActive(
  deps: Deps,
  office: Person,
  { id, active, expected }: Edit & { readonly active: boolean },
): Promise<void> {
  requirePermission(office, 'childminding.manage');
  await withActor(deps.orm.em, office, async (em) => {
    await requireChildminder(em, { id, expected });
    await em.nativeUpdate(Childminder, { id }, { active });
  });
}

/** Which childminder, and which revision of it the office saw. */
interface Edit {
  readonly id: string;
  readonly expected?: string | undefined;
}

/** Locks it, so that of two who saw the same one only the first edits it. */
async function requireChildminder(em: EntityManager, { id, expected }: Edit): Promise<Childminder> {
  const childminder = await em.findOne(
    Childminder,
    { id },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (childminder === null) throw new DoorError('case.not_found');
  const places = await em.find(
    Places,
    { childminderId: id },
    { orderBy: { year: 'asc', ageGroup: 'desc', hours: 'asc' } },
  );
  requireRevision(expected, childminderRevision(childminder, places));
  return childminder;
}
