import type { EntityManager } from '@mikro-orm/postgresql';
import type { MoveRefusal } from '../../domain/round-moves.ts';
import { changedDates, type ChangedDate } from '../../domain/round-moves.ts';
import type { Round, RoundDateName } from '../../domain/round.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { Application } from '../../persistence/entities/application.ts';
import { RoundChange, RoundRevision } from '../../persistence/entities/round.ts';
import { RoundFanOut } from '../../persistence/entities/round-office.ts';
import { roundYears, toRound } from '../../persistence/rounds.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { roundTag } from '../revision.ts';
import { workingYear } from './office-rounds.ts';
import { requirePermission } from '../require.ts';

/** A round with everything that ever was moved in it, and how far the cases have taken note. */
export interface OfficeRound {
  readonly round: Round;
  /** Names what stands, for whoever moves a date. */
  readonly tag: string;
  /** Years with a round, newest first. */
  readonly years: readonly number[];
  /** Newest first. */
  readonly revisions: readonly RoundHistoryLine[];
  /** Requests that moved nothing: refused, or not carried out yet. Newest first. */
  readonly requests: readonly RoundRequest[];
  readonly fanOut: FanOut;
  readonly openCases: number;
  /** Of the open cases, those that have taken note of the newest revision. */
  readonly notedCases: number;
}

export interface RoundHistoryLine {
  readonly revision: number;
  /** The request that made it; null for the first one. */
  readonly requestId: string | null;
  readonly createdAt: number;
  readonly changes: readonly ChangedDate[];
  /** null for the first revision, which nobody moved. */
  readonly reason: string | null;
}

export interface RoundRequest {
  readonly id: string;
  readonly date: RoundDateName;
  readonly to: number;
  /** Whose first day of offers it is; null: the round's own date. */
  readonly kitaIds: readonly string[] | null;
  readonly reason: string;
  readonly requestedAt: number;
  /** Why it moved nothing; null: it is not carried out yet. */
  readonly refused: MoveRefusal | null;
}

/** Whether the cases are being told of the newest dates. */
export interface FanOut {
  readonly isStopped: boolean;
  /** Of the newest request; null: nobody ever stopped it. */
  readonly since: number | null;
  readonly reason: string | null;
}

/** @returns null when there is no such round. */
export async function readRound(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
  year: number,
): Promise<OfficeRound | null> {
  requirePermission(office, 'rounds.read');
  return withActor(deps.orm.em, office, async (em) => {
    const rows = await em.find(RoundRevision, { year }, { orderBy: { revision: 'desc' } });
    const changes = await em.find(RoundChange, { year }, { orderBy: { requestedAt: 'desc' } });
    const [newest] = rows;
    if (newest === undefined) return null;
    const requests = new Map(changes.map((change) => [change.revision, change]));
    const rounds = rows.map((row) => toRound(row));
    return {
      round: toRound(newest),
      tag: roundTag(
        newest.revision,
        changes.filter((change) => change.revision == null && change.refused == null).length,
      ),
      years: await roundYears(em),
      revisions: rows.map((row, index) => {
        const before = rounds[index + 1];
        return {
          revision: row.revision,
          requestId: requests.get(row.revision)?.id ?? null,
          createdAt: row.createdAt.getTime(),
          changes: before === undefined ? [] : changedDates(before.dates, toRound(row).dates),
          reason: requests.get(row.revision)?.reason ?? null,
        };
      }),
      requests: changes
        .filter((change) => change.revision == null)
        .map((change) => ({
          id: change.id,
          date: change.dateName,
          to: change.movedTo.getTime(),
          kitaIds: change.kitaIds ?? null,
          reason: change.reason,
          requestedAt: change.requestedAt.getTime(),
          refused: change.refused ?? null,
        })),
      fanOut: await readFanOut(em, year),
      openCases: await em.count(Application, { year, closedAt: null }),
      notedCases: await em.count(Application, {
        year,
        closedAt: null,
        roundRevision: { $gte: newest.revision },
      }),
    };
  });
}

async function readFanOut(em: EntityManager, year: number): Promise<FanOut> {
  const [newest] = await em.find(
    RoundFanOut,
    { year },
    { orderBy: { recordedAt: 'desc' }, limit: 1 },
  );
  return {
    isStopped: newest?.stopped ?? false,
    since: newest?.requestedAt.getTime() ?? null,
    reason: newest?.reason ?? null,
  };
}

/** The year the office's pages begin with: the newest that has opened. Undefined: there is no round. */
export async function newestYear(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
): Promise<number | undefined> {
  return withActor(deps.orm.em, office, (em) => workingYear(em, deps.clock()));
}
