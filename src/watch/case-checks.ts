import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { reloadCase } from '../cases/tell-case.ts';
import type { Candidates } from './candidates.ts';
import type { WatchDependencies } from './dependencies.ts';
import { judgeCase } from './judge.ts';
import type { Evidence, Finding, Reason, Verdict } from './reasons.ts';
import { trying } from './workflow-checks.ts';

/** A timer may act this long after its instant, slack and jitter aside. */
const OVERDUE_MS = 120_000;

/** How long after its due instant a timer must have acted, milliseconds. */
export const lateAfter = ({
  timerSlackMs,
  timerJitterMs,
}: Pick<WatchDependencies, 'timerSlackMs' | 'timerJitterMs'>): number =>
  OVERDUE_MS + timerSlackMs + timerJitterMs;

const JUDGED = [
  'timer.overdue',
  'family.silent',
  'kita.silent',
  'office.silent',
] as const satisfies readonly Reason[];

/** Who is silent, and which timer did not act: the rules' own answer for each candidate. */
export function judgeCandidates({ ids, cases }: Candidates, lateMs: number): Verdict {
  const found = cases
    .filter(({ isOpen }) => isOpen)
    .flatMap(({ id, state, now }) =>
      judgeCase(state, now, lateMs).map((judged): Finding => ({
        ...judged,
        subject: id,
        applicationId: id,
      })),
    );
  return { reasons: JUDGED, judged: ids, found };
}

/** A case that answers no `reload` is asked again after pauses that double up to an hour: each is kept in its history. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;
const RELOADS_AT_ONCE = 50;

/** What earlier looks have written of overdue timers: case → evidence. */
export async function readReloads(
  em: EntityManager,
  { found }: Verdict,
): Promise<ReadonlyMap<string, Evidence>> {
  const ids = overdue(found).map(({ subject }) => subject);
  const rows = await em.execute<{ subject: string; evidence: Evidence }[]>(sql`
    select subject, evidence from watch_finding where ended_at is null and reason = 'timer.overdue'
      and subject in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
  return new Map(rows.map(({ subject, evidence }) => [subject, evidence]));
}

/** Asks the cases whose timer did not act to read their row again; their evidence says how often that was done. */
export async function reloadOverdue(
  deps: WatchDependencies,
  verdict: Verdict,
  before: ReadonlyMap<string, Evidence>,
  mayTell: boolean,
): Promise<Verdict> {
  const now = deps.clock();
  const due = new Set(
    overdue(verdict.found)
      .map(({ subject }) => subject)
      .filter((id) => mayTell && isDue(before.get(id), now))
      .slice(0, RELOADS_AT_ONCE),
  );
  await Promise.all([...due].map((id) => trying(deps, id, () => reloadCase(deps.client, id))));
  const found = verdict.found.map((finding) => {
    if (finding.reason !== 'timer.overdue') return finding;
    const { reloads, reloadedAt } = told(before.get(finding.subject));
    const after = due.has(finding.subject)
      ? { reloads: reloads + 1, reloadedAt: now }
      : { reloads, reloadedAt };
    return { ...finding, evidence: { ...finding.evidence, ...after } };
  });
  return { ...verdict, found };
}

const overdue = (found: readonly Finding[]): readonly Finding[] =>
  found.filter(({ reason }) => reason === 'timer.overdue');

function told(evidence: Evidence | undefined): { reloads: number; reloadedAt: number | null } {
  const { reloads, reloadedAt } = evidence ?? {};
  return {
    reloads: typeof reloads === 'number' ? reloads : 0,
    reloadedAt: typeof reloadedAt === 'number' ? reloadedAt : null,
  };
}

function isDue(evidence: Evidence | undefined, now: number): boolean {
  const { reloads, reloadedAt } = told(evidence);
  if (reloadedAt === null) return true;
  return now - reloadedAt >= Math.min(FIRST_PAUSE_MS * 2 ** (reloads - 1), LONGEST_PAUSE_MS);
}
