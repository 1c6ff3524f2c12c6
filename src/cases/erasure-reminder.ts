import { sql } from '@mikro-orm/postgresql';
import { withActor, type Actor } from '../persistence/actor.ts';
import { ErasureRequest } from '../persistence/entities/erasure.ts';
import type { CasesDependencies } from './dependencies.ts';
import { addErasureNotices } from './erasure-request.ts';

const ERASER: Actor = { kind: 'service', ref: 'eraser' };
const AT_ONCE = 50;

/**
 * The second announcement of what the family did not ask for itself. Written late, it moves the erasure: there is always
 * the whole time of a reminder between the two.
 */
export async function remindOfErasures({
  orm,
  clock,
}: Pick<CasesDependencies, 'orm' | 'clock'>): Promise<void> {
  await withActor(orm.em, ERASER, async (em) => {
    const now = clock();
    const due = await em.execute<{ id: string }[]>(sql`
      update erasure_request r
      set reminded_at = due.now, due_at = greatest(r.due_at, due.now + make_interval(days => due.days))
      from (
        select r.id, at_case.now, round.erasure_reminder_days as days
        from erasure_request r join application a on a.id = r.application_id join round on round.year = a.year,
          lateral (select ${new Date(now)}::timestamptz + make_interval(secs => a.clock_offset_ms / 1000.0) as now) at_case
        where r.state = 'announced' and r.reason <> 'request' and r.reminded_at is null and a.closed_at is not null
          and r.due_at - make_interval(days => round.erasure_reminder_days) <= at_case.now
        order by r.due_at
        limit ${AT_ONCE}
        for update of r skip locked) due
      where r.id = due.id
      returning r.id`);
    for (const { id } of due) {
      const request = await em.findOneOrFail(ErasureRequest, { id });
      await addErasureNotices(em, request, 'erasureReminder', now);
    }
  });
}
