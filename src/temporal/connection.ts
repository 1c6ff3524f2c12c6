import { Client, Connection } from '@temporalio/client';

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

/** The value, or undefined when it did not come in time. */
export async function inTime<T>(coming: Promise<T>, withinMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, withinMs);
  });
  try {
    return await Promise.race([coming, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
