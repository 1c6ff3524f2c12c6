import { sql } from '@mikro-orm/postgresql';
import { withActor, type Person } from '../persistence/actor.ts';
import { canNeverBeWritten } from '../persistence/walls.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { requirePermission } from './require.ts';
import type { ErasureRules } from './read/erasures.ts';

/** Sets how long a round's cases are kept and how they are announced. Throws `input.invalid` beyond the law's limits. */
export async function setErasureRules(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
  { year, retentionMonths, graceDays, reminderDays }: ErasureRules,
): Promise<void> {
  requirePermission(office, 'erasure.rules');
  try {
    const changed = await withActor(deps.orm.em, office, (em) =>
      em.execute<object[]>(sql`
        update round set retention_months = ${retentionMonths}, erasure_grace_days = ${graceDays},
          erasure_reminder_days = ${reminderDays}
        where year = ${year} returning year`),
    );
    if (changed.length === 0) throw new DoorError('case.not_found');
  } catch (error) {
    if (canNeverBeWritten(error)) throw new DoorError('input.invalid');
    throw error;
  }
}
