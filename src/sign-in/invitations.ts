import { randomUUID } from 'node:crypto';
import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { DoorError } from '../cases/errors.ts';
import { asActor, withActor, type Person } from '../persistence/actor.ts';
import { Invitation, Membership } from '../persistence/entities/account.ts';
import { SIGN_IN, type SignInDependencies } from './dependencies.ts';
import { LINK_MS } from './limits.ts';
import { addSignInNotice } from './links.ts';
import { hashOf, requirePassword, setPassword } from './passwords.ts';
import { idInToken } from './token.ts';

export type Invited = Pick<
  Invitation,
  'email' | 'name' | 'language' | 'kind' | 'role' | 'invitedBy'
> & {
  readonly kitaId: string | null;
  readonly provider: string | null;
  /** The account whose password and second factor are to be set anew. */
  readonly accountId: string | null;
};

/** Writes an invitation under the rights of whoever invites, and its mail, which is the portal's. Resolves with its id. */
export async function addInvitation(
  em: EntityManager,
  person: Person,
  invited: Invited,
  now: number,
): Promise<string> {
  const { id } = em.create(Invitation, {
    id: randomUUID(),
    ...invited,
    createdAt: new Date(now),
    expiresAt: new Date(now + LINK_MS.invitation),
  });
  await em.flush();
  const { language } = invited;
  await asActor(em, [SIGN_IN, person], async () => {
    await addSignInNotice(em, { kind: 'invitation', language, now, invitationId: id });
    await em.flush();
  });
  return id;
}

/** What somebody sees who opens an invitation. */
export interface OpenInvitation {
  readonly name: string;
  readonly email: string;
  readonly kind: Invitation['kind'];
  readonly role: Invitation['role'];
  /** The Kita or the provider; null for the youth office. */
  readonly workplace: string | null;
  /**
   * The account of this address exists: it signs in and accepts. Otherwise a password is set; never by an invitation to
   * one more place of work, not even while the account has none, because it is being set up anew.
   */
  readonly hasAccount: boolean;
}

/** undefined: it is over, spent or none of ours. Looking spends nothing. */
export async function readInvitation(
  deps: SignInDependencies,
  token: string,
): Promise<OpenInvitation | undefined> {
  const id = idInToken(deps.secret, 'invitation', token);
  if (id === undefined) return undefined;
  return withActor(deps.orm.em, SIGN_IN, async (em) => {
    const [row] = await em.execute<OpenInvitation[]>(sql`
      select i.name, i.email, i.kind, i.role, coalesce(k.name, i.provider) as workplace,
        i.account_id is null and exists (select from auth."user" u where u.email = i.email) as "hasAccount"
      from invitation i left join kita k on k.id = i.kita_id
      where i.id = ${id} and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > ${new Date(deps.clock())}`);
    return row;
  });
}

/**
 * Accepts with a new password, for an address without an account or whose account is set anew. Throws
 * `sign_in.link_over`, `input.invalid`.
 */
export async function acceptWithPassword(
  deps: SignInDependencies,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<void> {
  const open = await readInvitation(deps, token);
  if (open === undefined || open.hasAccount) throw new DoorError('sign_in.link_over');
  requirePassword(password, open.email);
  const hash = await hashOf(deps, password);
  await withActor(deps.orm.em, SIGN_IN, async (em) => {
    const invitation = await spendInvitation(em, deps, token);
    const account = invitation.accountId ?? (await accountOf(em, invitation));
    await setPassword(em, account, hash);
    if (invitation.accountId == null) await addMembership(em, deps, invitation, account);
  });
}

/** Accepts as the account of the invited address, which has signed in. Throws `sign_in.link_over`. */
export async function acceptAs(
  deps: SignInDependencies,
  { token, account }: { readonly token: string; readonly account: string },
): Promise<void> {
  await withActor(deps.orm.em, SIGN_IN, async (em) => {
    const invitation = await spendInvitation(em, deps, token);
    const [own] = await em.execute<object[]>(
      sql`select 1 from auth."user" where id = ${account} and email = ${invitation.email}`,
    );
    if (own === undefined || invitation.accountId != null) throw new DoorError('sign_in.link_over');
    await addMembership(em, deps, invitation, account);
  });
}

async function spendInvitation(
  em: EntityManager,
  deps: SignInDependencies,
  token: string,
): Promise<Invitation> {
  const id = idInToken(deps.secret, 'invitation', token) ?? null;
  const now = new Date(deps.clock());
  const spent = await em.execute<object[]>(sql`
    update invitation set accepted_at = ${now}
    where id = ${id} and accepted_at is null and withdrawn_at is null and expires_at > ${now} returning 1`);
  if (id === null || spent.length === 0) throw new DoorError('sign_in.link_over');
  return em.findOneOrFail(Invitation, { id });
}

async function accountOf(em: EntityManager, { email, name }: Invitation): Promise<string> {
  const [account] = await em.execute<{ id: string }[]>(sql`
    insert into auth."user" (name, email, "emailVerified", "twoFactorEnabled") values (${name}, ${email}, true, false)
    on conflict (email) do update set "emailVerified" = true
    returning id`);
  if (account === undefined) throw new Error('an account without its row');
  return account.id;
}

async function addMembership(
  em: EntityManager,
  { clock }: SignInDependencies,
  { kind, kitaId, provider, role }: Invitation,
  accountId: string,
): Promise<void> {
  const place = { accountId, kind, kitaId: kitaId ?? null, provider: provider ?? null };
  const now = new Date(clock());
  await em.nativeUpdate(Membership, { ...place, endedAt: null }, { endedAt: now });
  em.create(Membership, { id: randomUUID(), ...place, role, since: now });
}
