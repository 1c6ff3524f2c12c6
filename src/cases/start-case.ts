import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { applicationWorkflowId } from '../../workflows/application/application.messages.ts';
import { roundWorkflowId } from '../../workflows/round/round.messages.ts';
import type { application, round } from '../../workflows/index.ts';
import { TASK_QUEUE } from '../temporal/connection.ts';

export interface StartOptions {
  readonly client: Client;
  readonly taskQueue?: string | undefined;
  /** True in a repair only: the row is right, whatever the last run says of itself. */
  readonly again?: boolean;
}

/** Starts a case's workflow; resolves also when it runs already. It needs nothing but the id and goes on from its row. */
export function startCase(
  { client, taskQueue = TASK_QUEUE, again = false }: StartOptions,
  applicationId: string,
): Promise<void> {
  return ignoringRunning(
    client.workflow.start<typeof application>('application', {
      taskQueue,
      workflowId: applicationWorkflowId(applicationId),
      args: [{ applicationId }],
      ...policies(again),
    }),
  );
}

/** The same for a round. */
export function startRound(
  { client, taskQueue = TASK_QUEUE, again = false }: StartOptions,
  year: number,
): Promise<void> {
  return ignoringRunning(
    client.workflow.start<typeof round>('round', {
      taskQueue,
      workflowId: roundWorkflowId(year),
      args: [{ year }],
      ...policies(again),
    }),
  );
}

/** Again: in place of whatever runs, also what Temporal's list does not show yet, and after whatever has ended. */
function policies(again: boolean) {
  return again
    ? ({
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      } as const)
    : ({ workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY' } as const);
}

async function ignoringRunning(started: Promise<unknown>): Promise<void> {
  try {
    await started;
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
