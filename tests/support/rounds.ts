import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Round } from '../../src/domain/round.ts';
import { Places } from '../../src/persistence/entities/places.ts';
import { addRelease } from '../../src/persistence/round-releases.ts';
import { addRoundRevision } from '../../src/persistence/rounds.ts';
import { releaseOf, type TestKita } from './portal.ts';

/** Another year beside the portal's own, with places in every Kita; released unless told otherwise. */
export async function addRound(
  owner: MikroORM,
  round: Round,
  kitas: readonly TestKita[],
  isReleased = true,
): Promise<void> {
  const em = owner.em.fork();
  await em.execute('insert into round (year) values (?)', [round.year]);
  addRoundRevision(em, round, Date.now());
  for (const { id } of kitas)
    em.create(Places, {
      id: randomUUID(),
      year: round.year,
      kitaId: id,
      ageGroup: 'o3',
      hours: 35,
      capacity: 10,
      promised: 0,
      invented: true,
    });
  await em.flush();
  if (isReleased) await addRelease(em, releaseOf(round.year));
}
