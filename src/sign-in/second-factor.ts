import { sql } from '@mikro-orm/postgresql';
import { symmetricDecrypt } from 'better-auth/crypto';
import { DoorError } from '../cases/errors.ts';
import { withActor } from '../persistence/actor.ts';
import { countSignIn } from './attempts.ts';
import { asDoorError, newSessionToken } from './better-auth.ts';
import { SIGN_IN, type NewCookies, type SignInDependencies } from './dependencies.ts';
import { cookiesIn, endSessions, type StaffSession } from './session.ts';

/** A code is good for at most three half minutes; so long it is remembered. */
const SPENT_MINUTES = 5;
const TOTP = /^\d{6}$/u;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The secret for an authenticator app, as text and as the address that its QR code carries. */
export interface TotpSecret {
  readonly text: string;
  readonly uri: string;
}

/** The secret that waits to be confirmed; undefined: there is none, sign in again. */
export async function pendingSecret(
  deps: SignInDependencies,
  { account }: StaffSession,
): Promise<TotpSecret | undefined> {
  const [row] = await withActor(deps.orm.em, SIGN_IN, (em) =>
    em.execute<{ secret: string }[]>(
      sql`select secret from auth."twoFactor" where "userId" = ${account.id} and verified = false`,
    ),
  );
  if (row === undefined) return undefined;
  const { secretConfig } = await deps.auth.$context;
  const text = base32(await symmetricDecrypt({ key: secretConfig, data: row.secret }));
  const query = new URLSearchParams({ secret: text, issuer: 'Kita-Portal' });
  return {
    text,
    uri: `otpauth://totp/Kita-Portal:${encodeURIComponent(account.email)}?${query.toString()}`,
  };
}

/**
 * Confirms the second factor with its first code. Every other session of the account ends. Throws `sign_in.wrong_code`,
 * `sign_in.too_many_attempts`.
 */
export async function confirmSecondFactor(
  deps: SignInDependencies,
  session: StaffSession,
  {
    code,
    from,
    headers,
  }: { readonly code: string; readonly from: string; readonly headers: Headers },
): Promise<NewCookies> {
  const account = session.account.id;
  await countSignIn(deps, { from, kind: 'code', subject: account });
  const typed = withoutBlanks(code);
  if (!TOTP.test(typed) || !(await spendCode(deps, account, typed)))
    throw new DoorError('sign_in.wrong_code');
  const cookies = await asDoorError(async () => {
    const answer = await deps.auth.api.verifyTOTP({
      body: { code: typed },
      headers: cookiesIn(headers),
      returnHeaders: true,
    });
    return answer.headers.getSetCookie();
  });
  const token = newSessionToken(deps, cookies);
  await withActor(deps.orm.em, SIGN_IN, async (em) => {
    await em.execute(sql`
      delete from auth.session where "userId" = ${account} and token is distinct from ${token}`);
    await em.execute(sql`update auth.session set strong = true where token = ${token}`);
  });
  return cookies;
}

/**
 * The second step of signing in: a code of the app, or a backup code, which is gone then. undefined: the first step is
 * too long ago. Throws `sign_in.wrong_code`, `sign_in.too_many_attempts`.
 */
