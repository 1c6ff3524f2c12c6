import { sql } from '@mikro-orm/postgresql';
import { withActor, type Person } from '../persistence/actor.ts';
import { canNeverBeWritten } from '../persistence/walls.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { requirePermission } from './require.ts';
import { requireRevision, revisionOf } from './revision.ts';
import type { ErasureRules } from './read/erasures.ts';

/** Names a round's rules by what they say. */
export const erasureRulesRevision = ({
  retentionMonths,
  graceDays,
  reminderDays,
}: Omit<ErasureRules, 'year'>): string => revisionOf({ retentionMonths, graceDays, reminderDays });

/** Sets how long a round's cases are kept and how they are announced. Throws `input.invalid` beyond the law's limits, `revision.stale`. */
export async function setErasureRules(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
  {
    year,
    retentionMonths,
    graceDays,
    reminderDays,
    expected,
  }: ErasureRules & { readonly expected?: string | undefined },
): Promise<void> {
  requirePermission(office, 'erasure.rules');
  try {
    const changed = await withActor(deps.orm.em, office, async (em) => {
      const [standing] = await em.execute<ErasureRules[]>(sql`
        select year, retention_months as "retentionMonths", erasure_grace_days as "graceDays",
          erasure_reminder_days as "reminderDays" from round where year = ${year} for update`);
      if (standing !== undefined) requireRevision(expected, erasureRulesRevision(standing));
      return em.execute<object[]>(sql`
        update round set retention_months = ${retentionMonths}, erasure_grace_days = ${graceDays},
          erasure_reminder_days = ${reminderDays}
        where year = ${year} returning year`);
    });
    if (changed.length === 0) throw new DoorError('case.not_found');
  } catch (error) {
    if (canNeverBeWritten(error)) throw new DoorError('input.invalid');
    throw error;
  }
}
