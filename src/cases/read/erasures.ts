import { raw, sql } from '@mikro-orm/postgresql';
import type { CountedErasure, ErasureReason } from '../../domain/erasure.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { requirePermission } from '../require.ts';
import { retainedUntil } from '../retained-until.ts';

/** How many lines a list of the office shows at most. */
const LINES = 200;

interface CaseLine {
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly childName: string;
}

/** A closed case whose round's time of retention is over; a person decides. Instants in UTC milliseconds. */
export interface RetentionLine extends CaseLine {
  readonly year: number;
  readonly closedAt: number;
  readonly retainedUntil: number;
}

/** What is announced and can still be taken back. */
export interface AnnouncedLine extends CaseLine {
  readonly id: string;
  readonly reason: ErasureReason;
  readonly requestedAt: number;
  readonly dueAt: number;
  /** The case has not closed yet, and is waited for. */
  readonly isOpen: boolean;
  /** Announcements that are not with the family yet; erasing waits for them, given up ones excepted. */
  readonly undelivered: number;
}

/** The rules of a round, in months and days. */
export interface ErasureRules {
  readonly year: number;
  readonly retentionMonths: number;
  readonly graceDays: number;
  readonly reminderDays: number;
}

export interface ErasureCount {
  readonly year: number;
  readonly reason: CountedErasure;
  readonly count: number;
}

export interface Erasures {
  readonly due: readonly RetentionLine[];
  readonly announced: readonly AnnouncedLine[];
  readonly rules: readonly ErasureRules[];
  readonly counts: readonly ErasureCount[];
}

/**
 * What the office decides about and what it has announced. What retention proposes follows from the calendar alone, so
 * it is read, never stored: no program releases anything (Art. 22 GDPR).
 */
export async function readErasures(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
): Promise<Erasures> {
  requirePermission(office, 'erasure.read');
  return withActor(deps.orm.em, office, async (em) => ({
    due: millis(
      ['closedAt', 'retainedUntil'],
      await em.execute<RetentionLine[]>(sql`
        select a.id as "applicationId", a.case_number as "caseNumber", c.first_name || ' ' || c.last_name as "childName",
          a.year, a.closed_at as "closedAt", retained.until as "retainedUntil"
        from application a join child c on c.id = a.child_id join round r on r.year = a.year,
          lateral (select ${raw(retainedUntil('r'))} as until) retained
        where a.closed_at is not null
          and retained.until <= ${new Date(deps.clock())}::timestamptz + make_interval(secs => a.clock_offset_ms / 1000.0)
          and not exists (select from erasure_request e where e.application_id = a.id and e.state = 'announced')
        order by retained.until, a.id limit ${LINES}`),
    ),
    announced: millis(
      ['requestedAt', 'dueAt'],
      await em.execute<AnnouncedLine[]>(sql`
        select e.id, a.id as "applicationId", a.case_number as "caseNumber", c.first_name || ' ' || c.last_name as "childName",
          e.reason, e.requested_at as "requestedAt", e.due_at as "dueAt", a.closed_at is null as "isOpen",
          (select count(*)::int from notice n where n.application_id = a.id and n.subject ->> 'erasureId' = e.id::text
            and n.status in ('pending', 'to_print', 'refused')) as undelivered
        from erasure_request e join application a on a.id = e.application_id join child c on c.id = a.child_id
        where e.state = 'announced' order by e.due_at, e.id limit ${LINES}`),
    ),
    rules: await em.execute<ErasureRules[]>(sql`
      select year, retention_months as "retentionMonths", erasure_grace_days as "graceDays",
        erasure_reminder_days as "reminderDays" from round order by year desc`),
    counts: await em.execute<ErasureCount[]>(
      sql`select year, reason, count from erasure_count order by year desc, reason`,
    ),
  }));
}

/** The driver gives dates or texts for instants, as it likes. */
function millis<Line extends object>(
  instants: readonly (keyof Line)[],
  rows: readonly Line[],
): readonly Line[] {
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      instants.map((name) => [name, new Date(row[name] as string | Date).getTime()]),
    ),
  }));
}
