import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { storable } from '../src/cases/storable.ts';
import type { AppDependencies } from './dependencies.ts';
import type { SignedInEnv } from './environment.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LONGEST = 100;

/** The field of a search's form, which is posted, and the name in the address that then carries it sealed. */
export const SEARCH = 'suche';

/** What somebody searches for, mostly a name. */
export interface Search {
  readonly words: string;
  /** As an address carries it: unreadable in logs and histories, and of use only to whoever it was sealed for. */
  readonly sealed: string;
}

type SearchDependencies = Pick<AppDependencies, 'secret'>;

/** What was typed into a search's form; undefined: nothing. */
export function searchFor(
  c: Context<SignedInEnv>,
  { secret }: SearchDependencies,
  typed: string | undefined,
): Search | undefined {
  const words = storable(typed ?? '')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
  return words === '' ? undefined : { words, sealed: seal(secret, c.get('person').ref, words) };
}

/** What the address of a list searches for; undefined: nothing, or what was sealed for somebody else. */
export function searchIn(
  c: Context<SignedInEnv>,
  { secret }: SearchDependencies,
): Search | undefined {
  const sealed = c.req.query(SEARCH);
  const words = sealed === undefined ? undefined : unseal(secret, c.get('person').ref, sealed);
  return sealed === undefined || words === undefined ? undefined : { words, sealed };
}

/** @param owner the account, which alone can open it. */
export function seal(secret: string, owner: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(secret), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** What was sealed for this owner; undefined for anything else. */
export function unseal(secret: string, owner: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined;
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, keyOf(secret), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

const keyOf = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'sealed-search', 32));
