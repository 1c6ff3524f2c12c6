import { createHash } from 'node:crypto';
import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { countedSoFar, countOne, DAY_MINUTES } from '../cases/rate-limit.ts';
import { isCaseNotice, type Notice } from '../persistence/entities/record.ts';

/**
 * Mails to one mailbox in a day (UTC) that clicks of families cause. Anybody may type anybody's address; no family, and
 * no shelter whose families share a mailbox, comes near it.
 */
export const MAILS_TO_ONE_MAILBOX = 60;

/**
 * Under what a mail counts; undefined: it does not, because staff, a date or the portal itself caused it, and a family
 * must not miss it, however many others wrote its address into theirs.
 */
export async function countedMailbox(
  em: EntityManager,
  notice: Notice,
  email: string,
): Promise<string | undefined> {
  if (!isCaseNotice(notice)) return undefined;
  const [byFamily] = await em.execute<object[]>(sql`
    select 1 from case_event
    where application_id = ${notice.applicationId} and revision = ${notice.revision} and actor_kind = 'family'`);
  return byFamily === undefined ? undefined : `mails/${mailboxDigest(email)}`;
}

export const isFull = async (em: EntityManager, mailbox: string): Promise<boolean> =>
  (await countedSoFar(em, mailbox, DAY_MINUTES)) >= MAILS_TO_ONE_MAILBOX;

/** Counts a mail that was taken; one that is refused and tried again is not a second one. */
export const countMail = (em: EntityManager, mailbox: string): Promise<number> =>
  countOne(em, mailbox, DAY_MINUTES);

/** `me+kita@…` and `Me@…` arrive where `me@…` does. No address is kept. */
function mailboxDigest(email: string): string {
  const mailbox = email.toLowerCase().replace(/\+[^@]*(?=@)/u, '');
  return createHash('sha256').update(mailbox).digest('base64url');
}
