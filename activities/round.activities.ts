import { LockMode, type EntityManager, type MikroORM } from '@mikro-orm/postgresql';
import { judgeMove } from '../src/domain/round-moves.ts';
import { withActor } from '../src/persistence/actor.ts';
import { Application } from '../src/persistence/entities/application.ts';
import { RoundChange } from '../src/persistence/entities/round.ts';
import { RoundFanOut } from '../src/persistence/entities/round-office.ts';
import { addRoundRevision, allRounds, newestRound } from '../src/persistence/rounds.ts';

/** How many cases one activity signals, so that it stays far below its time limit. */
const CASES_AT_ONCE = 100;

export interface RoundActivityDependencies {
  readonly orm: MikroORM;
  readonly clock: () => number;
  /** Signals one case that its round has a newer revision; starts its workflow where none runs. */
  readonly tellCase: (applicationId: string, revision: number) => Promise<void>;
}

export interface RoundActivities {
  /** Carries out a requested change once; answers with the round's newest revision. */
  moveDate(request: {
    readonly year: number;
    readonly requestId: string;
  }): Promise<{ readonly revision: number }>;
  /**
   * Signals the next open cases, in the order of their ids, that have not taken note of the newest revision; none while
   * the office has stopped it.
   */
  tellCases(request: {
    readonly year: number;
    /** The last id of the page before. */
    readonly after: string | null;
  }): Promise<{ readonly told: number; readonly last: string | null }>;
}

export function createRoundActivities({
  orm,
  clock,
  tellCase,
}: RoundActivityDependencies): RoundActivities {
  const actor = { kind: 'service', ref: 'round' } as const;
  return {
    moveDate: ({ year, requestId }) =>
      withActor(orm.em, actor, async (em) => {
        const change = await em.findOne(
          RoundChange,
          { id: requestId, year },
          { lockMode: LockMode.PESSIMISTIC_WRITE },
        );
        const round = await newestRound(em, year);
        if (round === undefined) throw new Error('a round without a revision');
        if (change === null || change.revision != null || change.refused != null)
          return { revision: round.revision };
        const others = (await allRounds(em)).filter((other) => other.year !== year);
        const move = {
          date: change.dateName,
          to: change.movedTo.getTime(),
          kitaIds: change.kitaIds ?? null,
        };
        const moved = judgeMove(round, move, others);
        if (typeof moved === 'string') {
          change.refused = moved;
          return { revision: round.revision };
        }
        addRoundRevision(em, moved, clock());
        change.revision = moved.revision;
        return { revision: moved.revision };
      }),

    async tellCases({ year, after }) {
      const { revision, ids } = await withActor(orm.em, actor, async (em) => {
        const round = await newestRound(em, year);
        if (await isStopped(em, year, clock())) return { revision: 0, ids: [] };
        const behind = await em.find(
          Application,
          {
            year,
            closedAt: null,
            roundRevision: { $lt: round?.revision ?? 0 },
            ...(after === null ? {} : { id: { $gt: after } }),
          },
          { fields: ['id'], limit: CASES_AT_ONCE, orderBy: { id: 'asc' } },
        );
        return { revision: round?.revision ?? 0, ids: behind.map((application) => application.id) };
      });
      await Promise.all(ids.map((id) => tellCase(id, revision)));
      return { told: ids.length, last: ids.length < CASES_AT_ONCE ? null : (ids.at(-1) ?? null) };
    },
  };
}

/** Whether the newest request says so. Noted as read first: a later one is then looked at once more, not forgotten. */
async function isStopped(em: EntityManager, year: number, now: number): Promise<boolean> {
  await em.nativeUpdate(RoundFanOut, { year, noticedAt: null }, { noticedAt: new Date(now) });
  const [newest] = await em.find(
    RoundFanOut,
    { year },
    { orderBy: { recordedAt: 'desc' }, limit: 1 },
  );
  return newest?.stopped ?? false;
}
