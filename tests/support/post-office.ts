import type { ParsedMail } from 'mailparser';
import type { NoticeKind } from '../../src/domain/notices.ts';
import { deliverNotices, type DispatcherDependencies } from '../../src/notices/dispatcher.ts';
import { createMailTransport } from '../../src/notices/transport.ts';
import type { Notice } from '../../src/persistence/entities/record.ts';
import type { TestMailServer } from './mail-server.ts';
import type { TestCase, TestPortal } from './portal.ts';

export const MAIL_DOMAIN = 'portal.example.org';
export const ORIGIN = `https://${MAIL_DOMAIN}`;

/** A test's hand on the notices of a portal and the mails they became. */
export interface PostOffice {
  /** One round of a dispatcher. */
  deliver(over?: Partial<DispatcherDependencies>): Promise<void>;
  /** Ends every pause and every lease. */
  makeDue(): Promise<void>;
  /** Begins anew: what was left over goes nowhere, and the server behaves. */
  clear(): Promise<void>;
  /** The latest notice of its kind. */
  noticeOf(theCase: Pick<TestCase, 'id'>, kind: NoticeKind): Promise<Notice>;
  mailOf(notice: Notice): ParsedMail | undefined;
  /** Writes so many copies of a registration that has only its receipt, as if other families had made them. */
  copy(theCase: Pick<TestCase, 'id'>, count: number): Promise<void>;
  /** As the owner, whom no wall binds. */
  sql(statement: string): Promise<void>;
}

export const messageId = ({ id }: Notice): string => `<${id}@${MAIL_DOMAIN}>`;

export function openPostOffice(portal: TestPortal, server: TestMailServer): PostOffice {
  const { orm, secret, logger } = portal.deps;
  const office: PostOffice = {
    deliver: (over) =>
      deliverNotices({
        orm,
        transport: createMailTransport(server.url),
        clock: Date.now,
        from: 'Kita-Portal <kita-portal@example.org>',
        publicOrigin: ORIGIN,
        secret,
        logger,
        messageIdDomain: MAIL_DOMAIN,
        perRound: 100,
        ...over,
      }),
    makeDue: () =>
      office.sql(
        `update notice set next_attempt_at = now() where status in ('pending', 'refused')`,
      ),
    async clear() {
      await office.sql(
        `update notice set status = 'printed' where status in ('pending', 'refused')`,
      );
      await office.sql(`delete from rate_limit where key like 'mails/%'`);
      server.reset();
    },
    async noticeOf({ id }, kind) {
      const notices = await portal.notices(id);
      const notice = notices.findLast((candidate) => candidate.kind === kind);
      if (notice === undefined) throw new Error(`no notice ${kind}`);
      return notice;
    },
    mailOf: (notice) => server.mails.find((mail) => mail.messageId === messageId(notice)),
    copy: ({ id }, count) => office.sql(copies(id, count)),
    async sql(statement) {
      await portal.owner.em.fork().execute(statement);
    },
  };
  return office;
}

function copies(id: string, count: number): string {
  const copyOf = (table: string, key: string, changed: string): string => `
    insert into ${table}
    select (jsonb_populate_record(null::${table}, to_jsonb(o) || jsonb_build_object(${changed}))).*
    from ${table} o, copy where o.${key} = '${id}';`;
  return `
    create temp table copy on commit drop as
      select n, gen_random_uuid() as application, gen_random_uuid() as child, gen_random_uuid() as guardian
      from generate_series(1, ${count}) n;
    insert into child select child, 'Mia', 'Beispiel', '2024-03-14' from copy;
    ${copyOf('application', 'id', `'id', copy.application, 'child_id', copy.child, 'case_number', 'COPY-' || lpad(copy.n::text, 4, '0'), 'duplicate_key', null`)}
    ${copyOf('guardian', 'application_id', `'id', copy.guardian, 'application_id', copy.application`)}
    ${copyOf('case_event', 'application_id', `'application_id', copy.application, 'command_id', null`)}
    ${copyOf('notice', 'application_id', `'id', gen_random_uuid(), 'application_id', copy.application, 'guardian_id', copy.guardian`)}`;
}