export async function verifySecondFactor(
  deps: SignInDependencies,
  {
    challenge,
    code,
    from,
    headers,
  }: {
    /** The cookie of the first step, as the browser sent it. */
    readonly challenge: { readonly name: string; readonly value: string };
    readonly code: string;
    readonly from: string;
    readonly headers: Headers;
  },
): Promise<NewCookies | undefined> {
  const account = await challengedAccount(deps, challenge.value);
  if (account === undefined) return undefined;
  await countSignIn(deps, { from, kind: 'code', subject: account });
  const typed = withoutBlanks(code);
  const isTotp = TOTP.test(typed);
  if (isTotp && !(await spendCode(deps, account, typed))) throw new DoorError('sign_in.wrong_code');
  // Without the cookie of an older session, in which better-auth would count no attempts.
  const passed = cookiesIn(headers);
  passed.set('Cookie', `${challenge.name}=${encodeURIComponent(challenge.value)}`);
  const request = { body: { code: typed }, headers: passed, returnHeaders: true as const };
  const cookies = await asDoorError(async () => {
    const answer = isTotp
      ? await deps.auth.api.verifyTOTP(request)
      : await deps.auth.api.verifyBackupCode(request);
    return answer.headers.getSetCookie();
  });
  const token = newSessionToken(deps, cookies);
  await withActor(deps.orm.em, SIGN_IN, (em) =>
    em.execute(sql`update auth.session set strong = true where token = ${token}`),
  );
  return cookies;
}

/** Who has given the right password and owes the code; the cookie's signature is better-auth's to check. */
async function challengedAccount(
  deps: SignInDependencies,
  cookie: string,
): Promise<string | undefined> {
  const identifier = cookie.slice(0, Math.max(0, cookie.lastIndexOf('.')));
  const [row] = await withActor(deps.orm.em, SIGN_IN, (em) =>
    em.execute<{ value: string }[]>(sql`
      select value from auth.verification
      where identifier = ${identifier} and identifier like '2fa-%' and "expiresAt" > clock_timestamp()`),
  );
  return row?.value;
}

/** False: this code was tried already. better-auth would take it again as long as its half minute lasts. */
async function spendCode(
  deps: SignInDependencies,
  account: string,
  code: string,
): Promise<boolean> {
  return withActor(deps.orm.em, SIGN_IN, async (em) => {
    await em.execute(sql`
      delete from auth."spentCode" where "spentAt" < clock_timestamp() - make_interval(mins => ${SPENT_MINUTES})`);
    const spent = await em.execute<object[]>(sql`
      insert into auth."spentCode" ("userId", code) values (${account}, ${code}) on conflict do nothing returning 1`);
    return spent.length > 0;
  });
}

/** The codes for a day without the app. */
export async function backupCodes(
  deps: SignInDependencies,
  { account }: StaffSession,
): Promise<readonly string[]> {
  const { backupCodes: codes } = await deps.auth.api.viewBackupCodes({
    body: { userId: account.id },
  });
  return codes;
}

/** Somebody has written them down; they are not shown again. */
export async function hideBackupCodes(
  deps: SignInDependencies,
  { account }: StaffSession,
): Promise<void> {
  await withActor(deps.orm.em, SIGN_IN, (em) =>
    em.execute(sql`
      update auth."twoFactor" set "codesSeenAt" = ${new Date(deps.clock())} where "userId" = ${account.id}`),
  );
}

/**
 * New backup codes in place of the old ones, which are shown next: to this session, for every other one ends. Throws
 * `sign_in.refused`, `sign_in.too_many_attempts`.
 */
export async function renewBackupCodes(
  deps: SignInDependencies,
  session: StaffSession,
  {
    password,
    from,
    headers,
  }: { readonly password: string; readonly from: string; readonly headers: Headers },
): Promise<void> {
  const { account } = session;
  await countSignIn(deps, { from, kind: 'password', subject: account.email });
  await asDoorError(() =>
    deps.auth.api.generateBackupCodes({ body: { password }, headers: cookiesIn(headers) }),
  );
  await endSessions(deps, session, 'others');
  await withActor(deps.orm.em, SIGN_IN, (em) =>
    em.execute(
      sql`update auth."twoFactor" set "codesSeenAt" = null where "userId" = ${account.id}`,
    ),
  );
}

const withoutBlanks = (code: string): string => code.replaceAll(/\s/gu, '').slice(0, 40);

/** RFC 4648 without padding, as authenticator apps want secrets. */
function base32(text: string): string {
  const bits = Array.from(Buffer.from(text), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from(
    bits.matchAll(/.{1,5}/gu),
    ([five]) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)],
  ).join('');
}
