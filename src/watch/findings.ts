import { sql, type EntityManager } from '@mikro-orm/postgresql';
import type { Cursors } from './candidates.ts';
import { PORTAL, type Reason, type Verdict } from './reasons.ts';

/** Reasons that are judged case by case, so that an open finding must be looked at again. */
const BY_CASE: readonly Reason[] = [
  'timer.overdue',
  'workflow.missing',
  'workflow.disagrees',
  'office.silent',
  'kita.silent',
  'family.silent',
];

export interface KnownFinding {
  readonly reason: Reason;
  readonly subject: string;
}

/** Open findings on single cases, those that were not looked at for longest first; a bounded number. */
export async function readKnown(em: EntityManager): Promise<readonly KnownFinding[]> {
  return em.execute<KnownFinding[]>(sql`
    select reason, subject from watch_finding
    where ended_at is null and reason in (select jsonb_array_elements_text(${JSON.stringify(BY_CASE)}::jsonb))
    order by last_seen_at, subject limit 500`);
}

export async function readCursors(em: EntityManager): Promise<Cursors> {
  const [row] = await em.execute<Cursors[]>(
    'select suspects_after as "suspectsAfter", others_after as "othersAfter" from watch_round',
  );
  return row ?? { suspectsAfter: null, othersAfter: null };
}

export interface Look {
  /** When the look began, UTC milliseconds. */
  readonly at: number;
  readonly tookMs: number;
  readonly verdicts: readonly Verdict[];
  readonly next: Cursors;
}

/** Writes a look down: new findings begin, those seen again are kept, those that are no longer so end. */
export async function writeLook(em: EntityManager, look: Look): Promise<void> {
  const at = new Date(look.at);
  for (const { reasons, judged, found } of look.verdicts) {
    const rows = JSON.stringify(
      found.map(({ applicationId, ...finding }) => ({ ...finding, application_id: applicationId })),
    );
    const all = judged === 'all';
    // A case may have been erased since it was looked at: nothing new is written of it.
    await em.execute(sql`
      with found as (
        select * from jsonb_to_recordset(${rows}::jsonb)
          as f (reason text, subject text, application_id uuid, since float8, evidence jsonb)),
      ended as (
        update watch_finding w set ended_at = ${at}
        where w.ended_at is null and w.reason in (select jsonb_array_elements_text(${JSON.stringify(reasons)}::jsonb))
          and (${all} or w.subject in (select jsonb_array_elements_text(${JSON.stringify(all ? [] : [...judged])}::jsonb)))
          and not exists (select from found f where f.reason = w.reason and f.subject = w.subject))
      insert into watch_finding as w (reason, subject, application_id, evidence, since, found_at, last_seen_at)
      select reason, subject, application_id, evidence,
        coalesce(to_timestamp(since / 1000), ${at}::timestamptz), ${at}::timestamptz, ${at}::timestamptz
      from found f
      where application_id is null or exists (select from application a where a.id = f.application_id)
      on conflict (reason, subject) where ended_at is null do update set evidence = excluded.evidence,
        last_seen_at = excluded.last_seen_at,
        since = case when excluded.since = excluded.found_at then w.since else excluded.since end`);
  }
  const { suspectsAfter, othersAfter } = look.next;
  await em.execute(sql`
    insert into watch_round as r (looked_at, took_ms, rounds, suspects_after, others_after)
    values (${at}, ${look.tookMs}, 1, ${suspectsAfter}, ${othersAfter})
    on conflict (only_row) do update set looked_at = excluded.looked_at, took_ms = excluded.took_ms,
      rounds = r.rounds + 1, suspects_after = excluded.suspects_after, others_after = excluded.others_after`);
}

/** Writes down that the database was away, now that it is back. */
export async function writeAbsence(em: EntityManager, from: number, until: number): Promise<void> {
  await em.execute(sql`
    insert into watch_finding (reason, subject, evidence, since, found_at, last_seen_at, ended_at)
    values ('database.away', ${PORTAL}, '{}', ${new Date(from)}, ${new Date(from)}, ${new Date(until)}, ${new Date(until)})`);
}
