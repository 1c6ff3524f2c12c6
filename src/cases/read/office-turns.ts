import type { EntityManager } from '@mikro-orm/postgresql';
import type { CaseCourse } from '../../domain/case.ts';
import type { Phase } from '../../domain/phase.ts';
import { whoseTurn, type Turn, type WaitingFor } from '../../domain/turn.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { RoundRevision } from '../../persistence/entities/round.ts';
import { roundYears, toRound } from '../../persistence/rounds.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { requirePermission } from '../require.ts';

export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a case's turn is read from, and no more: there may be thousands. */
export interface Facts extends Beside {
  readonly id: string;
  readonly course: CaseCourse;
  readonly turn: Turn;
  readonly now: number;
}

/** What a list is filtered by and the rules do not read. */
interface Beside {
  readonly caseNumber: string;
  readonly municipality: string;
  readonly onPaper: boolean;
  readonly languages: readonly Language[];
  readonly caseworker: string | null;
}

export interface TurnCounts {
  readonly total: number;
  readonly waitingFor: Readonly<Record<WaitingFor, number>>;
  readonly phases: Readonly<Record<Phase, number>>;
}

/** The numbers of all cases, of any round, that wait for someone; who has waited longest first. */
export async function caseNumbersWaitingFor(
  em: EntityManager,
  whom: WaitingFor,
  clock: number,
): Promise<readonly string[]> {
  const all: Facts[] = [];
  for (const year of await roundYears(em)) all.push(...(await readFacts(em, year, clock)));
  return all
    .filter(({ turn }) => turn.waitingFor === whom)
    .toSorted((a, b) => (cursorOf(a) < cursorOf(b) ? -1 : 1))
    .map(({ caseNumber }) => caseNumber);
}

/** How many cases of a round wait for anybody, and for the office. */
export interface WaitingCases {
  readonly year: number;
  readonly waiting: number;
  readonly forOffice: number;
}

/** What waits in each of these years; years in which nothing does are left out. */
export async function countWaiting(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  years: readonly number[],
): Promise<readonly WaitingCases[]> {
  requirePermission(office, 'cases.read');
  return withActor(deps.orm.em, office, async (em) => {
    const found: WaitingCases[] = [];
    for (const year of years) {
      const { total, waitingFor } = countsOf(await readFacts(em, year, deps.clock(), NOT_ENDED));
      const waiting = total - waitingFor.nobody;
      if (waiting > 0) found.push({ year, waiting, forOffice: waitingFor.office });
    }
    return found;
  });
}

/** How many cases of a round are in each phase. */
export async function countByPhase(
  em: EntityManager,
  year: number,
  clock: number,
): Promise<TurnCounts['phases']> {
  return countsOf(await readFacts(em, year, clock)).phases;
}

/** Sorts as text: waiting before not waiting, then the earlier instant, then the id. */
export function cursorOf({ id, turn }: Facts): string {
  const since = String(turn.since).padStart(15, '0');
  return `${turn.waitingFor === 'nobody' ? 1 : 0}.${since}.${id}`;
}

/** Of cases, how many there are, wait for whom, and are in which phase. */
export function countsOf(all: readonly Facts[]): TurnCounts {
  const waitingFor = { family: 0, kita: 0, office: 0, nobody: 0 };
  const phases = {
    registered: 0,
    review: 0,
    offers: 0,
    chosen: 0,
    appointment: 0,
    contract: 0,
    ended: 0,
  };
  for (const { turn } of all) {
    waitingFor[turn.waitingFor] += 1;
    phases[turn.phase] += 1;
  }
  return { total: all.length, waitingFor, phases };
}

type FactsRow = Omit<CaseCourse, 'applicationId' | 'round'> & {
  readonly id: string;
  readonly roundRevision: number;
  readonly clockOffsetMs: number;
  readonly beside: Beside;
};

