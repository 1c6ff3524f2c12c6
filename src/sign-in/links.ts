import { randomUUID } from 'node:crypto';
import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { DoorError } from '../cases/errors.ts';
import { withActor, type Family, type GuardianPosition } from '../persistence/actor.ts';
import { SignInLink } from '../persistence/entities/account.ts';
import { Notice, type SignInNoticeKind } from '../persistence/entities/record.ts';
import { addressIn, countSignIn } from './attempts.ts';
import { SIGN_IN, type SignInDependencies } from './dependencies.ts';
import { LINK_MS } from './limits.ts';
import { hashOf, requirePassword, setPassword } from './passwords.ts';
import { idInToken } from './token.ts';

const DAY_MS = 86_400_000;

export interface LinkRequest {
  readonly purpose: SignInLink['purpose'];
  readonly email: string;
  readonly language: 'de' | 'en';
  /** Where the attempt comes from. */
  readonly from: string;
}

/**
 * Asks for a link by mail. Nothing here looks whether anybody knows the address, so that the answer, and the time it
 * takes, cannot tell; the dispatcher does before it sends. Throws `input.invalid`, `sign_in.too_many_attempts`,
 * `sign_in.too_many_links`.
 */
export async function requestLink(
  deps: Pick<SignInDependencies, 'orm' | 'clock'>,
  request: LinkRequest,
): Promise<void> {
  const { purpose, language, from } = request;
  const email = addressIn(request.email);
  await countSignIn(deps, { from, kind: 'link', subject: `${purpose}/${email}` });
  const now = deps.clock();
  await withActor(deps.orm.em, SIGN_IN, async (em) => {
    // A family is still signed in by its link half a day after it was used.
    await em.nativeDelete(SignInLink, { expiresAt: { $lt: new Date(now - DAY_MS) } });
    const link = em.create(SignInLink, {
      id: randomUUID(),
      purpose,
      email,
      language,
      createdAt: new Date(now),
      expiresAt: new Date(now + LINK_MS[purpose]),
    });
    await addSignInNotice(em, {
      kind: purpose === 'family' ? 'familyLink' : 'passwordLink',
      language,
      now,
      signInLinkId: link.id,
    });
  });
}

/** A mail that lets somebody in: a row, delivered with retry like every notice. */
export async function addSignInNotice(
  em: EntityManager,
  {
    kind,
    language,
    now,
    ...about
  }: {
    readonly kind: SignInNoticeKind;
    readonly language: 'de' | 'en';
    readonly now: number;
    readonly signInLinkId?: string;
    readonly invitationId?: string;
  },
): Promise<void> {
  // What the notice names must be there before it.
  await em.flush();
  em.create(Notice, {
    id: randomUUID(),
    ...about,
    kind,
    channel: 'mail',
    language,
    subject: {},
    status: 'pending',
    attempts: 0,
    createdAt: new Date(now),
    nextAttemptAt: new Date(now),
  });
}

/** Whether a link would still let somebody in. Looking spends nothing: mail scanners open links. */
export async function isOpenLink(
  deps: SignInDependencies,
  purpose: SignInLink['purpose'],
  token: string,
): Promise<boolean> {
  const id = idInToken(deps.secret, purpose, token);
  if (id === undefined) return false;
  return withActor(deps.orm.em, SIGN_IN, async (em) => {
    const expiresAt = { $gt: new Date(deps.clock()) };
    return (await em.count(SignInLink, { id, purpose, usedAt: null, expiresAt })) > 0;
  });
}

/** Spends a link, once however often it is clicked at the same time. Throws `sign_in.link_over`. */
async function spendLink(
  em: EntityManager,
  deps: SignInDependencies,
  purpose: SignInLink['purpose'],
  token: string,
): Promise<{ readonly id: string; readonly email: string }> {
  const id = idInToken(deps.secret, purpose, token) ?? null;
  const now = new Date(deps.clock());
  const [link] = await em.execute<{ id: string; email: string }[]>(sql`
    update sign_in_link set used_at = ${now}
    where id = ${id} and purpose = ${purpose} and used_at is null and expires_at > ${now}
    returning id, email`);
  if (link === undefined) throw new DoorError('sign_in.link_over');
  return link;
}

