import type { EntityManager } from '@mikro-orm/postgresql';
import { Kita } from './entities/places.ts';
import { KitaConnection } from './entities/round-office.ts';

/** Whether a Kita works with the portal itself in a round; for one that does not, the youth office acts. */
export async function isKitaReady(
  em: EntityManager,
  year: number,
  kitaId: string,
): Promise<boolean> {
  return (await em.count(KitaConnection, { year, kitaId, readyAt: { $ne: null } })) > 0;
}

/** The Kitas that are not ready for a round, by name. */
export async function missingKitas(
  em: EntityManager,
  year: number,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const ready = await em.find(KitaConnection, { year, readyAt: { $ne: null } });
  const readyIds = new Set(ready.map(({ kitaId }) => kitaId));
  const kitas = await em.find(Kita, {}, { fields: ['id', 'name'], orderBy: { name: 'asc' } });
  return kitas.filter(({ id }) => !readyIds.has(id)).map(({ id, name }) => ({ id, name }));
}
