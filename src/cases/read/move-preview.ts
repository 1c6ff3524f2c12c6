import type { EntityManager } from '@mikro-orm/postgresql';
import { dateNames, instantIn } from '../../calendar/round-days.ts';
import { dateWarning } from '../../calendar/season-checks.ts';
import { judgeMove, type MoveRefusal, type RoundMove } from '../../domain/round-moves.ts';
import { offersFromFor, postponed, type Round, type RoundDateName } from '../../domain/round.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { allRounds } from '../../persistence/rounds.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';
import { requirePermission } from '../require.ts';

/** What moving a date would do, counted at this moment; nothing is written. */
export interface MovePreview {
  readonly date: RoundDateName;
  readonly kitaIds: readonly string[] | null;
  /** UTC milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Why it cannot be moved there; null: it can. */
  readonly refused: MoveRefusal | null;
  readonly warnings: readonly MoveWarning[];
  /** Open cases, which would take note. */
  readonly cases: number;
  readonly openOffers: number;
  /** Of the open offers, those whose families get more time. */
  readonly offersPostponed: number;
  /** Appointments that families have booked and that lie ahead. */
  readonly appointments: number;
  /** Mails and letters that would go, one for each guardian of a case that has not ended. */
  readonly notices: number;
}

/** `past`: it lies before now; `no_answer_time`: no decision day would leave a family its time to answer an offer. */
export type MoveWarning = 'weekend' | 'holiday' | 'past' | 'no_answer_time';

/** @returns null when there is no such round. Throws `input.invalid` for a decision day the round does not have. */
export async function previewMove(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  { year, ...move }: RoundMove & { readonly year: number },
): Promise<MovePreview | null> {
  requirePermission(office, 'rounds.read');
  const now = deps.clock();
  return withActor(deps.orm.em, office, async (em) => {
    const rounds = await allRounds(em);
    const round = rounds.find((one) => one.year === year);
    if (round === undefined) return null;
    if (!dateNames(round).includes(move.date))
      throw new DoorError('input.invalid', [{ field: 'date', problem: 'not_offered' }]);
    const moved = judgeMove(
      round,
      move,
      rounds.filter((one) => one !== round),
    );
    const after = typeof moved === 'string' ? null : moved;
    return {
      ...move,
      from: instantBefore(round, move),
      refused: typeof moved === 'string' ? moved : null,
      warnings: warningsOf(move, after, now),
      ...(await readCounts(em, year, move.kitaIds, now)),
      ...(await readOffers(em, round, after)),
    };
  });
}

/** Of some Kitas, the earliest that holds for one of them now. */
const instantBefore = ({ dates }: Round, { date, kitaIds }: RoundMove): number =>
  kitaIds === null
    ? instantIn(dates, date)
    : Math.min(...kitaIds.map((id) => offersFromFor(dates, id)));

function warningsOf(
  { date, to, kitaIds }: RoundMove,
  after: Round | null,
  now: number,
): readonly MoveWarning[] {
  const dayOff = dateWarning(date, to)?.kind;
  const from = Math.max(after?.dates.offersFromAt ?? 0, kitaIds === null ? 0 : to, now);
  const noTime =
    after !== null && (after.dates.decisionDays.at(-1) ?? 0) < from + after.rules.minAnswerMs;
  return [
    ...(dayOff === undefined ? [] : [dayOff]),
    ...(to < now ? (['past'] as const) : []),
    ...(noTime ? (['no_answer_time'] as const) : []),
  ];
}

async function readCounts(
  em: EntityManager,
  year: number,
  kitaIds: readonly string[] | null,
  now: number,
): Promise<Pick<MovePreview, 'cases' | 'appointments' | 'notices'>> {
  const [row] = await em.execute<{ cases: number; appointments: number; notices: number }[]>(
    `select count(*)::int as cases,
       coalesce(sum((select count(*) from slot s
         where s.application_id = a.id and s.status = 'booked' and a.phase <> 'ended'
           and s.starts_at > ?::timestamptz + a.clock_offset_ms * interval '1 millisecond')), 0)::int as appointments,
       coalesce(sum((select count(*) from guardian g
         where g.application_id = a.id and a.phase <> 'ended' and (?::text is null or exists (
           select from wish w where w.application_id = a.id and w.status <> 'removed'
             and w.kita_id::text = any(string_to_array(?, ',')))))), 0)::int as notices
     from application a where a.year = ? and a.closed_at is null`,
    [new Date(now), kitaIds?.join() ?? null, kitaIds?.join() ?? '', year],
  );
  return row ?? { cases: 0, appointments: 0, notices: 0 };
}

async function readOffers(
  em: EntityManager,
  round: Round,
  after: Round | null,
): Promise<Pick<MovePreview, 'openOffers' | 'offersPostponed'>> {
  const due = await em.execute<{ at: string; count: number }[]>(
    `select (extract(epoch from o.due_at) * 1000)::bigint::text as at, count(*)::int as count
     from offer o join application a on a.id = o.application_id
     where a.year = ? and o.status = 'open' group by o.due_at`,
    [round.year],
  );
  const isPostponed = (at: number): boolean =>
    after !== null && postponed(at, round.dates, after.dates) > at;
  const sum = (rows: typeof due): number => rows.reduce((total, { count }) => total + count, 0);
  return {
    openOffers: sum(due),
    offersPostponed: sum(due.filter(({ at }) => isPostponed(Number(at)))),
  };
}
