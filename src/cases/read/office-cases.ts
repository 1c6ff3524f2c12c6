import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { ageGroupOn, type AgeGroup } from '../../domain/age.ts';
import { acceptedOffer, openOffers, type CaseCourse } from '../../domain/case.ts';
import type { Phase } from '../../domain/phase.ts';
import type { Round } from '../../domain/round.ts';
import type { Turn, WaitingFor } from '../../domain/turn.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { Application, WishRow } from '../../persistence/entities/application.ts';
import { Kita } from '../../persistence/entities/places.ts';
import { Notice } from '../../persistence/entities/record.ts';
import { newestRound } from '../../persistence/rounds.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { requirePermission } from '../require.ts';
import { storable } from '../storable.ts';
import {
  countsOf,
  cursorOf,
  readFacts,
  type Facts,
  type Language,
  type TurnCounts,
} from './office-turns.ts';

export const PAGE_SIZE = 50;

/** A mail was refused; a command has had no outcome for a minute. */
export const TROUBLES = ['mailRefused', 'commandOpen'] as const;
export type Trouble = (typeof TROUBLES)[number];

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

export interface CaseCounts extends TurnCounts {
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
