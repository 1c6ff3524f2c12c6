import type { EntityManager } from '@mikro-orm/postgresql';
import { isSignInNotice, isStaffNotice, type Notice } from '../persistence/entities/record.ts';
import { readDigest, type DigestContext } from './digest/read-digest.ts';
import { renderDigest } from './digest/render-digest.ts';
import type { NoticeContext } from './case-file.ts';
import { readNoticeFacts } from './facts.ts';
import { isObsolete } from './obsolete.ts';
import { renderNotice, type RenderedNotice } from './render.ts';
import { readSignIn } from './sign-in/read-sign-in.ts';
import { renderSignIn } from './sign-in/render-sign-in.ts';

export interface ComposedNotice {
  readonly recipient: { readonly name: string; readonly email: string | null };
  readonly notice: RenderedNotice;
}

/** Reads and writes a notice as it is when it is sent. Throws when the record is broken. */
export async function composeNotice(
  em: EntityManager,
  notice: Notice,
  context: NoticeContext & DigestContext,
): Promise<ComposedNotice | 'obsolete'> {
  if (isStaffNotice(notice)) {
    const digest = await readDigest(em, notice, context);
    return digest === undefined
      ? 'obsolete'
      : { recipient: digest.recipient, notice: renderDigest(digest) };
  }
  if (isSignInNotice(notice)) {
    const facts = await readSignIn(em, notice, context);
    return facts === undefined
      ? 'obsolete'
      : { recipient: facts.recipient, notice: renderSignIn(facts) };
  }
  const facts = await readNoticeFacts(em, notice, context);
  return isObsolete(facts)
    ? 'obsolete'
    : { recipient: facts.recipient, notice: renderNotice(facts) };
}
