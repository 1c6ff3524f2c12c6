import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';

/**
 * What a Kita searches for, which is a child's name, stays out of addresses, histories and logs: the form is posted, and
 * the words live in a cookie of the session, sealed, and of use to nobody but whom it was made for. So the list can be
 * paged, reloaded and gone back to like any other.
 */
const COOKIE = 'kita-suche';
const PATH = '/kita';
const KEPT_S = 60 * 60;
const LONGEST = 80;

type SearchDependencies = Pick<AppDependencies, 'secret' | 'publicOrigin'>;

/** Remembers the words; none forgets them. */
export function rememberSearch(
  c: Context<SignedInEnv>,
  deps: SearchDependencies,
  typed: string,
): void {
  const words = typed
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LONGEST);
  if (words === '') {
    deleteCookie(c, COOKIE, { path: PATH });
    return;
  }
  setCookie(c, COOKIE, seal(words, c.get('person').ref, deps.secret), {
    path: PATH,
    httpOnly: true,
    sameSite: 'Lax',
    secure: deps.publicOrigin.startsWith('https://'),
    maxAge: KEPT_S,
  });
}

export function searchIn(c: Context<SignedInEnv>, deps: SearchDependencies): string | undefined {
  const sealed = getCookie(c, COOKIE);
  return sealed === undefined ? undefined : open(sealed, c.get('person').ref, deps.secret);
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const keyOf = (secret: string): Buffer =>
  createHmac('sha256', secret).update('kita-search-cookie').digest();

function seal(words: string, owner: string, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(secret), nonce).setAAD(Buffer.from(owner));
  const text = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
}

/** undefined: not ours, or another person's. */
function open(sealed: string, owner: string, secret: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  const [tagFrom, textFrom] = [NONCE_BYTES, NONCE_BYTES + TAG_BYTES];
  if (bytes.length <= textFrom) return undefined;
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(secret), bytes.subarray(0, tagFrom))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(tagFrom, textFrom));
    return Buffer.concat([decipher.update(bytes.subarray(textFrom)), decipher.final()]).toString();
  } catch {
    return undefined;
  }
}
