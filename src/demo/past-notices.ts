import { sql } from '@mikro-orm/postgresql';
import type { CasesDependencies } from '../cases/dependencies.ts';
import { LETTERS_AT_ONCE, markPrinted } from '../cases/letters.ts';
import { withActor } from '../persistence/actor.ts';

const DAY_MS = 86_400_000;
/** What is older was delivered when it happened; so much of a demonstration's mails is still to be seen leaving. */
const MAILS_OF_DAYS = 2;
const LETTERS_OF_DAYS = 5;

/**
 * Notices of what happened in the past are part of the story, and were delivered then: hundreds of mails at once would
 * tell nobody anything. Mails are noted as sent, letters as printed; the latest ones leave as ever.
 */
export async function deliverPastNotices(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  now: number,
): Promise<void> {
  const before = (days: number): Date => new Date(now - days * DAY_MS);
  const letters = await withActor(deps.orm.em, { kind: 'service', ref: 'demo' }, async (em) => {
    await em.execute(sql`
      update notice n set status = 'sent', sent_at = greatest(n.created_at, e.at), attempts = 1
      from case_event e
      where e.application_id = n.application_id and e.revision = n.revision
        and n.channel = 'mail' and n.status = 'pending' and e.at < ${before(MAILS_OF_DAYS)}`);
    return em.execute<{ id: string }[]>(sql`
      select n.id from notice n join case_event e on e.application_id = n.application_id and e.revision = n.revision
      where n.channel = 'letter' and n.status = 'to_print' and e.at < ${before(LETTERS_OF_DAYS)}`);
  });
  const office = { kind: 'office', ref: 'demo', role: 'caseworker' } as const;
  for (let from = 0; from < letters.length; from += LETTERS_AT_ONCE)
    await markPrinted(
      deps,
      office,
      letters.slice(from, from + LETTERS_AT_ONCE).map(({ id }) => id),
    );
}
