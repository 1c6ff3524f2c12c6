import { sql } from '@mikro-orm/postgresql';
import { doorErrorBehind } from '../cases/faults.ts';
import { readSystemState, type SystemState } from '../cases/read/system-state.ts';
import { every, type Loop } from '../loop.ts';
import { withActor } from '../persistence/actor.ts';
import { readCandidates } from './candidates.ts';
import { judgeCandidates, lateAfter, readReloads, reloadOverdue } from './case-checks.ts';
import { WATCH, type WatchDependencies } from './dependencies.ts';
import { readCursors, readKnown, writeAbsence, writeLook } from './findings.ts';
import { PORTAL, type Finding, type Verdict } from './reasons.ts';
import { checkRecord } from './record-checks.ts';
import { checkTasks, checkWorkflowsRun, Comparison } from './workflow-checks.ts';

/** Any number, as long as nothing else in the database takes a lock under it. */
const WATCH_LOCK = 20_261_124;
/** Of several processes one looks: not before this share of the pause is over, whoever looked last. */
const SHARE_OF_PAUSE = 0.9;
const SPEAK_EVERY_MS = 2000;

/** The loop that looks for stalled cases. It starts, re-sends and reports; it never moves a case. */
export interface Watch {
  /** One look; false: another process looks, or has just looked. Rejects when the database is away. */
  look(): Promise<boolean>;
  /** Since when the database has not answered, UTC milliseconds: all the watch can say then is from memory. */
  databaseAwaySince(): number | null;
}

export function createWatch(deps: WatchDependencies): Watch {
  const comparison = new Comparison();
  let awaySince: number | null = null;
  return {
    databaseAwaySince: () => awaySince,
    async look() {
      try {
        const looked = await alone(deps, async () => {
          if (awaySince !== null) await noteAbsence(deps, awaySince);
          await lookOnce(deps, comparison);
        });
        awaySince = null;
        return looked;
      } catch (error) {
        if (doorErrorBehind(error)?.code === 'database.unavailable') awaySince ??= deps.clock();
        throw error;
      }
    },
  };
}

/** Looks again and again until stopped. */
export function startWatch(watch: Watch, deps: WatchDependencies): Loop {
  return every(deps.watchEveryMs, deps.logger, 'watch', async () => {
    await watch.look();
  });
}

/**
 * Works under an advisory lock, which the transaction around it holds: a process that dies lets go of it. That
 * transaction does nothing else, so only here it may last longer than others; everything within is bounded by itself.
 */
async function alone(deps: WatchDependencies, work: () => Promise<void>): Promise<boolean> {
  const { orm, clock, logger, watchEveryMs } = deps;
  return withActor(orm.em, WATCH, async (em) => {
    await em.execute('set local transaction_timeout = 0');
    const now = clock();
    const recently = new Date(now - SHARE_OF_PAUSE * watchEveryMs);
    const [row] = await em.execute<{ mine: boolean }[]>(sql`
      select pg_try_advisory_xact_lock(${WATCH_LOCK}) and not exists (
        select from watch_round where looked_at > ${recently} and looked_at <= ${new Date(now)}) as mine`);
    if (row?.mine !== true) return false;
    // A line on which nothing is said for seven seconds is given up, and the lock with it.
    const speaking = every(SPEAK_EVERY_MS, logger, 'watch lock', async () => {
      await em.execute('select 1');
    });
    try {
      await work();
    } finally {
      await speaking.stop();
    }
    return true;
  });
}

async function noteAbsence({ orm, clock }: WatchDependencies, from: number): Promise<void> {
  await withActor(orm.em, WATCH, (em) => writeAbsence(em, from, clock()));
}

async function lookOnce(deps: WatchDependencies, comparison: Comparison): Promise<void> {
  const at = deps.clock();
  const startedAt = performance.now();
  const lateMs = lateAfter(deps);
  const system = await readSystemState(deps);
  const { known, candidates, judged, reloads, record } = await withActor(
    deps.orm.em,
    WATCH,
    async (em) => {
      const open = await readKnown(em);
      const ids = [...new Set(open.map(({ subject }) => subject))];
      const read = await readCandidates(em, ids, await readCursors(em), { now: at, lateMs });
      const verdict = judgeCandidates(read, lateMs);
      return {
        known: open,
        candidates: read,
        judged: verdict,
        reloads: await readReloads(em, verdict),
        record: await checkRecord(em, at),
      };
    },
  );
  const { temporal } = system;
  const hasWorker = system.worker?.alive === true;
  const verdicts = [
    portalVerdict(system),
    ...record,
    await reloadOverdue(deps, judged, reloads, temporal && hasWorker),
    temporal ? await checkTasks(deps) : undefined,
    temporal ? await checkWorkflowsRun(deps, candidates.cases) : undefined,
    temporal && hasWorker
      ? await comparison.check(
          deps,
          candidates.cases,
          new Set(
            known
              .filter(({ reason }) => reason === 'workflow.disagrees')
              .map(({ subject }) => subject),
          ),
        )
      : undefined,
  ].filter((verdict) => verdict !== undefined);
  const tookMs = Math.round(performance.now() - startedAt);
  await withActor(deps.orm.em, WATCH, (em) =>
    writeLook(em, { at, tookMs, verdicts, next: candidates.next }),
  );
}

function portalVerdict({ worker, temporal }: SystemState): Verdict {
  const found: Finding[] = [];
  if (!temporal)
    found.push({
      reason: 'temporal.away',
      subject: PORTAL,
      applicationId: null,
      since: null,
      evidence: {},
    });
  if (worker?.alive !== true)
    found.push({
      reason: 'worker.none',
      subject: PORTAL,
      applicationId: null,
      since: worker?.at ?? null,
      evidence: { lastSeenAt: worker?.at ?? null },
    });
  return { reasons: ['temporal.away', 'worker.none'], judged: 'all', found };
}
