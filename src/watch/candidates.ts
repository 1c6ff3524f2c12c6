import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { END_REMINDER_DAYS, REMINDER_DAYS } from '../domain/timers.ts';
import { toCaseState, WITH_STATE } from '../persistence/case-state.ts';
import { Application } from '../persistence/entities/application.ts';
import type { CaseState } from '../domain/case.ts';
import { CALL_BEFORE_MS, PATIENCE_MS } from './judge.ts';

/** How many cases one look judges at most, of each of the three kinds. */
const AT_ONCE = 250;

/** A registration whose workflow was never seen to run is the starter's for so long. */
const START_WITHIN_MS = 60_000;

/** Where the last look stopped; null: from the start. */
export interface Cursors {
  readonly suspectsAfter: string | null;
  readonly othersAfter: string | null;
}

/** A case to judge, as its row stands. */
export interface Candidate {
  readonly id: string;
  readonly state: CaseState;
  /** The case's own clock, UTC milliseconds. */
  readonly now: number;
  readonly isOpen: boolean;
  /** From when on a workflow should be there: since it was first seen to run, or the starter has had its time. */
  readonly runsSince: number;
}

export interface Candidates {
  /** Also those with an open finding that are no longer there. */
  readonly ids: ReadonlySet<string>;
  readonly cases: readonly Candidate[];
  readonly next: Cursors;
}

/**
 * The cases to judge in one look: those with an open finding, those that the columns make suspicious, and some of all
 * open ones by turns, so that what no column tells of is found as well. At most 750, however many are open.
 */
export async function readCandidates(
  em: EntityManager,
  known: readonly string[],
  cursors: Cursors,
  { now, lateMs }: { readonly now: number; readonly lateMs: number },
): Promise<Candidates> {
  const suspects = await suspectsAfter(em, cursors.suspectsAfter, now, lateMs);
  const others = await othersAfter(em, cursors.othersAfter);
  const ids = new Set([...known.slice(0, AT_ONCE), ...suspects, ...others]);
  const rows = await em.find(Application, { id: { $in: [...ids] } }, { populate: WITH_STATE });
  const unstarted = rows.filter(({ workflowStartedAt }) => workflowStartedAt == null);
  const recorded = await recordedAt(
    em,
    unstarted.map(({ id }) => id),
  );
  const cases: Candidate[] = [];
  for (const row of rows)
    cases.push({
      id: row.id,
      state: await toCaseState(em, row),
      now: now + row.clockOffsetMs,
      isOpen: row.closedAt == null,
      runsSince: row.workflowStartedAt?.getTime() ?? (recorded.get(row.id) ?? 0) + START_WITHIN_MS,
    });
  return {
    ids,
    cases,
    next: { suspectsAfter: cursorAfter(suspects), othersAfter: cursorAfter(others) },
  };
}

/** When registrations were written; their date of receipt may be that of a paper. */
async function recordedAt(
  em: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await em.execute<{ id: string; at: number }[]>(sql`
    select application_id as id, (extract(epoch from recorded_at) * 1000)::float8 as at from case_event
    where revision = 1 and application_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`);
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** A page that is not full was the last one. */
const cursorAfter = (ids: readonly string[]): string | null =>
  ids.length < AT_ONCE ? null : (ids.at(-1) ?? null);

const FIRST = '00000000-0000-0000-0000-000000000000';
/** The shortest time after which a stored phase alone may be silence. */
const SHORTEST_PATIENCE_MS = Math.min(...Object.values(PATIENCE_MS));

/**
 * What columns say, on each case's own clock: a timer not acted upon, an offer about to lapse, wishes not reviewed, a
 * phase that has lasted. No more than a net: who is silent is for the rules to say.
 */
async function suspectsAfter(
  em: EntityManager,
  after: string | null,
  now: number,
  lateMs: number,
): Promise<readonly string[]> {
  const rows = await em.execute<{ id: string }[]>(sql`
    select a.id from application a
    join round_revision r on r.year = a.year and r.revision = a.round_revision
    cross join lateral (select ${new Date(now)}::timestamptz + a.clock_offset_ms * interval '1 ms' as now) c
    cross join lateral (select c.now - ${lateMs}::float8 * interval '1 ms' as late) l
    where a.closed_at is null and a.id > ${after ?? FIRST} and (
      a.closes_at <= l.late
      or a.end_reason <> 'contract' and not a.end_reminded
        and a.closes_at - ${END_REMINDER_DAYS}::int * interval '1 day' <= l.late
      or a.phase <> 'ended' and (a.allocation_usually_at <= l.late and not 8 = any (a.allocation_given)
        or a.allocation_latest_at <= l.late and not 6 = any (a.allocation_given))
      or a.phase = 'registered' and a.received_at < r.deadline_at and r.deadline_at <= l.late
        and (a.enrolment_closed_for is null or a.enrolment_closed_for < r.deadline_at)
      or a.phase = 'registered' and c.now >= r.review_ends_at and c.now < r.offers_from_at and exists (
        select from wish w where w.application_id = a.id and w.status = 'open' and w.reviewed_at is null)
      or a.phase = 'registered' and r.offers_from_at <= l.late and exists (
        select from offer_draft d where d.application_id = a.id and d.status = 'released')
      or a.phase not in ('registered', 'ended')
        and a.phase_since <= c.now - ${SHORTEST_PATIENCE_MS}::float8 * interval '1 ms'
      or exists (
        select from offer o where o.application_id = a.id and o.status = 'open' and (
          o.due_at <= c.now + ${CALL_BEFORE_MS['family'] ?? 0}::float8 * interval '1 ms'
          or exists (select from jsonb_array_elements_text(${JSON.stringify(REMINDER_DAYS)}::jsonb) as d (days)
            where not d.days::int = any (o.reminded) and o.due_at - d.days::int * interval '1 day' <= l.late))))
    order by a.id limit ${AT_ONCE}`);
  return rows.map((row) => row.id);
}

async function othersAfter(em: EntityManager, after: string | null): Promise<readonly string[]> {
  const rows = await em.execute<{ id: string }[]>(sql`
    select id from application where closed_at is null and id > ${after ?? FIRST} order by id limit ${AT_ONCE}`);
  return rows.map((row) => row.id);
}
