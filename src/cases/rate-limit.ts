import { sql } from '@mikro-orm/postgresql';
import { withActor } from '../persistence/actor.ts';
import type { CasesDependencies } from './dependencies.ts';

/** How often something may be tried within a window of time. */
export interface Limit {
  readonly attempts: number;
  readonly minutes: number;
}

/**
 * Counts one attempt in PostgreSQL, so that all processes count together; a window is forgotten after a day.
 *
 * @param key what is counted; nothing personal but an address or a case number
 * @returns whether it was one too many
 */
export async function isOneTooMany(
  { orm }: Pick<CasesDependencies, 'orm'>,
  key: string,
  { attempts, minutes }: Limit,
): Promise<boolean> {
  const count = await withActor(orm.em, { kind: 'service', ref: 'door' }, async (em) => {
    await em.execute(
      sql`delete from rate_limit where window_starts_at < clock_timestamp() - interval '1 day'`,
    );
    const [row] = await em.execute<{ count: number }[]>(sql`
      insert into rate_limit (key, window_starts_at, count)
      values (${key}, date_bin(make_interval(mins => ${minutes}), clock_timestamp(), timestamptz '2020-01-01'), 1)
      on conflict (key, window_starts_at) do update set count = rate_limit.count + 1
      returning count`);
    return row?.count ?? 0;
  });
  return count > attempts;
}
