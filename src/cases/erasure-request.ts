import { LockMode, sql, type EntityManager } from '@mikro-orm/postgresql';
import type { ErasureReason } from '../domain/erasure.ts';
import type { NoticeKind } from '../domain/notices.ts';
import { addNotices } from '../notices/add-notices.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { Application } from '../persistence/entities/application.ts';
import { ErasureRequest } from '../persistence/entities/erasure.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { may, mayAskForErasure } from './policy.ts';
import { submit } from './submit.ts';

const DAY_MS = 86_400_000;

export interface ErasureAsked {
  readonly applicationId: string;
  /** A UUID of the form: the request's id, so that a second click is the same request. */
  readonly clientKey: string;
  readonly reason: ErasureReason;
}

/**
 * Asks for everything of one case to be erased, and announces it to the family. A case that has not ended is withdrawn
 * first, through its workflow, so that places it holds are given back; but only where the family asks for it: for any
 * other reason an open case is `erasure.case_open`. Resolves with the request that stands, an earlier one included.
 */
export async function requestErasure(
  deps: CasesDependencies,
  person: Person,
  asked: ErasureAsked,
): Promise<string> {
  if (!mayAskForErasure(person, asked.reason)) throw new DoorError('action.forbidden');
  if (person.kind === 'family' && person.ref !== asked.applicationId)
    throw new DoorError('case.not_found');
  const standing = await standingRequest(deps, person, asked);
  if (standing !== null) return standing.id;
  await endFirst(deps, person, asked);
  return withActor(deps.orm.em, person, (em) => announce(em, person, asked, deps.clock()));
}

/** Takes back what was announced, for the family or the office. Throws `erasure.not_open` where nothing is, or no more. */
export async function takeBackErasure(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  person: Person,
  applicationId: string,
): Promise<void> {
  if (person.kind !== 'family' && !may(person, 'erasure.manage'))
    throw new DoorError('action.forbidden');
  await withActor(deps.orm.em, person, async (em) => {
    if ((await em.count(Application, { id: applicationId })) === 0)
      throw new DoorError('case.not_found');
    const request = await em.findOne(
      ErasureRequest,
      { applicationId, state: 'announced' },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (request === null) throw new DoorError('erasure.not_open');
    request.state = 'taken_back';
    await em.flush();
    await addErasureNotices(em, request, 'erasureTakenBack', deps.clock());
  });
}

/** Writes one notice per guardian to a request; the case's latest step is the one it stands at. */
export async function addErasureNotices(
  em: EntityManager,
  { id, applicationId }: ErasureRequest,
  kind: Extract<NoticeKind, `erasure${string}`>,
  now: number,
): Promise<void> {
  if (applicationId == null) throw new Error('a request that names no case');
  const { revision } = await em.findOneOrFail(Application, { id: applicationId });
  await addNotices(em, { applicationId, revision, kind, subject: { erasureId: id } }, now);
}

/** The same click, or what is announced already. */
function standingRequest(
  deps: CasesDependencies,
  person: Person,
  { applicationId, clientKey, reason }: ErasureAsked,
): Promise<ErasureRequest | null> {
  return withActor(deps.orm.em, person, async (em) => {
    const same = await em.findOne(ErasureRequest, { id: clientKey });
    if (same !== null && (same.applicationId !== applicationId || same.reason !== reason))
      throw new DoorError('idempotency.key_reused');
    return same ?? em.findOne(ErasureRequest, { applicationId, state: 'announced' });
  });
}

async function endFirst(
  deps: CasesDependencies,
  person: Person,
  { applicationId, clientKey, reason }: ErasureAsked,
): Promise<void> {
  const isEnded = await withActor(deps.orm.em, person, async (em) => {
    const application = await em.findOne(Application, { id: applicationId });
    if (application === null) throw new DoorError('case.not_found');
    return application.phase === 'ended';
  });
  if (isEnded) return;
  if (reason !== 'request' || !may(person, 'withdraw')) throw new DoorError('erasure.case_open');
  const result = await submit(deps, person, {
    applicationId,
    action: 'withdraw',
    clientKey,
    facts: {},
    body: () => ({}),
  });
  if (result.kind === 'refused') throw new DoorError('erasure.case_open');
}

async function announce(
  em: EntityManager,
  person: Person,
  { applicationId, clientKey, reason }: ErasureAsked,
  clock: number,
): Promise<string> {
  const application = await em.findOneOrFail(Application, { id: applicationId });
  const now = clock + application.clockOffsetMs;
  const { year, closesAt } = application;
  const [rules] = await em.execute<{ days: number }[]>(
    sql`select erasure_grace_days as days from round where year = ${year}`,
  );
  const afterGrace = now + (rules?.days ?? 0) * DAY_MS;
  await em
    .createQueryBuilder(ErasureRequest)
    .insert({
      id: clientKey,
      applicationId,
      year,
      reason,
      state: 'announced',
      requestedAt: new Date(now),
      requestedKind: person.kind,
      requestedBy: person.ref,
      dueAt: new Date(Math.max(afterGrace, closesAt?.getTime() ?? 0)),
    })
    .onConflict()
    .ignore()
    .execute();
  const mine = await em.findOne(ErasureRequest, { id: clientKey, applicationId });
  // Somebody else was faster, and the family has been told.
  if (mine === null) {
    const theirs = await em.findOne(ErasureRequest, { applicationId, state: 'announced' });
    if (theirs === null) throw new DoorError('idempotency.key_reused');
    return theirs.id;
  }
  await addErasureNotices(em, mine, 'erasureAnnounced', clock);
  return mine.id;
}
