import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
} from '@temporalio/client';
import {
  applicationWorkflowId,
  reloadSignal,
  roundMovedSignal,
} from '../../workflows/application/application.messages.ts';
import type { application } from '../../workflows/index.ts';
import { TASK_QUEUE } from '../temporal/connection.ts';
import type { StartOptions } from './start-case.ts';

/** Tells a case that its round moved, and starts it where it does not run: either way it reads the newest dates. */
export async function tellCase(
  { client, taskQueue = TASK_QUEUE }: Pick<StartOptions, 'client' | 'taskQueue'>,
  applicationId: string,
  revision: number,
): Promise<void> {
  try {
    await client.workflow.signalWithStart<typeof application, [{ revision: number }]>(
      'application',
      {
        taskQueue,
        workflowId: applicationWorkflowId(applicationId),
        args: [{ applicationId }],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
        signal: roundMovedSignal,
        signalArgs: [{ revision }],
      },
    );
  } catch (error) {
    // Its workflow has come to its end just now.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Asks a case to read its row again and to arm its timers anew. */
export async function reloadCase(client: Client, applicationId: string): Promise<void> {
  await ignoringAbsence(
    client.workflow.getHandle(applicationWorkflowId(applicationId)).signal(reloadSignal),
  );
}

async function ignoringAbsence(sent: Promise<void>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
