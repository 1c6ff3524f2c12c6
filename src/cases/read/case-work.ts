import { sql } from '@mikro-orm/postgresql';
import { zonedDay } from '../../calendar/zone.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { Assignment, CaseNote, FollowUp } from '../../persistence/entities/case-work.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { requirePermission } from '../require.ts';

/** What the youth office keeps beside a case. Accounts by their id, instants in UTC milliseconds. */
export interface CaseWork {
  /** null: nobody looks after it. */
  readonly caseworker: string | null;
  /** The newest first. */
  readonly notes: readonly { id: string; text: string; writtenBy: string; writtenAt: number }[];
  /** Those that are open, the earliest first. */
  readonly followUps: readonly OpenFollowUp[];
}

export interface OpenFollowUp {
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
  readonly subject: string;
  readonly setBy: string;
  readonly isDue: boolean;
}

/** Nothing of a case that one may not see. */
export async function readCaseWork(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  applicationId: string,
): Promise<CaseWork> {
  requirePermission(office, 'cases.read');
  const today = zonedDay(deps.clock());
  return withActor(deps.orm.em, office, async (em) => {
    const assignment = await em.findOne(Assignment, { applicationId });
    const notes = await em.find(
      CaseNote,
      { applicationId },
      { orderBy: { writtenAt: 'desc', id: 'asc' } },
    );
    const followUps = await em.find(
      FollowUp,
      { applicationId, doneAt: null },
      { orderBy: { dueOn: 'asc', id: 'asc' } },
    );
    return {
      caseworker: assignment?.caseworker ?? null,
      notes: notes.map(({ id, text, writtenBy, writtenAt }) => ({
        id,
        text,
        writtenBy,
        writtenAt: writtenAt.getTime(),
      })),
      followUps: followUps.map(({ id, dueOn, subject, setBy }) => ({
        id,
        dueOn,
        subject,
        setBy,
        isDue: dueOn <= today,
      })),
    };
  });
}

export const FOLLOW_UPS_SHOWN = 100;

export interface FollowUpLine extends OpenFollowUp {
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly childName: string;
  readonly caseworker: string | null;
}

export interface FollowUps {
  /** The earliest first, at most FOLLOW_UPS_SHOWN. */
  readonly lines: readonly FollowUpLine[];
  readonly total: number;
}

/** Every open follow-up: one's own (set by oneself, or of a case one looks after), or everybody's. */
export async function readFollowUps(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  { mine }: { readonly mine: boolean },
): Promise<FollowUps> {
  requirePermission(office, 'cases.read');
  const today = zonedDay(deps.clock());
  return withActor(deps.orm.em, office, async (em) => {
    const rows = await em.execute<(Omit<FollowUpLine, 'isDue'> & { readonly total: number })[]>(sql`
      select f.id, f.due_on::text as "dueOn", f.subject, f.set_by as "setBy", a.id as "applicationId",
        a.case_number as "caseNumber", trim(c.first_name || ' ' || c.last_name) as "childName",
        s.caseworker, (count(*) over ())::int as total
      from follow_up f
      join application a on a.id = f.application_id
      join child c on c.id = a.child_id
      left join assignment s on s.application_id = a.id
      where f.done_at is null and (not ${mine} or f.set_by = ${office.ref} or s.caseworker = ${office.ref})
      order by f.due_on, f.id limit ${FOLLOW_UPS_SHOWN}`);
    return {
      lines: rows.map(({ total: _total, ...line }) => ({ ...line, isDue: line.dueOn <= today })),
      total: rows[0]?.total ?? 0,
    };
  });
}
