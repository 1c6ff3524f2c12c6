import { Hono } from 'hono';
import { doorErrorBehind } from '../../src/cases/faults.ts';
import { newestYear } from '../../src/cases/read/office-round.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { readWatchBoard, REASONS } from '../../src/cases/read/watch-board.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { DatabaseAwayPage, WatchPage } from './watch-page.tsx';

/** The board of stalled cases. It answers while the database is away as well, from the watch's memory. */
export function watchRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>().get('/', async (c) => {
    const { title } = c.get('texts').watch;
    const reason = REASONS.find((known) => known === c.req.query('grund'));
    try {
      const [board, year, system] = await Promise.all([
        readWatchBoard(deps, c.get('person'), { reason, page: pageIn(c.req.query('seite')) }),
        newestYear(deps, c.get('person')),
        readSystemState(deps),
      ]);
      const now = deps.clock();
      return await c.render(
        <WatchPage
          board={board}
          reason={reason}
          year={year ?? new Date(now).getUTCFullYear()}
          system={system}
          now={now}
        />,
        { title, wide: true },
      );
    } catch (error) {
      if (doorErrorBehind(error)?.code !== 'database.unavailable') throw error;
      c.status(503);
      const since = deps.watch?.databaseAwaySince() ?? null;
      return c.render(<DatabaseAwayPage since={since} />, { title });
    }
  });
}

/** What is no page of ours is the first one. */
function pageIn(given: string | undefined): number {
  return given !== undefined && /^[1-9]\d{0,3}$/u.test(given) ? Number(given) : 1;
}
