/**
 * Why the watch takes something for stalled, the worst first. Codes are stable: they stand in rows and in the JSON
 * interface. What each means, and what to do, says docs/operations.md; their German names are in src/texts.
 */
export const REASONS = [
  /** PostgreSQL did not answer; said from memory, and written down once it is back. */
  'database.away',
  'temporal.away',
  /** No worker has been heard of for 30 seconds. */
  'worker.none',
  /** Temporal tries a workflow's task again and again. */
  'workflow.failing',
  /** An open case without a running workflow. */
  'workflow.missing',
  /** The workflow and its row are of different revisions. */
  'workflow.disagrees',
  /** A due instant has passed without its step. */
  'timer.overdue',
  /** A step was not written at the first attempt, and not since. */
  'step.retrying',
  'command.open',
  'notice.refused',
  'office.silent',
  'kita.silent',
  'family.silent',
] as const;
export type Reason = (typeof REASONS)[number];

/** Codes, ids, counts and instants (UTC milliseconds): nothing personal. */
export type Evidence = Readonly<Record<string, string | number | null | readonly string[]>>;

/** What a finding is about that concerns no single case. */
export const PORTAL = 'portal';

export interface Finding {
  readonly reason: Reason;
  /** With the reason, what makes it one finding: the application's id, a workflow's id, or `portal`. */
  readonly subject: string;
  readonly applicationId: string | null;
  /** Since when it has been so, UTC milliseconds; null: nobody knows better than the look that found it. */
  readonly since: number | null;
  readonly evidence: Evidence;
}

/** What one look says of some reasons: what it found, and of which subjects it can tell. */
export interface Verdict {
  readonly reasons: readonly Reason[];
  /** `all`: what was not found is not so. */
  readonly judged: 'all' | ReadonlySet<string>;
  readonly found: readonly Finding[];
}
