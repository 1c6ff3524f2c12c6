import { lastHeartbeat } from '../../persistence/heartbeat.ts';
import { isReachable } from '../../temporal/connection.ts';
import type { CasesDependencies } from '../dependencies.ts';

/** Whether what moves the cases is there; nothing of it is needed to read or to register. */
export interface SystemState {
  /** null: no worker was ever heard of. */
  readonly worker: { readonly at: number; readonly alive: boolean } | null;
  readonly temporal: boolean;
}

const WITHIN_MS = 1000;

/** Takes a second at most beside the database's answer. */
export async function readSystemState(
  deps: Pick<CasesDependencies, 'orm' | 'client' | 'clock'>,
): Promise<SystemState> {
  const [worker, temporal] = await Promise.all([
    lastHeartbeat(deps.orm, deps.clock()),
    isReachable(deps.client, WITHIN_MS),
  ]);
  return { worker, temporal };
}
