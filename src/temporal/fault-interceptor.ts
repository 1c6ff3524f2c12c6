import { randomUUID } from 'node:crypto';
import { ApplicationFailure, CompleteAsyncError, Context } from '@temporalio/activity';
import { TemporalFailure } from '@temporalio/common';
import type {
  ActivityExecuteInput,
  ActivityInboundCallsInterceptor,
  Next,
} from '@temporalio/worker';
import type { Logger } from 'pino';
import { constraintOf } from '../persistence/walls.ts';

/**
 * No personal data in Temporal. The ORM and SMTP put values and addresses into messages, so every error leaves an
 * activity as a bare code with a correlation id; what can be said without values is logged under that id.
 */
export function faultInterceptor(logger: Logger): ActivityInboundCallsInterceptor {
  return {
    async execute(
      input: ActivityExecuteInput,
      next: Next<ActivityInboundCallsInterceptor, 'execute'>,
    ): Promise<unknown> {
      try {
        return await next(input);
      } catch (error) {
        if (error instanceof TemporalFailure || error instanceof CompleteAsyncError) throw error;
        const correlationId = randomUUID();
        const { info } = Context.current();
        logger.error(
          {
            correlationId,
            activity: info.activityType,
            attempt: info.attempt,
            workflowId: info.workflowExecution?.workflowId,
            ...describeFault(error),
          },
          'activity failed',
        );
        throw bareFailure(faultCode(error), correlationId);
      }
    },
  };
}

/** What an error is, without what it says: class, code, constraint, and where it was thrown. */
export function describeFault(error: unknown): Readonly<Record<string, string | undefined>> {
  if (!(error instanceof Error)) return { error: typeof error };
  return {
    error: error.name,
    code: codeOf(error),
    constraint: constraintOf(error),
    at: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /u.test(line))
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' '),
  };
}

function faultCode(error: unknown): string {
  const code = codeOf(error);
  return code === undefined ? 'fault' : `fault.${code}`;
}

function codeOf(error: unknown): string | undefined {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{2,40}$/u.test(code) ? code : undefined;
}

function bareFailure(code: string, correlationId: string): ApplicationFailure {
  const failure = ApplicationFailure.create({ message: `${code} ${correlationId}`, type: code });
  failure.stack = '';
  return failure;
}
