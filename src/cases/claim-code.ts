import {
  createHmac,
  randomBytes,
  randomInt,
  scrypt as scryptCallback,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { GuardianPosition } from '../persistence/actor.ts';

const scrypt = promisify<string, Buffer, number, Buffer>(scryptCallback);

/** No 0 O 1 I L U: read aloud and typed from paper without mistakes. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new case number such as `7K4M-2QXD`; opaque, unique by the table. */
export function newCaseNumber(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/**
 * The code with which a family opens its case. Derived, so that a receipt can be written again; the database holds a
 * salted hash only, so that neither it nor the secret alone opens a case. Each guardian has their own.
 */
export function claimCodeOf(
  secret: string,
  applicationId: string,
  guardian: GuardianPosition = 1,
): string {
  const whose = guardian === 1 ? applicationId : `${applicationId}/${guardian}`;
  return codeFrom(secret, `claim-code/${whose}`);
}

/** The code with which a family of the waiting list is found again when it registers; it opens nothing. */
export function invitationCodeOf(secret: string, entryId: string): string {
  return codeFrom(secret, `invitation-code/${entryId}`);
}

/** Keyed instead of salted, because a typed code must find its row; the code itself cannot be guessed. */
export function hashInvitationCode(secret: string, code: string): string {
  return keyedHash(secret, `invitation-code-hash/${normalise(code)}`);
}

/** The code with which a registration that is not sent yet goes on elsewhere. */
export function draftCodeOf(secret: string, draftId: string): string {
  return codeFrom(secret, `draft-code/${draftId}`);
}

/** Keyed, because a typed code must find its row. */
export const hashDraftCode = (secret: string, code: string): string =>
  keyedHash(secret, `draft-code-hash/${normalise(code)}`);

const keyedHash = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url');

function codeFrom(secret: string, label: string): string {
  const bytes = createHmac('sha256', secret).update(label).digest();
  const letters = Array.from(
    bytes.subarray(0, 12),
    (byte) => ALPHABET[byte % ALPHABET.length],
  ).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

const KEY_BYTES = 32;

/** What is kept of a code: salt and scrypt's key, base64url, with a dot between. */
export async function hashClaimCode(code: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await scrypt(normalise(code), salt, KEY_BYTES);
  return `${salt.toString('base64url')}.${key.toString('base64url')}`;
}

/** Whether a code as typed is the one whose hash this is; a broken hash is nobody's. */
export async function isClaimCode(code: string, hash: string): Promise<boolean> {
  const [salt, key] = hash.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (salt === undefined || key?.length !== KEY_BYTES) return false;
  return timingSafeEqual(await scrypt(normalise(code), salt, KEY_BYTES), key);
}

/** Case number or claim code as typed: case, blanks and hyphens do not matter. */
export function normalise(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^0-9A-Z]/gu, '');
}

/** A typed case number in the form the table holds. */
export function toCaseNumber(typed: string): string {
  const letters = normalise(typed);
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
