import { Client, Connection } from '@temporalio/client';
import { inTime } from '../in-time.ts';

/** The one task queue of the portal's workflows and activities. */
export const TASK_QUEUE = 'kita-portal';

export interface TemporalOptions {
  readonly address: string;
  readonly namespace: string;
}

/**
 * A client that connects when first used: the API starts, registers families and shows every page while Temporal is
 * away.
 */
export function openTemporal({ address, namespace }: TemporalOptions): Client {
  return new Client({
    connection: Connection.lazy({ address, connectTimeout: '3 seconds' }),
    namespace,
  });
}

/** Whether the server answers at all. Never throws; a dead address keeps a lazy connection busy, hence the race. */
export async function isReachable(client: Client, withinMs: number): Promise<boolean> {
  const asked = client
    .withDeadline(Date.now() + withinMs, () => client.workflowService.getSystemInfo({}))
    .then(
      () => true,
      () => false,
    );
  return (await inTime(asked, withinMs)) ?? false;
}
