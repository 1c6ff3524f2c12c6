import { createHash } from 'node:crypto';
import { DoorError } from '../cases/errors.ts';
import { USUAL_LIMITS } from '../cases/limits.ts';
import { countAttempt, DAY_MINUTES } from '../cases/rate-limit.ts';
import { emailSchema } from '../cases/registration-fields.ts';
import type { SignInDependencies } from './dependencies.ts';

/** Attempts in a quarter of an hour, unless it says otherwise. */
const LIMITS = {
  /** Links to one e-mail address; and in a day, because whoever asks is not always whose mailbox it fills. */
  link: 4,
  linksInADay: 24,
  /** Passwords for one e-mail address, from one address on the net: whoever guesses locks out nobody elsewhere … */
  password: 10,
  /** … and from everywhere (NIST SP 800-63B: 100 at most). */
  passwords: 100,
  /** Codes of the second factor for one account. */
  code: 10,
} as const;

/**
 * Counts an attempt under where it comes from and what it is at. Throws `sign_in.too_many_attempts`,
 * `sign_in.too_many_links`.
 */
export async function countSignIn(
  deps: Pick<SignInDependencies, 'orm' | 'limits'>,
  {
    from,
    kind,
    subject,
  }: {
    readonly from: string;
    readonly kind: 'link' | 'password' | 'code';
    /** An e-mail address or an account; kept as a digest. */
    readonly subject: string;
  },
): Promise<void> {
  const count = (key: string, limit: number) =>
    countAttempt(deps, key, limit, 'sign_in.too_many_attempts');
  const { guessesPerAddress } = deps.limits ?? USUAL_LIMITS;
  // Where it comes from first: once that is turned away, it can lock nobody out.
  await count(`sign-in/address/${from}`, guessesPerAddress);
  const digest = createHash('sha256').update(subject).digest('base64url');
  if (kind !== 'password') await count(`sign-in/${kind}/${digest}`, LIMITS[kind]);
  if (kind === 'link')
    await countAttempt(
      deps,
      `sign-in/links/${digest}`,
      LIMITS.linksInADay,
      'sign_in.too_many_links',
      DAY_MINUTES,
    );
  if (kind !== 'password') return;
  await count(`sign-in/password/${from}/${digest}`, LIMITS.password);
  await count(`sign-in/passwords/${digest}`, LIMITS.passwords);
}

/** An e-mail address as typed, in the one form it is kept in. Throws `input.invalid`. */
export function addressIn(typed: string): string {
  const email = emailSchema.safeParse(typed).data?.toLowerCase();
  if (email === undefined)
    throw new DoorError('input.invalid', [{ field: 'email', problem: 'not_an_email' }]);
  return email;
}
