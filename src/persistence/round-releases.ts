import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from './actor.ts';
import { RoundRelease } from './entities/round-office.ts';

/** The years whose rounds families can register into once they have opened. */
export async function releasedYears(em: EntityManager): Promise<ReadonlySet<number>> {
  return new Set((await em.find(RoundRelease, {})).map(({ year }) => year));
}

export interface Release {
  readonly year: number;
  readonly at: number;
  readonly by: Actor;
  readonly missingKitaIds: readonly string[];
  /** Needed where Kitas are missing. */
  readonly reason: string | null;
}

/** Releases a round once; a later release changes nothing. */
export async function addRelease(
  em: EntityManager,
  { year, at, by, missingKitaIds, reason }: Release,
): Promise<void> {
  await em
    .createQueryBuilder(RoundRelease)
    .insert({
      year,
      releasedAt: new Date(at),
      actorKind: by.kind,
      actorRef: by.ref,
      missingKitaIds: [...missingKitaIds],
      reason,
    })
    .onConflict('year')
    .ignore()
    .execute();
}
