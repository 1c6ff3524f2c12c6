import { addressIn, countSignIn } from './attempts.ts';
import { asDoorError } from './better-auth.ts';
import { DoorError } from '../cases/errors.ts';
import type { NewCookies, SignInDependencies } from './dependencies.ts';

/**
 * The first step of signing in. `code`: the second one follows. `secondFactor`: there is none yet, and a secret for one
 * waits to be confirmed; until then the session opens nothing. Throws `sign_in.refused`, the same and after the same time
 * for an unknown address and a wrong password, and `sign_in.too_many_attempts`.
 */
export async function signInWithPassword(
  deps: SignInDependencies,
  {
    email,
    password,
    from,
    userAgent,
  }: {
    readonly email: string;
    readonly password: string;
    readonly from: string;
    readonly userAgent: string | undefined;
  },
): Promise<{ readonly next: 'code' | 'secondFactor'; readonly cookies: NewCookies }> {
  const address = knowable(email);
  await countSignIn(deps, { from, kind: 'password', subject: address });
  const headers = new Headers(userAgent === undefined ? {} : { 'User-Agent': userAgent });
  const answer = await asDoorError(() =>
    deps.auth.api.signInEmail({
      body: { email: address, password },
      headers,
      returnHeaders: true,
    }),
  );
  const cookies = answer.headers.getSetCookie();
  if ('twoFactorRedirect' in answer.response) return { next: 'code', cookies };
  headers.set('Cookie', cookies.map((cookie) => cookie.split(';')[0]).join('; '));
  await asDoorError(() => deps.auth.api.enableTwoFactor({ body: { password }, headers }));
  return { next: 'secondFactor', cookies };
}

/** What is no address belongs to nobody: the same answer. */
function knowable(email: string): string {
  try {
    return addressIn(email);
  } catch (error) {
    if (error instanceof DoorError) return 'nobody@invalid.invalid';
    throw error;
  }
}
