import type { EntityManager } from '@mikro-orm/postgresql';
import { readList } from '../csv.ts';
import type { Round } from '../domain/round.ts';
import { Childminder } from '../persistence/entities/childminding.ts';
import { Places } from '../persistence/entities/places.ts';
import { uuidFrom } from './seeded.ts';

const rows = readList('data/kreis-soest/childminders.csv', [
  'display_name',
  'municipality',
  'hours',
  'places_u3',
  'places_o3',
]);

/** Adds the childminders of data/kreis-soest/childminders.csv, all invented and marked so, unless there are any. */
export async function addChildminders(em: EntityManager, round: Round): Promise<void> {
  if ((await em.count(Childminder)) > 0) return;
  for (const row of rows) {
    const hours = row.hours.split(',').map(Number);
    const id = uuidFrom(`childminder/${row.municipality}/${row.display_name}`);
    em.create(Childminder, {
      id,
      displayName: row.display_name,
      municipality: row.municipality,
      hours,
      active: true,
      invented: true,
    });
    await em.flush();
    for (const [ageGroup, capacity] of [
      ['u3', Number(row.places_u3)],
      ['o3', Number(row.places_o3)],
    ] as const) {
      for (const ofPool of hours) {
        em.create(Places, {
          id: uuidFrom(`${round.year}/places/${id}/${ageGroup}/${ofPool}`),
          year: round.year,
          childminderId: id,
          ageGroup,
          hours: ofPool,
          capacity,
          promised: 0,
          invented: true,
        });
      }
    }
  }
  await em.flush();
}
