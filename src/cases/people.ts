import { randomUUID } from 'node:crypto';
import { LockMode, sql, type EntityManager } from '@mikro-orm/postgresql';
import { accountOf, asActor, withActor, type Person } from '../persistence/actor.ts';
import { Invitation, Membership, type StaffRole } from '../persistence/entities/account.ts';
import { addressIn } from '../sign-in/attempts.ts';
import { SIGN_IN } from '../sign-in/dependencies.ts';
import { addInvitation } from '../sign-in/invitations.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { countInvitation } from './invitation-limit.ts';
import { nameSchema } from './registration-fields.ts';
import { requirePermission } from './require.ts';
import { requireRevision } from './revision.ts';
import { invitationRevision, memberRevision, type Seen } from './people-revision.ts';

type PeopleDependencies = Pick<CasesDependencies, 'orm' | 'clock'>;

/** Roles somebody can be given at a kind of workplace. */
export const ROLES_AT = {
  kita: ['staff', 'head'],
  provider: ['provider'],
  office: ['caseworker', 'head', 'auditor'],
} as const satisfies Record<Membership['kind'], readonly StaffRole[]>;

/** What a person needs to change who works where. */
export const managing = (person: Person) =>
  person.kind === 'kita' ? 'kita.people' : 'people.manage';

export interface InvitationRequest {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly language: 'de' | 'en';
  /** `office`, `kita/<id>` or `provider/<name>`; a Kita's head invites into its own Kita, whatever this says. */
  readonly workplace: string;
}

type Place = Pick<Membership, 'kind'> & {
  readonly kitaId: string | null;
  readonly provider: string | null;
};

/**
 * Invites somebody to work here. Resolves with the invitation's id. Throws `action.forbidden`, `input.invalid`,
 * `people.known`, `people.too_many_invitations`.
 */
export async function invite(
  deps: PeopleDependencies,
  person: Person,
  request: InvitationRequest,
): Promise<string> {
  requirePermission(person, managing(person));
  const name = nameSchema.safeParse(request.name).data;
  if (name === undefined)
    throw new DoorError('input.invalid', [{ field: 'name', problem: 'not_a_name' }]);
  const email = addressIn(request.email);
  const place: Place =
    person.kind === 'kita'
      ? { kind: 'kita', kitaId: person.ref, provider: null }
      : placeIn(request.workplace);
  const role = roleAt(place.kind, request.role);
  await countInvitation(deps, person, email);
  return withActor(deps.orm.em, person, async (em) => {
    await requireNewcomer(em, email, place);
    await requirePlace(em, place);
    const now = deps.clock();
    await em.nativeUpdate(
      Invitation,
      { email, ...place, accountId: null, acceptedAt: null, withdrawnAt: null },
      { withdrawnAt: new Date(now) },
    );
    const { language } = request;
    const invitedBy = accountOf(person) ?? person.ref;
    const invited = { name, email, language, ...place, role, invitedBy, accountId: null };
    return addInvitation(em, person, invited, now);
  });
}

function placeIn(workplace: string): Place {
  const [kind, ...rest] = workplace.split('/');
  const which = rest.join('/');
  if (kind === 'office') return { kind, kitaId: null, provider: null };
  if (kind === 'kita') return { kind, kitaId: which, provider: null };
  if (kind === 'provider') return { kind, kitaId: null, provider: which };
  throw new DoorError('input.invalid', [{ field: 'workplace', problem: 'choose' }]);
}

function roleAt(kind: Place['kind'], role: string): StaffRole {
  const found = ROLES_AT[kind].find((candidate) => candidate === role);
  if (found === undefined)
    throw new DoorError('input.invalid', [{ field: 'role', problem: 'choose' }]);
  return found;
}

async function requirePlace(em: EntityManager, { kind, kitaId, provider }: Place): Promise<void> {
  const [known] = await em.execute<object[]>(sql`
    select 1 where ${kind} = 'office' or exists (
      select from kita where id::text = ${kitaId} or provider = ${provider})`);
  if (known === undefined)
    throw new DoorError('input.invalid', [{ field: 'workplace', problem: 'choose' }]);
}

/** Whether an account elsewhere has this address is nobody's business here. */
async function requireNewcomer(
  em: EntityManager,
  email: string,
  { kind, kitaId, provider }: Place,
): Promise<void> {
  const [known] = await em.execute<object[]>(sql`
    select 1 from membership m join account_people() p on p.account_id = m.account_id
    where p.email = ${email} and m.ended_at is null and m.kind = ${kind}
      and m.kita_id::text is not distinct from ${kitaId} and m.provider is not distinct from ${provider}`);
  if (known !== undefined) throw new DoorError('people.known');
}

/**
 * Resolves with the id of the membership that begins. Throws `action.forbidden`, `case.not_found`, `input.invalid`,
 * `people.last_head`, and `revision.stale` where somebody else was faster.
 */
