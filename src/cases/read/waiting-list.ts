import { raw, sql, type EntityManager } from '@mikro-orm/postgresql';
import type { SettledReason } from '../../domain/waiting-list.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import type { NoticeStatus } from '../../persistence/entities/record.ts';
import { roundYears } from '../../persistence/rounds.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { requirePermission, requireRound } from '../require.ts';

/** Which children a list shows. `unregistered` is what the office follows up; `settled` need no place any more. */
export const WAITING_LIST_STANDINGS = [
  'unregistered',
  'notInvited',
  'refused',
  'settled',
  'registered',
  'all',
] as const;
export type WaitingListStanding = (typeof WAITING_LIST_STANDINGS)[number];

export interface WaitingListFilter {
  readonly year: number;
  readonly standing: WaitingListStanding;
  /** Part of a child's or a guardian's name. */
  readonly search?: string | undefined;
  /** From 1; undefined: all of it, for the download. */
  readonly page?: number | undefined;
  /** The last child of the page before, instead of `page`. */
  readonly after?: string | undefined;
  /** Children at once; a page has 100. */
  readonly limit?: number | undefined;
}

/** One child of the list. Instants in UTC milliseconds. */
export interface WaitingListLine {
  readonly id: string;
  readonly childFirstName: string;
  readonly childLastName: string;
  readonly birthDate: string;
  readonly guardian: string;
  readonly email: string | null;
  /** Street, postcode and town in one line. */
  readonly address: string | null;
  readonly invitedAt: number | null;
  /** Reminders written, by the days before the deadline. */
  readonly reminded: readonly number[];
  /** Of the newest notice; null: none yet. */
  readonly noticeStatus: NoticeStatus | null;
  /** Why it needs no place any more; null: it may need one. */
  readonly settledReason: SettledReason | null;
  readonly settledAt: number | null;
  readonly applicationId: string | null;
  readonly caseNumber: string | null;
}

export interface WaitingList {
  readonly year: number;
  /** Rounds there are, newest first. */
  readonly years: readonly number[];
  readonly deadlineAt: number;
  readonly counts: Readonly<Record<WaitingListStanding, number>>;
  readonly lines: readonly WaitingListLine[];
  readonly found: number;
}

export const WAITING_LIST_PAGE = 100;

/** The office's old waiting list in a round, by the child's name. Throws `case.not_found`, `action.forbidden`. */
export async function readWaitingList(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
  filter: WaitingListFilter,
): Promise<WaitingList> {
  requirePermission(office, 'waitingList.read');
  const { year, standing } = filter;
  return withActor(deps.orm.em, office, async (em) => {
    const { dates } = await requireRound(em, year);
    const rows = await readRows(em, filter);
    const counts = await countAll(em, year);
    return {
      year,
      years: await roundYears(em),
      deadlineAt: dates.deadlineAt,
      counts,
      lines: rows.map(toLine),
      found: filter.search === undefined ? counts[standing] : await countFound(em, filter),
    };
  });
}

interface Row extends Omit<WaitingListLine, 'invitedAt' | 'settledAt'> {
  readonly invitedAt: Date | string | null;
  readonly settledAt: Date | string | null;
}

const toLine = (row: Row): WaitingListLine => ({
  ...row,
  invitedAt: millis(row.invitedAt),
  settledAt: millis(row.settledAt),
});

const millis = (instant: Date | string | null): number | null =>
  instant === null ? null : new Date(instant).getTime();

const NEWEST_STATUS = /* sql */ `(select status from notice where waiting_list_entry_id = entry.id order by created_at desc limit 1)`;

const OPEN = 'entry.application_id is null and entry.settled_at is null';

const IS: Readonly<Record<WaitingListStanding, string>> = {
  unregistered: OPEN,
  notInvited: `${OPEN} and entry.invited_at is null`,
  refused: `${OPEN} and ${NEWEST_STATUS} = 'refused'`,
  settled: 'entry.application_id is null and entry.settled_at is not null',
  registered: 'entry.application_id is not null',
  all: 'true',
};

const matching = ({ year, standing, search }: WaitingListFilter) => {
  const found =
    search === undefined
      ? sql`true`
      : sql`position(lower(${search}) in lower(concat_ws(' ', entry.child_first_name, entry.child_last_name,
          entry.guardian_first_name, entry.guardian_last_name))) > 0`;
  return sql`entry.year = ${year} and ${raw(IS[standing])} and ${found}`;
};

function readRows(em: EntityManager, filter: WaitingListFilter): Promise<Row[]> {
  const { page, after, limit: most = WAITING_LIST_PAGE } = filter;
  const limit = page === undefined ? sql`` : sql`limit ${most} offset ${(page - 1) * most}`;
  // By its id alone, because the cursor stands in an address: names do not.
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(child_last_name, child_first_name, entry.id) >
          (select child_last_name, child_first_name, id from waiting_list_entry where id = ${after})`;
  return em.execute<Row[]>(sql`
    select entry.id, child_first_name as "childFirstName", child_last_name as "childLastName",
      entry.birth_date::text as "birthDate", guardian_first_name || ' ' || guardian_last_name as guardian, email,
      case when entry.street is null then null
        else entry.street || ', ' || coalesce(entry.postcode || ' ', '') || coalesce(town, '') end as address,
      invited_at as "invitedAt",
      array(select (subject ->> 'daysBefore')::int from notice
        where waiting_list_entry_id = entry.id and kind = 'waitingListReminder' order by 1 desc) as reminded,
      ${raw(NEWEST_STATUS)} as "noticeStatus", settled_reason as "settledReason", settled_at as "settledAt",
      application.id as "applicationId", case_number as "caseNumber"
    from waiting_list_entry entry left join application on application.id = entry.application_id
    where ${matching(filter)} and ${beyond}
    order by child_last_name, child_first_name, entry.id ${limit}`);
}

async function countFound(em: EntityManager, filter: WaitingListFilter): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(
    sql`select count(*)::int as count from waiting_list_entry entry where ${matching(filter)}`,
  );
  return row?.count ?? 0;
}

async function countAll(em: EntityManager, year: number): Promise<WaitingList['counts']> {
  const columns = WAITING_LIST_STANDINGS.map(
    (standing) => `count(*) filter (where ${IS[standing]})::int as "${standing}"`,
  );
  const [counts] = await em.execute<WaitingList['counts'][]>(
    sql`select ${raw(columns.join(', '))} from waiting_list_entry entry where year = ${year}`,
  );
  if (counts === undefined) throw new Error('no counts');
  return counts;
}
