import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { WorkflowNotFoundError } from '@temporalio/client';
import { moveDateUpdate, roundWorkflowId } from '../../workflows/round/round.messages.ts';
import { isForKitas, type RoundMove } from '../domain/round-moves.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { Kita } from '../persistence/entities/places.ts';
import { RoundChange } from '../persistence/entities/round.ts';
import { describeFault } from '../temporal/fault-interceptor.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { requirePermission, requireRound } from './require.ts';
import { requireRevision, roundTag } from './revision.ts';
import { sendOpenFanOuts } from './fan-out.ts';
import { startRound } from './start-case.ts';
import { storable } from './storable.ts';

export interface MoveDateRequest extends Omit<RoundMove, 'kitaIds'> {
  readonly year: number;
  /** Whose first day of offers moves; missing or null: the round's own date. */
  readonly kitaIds?: readonly string[] | null;
  /** A UUID of the form: the request's id, so that a repeated click moves nothing twice. */
  readonly clientKey: string;
  readonly reason: string;
  /** The revision of the round the office saw. */
  readonly expected?: string | undefined;
}

/**
 * Moves one date of a round; resolves with the new revision, or null while it is being processed. Throws `revision.stale`
 * where the round has been moved since the office saw it, or is being moved.
 */
export async function moveRoundDate(
  deps: CasesDependencies,
  office: Person,
  request: MoveDateRequest,
): Promise<number | null> {
  requirePermission(office, 'rounds.manage');
  await recordChange(deps, office, request);
  await trySending(deps, request);
  const change = await withActor(deps.orm.em, office, (em) =>
    em.findOneOrFail(RoundChange, { id: request.clientKey }),
  );
  if (change.refused != null) throw new DoorError(change.refused);
  return change.revision ?? null;
}

/** Sends requests again that have no revision yet: made while Temporal or the worker was away. */
export async function sendOpenRoundChanges(deps: CasesDependencies): Promise<void> {
  const open = await withActor(deps.orm.em, { kind: 'service', ref: 'sender' }, (em) =>
    em.find(RoundChange, { revision: null, refused: null }, { orderBy: { requestedAt: 'asc' } }),
  );
  for (const change of open) await trySending(deps, { year: change.year, clientKey: change.id });
  await sendOpenFanOuts(deps);
}

async function recordChange(
  deps: CasesDependencies,
  office: Person,
  request: MoveDateRequest,
): Promise<void> {
  const { year, clientKey, date, to } = request;
  const kitaIds = request.kitaIds?.toSorted() ?? null;
  const reason = storable(request.reason);
  await withActor(deps.orm.em, office, async (em) => {
    if (request.expected !== undefined) await requireRoundAsSeen(em, request, request.expected);
    await requireKitas(em, date, kitaIds);
    await em
      .createQueryBuilder(RoundChange)
      .insert({
        id: clientKey,
        year,
        dateName: date,
        movedTo: new Date(to),
        kitaIds,
        reason,
        actorKind: office.kind,
        actorRef: office.ref,
        requestedAt: new Date(deps.clock()),
      })
      .onConflict('id')
      .ignore()
      .execute();
    // The same click may have been faster: whichever row stands is the request.
    const stands = await em.findOneOrFail(RoundChange, { id: clientKey });
    const same =
      stands.year === year &&
      stands.dateName === date &&
      stands.movedTo.getTime() === to &&
      (stands.kitaIds ?? []).join() === (kitaIds ?? []).join() &&
      stands.reason === reason;
    if (!same) throw new DoorError('idempotency.key_reused');
  });
}

/** One at a time: of two who saw the same round, the second is told of the first. */
async function requireRoundAsSeen(
  em: EntityManager,
  { year, clientKey }: MoveDateRequest,
  expected: string,
): Promise<void> {
  await em.execute(sql`select 1 from round where year = ${year} for update`);
  if ((await em.count(RoundChange, { id: clientKey })) > 0) return;
  const { revision } = await requireRound(em, year);
  const open = await em.count(RoundChange, { year, revision: null, refused: null });
  requireRevision(expected, roundTag(revision, open));
}

async function requireKitas(
  em: EntityManager,
  date: RoundMove['date'],
  kitaIds: readonly string[] | null,
): Promise<void> {
  if (kitaIds === null) return;
  const known = await em.count(Kita, { id: { $in: [...kitaIds] } });
  if (!isForKitas(date) || kitaIds.length === 0 || known !== new Set(kitaIds).size)
    throw new DoorError('input.invalid', [{ field: 'kitaIds', problem: 'invalid' }]);
}

/** The request is recorded, so whatever fails here is tried again. */
async function trySending(
  deps: CasesDependencies,
  request: Pick<MoveDateRequest, 'year' | 'clientKey'>,
): Promise<void> {
  try {
    await deps.client.withDeadline(Date.now() + deps.updateWaitMs, () => send(deps, request));
  } catch (error) {
    deps.logger.warn(
      { requestId: request.clientKey, ...describeFault(error) },
      'date not moved yet, stays requested',
    );
  }
}

async function send(
  deps: CasesDependencies,
  { year, clientKey }: Pick<MoveDateRequest, 'year' | 'clientKey'>,
): Promise<void> {
  const update = {
    args: [{ requestId: clientKey }] as [{ requestId: string }],
    updateId: clientKey,
  };
  const handle = deps.client.workflow.getHandle(roundWorkflowId(year));
  try {
    await handle.executeUpdate(moveDateUpdate, update);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    await startRound(deps, year);
    await handle.executeUpdate(moveDateUpdate, update);
  }
}
