import { sql } from '@mikro-orm/postgresql';
import { asActor, withActor, type Person } from '../persistence/actor.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';

/** One write of one actor under a key of theirs. */
export interface KeyedRequest {
  readonly operation: string;
  readonly clientKey: string;
  /** A digest of everything that was asked. */
  readonly requestHash: string;
}

export interface KeptAnswer {
  readonly status: number;
  readonly body: string | null;
  readonly location: string | null;
}

/** A request of which nothing was heard for so long is over: its process is gone. */
const GIVEN_UP = `interval '1 minute'`;
const KEPT = `interval '1 day'`;

type Database = Pick<CasesDependencies, 'orm'>;

/**
 * The answer given before to the same request, kept for a day; null: there is none, and from now on it is this caller's
 * to give. Throws `idempotency.key_reused` for another request under the key, `idempotency.in_progress` while another
 * caller works on it.
 */
export async function beginRequest(
  { orm }: Database,
  person: Person,
  { operation, clientKey, requestHash }: KeyedRequest,
): Promise<KeptAnswer | null> {
  return withActor(orm.em, person, async (em) => {
    await asActor(em, [{ kind: 'service', ref: 'door' }, person], () =>
      em.execute(`delete from api_answer where begun_at < clock_timestamp() - ${KEPT}`),
    );
    const begun = await em.execute<object[]>(sql`
      insert into api_answer (actor_kind, actor_ref, operation, client_key, request_hash, begun_at)
      values (${person.kind}, ${person.ref}, ${operation}, ${clientKey}, ${requestHash}, clock_timestamp())
      on conflict do nothing returning 1`);
    if (begun.length > 0) return null;
    const [row] = await em.execute<(KeptRow & { request_hash: string; given_up: boolean })[]>(
      `
      select status, body, location, request_hash, begun_at < clock_timestamp() - ${GIVEN_UP} as given_up
      from api_answer where actor_kind = ? and actor_ref = ? and operation = ? and client_key = ? for update`,
      [person.kind, person.ref, operation, clientKey],
    );
    if (row === undefined) throw new DoorError('idempotency.in_progress');
    if (row.request_hash !== requestHash) throw new DoorError('idempotency.key_reused');
    if (row.status !== null) return { status: row.status, body: row.body, location: row.location };
    if (!row.given_up) throw new DoorError('idempotency.in_progress');
    await em.execute(
      sql`update api_answer set begun_at = clock_timestamp() where ${its(person, operation, clientKey)}`,
    );
    return null;
  });
}

/** Keeps what was answered. */
export async function keepAnswer(
  { orm }: Database,
  person: Person,
  { operation, clientKey }: KeyedRequest,
  { status, body, location }: KeptAnswer,
): Promise<void> {
  await withActor(orm.em, person, (em) =>
    em.execute(sql`update api_answer set status = ${status}, body = ${body}, location = ${location}
      where ${its(person, operation, clientKey)}`),
  );
}

/** Nothing was done: the same key may be tried again. */
export async function forgetRequest(
  { orm }: Database,
  person: Person,
  { operation, clientKey }: KeyedRequest,
): Promise<void> {
  await withActor(orm.em, person, (em) =>
    em.execute(
      sql`delete from api_answer where status is null and ${its(person, operation, clientKey)}`,
    ),
  );
}

interface KeptRow {
  readonly status: number | null;
  readonly body: string | null;
  readonly location: string | null;
}

const its = (person: Person, operation: string, clientKey: string) =>
  sql`actor_kind = ${person.kind} and actor_ref = ${person.ref} and operation = ${operation} and client_key = ${clientKey}`;
