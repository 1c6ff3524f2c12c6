import type { CasesDependencies } from '../cases/dependencies.ts';
import type { Actor } from '../persistence/actor.ts';

export const WATCH: Actor = { kind: 'service', ref: 'watch' };

export interface WatchDependencies extends Pick<
  CasesDependencies,
  'orm' | 'client' | 'clock' | 'logger' | 'taskQueue'
> {
  /** The pause between two looks, milliseconds; 0 in tests that look by hand. */
  readonly watchEveryMs: number;
  /** How long after its due instant a timer acts at the latest: what the workers were given. */
  readonly timerSlackMs: number;
  readonly timerJitterMs: number;
}
