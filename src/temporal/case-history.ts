import { isGrpcServiceError, type Client } from '@temporalio/client';
import {
  applicationWorkflowId,
  caseStatusQuery,
  type CaseStatus,
} from '../../workflows/application/application.messages.ts';
import { inTime } from '../in-time.ts';
import { failureCode, millis } from './event-values.ts';
import { linesOf, standsAt, type HistoryLine } from './history-lines.ts';
import { runState, type RunState } from './run-state.ts';

/** A console that shows a case must stay usable while Temporal is away. */
const WITHIN_MS = 2000;
/** A whole case has about a hundred events; older ones are found in the Web UI. */
const EVENTS_AT_MOST = 400;

/** What Temporal knows of one case. `unavailable`: it gave no answer in time; `missing`: it knows no such workflow. */
export type CaseWorkflow =
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'missing' }
  | ({ readonly kind: 'found' } & FoundWorkflow);

export interface FoundWorkflow {
  readonly workflowId: string;
  readonly runId: string;
  readonly namespace: string;
  readonly state: RunState;
  /** The workflow's own clock, UTC milliseconds: ahead of ours where the case was moved; null: not told. */
  readonly now: number | null;
  readonly pending: readonly PendingActivity[];
  /** `unanswered`: no worker answered the query in time; null: the workflow has not read its row yet. */
  readonly status: CaseStatus | null | 'unanswered';
  /** Newest first. */
  readonly history: readonly HistoryLine[];
  /** The line where the case stands: what it is at, or waits for; null: no event could be read. */
  readonly standsAt: number | null;
  /** True where there are older events than those read. */
  readonly isCut: boolean;
}

export interface PendingActivity {
  readonly activity: string;
  readonly attempts: number;
  /** The code of the last failure; never its message. */
  readonly lastFailure: string | null;
  readonly since: number | null;
}

/**
 * Reads what Temporal knows of a case. Takes two seconds at most and never throws.
 *
 * @param at the present on the case's own clock, UTC milliseconds.
 */
export async function readCaseWorkflow(
  client: Client,
  applicationId: string,
  at: number,
): Promise<CaseWorkflow> {
  const execution = { workflowId: applicationWorkflowId(applicationId) };
  const { namespace } = client.options;
  const service = client.workflowService;
  const [described, events, status] = await Promise.all([
    bounded(client, () => service.describeWorkflowExecution({ namespace, execution })),
    bounded(client, () =>
      service.getWorkflowExecutionHistoryReverse({
        namespace,
        execution,
        maximumPageSize: EVENTS_AT_MOST,
      }),
    ),
    bounded(client, () =>
      client.workflow.getHandle(execution.workflowId).query(caseStatusQuery, { at }),
    ),
  ]);
  if (described === 'not found') return { kind: 'missing' };
  if (described === 'no answer') return { kind: 'unavailable' };
  const { workflowExecutionInfo: info, workflowExtendedInfo: extended } = described;
  const read = typeof events === 'string' ? undefined : events;
  return {
    kind: 'found',
    workflowId: execution.workflowId,
    runId: info?.execution?.runId ?? '',
    namespace,
    state: runState(info?.status),
    now: millis(extended?.timeSkippingInfo?.currentTime) ?? null,
    pending: (described.pendingActivities ?? []).map((activity) => ({
      activity: activity.activityType?.name ?? '',
      attempts: activity.attempt ?? 1,
      lastFailure: activity.lastFailure == null ? null : failureCode(activity.lastFailure),
      since: millis(activity.scheduledTime) ?? null,
    })),
    status: status === 'no answer' || status === 'not found' ? 'unanswered' : status,
    history: linesOf(read?.history?.events ?? []),
    standsAt: standsAt(read?.history?.events ?? []),
    isCut: (read?.nextPageToken?.length ?? 0) > 0,
  };
}

async function bounded<T>(
  client: Client,
  ask: () => Promise<T>,
): Promise<T | 'no answer' | 'not found'> {
  const asked = client
    .withDeadline(Date.now() + WITHIN_MS, ask)
    .catch((error: unknown) => (isNotFound(error) ? 'not found' : 'no answer'));
  return (await inTime(asked, WITHIN_MS)) ?? 'no answer';
}

/** gRPC's code. */
const NOT_FOUND = 5;

function isNotFound(error: unknown): boolean {
  const code: number | undefined = isGrpcServiceError(error) ? error.code : undefined;
  return code === NOT_FOUND;
}
