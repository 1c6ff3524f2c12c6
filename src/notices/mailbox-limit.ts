import { createHash } from 'node:crypto';
import { sql, type EntityManager } from '@mikro-orm/postgresql';
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

export async function isFull(em: EntityManager, mailbox: string): Promise<boolean> {
  const [full] = await em.execute<object[]>(sql`
    select 1 from rate_limit
    where key = ${mailbox} and window_starts_at = ${TODAY} and count >= ${MAILS_TO_ONE_MAILBOX}`);
  return full !== undefined;
}

/** Counts a mail that was taken; one that is refused and tried again is not a second one. */
export async function countMail(em: EntityManager, mailbox: string): Promise<void> {
  await em.execute(sql`
    insert into rate_limit (key, window_starts_at, count) values (${mailbox}, ${TODAY}, 1)
    on conflict (key, window_starts_at) do update set count = rate_limit.count + 1`);
}

const TODAY = sql`date_trunc('day', clock_timestamp(), 'UTC')`;

/** `me+kita@…` and `Me@…` arrive where `me@…` does. No address is kept. */
function mailboxDigest(email: string): string {
  const mailbox = email.toLowerCase().replace(/\+[^@]*(?=@)/u, '');
  return createHash('sha256').update(mailbox).digest('base64url');
}
