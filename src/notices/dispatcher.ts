import { sql, type MikroORM } from '@mikro-orm/postgresql';
import type { SendMailOptions } from 'nodemailer';
import type { Logger } from 'pino';
import { every, type Loop } from '../loop.ts';
import { withActor, type Actor } from '../persistence/actor.ts';
import { Notice } from '../persistence/entities/record.ts';
import { describeFault } from '../temporal/fault-interceptor.ts';
import { common } from '../texts/de/common.ts';
import { ATTEMPTS_AT_MOST, GIVE_UP_AFTER_MS, HELD, pauseAfter } from './attempts.ts';
import { composeNotice } from './compose.ts';
import { mailHtml } from './mail-html.ts';
import { countedMailbox, countMail, isFull } from './mailbox-limit.ts';
import { createMailTransport, smtpCode, type MailTransport } from './transport.ts';

const DISPATCHER: Actor = { kind: 'service', ref: 'dispatcher' };

/** Mails on their way at once. */
const LANES = 4;
/** How long one mail may take, whatever the server does in between. */
const SEND_WITHIN_MS = 60_000;
/** How long a claimed notice is left to whoever claimed it; longer than reading and sending it can take. */
const LEASE_SECONDS = 150;

const PAUSE_MS = 2000;
const PER_ROUND = 20;
/** How long mails on their way may take when the program ends. */
const STOP_WITHIN_MS = 3000;

export interface DispatcherDependencies {
  readonly orm: MikroORM;
  readonly transport: MailTransport;
  /** UTC milliseconds. */
  readonly clock: () => number;
  /** Sender of the mails, `Name <address>`. */
  readonly from: string;
  readonly publicOrigin: string;
  /** The key of the claim codes, which a receipt names. */
  readonly secret: string;
  /** Where the youth office's digest goes. */
  readonly officeEmail?: string | undefined;
  readonly logger: Logger;
  /** A mail's Message-ID is the notice's id at this domain, so that a doubled mail is the same mail. */
  readonly messageIdDomain: string;
  /** How many mails one round sends at most. */
  readonly perRound: number;
  /** Aborted: no further notice is claimed. */
  readonly stopping?: AbortSignal;
  /** Aborted: mails on their way are broken off; their notices are claimed again when their lease is over. */
  readonly aborting?: AbortSignal;
}

/**
 * One round: sends the mails that are due, at most `perRound`. A notice is claimed in a transaction of its own, which
 * counts the attempt and leases it; it is sent outside of any, and what became of it is written down after. Several
 * dispatchers may run at once. Rejects when the database is away.
 */
