import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { ageGroupOn, type AgeGroup } from '../../domain/age.ts';
import { acceptedOffer, openOffers, type CaseCourse } from '../../domain/case.ts';
import type { Phase } from '../../domain/phase.ts';
import type { Round } from '../../domain/round.ts';
import { whoseTurn, type Turn, type WaitingFor } from '../../domain/turn.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { Application, WishRow } from '../../persistence/entities/application.ts';
import { Kita } from '../../persistence/entities/places.ts';
import { Notice } from '../../persistence/entities/record.ts';
import { RoundRevision } from '../../persistence/entities/round.ts';
import { newestRound, roundYears, toRound } from '../../persistence/rounds.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { requirePermission } from '../require.ts';
import { storable } from '../storable.ts';

export const PAGE_SIZE = 50;

/** A mail was refused; a command has had no outcome for a minute. */
export const TROUBLES = ['mailRefused', 'commandOpen'] as const;
export type Trouble = (typeof TROUBLES)[number];

export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface CaseFilter {
  readonly year: number;
  /** Part of a case number, or of a name of the child or a guardian. */
  readonly search?: string | undefined;
  readonly phase?: Phase | undefined;
  readonly waitingFor?: WaitingFor | undefined;
  readonly trouble?: Trouble | undefined;
  readonly municipality?: string | undefined;
  readonly late?: boolean | undefined;
  /** Typed from paper by staff. */
  readonly onPaper?: boolean | undefined;
  /** Of any guardian. */
  readonly language?: Language | undefined;
  /** The account that looks after the case; null: nobody does. */
  readonly caseworker?: string | null | undefined;
  /** The cursor of the page before. */
  readonly after?: string | undefined;
  /** Cases at once; a page has 50. */
  readonly limit?: number | undefined;
}

export interface CaseList {
  readonly round: Round;
  /** Over all cases of the round, whatever the filter. */
  readonly counts: CaseCounts;
  /** How many cases the filter leaves. */
  readonly found: number;
  /** Who has waited longest first; cases that wait for nobody come last. */
  readonly cases: readonly CaseLine[];
  /** For the next page; null: this is the last one. */
  readonly next: string | null;
}

export interface CaseCounts {
  readonly total: number;
  readonly waitingFor: Readonly<Record<WaitingFor, number>>;
  readonly phases: Readonly<Record<Phase, number>>;
  readonly trouble: Readonly<Record<Trouble, number>>;
  /** Letters, not cases. */
  readonly lettersToPrint: number;
}

export interface CaseLine {
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly childName: string;
  readonly ageGroup: AgeGroup;
  readonly municipality: string;
  readonly late: boolean;
  readonly onPaper: boolean;
  /** The account; null: nobody looks after it. */
  readonly caseworker: string | null;
  readonly turn: Turn;
  /** The case's own clock, UTC milliseconds. */
  readonly now: number;
  /** The Kitas that are waited for, by name. */
  readonly waitedForKitas: readonly string[];
}

/** What a case's turn is read from, and no more: there may be thousands. */
interface Facts extends Beside {
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

/**
 * The cases of a round. Whose turn it is depends on the clock and is asked of the rules, case by case, not of SQL: one
 * truth for lists, pages and the case itself.
 *
 * @returns null when there is no such round.
 */
export async function readCases(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  filter: CaseFilter,
): Promise<CaseList | null> {
  requirePermission(office, 'cases.read');
  return withActor(deps.orm.em, office, async (em) => {
    const round = await newestRound(em, filter.year);
    if (round === undefined) return null;
    const all = await readFacts(em, filter.year, deps.clock());
    const troubled = await readTroubles(em, filter.year, deps.clock());
    const named = filter.search === undefined ? undefined : await search(em, filter);
    const found = all
      .filter(
        (one) =>
          (named === undefined || named.has(one.id)) &&
          (filter.trouble === undefined || troubled[filter.trouble].has(one.id)) &&
          isWanted(one, filter),
      )
      .toSorted((a, b) => (cursorOf(a) < cursorOf(b) ? -1 : 1));
    const { after } = filter;
    const rest = after === undefined ? found : found.filter((one) => cursorOf(one) > after);
    const page = rest.slice(0, filter.limit ?? PAGE_SIZE);
    const last = page.at(-1);
    return {
      round,
      counts: {
        ...countsOf(all),
        trouble: {
          mailRefused: troubled.mailRefused.size,
          commandOpen: troubled.commandOpen.size,
        },
        lettersToPrint: await em.count(Notice, { channel: 'letter', status: 'to_print' }),
      },
      found: found.length,
      cases: await toLines(em, page, round),
      next: last === undefined || rest.length === page.length ? null : cursorOf(last),
    };
  });
}

function isWanted({ turn, course, ...beside }: Facts, filter: CaseFilter): boolean {
  const is = <T>(wanted: T | undefined, found: T): boolean =>
    wanted === undefined || wanted === found;
  return (
    is(filter.phase, turn.phase) &&
    is(filter.waitingFor, turn.waitingFor) &&
    is(filter.municipality, beside.municipality) &&
    is(filter.late, course.late) &&
    is(filter.onPaper, beside.onPaper) &&
    is(filter.caseworker, beside.caseworker) &&
    (filter.language === undefined || beside.languages.includes(filter.language))
  );
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
): Promise<CaseCounts['phases']> {
  return countsOf(await readFacts(em, year, clock)).phases;
}

/** Sorts as text: waiting before not waiting, then the earlier instant, then the id. */
function cursorOf({ id, turn }: Facts): string {
  const since = String(turn.since).padStart(15, '0');
  return `${turn.waitingFor === 'nobody' ? 1 : 0}.${since}.${id}`;
}

function countsOf(all: readonly Facts[]): Pick<CaseCounts, 'total' | 'waitingFor' | 'phases'> {
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
    'endsAt', ${millis('ends_at')}, 'status', status)) as slots
  from slot where slot.application_id = a.id) s on true
