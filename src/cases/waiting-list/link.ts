import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { childKey, normalisedName, type NamedChild } from '../../domain/waiting-list.ts';
import { withActor } from '../../persistence/actor.ts';
import { WaitingListEntry } from '../../persistence/entities/waiting-list.ts';
import { hashInvitationCode } from '../claim-code.ts';
import type { CasesDependencies } from '../dependencies.ts';

/** What a registration says of the child's place on the waiting list. */
export interface Registering {
  readonly year: number;
  readonly child: NamedChild;
  /** As typed; undefined: none. */
  readonly invitationCode: string | undefined;
}

/** What an invitation's code is worth; `unknown`: it belongs to no child like the one registered. */
export type InvitationStanding = 'found' | 'unknown' | 'none';

/**
 * Notes that a child of the waiting list is registered, in the registration's own transaction: by its name and birth
 * date, or by the invitation's code. Whatever was still to be sent about it becomes obsolete. Resolves with how many
 * entries are the child's.
 */
export async function linkToWaitingList(
  em: EntityManager,
  entry: {
    readonly applicationId: string;
    readonly year: number;
    readonly child: NamedChild;
    readonly codeHash: string | null;
    readonly now: number;
  },
): Promise<number> {
  const { applicationId, year, child, codeHash, now } = entry;
  const [row] = await em.execute<{ linked: number }[]>(sql`
    select link_waiting_list(${applicationId}::uuid, ${year}::int, ${childKey(child)}, ${child.birthDate}::date,
      ${normalisedName(child.firstName)}, ${codeHash}, ${new Date(now)}::timestamptz) as linked`);
  return row?.linked ?? 0;
}

/**
 * What is said of a code that was typed. Nothing is said of names: nobody may find out by typing one who is on the
 * waiting list.
 */
export async function invitationStanding(
  deps: Pick<CasesDependencies, 'orm' | 'secret'>,
  { year, child, invitationCode }: Registering,
): Promise<InvitationStanding> {
  if (invitationCode === undefined) return 'none';
  const invitationCodeHash = hashInvitationCode(deps.secret, invitationCode);
  const entry = await withActor(deps.orm.em, { kind: 'service', ref: 'door' }, (em) =>
    em.findOne(WaitingListEntry, { year, invitationCodeHash }),
  );
  return entry !== null && isLike(entry, child) ? 'found' : 'unknown';
}

/** One of both, so that a spelling corrected since does no harm. */
const isLike = (entry: WaitingListEntry, child: NamedChild): boolean =>
  entry.birthDate === child.birthDate ||
  normalisedName(entry.childFirstName) === normalisedName(child.firstName);

/**
 * Finds children of the list that were registered before they were imported, or otherwise than by their family.
 * Resolves with how many entries were linked.
 */
export async function linkRegistered(
  em: EntityManager,
  year: number,
  now: number,
): Promise<number> {
  const registered = await em.execute<(NamedChild & { readonly id: string })[]>(sql`
    select application.id, first_name as "firstName", last_name as "lastName", birth_date::text as "birthDate"
    from application join child on child.id = child_id
    where year = ${year} and birth_date in (
      select birth_date from waiting_list_entry where year = ${year} and application_id is null)
    order by received_at`);
  let linked = 0;
  const waiting = new Set(
    (await em.find(WaitingListEntry, { year, applicationId: null }, { fields: ['childKey'] })).map(
      (entry) => entry.childKey,
    ),
  );
  for (const { id: applicationId, ...child } of registered) {
    if (!waiting.has(childKey(child))) continue;
    linked += await linkToWaitingList(em, { applicationId, year, child, codeHash: null, now });
  }
  return linked;
}