export async function deliverNotices(deps: DispatcherDependencies): Promise<void> {
  let left = deps.perRound;
  const lane = async (): Promise<void> => {
    while (left > 0 && deps.stopping?.aborted !== true) {
      left -= 1;
      const claim = await claimNotice(deps);
      if (claim === undefined) return;
      await deliver(deps, claim);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
}

/**
 * Delivers notices until stopped: `startDispatcher({ orm, clock, logger, ...config })`, config as `npm start` completes
 * it. At most `perRound` mails (20) every `pauseMs` (2000) leave the portal.
 */
export function startDispatcher(
  options: Pick<DispatcherDependencies, 'orm' | 'clock' | 'logger' | 'publicOrigin' | 'secret'> & {
    readonly smtpUrl: string;
    /** Sender of the mails, `Name <address>`. */
    readonly mailFrom: string;
    readonly officeEmail?: string | undefined;
    readonly perRound?: number;
    readonly pauseMs?: number;
  },
): Loop {
  const { orm, clock, logger, publicOrigin, secret, officeEmail, smtpUrl, mailFrom } = options;
  const transport = createMailTransport(smtpUrl);
  const stopping = new AbortController();
  const aborting = new AbortController();
  const loop = every(options.pauseMs ?? PAUSE_MS, logger, 'dispatcher', () =>
    deliverNotices({
      orm,
      transport,
      clock,
      from: mailFrom,
      publicOrigin,
      secret,
      officeEmail,
      logger,
      messageIdDomain: new URL(publicOrigin).hostname,
      perRound: options.perRound ?? PER_ROUND,
      stopping: stopping.signal,
      aborting: aborting.signal,
    }),
  );
  return {
    nudge: () => loop.nudge(),
    async stop() {
      stopping.abort();
      const abort = setTimeout(() => aborting.abort(), STOP_WITHIN_MS);
      await loop.stop();
      clearTimeout(abort);
      transport.close();
    },
  };
}

interface Claim {
  readonly id: string;
  /** Which attempt this is, from 1. */
  readonly attempts: number;
}

/**
 * The notice that has been due for longest, from the head of the index `notice_waiting`. The notices of one person leave
 * in the order they were written; one that was refused does not hold up the next.
 */
async function claimNotice({ orm }: DispatcherDependencies): Promise<Claim | undefined> {
  return withActor(orm.em, DISPATCHER, async (em) => {
    const [claim] = await em.execute<Claim[]>(sql`
      update notice
      set attempts = attempts + 1, next_attempt_at = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
      where id = (
        select n.id from notice n
        where n.channel = 'mail' and n.status in ('pending', 'refused') and n.next_attempt_at <= clock_timestamp()
          and not (n.status = 'refused' and n.attempts >= ${ATTEMPTS_AT_MOST}
            and n.created_at <= clock_timestamp() - make_interval(secs => ${GIVE_UP_AFTER_MS / 1000}))
          and not exists (
            select from notice earlier
            where earlier.application_id = n.application_id and earlier.guardian_id = n.guardian_id
              and earlier.revision < n.revision and earlier.channel = 'mail' and earlier.status = 'pending')
        order by n.next_attempt_at
        limit 1
        for update of n skip locked)
      returning id, attempts`);
    return claim;
  });
}

async function deliver(deps: DispatcherDependencies, claim: Claim): Promise<void> {
  const prepared = await prepare(deps, claim);
  if (prepared === 'unreadable') return refused(deps, claim, 'notice.unreadable');
  if (prepared === 'obsolete') return settled(deps, claim, { status: 'obsolete' });
  if (prepared === 'held') return refused(deps, claim, HELD);
  const { mail, mailbox } = prepared;
  try {
    await send(deps, mail);
  } catch (error) {
    // Broken off at our own end: the mail is not to blame, and its lease brings it back.
    if (deps.aborting?.aborted === true) return undefined;
    return refused(deps, claim, smtpCode(error));
  }
  return settled(deps, claim, { status: 'sent', sentAt: new Date(deps.clock()) }, mailbox);
}

type Mail = Pick<SendMailOptions, 'messageId' | 'to' | 'subject' | 'text' | 'html' | 'attachments'>;

interface Prepared {
  readonly mail: Mail;
  /** Under what it counts once it is sent. */
  readonly mailbox: string | undefined;
}

/**
 * Reads and writes a mail; `held`: its mailbox has had so many today; `unreadable`: the record is broken, and the log
 * says where.
 */
async function prepare(
  {
    orm,
    publicOrigin,
    secret,
    officeEmail,
    clock,
    logger,
    messageIdDomain,
  }: DispatcherDependencies,
  { id }: Claim,
): Promise<Prepared | 'obsolete' | 'held' | 'unreadable'> {
  try {
    const composed = await withActor(orm.em, DISPATCHER, async (em) => {
      const context = { reader: DISPATCHER, publicOrigin, secret, officeEmail, now: clock() };
      const notice = await em.findOneOrFail(Notice, { id });
      const letter = await composeNotice(em, notice, context);
      if (letter === 'obsolete') return letter;
      const { name, email } = letter.recipient;
      if (email === null) throw new Error('a mail without an address');
      const mailbox = await countedMailbox(em, notice, email);
      if (mailbox !== undefined && (await isFull(em, mailbox))) return 'held';
      return { to: { name, address: email }, written: letter.notice, mailbox };
    });
    if (composed === 'obsolete' || composed === 'held') return composed;
    const { to, written, mailbox } = composed;
    const { subject, text, attachments } = written;
    const mail = {
      messageId: `<${id}@${messageIdDomain}>`,
      to,
      subject,
      text,
      html: mailHtml(written),
      attachments: attachments.map((attachment) => ({ ...attachment })),
    };
    return { mail, mailbox };
  } catch (error) {
    logger.error({ noticeId: id, ...describeFault(error) }, 'notice cannot be written');
    return 'unreadable';
  }
}

async function send(
  { transport, from, aborting }: DispatcherDependencies,
  mail: Mail,
): Promise<void> {
  const tooLong = AbortSignal.timeout(SEND_WITHIN_MS);
  await transport.sendMail({
    ...mail,
    from,
    replyTo: common.help.email,
    headers: { 'Auto-Submitted': 'auto-generated' },
    xMailer: false,
    signal: aborting === undefined ? tooLong : AbortSignal.any([tooLong, aborting]),
  });
}

/** What is so, is so: also when another dispatcher has claimed the notice in the meantime. */
async function settled(
  { orm }: DispatcherDependencies,
  { id }: Claim,
  outcome: Pick<Notice, 'status'> & { readonly sentAt?: Date },
  mailbox?: string,
): Promise<void> {
  await withActor(orm.em, DISPATCHER, async (em) => {
    await em.nativeUpdate(Notice, { id }, { ...outcome, lastError: null });
    if (mailbox !== undefined) await countMail(em, mailbox);
  });
}

/** @param code never the server's words. */
async function refused(
  { orm, logger }: DispatcherDependencies,
  { id, attempts }: Claim,
  code: string,
): Promise<void> {
  logger.warn({ noticeId: id, attempts, code }, 'notice refused');
  await withActor(orm.em, DISPATCHER, (em) =>
    em.execute(sql`
      update notice
      set status = 'refused', last_error = ${code},
        next_attempt_at = clock_timestamp() + make_interval(secs => ${pauseAfter(attempts) / 1000})
      where id = ${id} and attempts = ${attempts} and status in ('pending', 'refused')`),
  );
}
