import type { Round, RoundDateName } from '../../domain/round.ts';
import { changedDates } from '../../notices/changed-dates.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { Application } from '../../persistence/entities/application.ts';
import { RoundChange, RoundRevision } from '../../persistence/entities/round.ts';
import { roundYears, toRound } from '../../persistence/rounds.ts';
import type { CasesDependencies } from '../dependencies.ts';

/** A round with everything that ever was moved in it, and how far the cases have taken note. */
export interface OfficeRound {
  readonly round: Round;
  /** Years with a round, newest first. */
  readonly years: readonly number[];
  /** Newest first. */
  readonly revisions: readonly RoundHistoryLine[];
  /** Requests that moved nothing: refused, or not carried out yet. Newest first. */
  readonly requests: readonly RoundRequest[];
  readonly openCases: number;
  /** Of the open cases, those that have taken note of the newest revision. */
  readonly notedCases: number;
}

export interface RoundHistoryLine {
  readonly revision: number;
  /** The request that made it; null for the first one. */
  readonly requestId: string | null;
  readonly createdAt: number;
  readonly changes: readonly {
    readonly name: RoundDateName;
    readonly from: number;
    readonly to: number;
  }[];
  /** null for the first revision, which nobody moved. */
  readonly reason: string | null;
}

export interface RoundRequest {
  readonly id: string;
  readonly date: RoundDateName;
  readonly to: number;
  readonly reason: string;
  readonly requestedAt: number;
  readonly isRefused: boolean;
}

/** @returns null when there is no such round. */
export async function readRound(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
  year: number,
): Promise<OfficeRound | null> {
  return withActor(deps.orm.em, office, async (em) => {
    const rows = await em.find(RoundRevision, { year }, { orderBy: { revision: 'desc' } });
    const changes = await em.find(RoundChange, { year }, { orderBy: { requestedAt: 'desc' } });
    const [newest] = rows;
    if (newest === undefined) return null;
    const requests = new Map(changes.map((change) => [change.revision, change]));
    const rounds = rows.map((row) => toRound(row));
    return {
      round: toRound(newest),
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
          reason: change.reason,
          requestedAt: change.requestedAt.getTime(),
          isRefused: change.refused != null,
        })),
      openCases: await em.count(Application, { year, closedAt: null }),
      notedCases: await em.count(Application, {
        year,
        closedAt: null,
        roundRevision: { $gte: newest.revision },
      }),
    };
  });
}

/** The newest round's year; undefined: there is none. */
export async function newestYear(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
): Promise<number | undefined> {
  return withActor(deps.orm.em, office, async (em) => (await roundYears(em))[0]);
}
