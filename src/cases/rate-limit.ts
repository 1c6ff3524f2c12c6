import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { withActor } from '../persistence/actor.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError, type DoorErrorCode } from './errors.ts';

/** A quarter of an hour, for what somebody guesses at. */
const WINDOW_MINUTES = 15;
/** A day, for what would fill somebody's mailbox. */
export const DAY_MINUTES = 1440;

const windowStart = (minutes: number) =>
  sql`date_bin(make_interval(mins => ${minutes}), clock_timestamp(), timestamptz '2020-01-01')`;

/**
 * Counts an attempt under a key. Throws `code` when there were more than `limit` in this window. Keys are
 * forgotten after a day.
 */
export async function countAttempt(
  { orm }: Pick<CasesDependencies, 'orm'>,
  key: string,
  limit: number,
  code: Extract<DoorErrorCode, `${string}.too_many_${string}` | 'rate.limited'>,
  minutes = WINDOW_MINUTES,
): Promise<void> {
  const count = await withActor(orm.em, { kind: 'service', ref: 'door' }, async (em) => {
    await em.execute(
      sql`delete from rate_limit where window_starts_at < clock_timestamp() - interval '1 day'`,
    );
    return countOne(em, key, minutes);
  });
  if (count > limit) throw new DoorError(code);
}

/** One more under a key in this window. Resolves with how many there are now. */
export async function countOne(em: EntityManager, key: string, minutes: number): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(sql`
    insert into rate_limit (key, window_starts_at, count) values (${key}, ${windowStart(minutes)}, 1)
    on conflict (key, window_starts_at) do update set count = rate_limit.count + 1
    returning count`);
  return row?.count ?? 0;
}

/** How many there are under a key in this window. */
export async function countedSoFar(
  em: EntityManager,
  key: string,
  minutes: number,
): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(sql`
    select count from rate_limit where key = ${key} and window_starts_at = ${windowStart(minutes)}`);
  return row?.count ?? 0;
}

/** An attempt that was right does not count: nobody is locked out for coming often. */
export async function takeBackAttempts(
  { orm }: Pick<CasesDependencies, 'orm'>,
  keys: readonly string[],
): Promise<void> {
  await withActor(orm.em, { kind: 'service', ref: 'door' }, (em) =>
    em.execute(sql`
      update rate_limit set count = count - 1
      where key in (${keys}) and count > 0 and window_starts_at = ${windowStart(WINDOW_MINUTES)}`),
  );
}
