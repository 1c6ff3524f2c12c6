import { raw, sql } from '@mikro-orm/postgresql';
import type { CountedErasure } from '../domain/erasure.ts';
import { withActor, type Actor } from '../persistence/actor.ts';
import { describeFault } from '../temporal/fault-interceptor.ts';
import type { EraserDependencies } from './erase.ts';
import { retainedUntil } from './retained-until.ts';

const ERASER: Actor = { kind: 'service', ref: 'eraser' };
const COUNTED_AS: CountedErasure = 'waiting_list';

/**
 * Deletes what the old waiting list holds of children who were never registered, with every notice to them, once their
 * round's time of retention is over. Nothing is decided about them any more and they have no case to take the erasure
 * back in, so nobody releases it and it is not announced. An entry with an application goes with that.
 */
export async function eraseWaitingList(
  deps: Pick<EraserDependencies, 'eraser' | 'clock' | 'logger'>,
): Promise<void> {
  const now = new Date(deps.clock());
  try {
    await withActor(deps.eraser.em, ERASER, (em) =>
      em.execute(sql`
        with gone as (
          delete from waiting_list_entry entry using round r
          where r.year = entry.year and entry.application_id is null and ${raw(retainedUntil('r'))} <= ${now}
          returning entry.year)
        insert into erasure_count (year, reason, count)
        select year, ${COUNTED_AS}, count(*) from gone group by year
        on conflict (year, reason) do update set count = erasure_count.count + excluded.count`),
    );
  } catch (error) {
    deps.logger.error(describeFault(error), 'waiting list not erased, tried again');
  }
}
