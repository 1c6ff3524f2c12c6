// The package's one export is CommonJS, which Node's loader offers as the default only.
import proto from '@temporalio/proto';

const { WorkflowExecutionStatus } = proto.temporal.api.enums.v1;

/** How a run of a workflow stands. */
export const RUN_STATES = [
  'running',
  'completed',
  'failed',
  'canceled',
  'terminated',
  'continuedAsNew',
  'timedOut',
  'unknown',
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Of Temporal's own number for it. */
export function runState(status: number | null | undefined): RunState {
  switch (status) {
    case WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING:
      return 'running';
    case WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED:
      return 'completed';
    case WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED:
      return 'failed';
    case WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED:
      return 'canceled';
    case WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED:
      return 'terminated';
    case WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW:
      return 'continuedAsNew';
    case WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TIMED_OUT:
      return 'timedOut';
    default:
      return 'unknown';
  }
}
