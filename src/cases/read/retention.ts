import { sql } from '@mikro-orm/postgresql';
import { withActor } from '../../persistence/actor.ts';
import type { CasesDependencies } from '../dependencies.ts';
import type { ErasureRules } from './erasures.ts';

/** How long the cases of each round are kept, as families are told; newest year first. */
export async function readRetention(
  deps: Pick<CasesDependencies, 'orm'>,
): Promise<readonly ErasureRules[]> {
  return withActor(deps.orm.em, { kind: 'service', ref: 'door' }, (em) =>
    em.execute<ErasureRules[]>(sql`
      select year, retention_months as "retentionMonths", erasure_grace_days as "graceDays",
        erasure_reminder_days as "reminderDays"
      from round order by year desc`),
  );
}
