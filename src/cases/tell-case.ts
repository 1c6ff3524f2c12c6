import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import {
  applicationWorkflowId,
  reloadSignal,
  roundMovedSignal,
} from '../../workflows/application/application.messages.ts';

/** Tells a running case that its round moved. A case without a workflow reads the newest dates when it is started. */
export async function tellCase(
  client: Client,
  applicationId: string,
  revision: number,
): Promise<void> {
  await ignoringAbsence(
    client.workflow
      .getHandle(applicationWorkflowId(applicationId))
      .signal(roundMovedSignal, { revision }),
  );
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
