import { sql } from '@mikro-orm/postgresql';
import { withActor } from '../persistence/actor.ts';
import { SIGN_IN, type SignInDependencies } from './dependencies.ts';

/** So long the name behind an account that works nowhere any more can be told from what it did and read. */
export const ACCOUNT_KEPT_MONTHS = 12;
/** So long after its end an invitation is kept, accepted or not. */
export const INVITATION_KEPT_DAYS = 30;

/**
 * Erases who left so long ago: name, address, password, second factor and memberships. What they did stays in the
 * record under the account's id, which then leads to nobody. Resolves with how many accounts went.
 */
export async function forgetLeftAccounts({
  orm,
  clock,
}: Pick<SignInDependencies, 'orm' | 'clock'>): Promise<number> {
  const now = new Date(clock());
  return withActor(orm.em, SIGN_IN, async (em) => {
    await em.execute(sql`
      delete from invitation
      where expires_at < ${now}::timestamptz - make_interval(days => ${INVITATION_KEPT_DAYS})`);
    const gone = await em.execute<object[]>(sql`
      delete from auth."user" u
      where not exists (select from membership m where m.account_id = u.id and m.ended_at is null)
        and not exists (select from invitation i where i.email = u.email
          and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > ${now})
        and coalesce((select max(m.ended_at) from membership m where m.account_id = u.id), u."createdAt")
          < ${now}::timestamptz - make_interval(months => ${ACCOUNT_KEPT_MONTHS})
      returning 1`);
    return gone.length;
  });
}