/** A family shows that an address is its own. Resolves with what its session names. Throws `sign_in.link_over`. */
export async function useFamilyLink(deps: SignInDependencies, token: string): Promise<string> {
  const { id } = await withActor(deps.orm.em, SIGN_IN, (em) =>
    spendLink(em, deps, 'family', token),
  );
  return id;
}

/** A case in which somebody with this address is a guardian. */
export interface OwnApplication {
  readonly applicationId: string;
  readonly guardian: GuardianPosition;
  /** Whose name it opens in, where both guardians have this address; null: it is one's alone. */
  readonly guardianName: string | null;
  /** Empty: not born yet. */
  readonly childFirstName: string;
  readonly year: number;
  readonly caseNumber: string;
}

/** What a family may open that came in by a link; the newest first. Empty as well when the link is forgotten. */
export async function ownApplications(
  deps: Pick<SignInDependencies, 'orm'>,
  linkId: string,
): Promise<readonly OwnApplication[]> {
  const rows = await withActor(deps.orm.em, SIGN_IN, (em) =>
    em.execute<(Omit<OwnApplication, 'childFirstName'> & { childFirstName: string | null })[]>(sql`
      select a.id as "applicationId", g.position as guardian, c.first_name as "childFirstName", a.year,
        a.case_number as "caseNumber",
        case when count(*) over (partition by a.id) > 1 then g.first_name || ' ' || g.last_name end as "guardianName"
      from sign_in_link l join guardian g on lower(g.email) = l.email
      join application a on a.id = g.application_id join child c on c.id = a.child_id
      where l.id = ${linkId} and l.purpose = 'family' and l.used_at is not null
      order by a.received_at desc, a.id, g.position`),
  );
  return rows.map((row) => ({ ...row, childFirstName: row.childFirstName ?? '' }));
}

/**
 * Opens one of them. undefined: it is none of this family's.
 *
 * @param wanted.guardian as whom, 1 or 2; needed only where both have this address, because each consents for themselves
 */
export async function openOwnApplication(
  deps: Pick<SignInDependencies, 'orm'>,
  linkId: string,
  wanted: { readonly applicationId: string; readonly guardian: string | undefined },
): Promise<Family | undefined> {
  const found = (await ownApplications(deps, linkId)).find(
    ({ applicationId, guardian, guardianName }) =>
      applicationId === wanted.applicationId &&
      (guardianName === null || String(guardian) === wanted.guardian),
  );
  return found && { kind: 'family', ref: found.applicationId, guardian: found.guardian };
}

/**
 * Sets a new password by a link, and ends every session of the account. The second factor stays. Throws
 * `sign_in.link_over`, `input.invalid`.
 */
export async function resetPassword(
  deps: SignInDependencies,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<void> {
  const id = idInToken(deps.secret, 'password', token);
  const link =
    id === undefined
      ? null
      : await withActor(deps.orm.em, SIGN_IN, (em) => em.findOne(SignInLink, { id }));
  if (link === null) throw new DoorError('sign_in.link_over');
  requirePassword(password, link.email);
  const hash = await hashOf(deps, password);
  await withActor(deps.orm.em, SIGN_IN, async (em) => {
    const { email } = await spendLink(em, deps, 'password', token);
    const [account] = await em.execute<{ id: string }[]>(
      sql`select id from auth."user" where email = ${email}`,
    );
    if (account === undefined) throw new DoorError('sign_in.link_over');
    await setPassword(em, account.id, hash);
    await em.execute(sql`
      update sign_in_link set used_at = ${new Date(deps.clock())}
      where purpose = 'password' and email = ${email} and used_at is null`);
  });
}
