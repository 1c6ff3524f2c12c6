import { createHash } from 'node:crypto';
import { accountOf, type Person } from '../persistence/actor.ts';
import type { CasesDependencies } from './dependencies.ts';
import { countAttempt, DAY_MINUTES } from './rate-limit.ts';

/** Invitations in a day (UTC). */
const LIMITS = {
  /** By one account: the youth office invites the heads of some ninety Kitas, perhaps in one day … */
  byOne: 150,
  /** … and to one address, whoever invites: mails get lost, and names are mistyped. */
  toOne: 5,
} as const;

/**
 * Counts an invitation under who invites and who is invited. Throws `people.too_many_invitations`.
 *
 * @param invited an e-mail address or a membership; kept as a digest
 */
export async function countInvitation(
  deps: Pick<CasesDependencies, 'orm'>,
  person: Person,
  invited: string,
): Promise<void> {
  const count = (key: string, limit: number) =>
    countAttempt(deps, key, limit, 'people.too_many_invitations', DAY_MINUTES);
  await count(`invitations/${accountOf(person) ?? person.ref}`, LIMITS.byOne);
  const digest = createHash('sha256').update(invited).digest('base64url');
  await count(`invitation/${digest}`, LIMITS.toOne);
}
