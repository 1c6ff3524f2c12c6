import { isGrpcServiceError, type Client } from '@temporalio/client';
import {
  applicationIdOf,
  applicationWorkflowId,
  caseStatusQuery,
  type CaseStatus,
} from '../../workflows/application/application.messages.ts';
import { inTime } from '../in-time.ts';
import { runState, type RunState } from './run-state.ts';

const WITHIN_MS = 2000;
const PAGE_SIZE = 100;
/** More failing workflows than these are one and the same trouble. */
const PAGES_AT_MOST = 5;
/** Ids in one question to Temporal's visibility. */
const IDS_AT_ONCE = 100;

/** A workflow whose code fails: Temporal tries its task again until a repaired worker comes. */
export interface FailingWorkflow {
  readonly workflowId: string;
  /** Such as `category=WorkflowTaskFailed`, in Temporal's words. */
  readonly problems: readonly string[];
}

/** Workflows whose tasks fail; undefined: no answer in time. */
export async function failingWorkflows(
  client: Client,
): Promise<readonly FailingWorkflow[] | undefined> {
  return answerOf(client, async () => {
    const failing: FailingWorkflow[] = [];
    let nextPageToken: Uint8Array | null | undefined;
    for (let page = 0; page < PAGES_AT_MOST; page += 1) {
      const answer = await client.workflowService.listWorkflowExecutions({
        namespace: client.options.namespace,
        query: `ExecutionStatus = 'Running' AND TemporalReportedProblems IS NOT NULL`,
        pageSize: PAGE_SIZE,
        ...(nextPageToken == null ? {} : { nextPageToken }),
      });
      for (const { execution, searchAttributes } of answer.executions ?? [])
        failing.push({
          workflowId: execution?.workflowId ?? '',
          problems: textsIn(searchAttributes?.indexedFields?.['TemporalReportedProblems']?.data),
        });
      nextPageToken = answer.nextPageToken;
      if (nextPageToken == null || nextPageToken.length === 0) break;
    }
    return failing;
  });
}

/** Which of these cases Temporal lists as running; undefined: no answer in time. It may lag behind by a moment. */
export async function listedAsRunning(
  client: Client,
  applicationIds: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  const running = new Set<string>();
  for (let first = 0; first < applicationIds.length; first += IDS_AT_ONCE) {
    const ids = applicationIds.slice(first, first + IDS_AT_ONCE);
    const named = ids.map((id) => `'${applicationWorkflowId(id)}'`).join(', ');
    const answer = await answerOf(client, () =>
      client.workflowService.listWorkflowExecutions({
        namespace: client.options.namespace,
        query: `ExecutionStatus = 'Running' AND WorkflowId IN (${named})`,
        pageSize: IDS_AT_ONCE,
      }),
    );
    if (answer === undefined) return undefined;
    for (const { execution } of answer.executions ?? [])
      running.add(applicationIdOf(execution?.workflowId ?? '') ?? '');
  }
  return running;
}

/** The state of a case's latest run; `missing`: there is none; undefined: no answer in time. */
export async function stateOfRun(
  client: Client,
  applicationId: string,
): Promise<RunState | 'missing' | undefined> {
  return answerOf(client, async () => {
    try {
      const { workflowExecutionInfo } = await client.workflowService.describeWorkflowExecution({
        namespace: client.options.namespace,
        execution: { workflowId: applicationWorkflowId(applicationId) },
      });
      return runState(workflowExecutionInfo?.status);
    } catch (error) {
      const code: number | undefined = isGrpcServiceError(error) ? error.code : undefined;
      if (code === NOT_FOUND) return 'missing';
      throw error;
    }
  });
}

/** gRPC's code. */
const NOT_FOUND = 5;

/** What a case's workflow itself knows; undefined: no answer in time, or nothing loaded yet. */
export async function statusOf(
  client: Client,
  applicationId: string,
): Promise<CaseStatus | undefined> {
  const handle = client.workflow.getHandle(applicationWorkflowId(applicationId));
  return (await answerOf(client, () => handle.query(caseStatusQuery))) ?? undefined;
}

async function answerOf<T>(client: Client, ask: () => Promise<T>): Promise<T | undefined> {
  const asked = client.withDeadline(Date.now() + WITHIN_MS, ask).catch((): undefined => undefined);
  return inTime(asked, WITHIN_MS);
}

function textsIn(data: Uint8Array | null | undefined): readonly string[] {
  if (data == null) return [];
  const value: unknown = JSON.parse(Buffer.from(data).toString('utf8'));
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string');
}
