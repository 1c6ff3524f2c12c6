import { isAPIError } from 'better-auth/api';
import { DoorError } from '../cases/errors.ts';
import { cookieNames } from './auth.ts';
import type { NewCookies, SignInDependencies } from './dependencies.ts';

/** Codes of better-auth that mean that somebody has tried too often. */
const TOO_MANY = ['ACCOUNT_TEMPORARILY_LOCKED', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE'];
const WRONG_PASSWORD = ['INVALID_EMAIL_OR_PASSWORD', 'INVALID_PASSWORD', 'INVALID_EMAIL'];

/** Asks better-auth; what it refuses becomes one of our few answers, and anything else stays a fault. */
export async function asDoorError<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    const code = error.body?.code ?? '';
    if (TOO_MANY.includes(code)) throw new DoorError('sign_in.too_many_attempts');
    throw new DoorError(
      WRONG_PASSWORD.includes(code) || code === 'PASSWORD_TOO_LONG'
        ? 'sign_in.refused'
        : 'sign_in.wrong_code',
    );
  }
}

/** The token of the session that better-auth has just made. */
export function newSessionToken(
  { publicOrigin }: Pick<SignInDependencies, 'publicOrigin'>,
  cookies: NewCookies,
): string {
  const { session } = cookieNames(publicOrigin);
  const value = cookies
    .map((cookie) => cookie.split(';')[0] ?? '')
    .findLast((pair) => pair.startsWith(`${session}=`) && pair.length > session.length + 1)
    ?.slice(session.length + 1);
  if (value === undefined) throw new Error('better-auth made no session');
  const signed = decodeURIComponent(value);
  return signed.slice(0, signed.lastIndexOf('.'));
}
