import type { EntityManager } from '@mikro-orm/postgresql';
import { readList } from '../csv.ts';
import type { Round } from '../domain/round.ts';
import { Childminder } from '../persistence/entities/childminding.ts';
import { Places } from '../persistence/entities/places.ts';
import type { DemoPool } from './kitas.ts';
import { uuidFrom } from './seeded.ts';

const childminders = readList('data/kreis-soest/childminders.csv', [
  'display_name',
  'municipality',
  'hours',
  'places_u3',
  'places_o3',
]).map((row) => ({
  id: uuidFrom(`childminder/${row.municipality}/${row.display_name}`),
  displayName: row.display_name,
  municipality: row.municipality,
  hours: row.hours.split(',').map(Number),
  places: { u3: Number(row.places_u3), o3: Number(row.places_o3) },
}));

/** Adds the childminders of data/kreis-soest/childminders.csv, all invented and marked so. */
export async function addChildminders(em: EntityManager): Promise<void> {
  for (const { places: _, ...childminder } of childminders)
    em.create(Childminder, { ...childminder, active: true, invented: true });
  await em.flush();
}

/** The childminders' places in a round. */
export const childminderPools = ({ year }: Round): readonly DemoPool[] =>
  childminders.flatMap(({ id, hours, places }) =>
    (['u3', 'o3'] as const).flatMap((ageGroup) =>
      hours.map((ofPool) => ({
        id: uuidFrom(`${year}/places/${id}/${ageGroup}/${ofPool}`),
        ownerId: id,
        ageGroup,
        hours: ofPool,
        capacity: places[ageGroup],
      })),
    ),
  );

/** Adds the childminders' places in a round, marked as made up. */
export async function addChildminderPlaces(em: EntityManager, round: Round): Promise<void> {
  for (const { ownerId, ...pool } of childminderPools(round))
    em.create(Places, {
      ...pool,
      year: round.year,
      childminderId: ownerId,
      promised: 0,
      invented: true,
    });
  await em.flush();
}
