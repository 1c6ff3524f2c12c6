import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { isGivenUp } from '../../notices/attempts.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import {
  NOTICE_STATUSES,
  type Notice,
  type NoticeStatus,
} from '../../persistence/entities/record.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';
import { requirePermission } from '../require.ts';

export { NOTICE_STATUSES, type NoticeStatus };

export const OUTBOX_PAGE = 50;

export interface OutboxFilter {
  readonly status?: NoticeStatus | undefined;
  readonly channel?: Notice['channel'] | undefined;
  /** The cursor of the page before. */
  readonly after?: string | undefined;
  /** Notices at once; default: OUTBOX_PAGE. */
  readonly limit?: number | undefined;
}

/** One notice on its way to one recipient. Instants in UTC milliseconds. */
export interface OutboxLine {
  readonly id: string;
  readonly kind: Notice['kind'];
  readonly channel: Notice['channel'];
  readonly status: NoticeStatus;
  readonly attempts: number;
  /** A code such as `smtp.550`. */
  readonly lastError: string | null;
  readonly createdAt: number;
  readonly sentAt: number | null;
  /** null: it is tried no more, or need not be. */
  readonly nextAttemptAt: number | null;
  /** A guardian, a family on the waiting list, or a Kita; null: the youth office itself. */
  readonly recipient: string | null;
  readonly email: string | null;
  /** Street, postcode and town in one line. */
  readonly address: string | null;
  /** null: it belongs to no case. */
  readonly applicationId: string | null;
  readonly caseNumber: string | null;
  /** Of a guardian. */
  readonly position: 1 | 2 | null;
  readonly waitingListEntryId: string | null;
}

export interface Outbox {
  /** Whatever the filter. */
  readonly counts: Readonly<Record<NoticeStatus, number>>;
  /** The newest first. */
  readonly lines: readonly OutboxLine[];
  /** For the next page; null: this is the last one. */
  readonly next: string | null;
}

type Reader = Pick<CasesDependencies, 'orm' | 'clock'>;

/**
 * Everything that was written to anybody, by what became of it. Not what somebody asked for at the door: whose link it is,
 * and whether it was sent, is theirs to know.
 */
export async function readOutbox(
  deps: Reader,
  office: Person,
  filter: OutboxFilter,
): Promise<Outbox> {
  requirePermission(office, 'notices.read');
  return withActor(deps.orm.em, office, async (em) => {
    const rows = await readRows(em, filter);
    const page = rows.slice(0, filter.limit ?? OUTBOX_PAGE);
    const last = page.at(-1);
    return {
      counts: await countsOf(em),
      lines: page.map((row) => toLine(row, deps.clock())),
      next:
        last === undefined || rows.length === page.length ? null : `${last.createdAt}.${last.id}`,
    };
  });
}

/** Throws `case.not_found`. */
export async function readOutboxLine(
  deps: Reader,
  office: Person,
  id: string,
): Promise<OutboxLine> {
  requirePermission(office, 'notices.read');
  const [row] = await withActor(deps.orm.em, office, (em) => readRows(em, { id }));
  if (row === undefined) throw new DoorError('case.not_found');
  return toLine(row, deps.clock());
}

interface Row extends Omit<OutboxLine, 'nextAttemptAt'> {
  readonly nextAttemptAt: number;
}

function toLine(row: Row, now: number): OutboxLine {
  const isTried = row.channel === 'mail' && (row.status === 'pending' || row.status === 'refused');
  return {
    ...row,
    nextAttemptAt: isTried && !isGivenUp(row, now) ? row.nextAttemptAt : null,
  };
}

/** One more than a page, so that it is known whether there is a next one. */
function readRows(
  em: EntityManager,
  {
    id = null,
    status = null,
    channel = null,
    after = '',
    limit = OUTBOX_PAGE,
  }: {
    readonly id?: string | null | undefined;
    readonly status?: NoticeStatus | null | undefined;
    readonly channel?: Notice['channel'] | null | undefined;
    readonly after?: string | undefined;
    readonly limit?: number | undefined;
  },
): Promise<Row[]> {
  const [, at, afterId] = /^(\d{1,15})\.([0-9a-f-]{36})$/u.exec(after) ?? [null, null, null];
  return em.execute<Row[]>(sql`
    select n.id, n.kind, n.channel, n.status, n.attempts, n.last_error as "lastError",
      (extract(epoch from n.created_at) * 1000)::float8 as "createdAt",
      (extract(epoch from n.sent_at) * 1000)::float8 as "sentAt",
      (extract(epoch from n.next_attempt_at) * 1000)::float8 as "nextAttemptAt",
      coalesce(g.first_name || ' ' || g.last_name, w.guardian_first_name || ' ' || w.guardian_last_name, k.name, i.name) as recipient,
      coalesce(g.email, w.email, k.contact_email, i.email) as email,
      case when g.id is not null then coalesce(
          g.street || ', ' || g.postcode || ' ' || g.town, a.street || ', ' || a.postcode || ' ' || a.municipality)
        else w.street || ', ' || w.postcode || ' ' || w.town end as address,
      n.application_id as "applicationId", a.case_number as "caseNumber", g.position,
      n.waiting_list_entry_id as "waitingListEntryId"
    from notice n
    left join application a on a.id = n.application_id
    left join guardian g on g.id = n.guardian_id
    left join waiting_list_entry w on w.id = n.waiting_list_entry_id
    left join kita k on k.id = n.kita_id
    left join invitation i on i.id = n.invitation_id
    where n.sign_in_link_id is null and (${id}::uuid is null or n.id = ${id}::uuid)
      and (${status}::text is null or n.status = ${status})
      and (${channel}::text is null or n.channel = ${channel})
      and (${at}::float8 is null or (n.created_at, n.id) < (to_timestamp(${at}::float8 / 1000), ${afterId}::uuid))
    order by n.created_at desc, n.id desc limit ${limit + 1}`);
}

async function countsOf(em: EntityManager): Promise<Readonly<Record<NoticeStatus, number>>> {
  const rows = await em.execute<{ status: NoticeStatus; count: number }[]>(
    'select status, count(*)::int as count from notice where sign_in_link_id is null group by status',
  );
  const known = new Map(rows.map(({ status, count }) => [status, count]));
  return Object.fromEntries(
    NOTICE_STATUSES.map((status) => [status, known.get(status) ?? 0]),
  ) as Record<NoticeStatus, number>;
}
