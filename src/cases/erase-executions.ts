import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { sql } from '@mikro-orm/postgresql';
import { applicationWorkflowId } from '../../workflows/application/application.messages.ts';
import { withActor, type Actor } from '../persistence/actor.ts';
import { describeFault } from '../temporal/fault-interceptor.ts';
import type { EraserDependencies } from './erase.ts';

const ERASER: Actor = { kind: 'service', ref: 'eraser' };
const AT_ONCE = 50;
const ANSWER_WITHIN_MS = 5000;
/** gRPC's code for what is not there. */
const NOT_FOUND = 5;

/**
 * How long after its rows a case is looked for in Temporal at least. Whoever still held its id in memory when the rows
 * went (a click, the fan-out of a moved date) can start it once more; it finds no row and ends at once, and is deleted
 * like the rest. Longer than anybody's patience with Temporal.
 */
const STRAGGLERS_WITHIN_MS = 120_000;

/** Deletes what Temporal keeps of cases without rows; a request is done when nothing of it was found any more. */
export async function eraseExecutions(deps: EraserDependencies): Promise<void> {
  const open = await withActor(deps.eraser.em, ERASER, (em) =>
    em.execute<{ id: string; case: string; erasedAt: Date }[]>(sql`
      select id, application_id as case, rows_erased_at as "erasedAt" from erasure_request
      where state = 'rows_erased' order by rows_erased_at limit ${AT_ONCE}`),
  );
  for (const request of open) {
    try {
      const found = await deps.client.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
        deleteExecutions(deps.client, request.case),
      );
      const erasedAt = new Date(request.erasedAt).getTime();
      if (!found && deps.clock() - erasedAt >= STRAGGLERS_WITHIN_MS) await conclude(deps, request);
    } catch (error) {
      deps.logger.warn(
        { requestId: request.id, ...describeFault(error) },
        'execution not erased yet, tried again',
      );
    }
  }
}

/** The row keeps that there was a request, and forgets whose. */
async function conclude(deps: EraserDependencies, { id }: { readonly id: string }): Promise<void> {
  await withActor(deps.eraser.em, ERASER, (em) =>
    em.execute(sql`
      update erasure_request
      set state = 'done', done_at = ${new Date(deps.clock())}, application_id = null,
        requested_by = case when requested_kind = 'family' then null else requested_by end
      where id = ${id} and state = 'rows_erased'`),
  );
}

/** Whether there was anything to delete. The list lags behind what is, so the newest run is asked for as well. */
async function deleteExecutions(client: Client, applicationId: string): Promise<boolean> {
  const workflowId = applicationWorkflowId(applicationId);
  const runs = new Set<string>();
  const newest = await orAbsent(client.workflow.getHandle(workflowId).describe());
  if (newest !== undefined) runs.add(newest.runId);
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = '${workflowId}'` }))
    runs.add(runId);
  for (const runId of runs) {
    await orAbsent(client.workflow.getHandle(workflowId, runId).terminate('erasure'));
    await orAbsent(
      client.workflowService.deleteWorkflowExecution({
        namespace: client.options.namespace,
        workflowExecution: { workflowId, runId },
      }),
    );
  }
  return runs.size > 0;
}

/** Already ended, or already gone: just as well. */
async function orAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const isAbsent =
      error instanceof WorkflowNotFoundError ||
      (error instanceof Error && 'code' in error && error.code === NOT_FOUND);
    if (!isAbsent) throw error;
    return undefined;
  }
}
