import { isGrpcServiceError, ServiceError, type Client } from '@temporalio/client';
import type { MikroORM } from '@mikro-orm/postgresql';
import { withActor } from '../persistence/actor.ts';
import { Application } from '../persistence/entities/application.ts';
import {
  applicationWorkflowId,
  caseStatusQuery,
  type CaseStatus,
} from '../../workflows/application/application.messages.ts';
import type { CasesDependencies } from '../cases/dependencies.ts';
import { fastForward } from './fast-forward.ts';

/** A gRPC status. */
const FAILED_PRECONDITION = 9;

/**
 * Moves one case forward by days, for demonstrations and tests: first the workflow, whose timers fire on the way, then
 * the clock that the door and the lists read. The case must have loaded its row, which the query makes sure of.
 */
export async function moveCaseClock(
  deps: Pick<CasesDependencies, 'orm' | 'client'>,
  applicationId: string,
  byMs: number,
): Promise<void> {
  const workflowId = applicationWorkflowId(applicationId);
  await untilLoaded(deps, workflowId);
  await fastForward(deps.client, workflowId, byMs);
  await addToClock(deps.orm, applicationId, byMs);
}

/** Moves the clock that the door and the lists read for one case. */
export async function addToClock(
  orm: MikroORM,
  applicationId: string,
  byMs: number,
): Promise<void> {
  await withActor(orm.em, { kind: 'service', ref: 'demo' }, async (em) => {
    const application = await em.findOneOrFail(Application, { id: applicationId });
    application.clockOffsetMs += byMs;
  });
}

async function untilLoaded(
  { client }: Pick<CasesDependencies, 'client'>,
  workflowId: string,
): Promise<void> {
  const giveUpAt = Date.now() + 10_000;
  while ((await statusOf(client, workflowId)) === null) {
    if (Date.now() > giveUpAt) throw new Error('the case has not loaded its row');
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

async function statusOf(client: Client, workflowId: string): Promise<CaseStatus | null> {
  try {
    return await client.workflow.getHandle(workflowId).query(caseStatusQuery);
  } catch (error) {
    const reason = error instanceof ServiceError ? error.cause : undefined;
    const code: number | undefined = isGrpcServiceError(reason) ? reason.code : undefined;
    // A run that begins at this very moment cannot be asked yet.
    if (code === FAILED_PRECONDITION) return null;
    throw error;
  }
}