const millis = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`;

const ALL_FACTS = /* sql */ `select json_build_object(
  'id', a.id, 'beside', json_build_object('caseNumber', a.case_number, 'municipality', a.municipality,
    'onPaper', a.entered_at is not null, 'languages', g.languages, 'caseworker', x.caseworker), 'revision', a.revision, 'phase', a.phase,
  'phaseSince', ${millis('a.phase_since')}, 'receivedAt', ${millis('a.received_at')}, 'late', a.late,
  'roundRevision', a.round_revision, 'enrolmentClosedFor', ${millis('a.enrolment_closed_for')},
  'clockOffsetMs', a.clock_offset_ms,
  'end', case when a.end_reason is not null then json_build_object(
    'reason', a.end_reason, 'at', ${millis('a.ended_at')}, 'closesAt', ${millis('a.closes_at')},
    'closed', a.closed_at is not null, 'reminded', a.end_reminded) end,
  'custody', a.custody, 'consents', a.consents, 'noShows', a.no_shows, 'overdue', a.overdue,
  'allocation', case when a.allocation_usually_at is not null then json_build_object(
    'usuallyAt', ${millis('a.allocation_usually_at')}, 'latestAt', ${millis('a.allocation_latest_at')},
    'given', a.allocation_given) end,
  'wishes', coalesce(w.wishes, '[]'), 'drafts', coalesce(d.drafts, '[]'),
  'offers', coalesce(o.offers, '[]'), 'slots', coalesce(s.slots, '[]')) as facts
from application a
left join lateral (
  select json_agg(json_build_object('id', id, 'kitaId', kita_id, 'rank', rank, 'status', status)) as wishes
  from wish where wish.application_id = a.id) w on true
left join lateral (
  select json_agg(json_build_object(
    'id', id, 'wishId', wish_id, 'kitaId', kita_id, 'childminderId', childminder_id, 'placesId', places_id,
    'preparedAt', ${millis('prepared_at')}, 'releasedAt', ${millis('released_at')}, 'status', status)) as drafts
  from offer_draft where offer_draft.application_id = a.id and status in ('prepared', 'released')) d on true
left join lateral (
  select json_agg(json_build_object(
    'id', id, 'wishId', wish_id, 'kitaId', kita_id, 'childminderId', childminder_id, 'placesId', places_id, 'madeAt', ${millis('made_at')},
    'dueAt', ${millis('due_at')}, 'status', status, 'settledAt', ${millis('settled_at')}, 'reminded', reminded)) as offers
  from offer where offer.application_id = a.id) o on true
left join lateral (
  select json_agg(json_build_object(
    'id', id, 'offerId', offer_id, 'kitaId', kita_id, 'startsAt', ${millis('starts_at')},
    'endsAt', ${millis('ends_at')}, 'status', case when taken_at is null then status else 'taken' end, 'takenAt', ${millis('taken_at')})) as slots
  from slot cross join lateral (select case when status = 'proposed' then slot_taken_at(slot.id) end as taken_at offset 0) t where slot.application_id = a.id) s on true
left join lateral (select json_agg(language) as languages from guardian where guardian.application_id = a.id) g on true
left join assignment x on x.application_id = a.id
where a.year = ?`;

/** Ended cases wait for nobody: a year that is over costs nothing. */
const NOT_ENDED = /* sql */ ` and a.phase <> 'ended'`;

/** One statement, no entities: PostgreSQL hands every case over in the shape the rules read. */
export async function readFacts(
  em: EntityManager,
  year: number,
  clock: number,
  narrowed = '',
): Promise<readonly Facts[]> {
  const revisions = await em.find(RoundRevision, { year });
  const rounds = new Map(revisions.map((row) => [row.revision, toRound(row)]));
  const rows = await em.execute<{ facts: FactsRow }[]>(ALL_FACTS + narrowed, [year]);
  return rows.map(({ facts }) => {
    const { id, roundRevision, clockOffsetMs, beside, ...course } = facts;
    const round = rounds.get(roundRevision);
    if (round === undefined) throw new Error('a case without its round');
    const now = clock + clockOffsetMs;
    const known: CaseCourse = { ...course, applicationId: id, round };
    return { ...beside, id, course: known, turn: whoseTurn(known, now), now };
  });
}
