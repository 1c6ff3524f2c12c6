import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { whoseTurn, type Turn } from '../../domain/turn.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { toCaseState, WITH_STATE } from '../../persistence/case-state.ts';
import { Application } from '../../persistence/entities/application.ts';
import { Kita } from '../../persistence/entities/places.ts';
import { WatchFinding, WatchRound } from '../../persistence/entities/watch.ts';
import { REASONS, type Evidence, type Reason } from '../../watch/reasons.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { requirePermission } from '../require.ts';

export { REASONS };
export type { Evidence, Reason };

const PAGE_SIZE = 50;
const ENDED_SHOWN = 10;
/** A watch that has not looked for so long sees nothing: what the board shows may be old. */
const LATE_MS = 120_000;

export interface BoardFilter {
  readonly reason?: Reason | undefined;
  /** From 1. */
  readonly page?: number | undefined;
  /** The last finding of the page before, instead of `page`. */
  readonly after?: string | undefined;
  /** Findings at once; a page has 50. */
  readonly limit?: number | undefined;
}

/** Where something has come to a halt, as the watch has written it down. Instants in UTC milliseconds. */
export interface WatchBoard {
  /** When the last look began, and how long it took; null: the watch has never looked. */
  readonly looked: { readonly at: number; readonly tookMs: number } | null;
  /** True: nobody has looked for two minutes. */
  readonly isLate: boolean;
  /** Open findings, whatever the filter. */
  readonly counts: Readonly<Record<Reason, number>>;
  /** The worst first, of those the newest first. */
  readonly findings: readonly BoardLine[];
  /** The next page; null: this is the last one. */
  readonly nextPage: number | null;
  /** The last finding shown, where there are more. */
  readonly next: string | null;
  /** What ended last, whatever the filter. */
  readonly ended: readonly BoardLine[];
}

export interface BoardLine {
  readonly id: string;
  readonly reason: Reason;
  readonly evidence: Evidence;
  readonly since: number;
  readonly foundAt: number;
  readonly lastSeenAt: number;
  readonly endedAt: number | null;
  /** null: it concerns no single case. */
  readonly case: BoardCase | null;
}

export interface BoardCase {
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly childName: string;
  /** Whose turn it is now, on the case's own clock. */
  readonly turn: Turn;
  /** The Kitas that the evidence names. */
  readonly kitas: readonly string[];
}

/** The board of stalled cases, for the youth office. */
export async function readWatchBoard(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  { reason, page = 1, after, limit = PAGE_SIZE }: BoardFilter,
): Promise<WatchBoard> {
  requirePermission(office, 'cases.read');
  return withActor(deps.orm.em, office, async (em) => {
    const now = deps.clock();
    const round = await em.findOne(WatchRound, { onlyRow: true });
    const ids = await openFindings(em, { reason, page, after, limit });
    const shown = ids.slice(0, limit);
    const open = await em.find(WatchFinding, { id: { $in: shown } });
    const ended = await em.find(
      WatchFinding,
      { endedAt: { $ne: null } },
      { orderBy: { endedAt: 'desc' }, limit: ENDED_SHOWN },
    );
    const lines = await toLines(em, [...open, ...ended], now);
    return {
      looked: round === null ? null : { at: round.lookedAt.getTime(), tookMs: round.tookMs },
      isLate: round === null || now - round.lookedAt.getTime() >= LATE_MS,
      counts: await countsOf(em),
      findings: shown.flatMap((id) => lines.get(id) ?? []),
      nextPage: ids.length > limit ? page + 1 : null,
      next: ids.length > limit ? (shown.at(-1) ?? null) : null,
      ended: ended.flatMap(({ id }) => lines.get(id) ?? []),
    };
  });
}

/** What the watch has found of one case and is still so, the worst first. */
export async function readFindingsOf(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  applicationId: string,
): Promise<readonly BoardLine[]> {
  requirePermission(office, 'cases.read');
  return withActor(deps.orm.em, office, async (em) => {
    const found = await em.find(WatchFinding, { applicationId, endedAt: null });
    const worst = found.toSorted((a, b) => REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason));
    const lines = await toLines(em, worst, deps.clock());
    return worst.flatMap(({ id }) => lines.get(id) ?? []);
  });
}

/** One more than a page, so that it is known whether there is a next one. */
async function openFindings(
  em: EntityManager,
  { reason, page, after, limit }: BoardFilter & { readonly page: number; readonly limit: number },
): Promise<readonly string[]> {
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(rank, -extract(epoch from found_at), id) > (select rank, -extract(epoch from found_at), id from ranked where id = ${after})`;
  const rows = await em.execute<{ id: string }[]>(sql`
    with ranked as (
      select id, rank, found_at, reason, ended_at from watch_finding
      join jsonb_array_elements_text(${JSON.stringify(REASONS)}::jsonb) with ordinality as r (code, rank) on code = reason)
    select id from ranked
    where ended_at is null and (${reason ?? null}::text is null or reason = ${reason ?? null}) and ${beyond}
    order by rank, found_at desc, id limit ${limit + 1} offset ${(page - 1) * limit}`);
  return rows.map(({ id }) => id);
}

async function countsOf(em: EntityManager): Promise<Readonly<Record<Reason, number>>> {
  const rows = await em.execute<{ reason: Reason; count: number }[]>(
    'select reason, count(*)::int as count from watch_finding where ended_at is null group by reason',
  );
  const known = new Map(rows.map(({ reason, count }) => [reason, count]));
  return Object.fromEntries(REASONS.map((reason) => [reason, known.get(reason) ?? 0])) as Record<
    Reason,
    number
  >;
}

async function toLines(
  em: EntityManager,
  findings: readonly WatchFinding[],
  now: number,
): Promise<ReadonlyMap<string, BoardLine>> {
  const ids = findings.flatMap(({ applicationId }) => applicationId ?? []);
  const applications = await em.find(
    Application,
    { id: { $in: [...new Set(ids)] } },
    { populate: ['child', ...WITH_STATE] },
  );
  const byId = new Map(applications.map((application) => [application.id, application]));
  const kitas = new Map((await em.find(Kita, {}, { fields: ['name'] })).map((k) => [k.id, k.name]));
  const lines = new Map<string, BoardLine>();
  for (const finding of findings) {
    const { evidence } = finding;
    const application = byId.get(finding.applicationId ?? '');
    lines.set(finding.id, {
      id: finding.id,
      reason: finding.reason,
      evidence,
      since: finding.since.getTime(),
      foundAt: finding.foundAt.getTime(),
      lastSeenAt: finding.lastSeenAt.getTime(),
      endedAt: finding.endedAt?.getTime() ?? null,
      case:
        application === undefined
          ? null
          : {
              applicationId: application.id,
              caseNumber: application.caseNumber,
              childName: `${application.child.firstName} ${application.child.lastName}`,
              turn: whoseTurn(await toCaseState(em, application), now + application.clockOffsetMs),
              kitas: kitaIdsIn(evidence).flatMap((kitaId) => kitas.get(kitaId) ?? []),
            },
    });
  }
  return lines;
}

const kitaIdsIn = ({ kitaIds }: Evidence): readonly string[] =>
  typeof kitaIds === 'object' && kitaIds !== null ? kitaIds : [];
