import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { DoorError } from '../cases/errors.ts';
import { PASSWORD_LENGTH } from './auth.ts';
import type { SignInDependencies } from './dependencies.ts';

/** Long enough, and neither the address nor one character over and over. Throws `input.invalid`. */
export function requirePassword(password: string, email: string): void {
  const problem = problemOf(password, email);
  if (problem !== undefined) throw new DoorError('input.invalid', [{ field: 'password', problem }]);
}

function problemOf(password: string, email: string): string | undefined {
  if (password.length < PASSWORD_LENGTH.min) return 'password_too_short';
  if (password.length > PASSWORD_LENGTH.max) return 'too_long';
  const simple = password.toLowerCase();
  const guessable = simple.includes(email) || new Set(simple).size < 5;
  return guessable ? 'password_too_simple' : undefined;
}

/** As better-auth keeps it. */
export async function hashOf({ auth }: SignInDependencies, password: string): Promise<string> {
  return (await auth.$context).password.hash(password);
}

/**
 * Sets the password of an account, in the shape in which better-auth finds it. Whoever came in with the old one is out,
 * and so is whoever still owed the code.
 */
export async function setPassword(em: EntityManager, account: string, hash: string): Promise<void> {
  await em.execute(sql`delete from auth.session where "userId" = ${account}`);
  await em.execute(sql`delete from auth.verification where value = ${account}`);
  const changed = await em.execute<object[]>(sql`
    update auth.account set password = ${hash}, "updatedAt" = clock_timestamp()
    where "userId" = ${account} and "providerId" = 'credential' returning 1`);
  if (changed.length > 0) return;
  await em.execute(sql`
    insert into auth.account ("userId", "accountId", "providerId", password, "updatedAt")
    values (${account}, ${account}, 'credential', ${hash}, clock_timestamp())`);
}
