import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token is for; one kind never opens what another does. */
export type TokenPurpose = 'family' | 'password' | 'invitation';

const ID_BYTES = 16;
const MAC_BYTES = 16;

/**
 * The token of a link in a mail. Derived from the row's id, so that the dispatcher can write it whenever the mail leaves
 * and the database holds nothing that opens anything; without the secret nobody makes one.
 */
export function tokenOf(secret: string, purpose: TokenPurpose, id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([bytes, mac(secret, purpose, bytes)]).toString('base64url');
}

/** The row's id a token names; undefined: it is none of ours. */
export function idInToken(
  secret: string,
  purpose: TokenPurpose,
  token: string,
): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + MAC_BYTES) return undefined;
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), mac(secret, purpose, id))) return undefined;
  const hex = id.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

const mac = (secret: string, purpose: TokenPurpose, id: Buffer): Buffer =>
  createHmac('sha256', secret)
    .update(`sign-in-link/${purpose}/`)
    .update(id)
    .digest()
    .subarray(0, MAC_BYTES);
