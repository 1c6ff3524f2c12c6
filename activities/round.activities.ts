import { LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { moveRoundDate } from '../src/domain/round.ts';
import { withActor } from '../src/persistence/actor.ts';
import { Application } from '../src/persistence/entities/application.ts';
import { RoundChange } from '../src/persistence/entities/round.ts';
import { addRoundRevision, newestRound } from '../src/persistence/rounds.ts';

/** How many cases one activity signals, so that it stays far below its time limit. */
const CASES_AT_ONCE = 200;

export interface RoundActivityDependencies {
  readonly orm: MikroORM;
  readonly clock: () => number;
  /** Signals one case that its round has a newer revision; resolves also when no workflow is there to hear it. */
  readonly tellCase: (applicationId: string, revision: number) => Promise<void>;
}

export interface RoundActivities {
  /** Carries out a requested change once; answers with the round's newest revision. */
  moveDate(request: {
    readonly year: number;
    readonly requestId: string;
  }): Promise<{ readonly revision: number }>;
  /** Signals open cases that have not taken note of the newest revision; answers how many there were. */
  tellCases(request: { readonly year: number }): Promise<number>;
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
        const moved = moveRoundDate(round, change.dateName, change.movedTo.getTime());
        if (moved === undefined) {
          change.refused = 'round.out_of_order';
          return { revision: round.revision };
        }
        addRoundRevision(em, moved, clock());
        change.revision = moved.revision;
        return { revision: moved.revision };
      }),

    async tellCases({ year }) {
      const { revision, ids } = await withActor(orm.em, actor, async (em) => {
        const round = await newestRound(em, year);
        const behind = await em.find(
          Application,
          { year, closedAt: null, roundRevision: { $lt: round?.revision ?? 0 } },
          { fields: ['id'], limit: CASES_AT_ONCE, orderBy: { id: 'asc' } },
        );
        return { revision: round?.revision ?? 0, ids: behind.map((application) => application.id) };
      });
      await Promise.all(ids.map((id) => tellCase(id, revision)));
      return ids.length;
    },
  };
}