left join lateral (select json_agg(language) as languages from guardian where guardian.application_id = a.id) g on true
left join assignment x on x.application_id = a.id
where a.year = ?`;

/** Ended cases wait for nobody: a year that is over costs nothing. */
const NOT_ENDED = /* sql */ ` and a.phase <> 'ended'`;

/** One statement, no entities: PostgreSQL hands every case over in the shape the rules read. */
async function readFacts(
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

const COMMAND_LATE_MS = 60_000;

async function readTroubles(
  em: EntityManager,
  year: number,
  clock: number,
): Promise<Readonly<Record<Trouble, ReadonlySet<string>>>> {
  const refused = await em.execute<{ id: string }[]>(sql`
    select distinct a.id from notice n join application a on a.id = n.application_id
    where n.status = 'refused' and a.year = ${year}`);
  const open = await em.execute<{ id: string }[]>(sql`
    select distinct a.id from case_command c join application a on a.id = c.application_id
    where c.outcome is null and c.recorded_at < ${new Date(clock - COMMAND_LATE_MS)} and a.year = ${year}`);
  return {
    mailRefused: new Set(refused.map((row) => row.id)),
    commandOpen: new Set(open.map((row) => row.id)),
  };
}

async function search(
  em: EntityManager,
  { year, search: typed }: CaseFilter,
): Promise<Set<string>> {
  const pattern = `%${storable(typed ?? '')
    .trim()
    .replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  const rows = await em.execute<{ id: string }[]>(sql`
    select a.id from application a join child c on c.id = a.child_id
    where a.year = ${year} and (
      a.case_number ilike ${pattern}
      or concat_ws(' ', c.first_name, c.last_name) ilike ${pattern}
      or exists (select from guardian g
        where g.application_id = a.id and concat_ws(' ', g.first_name, g.last_name) ilike ${pattern}))`);
  return new Set(rows.map((row) => row.id));
}

async function toLines(
  em: EntityManager,
  page: readonly Facts[],
  round: Round,
): Promise<readonly CaseLine[]> {
  const ids = page.map((one) => one.id);
  const applications = await em.find(Application, { id: { $in: ids } }, { populate: ['child'] });
  const wishes = await em.find(WishRow, { application: { $in: ids }, status: 'open' });
  const kitas = new Map((await em.find(Kita, {}, { fields: ['name'] })).map((k) => [k.id, k.name]));
  const byId = new Map(applications.map((application) => [application.id, application]));
  return page.flatMap(({ id, course, turn, now, onPaper, caseworker }) => {
    const application = byId.get(id);
    if (application === undefined) return [];
    const { child, caseNumber, municipality, late } = application;
    const wished = wishes.filter((wish) => wish.application.id === id);
    return {
      applicationId: id,
      caseNumber,
      childName: `${child.firstName} ${child.lastName}`.trim(),
      ageGroup: ageGroupOn(child.birthDate, round.dates.ageCutOffOn),
      municipality,
      late,
      onPaper,
      caseworker,
      turn,
      now,
      waitedForKitas: waitedFor(course, turn, wished).flatMap((kitaId) => kitas.get(kitaId) ?? []),
    };
  });
}

/** The Kitas whose turn it is: the chosen one, or every wished one that has yet to review or to offer. */
function waitedFor(course: CaseCourse, turn: Turn, wished: readonly WishRow[]): readonly string[] {
  if (turn.waitingFor !== 'kita') return [];
  const chosen = acceptedOffer(course);
  if (chosen !== undefined) return chosen.kitaId === null ? [] : [chosen.kitaId];
  const offered = new Set(openOffers(course).map((offer) => offer.kitaId));
  return wished
    .filter((wish) => turn.phase !== 'review' || wish.reviewedAt == null)
    .flatMap((wish) => wish.kitaId ?? [])
    .filter((kitaId) => !offered.has(kitaId));
}
