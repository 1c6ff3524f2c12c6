import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { Invitation, SignInLink } from '../../persistence/entities/account.ts';
import { Kita } from '../../persistence/entities/places.ts';
import type { SignInNotice } from '../../persistence/entities/record.ts';
import { tokenOf } from '../../sign-in/token.ts';
import type { SignInFacts } from './sign-in-facts.ts';

export interface SignInContext {
  readonly publicOrigin: string;
  /** What tokens are derived with. */
  readonly secret: string;
  /** UTC milliseconds. */
  readonly now: number;
}

/** undefined: nobody here knows the address, or the link would open nothing any more. */
export async function readSignIn(
  em: EntityManager,
  notice: SignInNotice,
  context: SignInContext,
): Promise<SignInFacts | undefined> {
  return notice.signInLinkId == null
    ? readInvitation(em, notice, context)
    : readLink(em, notice.signInLinkId, context);
}

async function readLink(
  em: EntityManager,
  id: string,
  { publicOrigin, secret, now }: SignInContext,
): Promise<SignInFacts | undefined> {
  const link = await em.findOneOrFail(SignInLink, { id });
  const { purpose, email, language, expiresAt } = link;
  const isOver = link.usedAt != null || expiresAt.getTime() <= now;
  if (isOver || !(await isKnown(em, link))) return undefined;
  const page = purpose === 'family' ? '/oeffnen/link' : '/konto/passwort';
  return {
    kind: purpose === 'family' ? 'familyLink' : 'passwordLink',
    language,
    recipient: { name: '', email },
    openUrl: `${publicOrigin}${page}/${tokenOf(secret, purpose, id)}`,
    until: expiresAt.getTime(),
    invited: null,
  };
}

async function isKnown(em: EntityManager, { purpose, email }: SignInLink): Promise<boolean> {
  const [known] = await em.execute<object[]>(
    purpose === 'family'
      ? sql`select 1 from guardian where lower(email) = ${email} limit 1`
      : sql`
          select 1 from account_people() p join membership m on m.account_id = p.account_id and m.ended_at is null
          where p.email = ${email} limit 1`,
  );
  return known !== undefined;
}

async function readInvitation(
  em: EntityManager,
  { invitationId }: SignInNotice,
  { publicOrigin, secret, now }: SignInContext,
): Promise<SignInFacts | undefined> {
  const invitation = await em.findOneOrFail(Invitation, { id: invitationId ?? null });
  const { id, name, email, language, role, provider, expiresAt } = invitation;
  const isOver = invitation.acceptedAt != null || invitation.withdrawnAt != null;
  if (isOver || expiresAt.getTime() <= now) return undefined;
  const kita = await em.findOne(Kita, { id: invitation.kitaId ?? null });
  return {
    kind: 'invitation',
    language,
    recipient: { name, email },
    openUrl: `${publicOrigin}/konto/einladung/${tokenOf(secret, 'invitation', id)}`,
    until: expiresAt.getTime(),
    invited: {
      role,
      workplace: kita?.name ?? provider ?? null,
      anew: invitation.accountId != null,
    },
  };
}