export async function changeRole(
  deps: PeopleDependencies,
  person: Person,
  { role, ...seen }: Seen & { readonly role: string },
): Promise<string> {
  const id = randomUUID();
  await change(deps, person, seen, (em, membership) => {
    const { accountId, kind, kitaId, provider } = membership;
    const next = {
      accountId,
      kind,
      kitaId: kitaId ?? null,
      provider: provider ?? null,
      role: roleAt(kind, role),
    };
    em.create(Membership, { id, ...next, since: new Date(deps.clock()) });
  });
  return id;
}

/** Ends a membership; without another one, all sessions of the account as well. Throws as changeRole does. */
export async function endMembership(
  deps: PeopleDependencies,
  person: Person,
  seen: Seen,
): Promise<void> {
  await change(deps, person, seen, () => undefined);
}

/** Ends one membership, and what comes in its place is begun in the same transaction. */
async function change(
  deps: PeopleDependencies,
  person: Person,
  { id, revision }: Seen,
  begin: (em: EntityManager, ended: Membership) => void,
): Promise<void> {
  requirePermission(person, managing(person));
  await withActor(deps.orm.em, person, async (em) => {
    // Every head of office, in one order: of two who leave at the same time, the second sees the first gone.
    const heads = await em.execute<{ id: string }[]>(sql`
      select id from membership where kind = 'office' and role = 'head' and ended_at is null order by id for update`);
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const membership = await em.findOne(Membership, { id }, { lockMode });
    if (membership === null) throw new DoorError('case.not_found');
    requireRevision(revision, memberRevision(membership));
    if (membership.endedAt != null) throw new DoorError('revision.stale');
    const endedAt = new Date(deps.clock());
    await em.nativeUpdate(Membership, { id }, { endedAt });
    begin(em, membership);
    await em.flush();
    if (heads.some((head) => head.id === id)) await requireHead(em);
    await asActor(em, [SIGN_IN, person], () =>
      em.execute(sql`
        delete from auth.session where "userId" = ${membership.accountId} and not exists (
          select from membership where account_id = ${membership.accountId} and ended_at is null)`),
    );
  });
}

async function requireHead(em: EntityManager): Promise<void> {
  const heads = await em.count(Membership, { kind: 'office', role: 'head', endedAt: null });
  if (heads === 0) throw new DoorError('people.last_head');
}

/**
 * Sets an account up anew whose owner has lost password or second factor: both go, all sessions end, and an invitation
 * goes to the known address. Throws `action.forbidden`, `case.not_found`, `people.too_many_invitations`.
 */
export async function resetAccount(
  deps: PeopleDependencies,
  person: Person,
  { membershipId, language }: { readonly membershipId: string; readonly language: 'de' | 'en' },
): Promise<void> {
  requirePermission(person, 'people.manage');
  await countInvitation(deps, person, membershipId);
  await withActor(deps.orm.em, person, async (em) => {
    const membership = await em.findOne(Membership, { id: membershipId, endedAt: null });
    if (membership === null) throw new DoorError('case.not_found');
    const { accountId, kind, role, kitaId, provider } = membership;
    const account = await asActor(em, [SIGN_IN, person], () => takeKeys(em, accountId));
    const now = deps.clock();
    await em.nativeUpdate(
      Invitation,
      { accountId, acceptedAt: null, withdrawnAt: null },
      { withdrawnAt: new Date(now) },
    );
    const place = { kind, role, kitaId: kitaId ?? null, provider: provider ?? null };
    const invitedBy = accountOf(person) ?? person.ref;
    await addInvitation(em, person, { ...account, language, ...place, invitedBy, accountId }, now);
  });
}

/** Password, second factor and sessions of an account go. Throws `case.not_found`. */
async function takeKeys(
  em: EntityManager,
  account: string,
): Promise<{ readonly name: string; readonly email: string }> {
  const [known] = await em.execute<{ name: string; email: string }[]>(sql`
    update auth."user" set "twoFactorEnabled" = false where id = ${account} returning name, email`);
  if (known === undefined) throw new DoorError('case.not_found');
  await em.execute(sql`delete from auth."twoFactor" where "userId" = ${account}`);
  await em.execute(sql`delete from auth.session where "userId" = ${account}`);
  await em.execute(sql`update auth.account set password = null where "userId" = ${account}`);
  return known;
}

/** Throws `action.forbidden`, `case.not_found`, and `revision.stale` once it is accepted or withdrawn. */
export async function withdrawInvitation(
  deps: PeopleDependencies,
  person: Person,
  { id, revision }: Seen,
): Promise<void> {
  requirePermission(person, managing(person));
  await withActor(deps.orm.em, person, async (em) => {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const invitation = await em.findOne(Invitation, { id }, { lockMode });
    if (invitation === null) throw new DoorError('case.not_found');
    requireRevision(revision, invitationRevision(invitation));
    if (invitation.acceptedAt != null || invitation.withdrawnAt != null)
      throw new DoorError('revision.stale');
    await em.nativeUpdate(Invitation, { id }, { withdrawnAt: new Date(deps.clock()) });
  });
}
