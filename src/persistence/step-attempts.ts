import { sql, type MikroORM } from '@mikro-orm/postgresql';
import { withActor, type Actor } from './actor.ts';

const WORKER: Actor = { kind: 'service', ref: 'worker' };

/** A step under way that was not written at its first attempt. */
export interface Attempt {
  readonly workflowId: string;
  readonly activityId: string;
  /** null: a step of no single case. */
  readonly applicationId: string | null;
  readonly activity: string;
  readonly attempts: number;
  /** The code of this attempt's failure; undefined: it has only begun. */
  readonly error?: string;
}

/** Writes down, in a transaction of its own, that a step is tried again. */
export async function noteAttempt(orm: MikroORM, attempt: Attempt, now: number): Promise<void> {
  const { workflowId, activityId, applicationId, activity, attempts, error = null } = attempt;
  const at = new Date(now);
  await withActor(orm.em, WORKER, (em) =>
    em.execute(sql`
      insert into step_attempt as a
        (workflow_id, activity_id, application_id, activity, attempts, last_error, since, seen_at)
      values (${workflowId}, ${activityId}, ${applicationId}, ${activity}, ${attempts}, ${error}, ${at}, ${at})
      on conflict (workflow_id, activity_id) do update set
        attempts = excluded.attempts, last_error = coalesce(excluded.last_error, a.last_error), seen_at = excluded.seen_at`),
  );
}

/** The step was written after all; whatever an earlier one of its workflow left behind goes with it. */
export async function forgetAttempts(orm: MikroORM, workflowId: string): Promise<void> {
  await withActor(orm.em, WORKER, (em) =>
    em.execute(sql`delete from step_attempt where workflow_id = ${workflowId}`),
  );
}
