import { raw, sql } from '@mikro-orm/postgresql';
import type { CountedErasure } from '../domain/erasure.ts';
import { withActor, type Actor } from '../persistence/actor.ts';
import { describeFault } from '../temporal/fault-interceptor.ts';
import type { EraserDependencies } from './erase.ts';
import { retainedUntil } from './retained-until.ts';

type Deps = Pick<EraserDependencies, 'eraser' | 'clock' | 'logger'>;

const ERASER: Actor = { kind: 'service', ref: 'eraser' };
const COUNTED_AS: CountedErasure = 'waiting_list';

/** Entries of one statement, so that even the longest list stays within the database's own limits. */
const AT_ONCE = 500;

/**
 * Deletes what the old waiting list holds of children who were never registered, with every notice to them, once their
 * round's time of retention is over. Nothing is decided about them any more and they have no case to take the erasure
 * back in, so nobody releases it and it is not announced. An entry with an application goes with that.
 */
export async function eraseWaitingList(deps: Deps): Promise<void> {
  try {
    let erased: number;
    do {
      erased = await eraseSome(deps);
    } while (erased === AT_ONCE);
  } catch (error) {
    deps.logger.error(describeFault(error), 'waiting list not erased, tried again');
  }
}

/** Resolves with how many went, counted by round in the same transaction. */
async function eraseSome({ eraser, clock }: Deps): Promise<number> {
  const [gone] = await withActor(eraser.em, ERASER, (em) =>
    em.execute<{ count: number }[]>(sql`
      with gone as (
        delete from waiting_list_entry where application_id is null and id in (
          select entry.id from waiting_list_entry entry join round r on r.year = entry.year
          where entry.application_id is null and ${raw(retainedUntil('r'))} <= ${new Date(clock())}
          limit ${AT_ONCE})
        returning year),
      counted as (
        insert into erasure_count (year, reason, count)
        select year, ${COUNTED_AS}, count(*) from gone group by year
        on conflict (year, reason) do update set count = erasure_count.count + excluded.count)
      select count(*)::int as count from gone`),
  );
  return gone?.count ?? 0;
}
