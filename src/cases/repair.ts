import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { withActor } from '../persistence/actor.ts';
import { Application } from '../persistence/entities/application.ts';
import { roundYears } from '../persistence/rounds.ts';
import type { CasesDependencies } from './dependencies.ts';
import { startCase, startRound } from './start-case.ts';

/** What a repair did. */
export interface Repaired {
  readonly terminated: number;
  readonly started: number;
}

/**
 * After a restore of either side, before the doors open: every running workflow ends, and every open case and every
 * round starts again from its row. A workflow without a row stays ended.
 */
export async function repair(deps: CasesDependencies): Promise<Repaired> {
  const terminated = await terminateAll(deps.client);
  const { ids, years } = await withActor(
    deps.orm.em,
    { kind: 'service', ref: 'repair' },
    async (em) => ({
      ids: (
        await em.find(
          Application,
          { closedAt: null },
          { fields: ['id'], orderBy: { receivedAt: 'asc' } },
        )
      ).map(({ id }) => id),
      years: await roundYears(em),
    }),
  );
  const options = { ...deps, again: true };
  for (const year of years) await startRound(options, year);
  for (const id of ids) await startCase(options, id);
  return { terminated, started: ids.length + years.length };
}

async function terminateAll(client: Client): Promise<number> {
  let terminated = 0;
  const running = client.workflow.list({
    query: `ExecutionStatus = 'Running' AND WorkflowType IN ('application', 'round')`,
  });
  for await (const { workflowId } of running) {
    try {
      await client.workflow.getHandle(workflowId).terminate('repair');
      terminated += 1;
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
  return terminated;
}
