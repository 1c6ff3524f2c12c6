import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { caseNumbersWaitingFor } from '../../cases/read/office-turns.ts';
import type { Overdue } from '../../domain/case.ts';
import { Notice } from '../../persistence/entities/record.ts';
import { REASONS, type Reason } from '../../watch/reasons.ts';
import type { Cases, OfficeDigest, Since } from './digest-facts.ts';

export async function readOfficeDigest(
  em: EntityManager,
  { clock, since }: { readonly clock: number; readonly since: Since },
): Promise<OfficeDigest> {
  return {
    findings: await readFindings(em),
    waiting: await caseNumbersWaitingFor(em, 'office', clock),
    overdue: await readOverdue(em, since),
    refusedMails: await em.count(Notice, { channel: 'mail', status: 'refused' }),
    lettersToPrint: await em.count(Notice, { channel: 'letter', status: 'to_print' }),
  };
}

async function readFindings(em: EntityManager): Promise<OfficeDigest['findings']> {
  const rows = await em.execute<{ reason: Reason; count: number }[]>(
    'select reason, count(*)::int as count from watch_finding where ended_at is null group by reason',
  );
  return rows.toSorted((a, b) => REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason));
}

async function readOverdue(
  em: EntityManager,
  { after, upTo }: Since,
): Promise<OfficeDigest['overdue']> {
  const rows = await em.execute<{ what: Overdue; caseNumber: string }[]>(sql`
    select distinct e.step ->> 'what' as what, a.case_number as "caseNumber"
    from case_event e join application a on a.id = e.application_id
    where e.kind = 'overdueTold' and e.recorded_at > ${after} and e.recorded_at <= ${upTo}
    order by "caseNumber"`);
  const overdue = (wanted: Overdue): Cases =>
    rows.filter(({ what }) => what === wanted).map(({ caseNumber }) => caseNumber);
  return { slots: overdue('slots'), contract: overdue('contract') };
}
