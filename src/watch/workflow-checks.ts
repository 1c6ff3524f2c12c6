import { reloadCase } from '../cases/tell-case.ts';
import { startCase } from '../cases/start-case.ts';
import { withActor } from '../persistence/actor.ts';
import { Application } from '../persistence/entities/application.ts';
import type { RunState } from '../temporal/run-state.ts';
import { describeFault } from '../temporal/fault-interceptor.ts';
import {
  failingWorkflows,
  listedAsRunning,
  stateOfRun,
  statusOf,
} from '../temporal/watched-workflows.ts';
import { applicationIdOf } from '../../workflows/application/application.messages.ts';
import type { Candidate } from './candidates.ts';
import { WATCH, type WatchDependencies } from './dependencies.ts';
import type { Finding, Verdict } from './reasons.ts';

/** How many workflows one look starts, and asks what they know, at most. */
const STARTS_AT_ONCE = 50;
const ASKED_AT_ONCE = 10;
const START_WITHIN_MS = 3000;

/** Workflows whose code fails. */
export async function checkTasks({ client }: WatchDependencies): Promise<Verdict | undefined> {
  const failing = await failingWorkflows(client);
  if (failing === undefined) return undefined;
  const found = failing.map(({ workflowId, problems }): Finding => {
    const applicationId = applicationIdOf(workflowId) ?? null;
    return {
      reason: 'workflow.failing',
      subject: applicationId ?? workflowId,
      applicationId,
      since: null,
      evidence: { problems },
    };
  });
  return { reasons: ['workflow.failing'], judged: 'all', found };
}

/** Open cases that no workflow runs for: it is started, and goes on from its row. */
export async function checkWorkflowsRun(
  deps: WatchDependencies,
  candidates: readonly Candidate[],
): Promise<Verdict | undefined> {
  const now = deps.clock();
  const open = candidates.filter(({ isOpen, runsSince }) => isOpen && runsSince <= now);
  const running = await listedAsRunning(
    deps.client,
    open.map(({ id }) => id),
  );
  if (running === undefined) return undefined;
  const unlisted = open.filter(({ id }) => !running.has(id));
  const runs = await latestRuns(
    deps,
    unlisted.slice(0, STARTS_AT_ONCE).map(({ id }) => id),
  );
  const unknown = new Set(unlisted.map(({ id }) => id).filter((id) => !runs.has(id)));
  const lost = await stillOpen(
    deps,
    unlisted.filter(({ id }) => runs.has(id) && runs.get(id) !== 'running'),
  );
  await Promise.all(lost.map(({ id }) => trying(deps, id, () => startCase(deps, id))));
  const found = lost.map(({ id, runsSince }): Finding => ({
    reason: 'workflow.missing',
    subject: id,
    applicationId: id,
    since: runsSince,
    evidence: { run: runs.get(id) ?? 'missing' },
  }));
  const judged = new Set(candidates.map(({ id }) => id).filter((id) => !unknown.has(id)));
  return { reasons: ['workflow.missing'], judged, found };
}

/** Asked one after the other until Temporal gives no answer; who is not in it was not answered for. */
async function latestRuns(
  { client }: WatchDependencies,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RunState | 'missing'>> {
  const runs = new Map<string, RunState | 'missing'>();
  for (const id of ids) {
    const run = await stateOfRun(client, id);
    if (run === undefined) break;
    runs.set(id, run);
  }
  return runs;
}

/** A workflow that ended because its case was closed a moment ago is not lost. */
async function stillOpen(
  { orm }: WatchDependencies,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  if (candidates.length === 0) return [];
  const rows = await withActor(orm.em, WATCH, (em) =>
    em.find(
      Application,
      { id: { $in: candidates.map(({ id }) => id) }, closedAt: null },
      { fields: ['id'] },
    ),
  );
  const open = new Set(rows.map(({ id }) => id));
  return candidates.filter(({ id }) => open.has(id));
}

/**
 * Asks a few workflows what they know. A step under way makes them differ for a moment, so only what differs in the
 * same way at two looks is a finding; the case is then asked to read its row again.
 */
export class Comparison {
  /** What differed at the last look: case → both revisions. */
  private doubts = new Map<string, string>();

  async check(
    deps: WatchDependencies,
    candidates: readonly Candidate[],
    known: ReadonlySet<string>,
  ): Promise<Verdict> {
    const asked = this.choose(
      candidates.filter(({ isOpen }) => isOpen),
      known,
    );
    const doubts = new Map<string, string>();
    const judged = new Set(candidates.filter(({ isOpen }) => !isOpen).map(({ id }) => id));
    const found: Finding[] = [];
    await Promise.all(
      asked.map(async ({ id, state }) => {
        const status = await statusOf(deps.client, id);
        if (status === undefined || status.revision === -1) return;
        judged.add(id);
        if (status.revision === state.revision) return;
        const difference = `${state.revision}/${status.revision}`;
        doubts.set(id, difference);
        if (this.doubts.get(id) !== difference) return;
        await trying(deps, id, () => reloadCase(deps.client, id));
        found.push({
          reason: 'workflow.disagrees',
          subject: id,
          applicationId: id,
          since: null,
          evidence: { rowRevision: state.revision, workflowRevision: status.revision },
        });
      }),
    );
    this.doubts = doubts;
    return { reasons: ['workflow.disagrees'], judged, found };
  }

  /** Those known or in doubt first, then any. */
  private choose(open: readonly Candidate[], known: ReadonlySet<string>): readonly Candidate[] {
    const isFirst = (id: string): boolean => this.doubts.has(id) || known.has(id);
    return open
      .map((candidate) => ({ candidate, order: isFirst(candidate.id) ? -1 : Math.random() }))
      .toSorted((a, b) => a.order - b.order)
      .slice(0, ASKED_AT_ONCE)
      .map(({ candidate }) => candidate);
  }
}

/** What cannot be started or told now is found again at the next look. */
export async function trying(
  { client, logger }: WatchDependencies,
  applicationId: string,
  act: () => Promise<void>,
): Promise<void> {
  try {
    await client.withDeadline(Date.now() + START_WITHIN_MS, act);
  } catch (error) {
    logger.warn({ applicationId, ...describeFault(error) }, 'watch could not start or tell a case');
  }
}
