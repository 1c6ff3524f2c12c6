import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';

type Failure = temporal.api.failure.v1.IFailure;

/** Everything Temporal tells of every workflow in a namespace: whole histories, and what describe answers. */
export async function readTemporalRecord(client: Client): Promise<readonly unknown[]> {
  const record: unknown[] = [];
  for await (const execution of client.workflow.list()) {
    const { workflowId, runId } = execution;
    const handle = client.workflow.getHandle(workflowId, runId);
    record.push(execution.raw, (await handle.describe()).raw, await handle.fetchHistory());
  }
  return record;
}

/** Every text in it, payloads decoded. */
export function textOf(record: unknown): string {
  const texts: string[] = [];
  walk(record, (value) => {
    if (typeof value === 'string') texts.push(value);
    if (value instanceof Uint8Array) texts.push(Buffer.from(value).toString('utf8'));
  });
  return texts.join('\n');
}

/** Every failure in it, wherever it hangs. */
export function failuresIn(record: unknown): readonly Failure[] {
  const failures: Failure[] = [];
  walk(record, (value) => {
    if (typeof value === 'object' && value !== null && 'applicationFailureInfo' in value)
      failures.push(value as Failure);
  });
  return failures;
}

function walk(value: unknown, visit: (value: unknown) => void): void {
  visit(value);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  for (const [key, part] of Object.entries(value)) {
    visit(key);
    walk(part, visit);
  }
}
