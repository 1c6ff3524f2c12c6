import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { MikroORM } from '@mikro-orm/postgresql';
import type {
  ActivityExecuteInput,
  ActivityInboundCallsInterceptor,
  Next,
} from '@temporalio/worker';
import type { Logger } from 'pino';
import { applicationIdOf } from '../../workflows/application/application.messages.ts';
import { inTime } from '../in-time.ts';
import { forgetAttempts, noteAttempt, type Attempt } from '../persistence/step-attempts.ts';
import { describeFault } from './fault-interceptor.ts';

/** A step's report waits no longer for its note; the watch takes a note that was left behind for old after a while. */
const WITHIN_MS = 1000;

/**
 * From the second attempt on, a step leaves a row that the watch reads; success removes it. A first attempt costs
 * nothing, and whatever fails here leaves the step alone: the database may be why it is tried again.
 */
export function attemptInterceptor({
  orm,
  clock,
  logger,
}: {
  readonly orm: MikroORM;
  readonly clock: () => number;
  readonly logger: Logger;
}): ActivityInboundCallsInterceptor {
  const trying = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      logger.warn(describeFault(error), 'attempt not noted');
    }
  };
  return {
    async execute(
      input: ActivityExecuteInput,
      next: Next<ActivityInboundCallsInterceptor, 'execute'>,
    ): Promise<unknown> {
      const attempt = currentAttempt();
      if (attempt === undefined || attempt.attempts < 2) return next(input);
      const noted = trying(noteAttempt(orm, attempt, clock()));
      try {
        const result = await next(input);
        await inTime(
          noted.then(() => trying(forgetAttempts(orm, attempt.workflowId))),
          WITHIN_MS,
        );
        return result;
      } catch (error) {
        const failed = { ...attempt, error: codeOf(error) };
        await inTime(
          noted.then(() => trying(noteAttempt(orm, failed, clock()))),
          WITHIN_MS,
        );
        throw error;
      }
    },
  };
}

function currentAttempt(): Attempt | undefined {
  const { activityId, activityType, attempt, workflowExecution } = Context.current().info;
  if (workflowExecution === undefined) return undefined;
  const { workflowId } = workflowExecution;
  const applicationId = applicationIdOf(workflowId) ?? null;
  return { workflowId, activityId, applicationId, activity: activityType, attempts: attempt };
}

/** The fault interceptor has made a bare code of whatever was thrown. */
const codeOf = (error: unknown): string =>
  error instanceof ApplicationFailure ? (error.type ?? 'fault') : 'fault';
