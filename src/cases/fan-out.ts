import { fanOutChangedSignal, roundWorkflowId } from '../../workflows/round/round.messages.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { RoundFanOut } from '../persistence/entities/round-office.ts';
import { describeFault } from '../temporal/fault-interceptor.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { requirePermission, requireRound } from './require.ts';
import { storable } from './storable.ts';

export interface FanOutRequest {
  readonly year: number;
  /** A UUID of the form: the request's id. */
  readonly clientKey: string;
  readonly stopped: boolean;
  /** Needed to stop. */
  readonly reason: string;
}

/**
 * Stops telling a round's cases of new dates, or resumes it. The row is what holds; the round's workflow is told to look
 * at it, now or when Temporal is back. A case that wakes meanwhile reads the newest dates all the same.
 */
export async function setFanOut(
  deps: CasesDependencies,
  office: Person,
  { year, clientKey, stopped, reason }: FanOutRequest,
): Promise<void> {
  requirePermission(office, 'rounds.manage');
  const given = storable(reason).trim();
  if (stopped && given === '')
    throw new DoorError('input.invalid', [{ field: 'stopReason', problem: 'missing' }]);
  await withActor(deps.orm.em, office, async (em) => {
    await requireRound(em, year);
    await em
      .createQueryBuilder(RoundFanOut)
      .insert({
        id: clientKey,
        year,
        stopped,
        reason: given === '' ? null : given,
        actorKind: office.kind,
        actorRef: office.ref,
        requestedAt: new Date(deps.clock()),
      })
      .onConflict('id')
      .ignore()
      .execute();
    const stands = await em.findOneOrFail(RoundFanOut, { id: clientKey });
    if (stands.year !== year || stands.stopped !== stopped)
      throw new DoorError('idempotency.key_reused');
  });
  await tellRound(deps, year);
}

/** Tells the rounds again that have not looked at their newest request: made while Temporal was away. */
export async function sendOpenFanOuts(deps: CasesDependencies): Promise<void> {
  const open = await withActor(deps.orm.em, { kind: 'service', ref: 'sender' }, (em) =>
    em.find(RoundFanOut, { noticedAt: null }),
  );
  for (const year of new Set(open.map((request) => request.year))) await tellRound(deps, year);
}

/** The request is recorded, so whatever fails here is tried again; a round that does not run looks when it starts. */
async function tellRound(deps: CasesDependencies, year: number): Promise<void> {
  try {
    await deps.client.withDeadline(Date.now() + deps.updateWaitMs, () =>
      deps.client.workflow.getHandle(roundWorkflowId(year)).signal(fanOutChangedSignal),
    );
  } catch (error) {
    deps.logger.warn({ year, ...describeFault(error) }, 'round not told yet');
  }
}
