import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import Long from 'long';

/** temporal.api.enums.v1.WorkflowExecutionStatus */
const RUNNING = 1;
const GIVE_UP_MS = 30_000;
/** A retrying activity is a hop of its own; the server's default of 200 would stop in silence. */
const HOPS_AT_MOST = 10_000;

/**
 * Moves one running workflow forward by its own, virtual time; its timers fire on the way. Experimental in Temporal:
 * for tests, rehearsals and demonstrations only. The TypeScript client has no option for it yet; the raw service has.
 *
 * @returns when the workflow's clock has moved on, or the workflow has ended on the way.
 */
export async function fastForward(client: Client, workflowId: string, byMs: number): Promise<void> {
  const { workflowService } = client.connection;
  const { namespace } = client.options;
  const goal = (await look()).now + byMs;
  await workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        maxSessionSkipCount: HOPS_AT_MOST,
        fastForwardConfig: {
          id: randomUUID(),
          duration: { seconds: Long.fromNumber(Math.round(byMs / 1000)) },
        },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  const giveUpAt = Date.now() + GIVE_UP_MS;
  while (Date.now() < giveUpAt) {
    const { running, now } = await look();
    if (!running || now >= goal - 1000) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  throw new Error(`${workflowId} did not reach its time in ${GIVE_UP_MS / 1000} s`);

  async function look(): Promise<{ readonly running: boolean; readonly now: number }> {
    const seen = await workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId },
    });
    const seconds = seen.workflowExtendedInfo?.timeSkippingInfo?.currentTime?.seconds;
    return {
      running: Number(seen.workflowExecutionInfo?.status) === RUNNING,
      now: seconds == null ? Date.now() : Number(seconds) * 1000,
    };
  }
}
