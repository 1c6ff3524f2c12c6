import { sql, type MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { every, type Loop } from '../loop.ts';
import { withActor } from './actor.ts';

const EVERY_MS = 10_000;
/** A worker not heard of for this long is taken for gone. */
const SILENCE_MS = 30_000;

/** Writes a row every ten seconds, so that anyone who reads PostgreSQL knows whether a worker is there. */
export function beatHeart(
  orm: MikroORM,
  {
    workerId,
    clock,
    logger,
  }: { readonly workerId: string; readonly clock: () => number; readonly logger: Logger },
): Loop {
  const startedAt = new Date(clock());
  return every(EVERY_MS, logger, 'heartbeat', () =>
    withActor(orm.em, { kind: 'service', ref: 'worker' }, async (em) => {
      const seenAt = new Date(clock());
      await em.execute(sql`
        insert into worker_heartbeat (worker_id, started_at, seen_at) values (${workerId}, ${startedAt}, ${seenAt})
        on conflict (worker_id) do update set seen_at = excluded.seen_at`);
    }),
  );
}

/** When a worker was last heard of, and whether that is recent; null: never. */
export async function lastHeartbeat(
  orm: MikroORM,
  now: number,
): Promise<{ readonly at: number; readonly alive: boolean } | null> {
  return withActor(orm.em, { kind: 'service', ref: 'health' }, async (em) => {
    const [row] = await em.execute<{ at: Date | string | null }[]>(
      'select max(seen_at) as at from worker_heartbeat',
    );
    if (row?.at == null) return null;
    const at = new Date(row.at).getTime();
    return { at, alive: now - at < SILENCE_MS };
  });
}
