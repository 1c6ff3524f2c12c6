import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { GIVE_UP_AFTER_MS } from '../notices/attempts.ts';
import { withActor, type Actor } from '../persistence/actor.ts';
import { bound, PERSONAL_TABLES } from '../persistence/personal-tables.ts';
import { describeFault } from '../temporal/fault-interceptor.ts';
import type { EraserDependencies } from './erase.ts';

const ERASER: Actor = { kind: 'service', ref: 'eraser' };
const AT_ONCE = 20;

/** Deletes the rows of every request that is due, each in a transaction of its own; one that fails holds up no other. */
export async function eraseRows(deps: EraserDependencies): Promise<void> {
  const due = await withActor(deps.eraser.em, ERASER, (em) => dueRequests(em, deps.clock()));
  for (const { id } of due) {
    try {
      await withActor(deps.eraser.em, ERASER, (em) => eraseRowsOf(em, id, deps.clock()));
    } catch (error) {
      deps.logger.error({ requestId: id, ...describeFault(error) }, 'rows not erased, tried again');
    }
  }
}

/**
 * Due, closed, and told: the second announcement was written where one is owed, and no announcement is still on its way
 * to the family. A mail that is refused for so long that it is given up stands in the office's list and delays no more.
 */
const isDue = (now: number) => sql`
  r.state = 'announced' and (r.reason = 'request' or r.reminded_at is not null)
  and exists (select from application a where a.id = r.application_id and a.closed_at is not null
    and r.due_at <= ${new Date(now)}::timestamptz + make_interval(secs => a.clock_offset_ms / 1000.0))
  and not exists (select from notice n where n.application_id = r.application_id and n.subject ->> 'erasureId' = r.id::text
    and (n.status in ('pending', 'to_print')
      or n.status = 'refused' and n.created_at > ${new Date(now - GIVE_UP_AFTER_MS)}::timestamptz))`;

function dueRequests(em: EntityManager, now: number): Promise<{ id: string }[]> {
  return em.execute<{ id: string }[]>(
    sql`select r.id from erasure_request r where ${isDue(now)} order by r.due_at limit ${AT_ONCE}`,
  );
}

/** Everything of one case in PostgreSQL, or nothing; taking back and this wait for one another on the request's row. */
async function eraseRowsOf(em: EntityManager, requestId: string, now: number): Promise<void> {
  const [claimed] = await em.execute<ClaimedRequest[]>(sql`
    update erasure_request r set state = 'rows_erased', rows_erased_at = ${new Date(now)}
    where r.id = ${requestId} and ${isDue(now)}
    returning r.application_id as case, r.year, r.reason,
      (select child_id from application where id = r.application_id) as child`);
  if (claimed === undefined) return;
  for (const { table, where } of PERSONAL_TABLES) {
    const [condition, values] = bound(where, claimed);
    await em.execute(`delete from ${table} where ${condition}`, values);
  }
  await em.execute(sql`
    insert into erasure_count (year, reason, count) values (${claimed.year}, ${claimed.reason}, 1)
    on conflict (year, reason) do update set count = erasure_count.count + 1`);
}

interface ClaimedRequest {
  readonly case: string;
  readonly child: string;
  readonly year: number;
  readonly reason: string;
}
