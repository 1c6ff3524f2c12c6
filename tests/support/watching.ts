import type { Loop } from '../../src/loop.ts';
import { beatHeart } from '../../src/persistence/heartbeat.ts';
import { WatchFinding, WatchRound } from '../../src/persistence/entities/watch.ts';
import type { WatchDependencies } from '../../src/watch/dependencies.ts';
import type { Reason } from '../../src/watch/reasons.ts';
import { createWatch, type Watch } from '../../src/watch/watch.ts';
import { eventually, type TestPortal } from './portal.ts';

/** A test's hand on the watch of a portal: it looks when told, without a pause. */
export interface Watching {
  readonly watch: Watch;
  readonly deps: WatchDependencies;
  look(times?: number): Promise<void>;
  /** Open findings, of one case where one is named. */
  open(subject?: string): Promise<readonly WatchFinding[]>;
  reasons(subject?: string): Promise<readonly Reason[]>;
  /** Looks until a finding is no longer open. */
  untilEnded(reason: Reason, subject: string, withinMs?: number): Promise<void>;
  /** How often anybody has looked. */
  rounds(): Promise<number>;
  /** The worker's heartbeat: as it is, or stopped a minute ago. */
  heart(beats: boolean): Promise<void>;
  /** As the owner, whom no wall binds. */
  sql(statement: string, params?: readonly unknown[]): Promise<void>;
  stop(): Promise<void>;
}

export function openWatching(
  portal: TestPortal,
  changed: Partial<WatchDependencies> = {},
): Watching {
  const deps: WatchDependencies = {
    ...portal.deps,
    watchEveryMs: 0,
    timerSlackMs: 2000,
    timerJitterMs: 0,
    ...changed,
  };
  const watch = createWatch(deps);
  const { logger } = portal.deps;
  let heart: Loop | undefined;
  const watching: Watching = {
    watch,
    deps,
    async look(times = 1) {
      for (let look = 0; look < times; look += 1) await watch.look();
    },
    open: (subject) =>
      portal.owner.em
        .fork()
        .find(WatchFinding, { endedAt: null, ...(subject === undefined ? {} : { subject }) }),
    reasons: async (subject) => (await watching.open(subject)).map(({ reason }) => reason),
    async untilEnded(reason, subject, withinMs) {
      await eventually(
        async () => {
          await watch.look();
          return watching.reasons(subject);
        },
        (reasons) => !reasons.includes(reason),
        withinMs,
      );
    },
    rounds: async () =>
      (await portal.owner.em.fork().findOne(WatchRound, { onlyRow: true }))?.rounds ?? 0,
    async heart(beats) {
      await heart?.stop();
      heart = undefined;
      const age = beats ? 0 : 60;
      await watching.sql(
        `insert into worker_heartbeat values ('test', now(), now() - interval '${age} seconds')
         on conflict (worker_id) do update set seen_at = excluded.seen_at`,
      );
      if (beats) heart = beatHeart(portal.deps.orm, { workerId: 'test', clock: Date.now, logger });
    },
    async sql(statement, params = []) {
      await portal.owner.em.fork().execute(statement, [...params]);
    },
    async stop() {
      await heart?.stop();
    },
  };
  return watching;
}
