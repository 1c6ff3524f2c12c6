import { sql, type EntityManager } from '@mikro-orm/postgresql';
import type { Finding, Reason, Verdict } from './reasons.ts';

/** A command has an outcome sooner, unless something is away. */
const COMMAND_LATE_MS = 60_000;
/** The longest pause of a retried step and its time limit, with room to spare: an older attempt was the last one. */
const ATTEMPT_OLD_MS = 120_000;

/** What rows alone tell of: commands, notices and steps. One statement each, by partial indexes. */
export async function checkRecord(em: EntityManager, now: number): Promise<readonly Verdict[]> {
  return [
    { reasons: ['command.open'], judged: 'all', found: await openCommands(em, now) },
    { reasons: ['notice.refused'], judged: 'all', found: await refusedNotices(em) },
    { reasons: ['step.retrying'], judged: 'all', found: await retryingSteps(em, now) },
  ];
}

async function openCommands(em: EntityManager, now: number): Promise<readonly Finding[]> {
  const late = new Date(now - COMMAND_LATE_MS);
  const commands = await em.execute<CountedRow[]>(sql`
    select application_id as "applicationId", count(*)::int as count, max(sent_count) as attempts,
      (extract(epoch from min(recorded_at)) * 1000)::float8 as since,
      (array_agg(id order by recorded_at))[1] as id, (array_agg(action order by recorded_at))[1] as code
    from case_command where outcome is null and recorded_at < ${late} group by application_id`);
  const changes = await em.execute<{ id: string; year: number; since: number }[]>(sql`
    select id, year, (extract(epoch from requested_at) * 1000)::float8 as since
    from round_change where revision is null and refused is null and requested_at < ${late}`);
  return [
    ...commands.map((row) =>
      ofCase('command.open', row, {
        commandId: row.id,
        action: row.code,
        count: row.count,
        attempts: row.attempts,
      }),
    ),
    ...changes.map(({ id, year, since }): Finding => ({
      reason: 'command.open',
      subject: `round_change/${id}`,
      applicationId: null,
      since,
      evidence: { requestId: id, year },
    })),
  ];
}

async function refusedNotices(em: EntityManager): Promise<readonly Finding[]> {
  const rows = await em.execute<CountedRow[]>(sql`
    select application_id as "applicationId", count(*)::int as count, max(attempts) as attempts,
      (extract(epoch from min(created_at)) * 1000)::float8 as since,
      (array_agg(id order by created_at desc))[1] as id, (array_agg(last_error order by created_at desc))[1] as code
    from notice where status = 'refused' group by application_id`);
  return rows.map((row) =>
    ofCase('notice.refused', row, {
      noticeId: row.id,
      error: row.code,
      count: row.count,
      attempts: row.attempts,
    }),
  );
}

async function retryingSteps(em: EntityManager, now: number): Promise<readonly Finding[]> {
  const rows = await em.execute<
    {
      workflowId: string;
      applicationId: string | null;
      activity: string;
      attempts: number;
      error: string | null;
      since: number;
    }[]
  >(sql`
    select distinct on (workflow_id) workflow_id as "workflowId", application_id as "applicationId", activity, attempts,
      last_error as error, (extract(epoch from since) * 1000)::float8 as since
    from step_attempt where seen_at > ${new Date(now - ATTEMPT_OLD_MS)} order by workflow_id, seen_at desc`);
  return rows.map(({ workflowId, applicationId, since, activity, attempts, error }) => ({
    reason: 'step.retrying',
    subject: applicationId ?? workflowId,
    applicationId,
    since,
    evidence: { activity, attempts, error },
  }));
}

/** Rows of one case, counted; `id` and `code` are those of one of them. */
interface CountedRow {
  readonly applicationId: string;
  readonly count: number;
  readonly attempts: number;
  readonly since: number;
  readonly id: string;
  readonly code: string | null;
}

const ofCase = (
  reason: Reason,
  { applicationId, since }: CountedRow,
  evidence: Finding['evidence'],
): Finding => ({ reason, subject: applicationId, applicationId, since, evidence });
