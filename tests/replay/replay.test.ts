import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { workflowBundle } from '../support/portal.ts';
import { textOf } from '../support/temporal-record.ts';
import { readHistories } from './histories.ts';

/** Every path of a case that was recorded; fewer means that some were lost. */
const HISTORIES_AT_LEAST = 55;

/**
 * Cases run for months, through every release in between: what a workflow has done, the code of today must be able to do
 * again. A change that fails here needs `patched`, or before the first release, `npm run record:histories`.
 */
describe('recorded histories', () => {
  const histories = readHistories();
  const failed = new Map<string, string>();
  const replayed: string[] = [];

  beforeAll(async () => {
    Runtime.install({
      logger: new DefaultLogger('ERROR'),
      telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
    });
    const results = Worker.runReplayHistories(
      { workflowBundle: await workflowBundle() },
      histories.map(({ name, history }) => ({ workflowId: name, history })),
    );
    for await (const { workflowId: name, error } of results) {
      replayed.push(name);
      if (error) failed.set(name, error.message);
    }
  });

  it('are there', () => {
    expect(histories.length).toBeGreaterThanOrEqual(HISTORIES_AT_LEAST);
  });

  it('are replayed without an error, every one', () => {
    expect(replayed.toSorted()).toEqual(histories.map(({ name }) => name).toSorted());
    expect(Object.fromEntries(failed)).toEqual({});
  });

  it.each(histories)('$name names no person and no machine', ({ history }) => {
    const text = textOf(history);
    expect(text).toMatch(/applicationId|requestId/u);
    expect(text).not.toMatch(/Beispiel|Musterweg|example\.org|4711|Testweg|Probe/u);
    expect(new Set(text.match(/\d+@\S+/gu))).toEqual(new Set(['1@worker']));
  });
});
