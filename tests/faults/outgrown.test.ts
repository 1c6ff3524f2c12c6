import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveRoundDate } from '../../src/cases/office.ts';
import type { EmbeddedPostgres } from '../../src/embedded/postgres.ts';
import type { EmbeddedTemporal } from '../../src/embedded/temporal-server.ts';
import { roundWorkflowId } from '../../workflows/round/round.messages.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { startOwnPostgres, startOwnTemporal, type OwnService } from '../support/services.ts';
import { tellStory, WHOLE_STORY } from '../support/story.ts';

/** A history may not grow without end: here it has grown enough after forty events instead of four thousand. */
describe('a workflow that outgrows its history', () => {
  let postgres: OwnService<EmbeddedPostgres>;
  let temporal: OwnService<EmbeddedTemporal>;
  let portal: TestPortal;
  beforeAll(async () => {
    [postgres, temporal] = await Promise.all([
      startOwnPostgres(),
      startOwnTemporal({ 'limit.historyCount.suggestContinueAsNew': 40 }),
    ]);
    portal = await startTestPortal({
      postgresUrl: postgres.current().url,
      temporalAddress: temporal.current().address,
    });
  });
  afterAll(async () => {
    await portal.stop();
    await Promise.all([postgres.stop(), temporal.stop()]);
  });

  it('a case goes on in a new run, and nobody notices', async () => {
    const told = await tellStory(portal, 'closed');
    expect(await told.events()).toEqual(WHOLE_STORY);
    expect(await runs(`application/${told.id}`)).toBeGreaterThan(1);
  });

  it('reminders and the lapse come at their instants also after several runs', async () => {
    const told = await tellStory(portal, 'offerOpen');
    const { dueAt } = await told.offerOf();
    for (const _week of [1, 2, 3, 4]) await told.days(7);
    await told.days(1);
    await eventually(
      async () => (await told.offerOf()).status,
      (status) => status === 'lapsed',
    );
    const steps = (await portal.events(told.id)).slice(-3);
    expect(steps.map(({ at }) => (at.getTime() - dueAt) / DAY)).toEqual([-7, -2, 0]);
    const ahead = (await portal.now(told.id)) - dueAt;
    expect(ahead).toBeGreaterThan(0);
    expect(await runs(`application/${told.id}`)).toBeGreaterThan(1);
  });

  it('a round goes on in a new run, and its dates are moved as before', async () => {
    const { year, dates } = portal.round;
    const moved: (number | null)[] = [];
    for (const days of [1, 2, 3, 4, 5, 6]) {
      const request = { year, clientKey: randomUUID(), date: 'endsAt' as const, reason: 'Probe' };
      const office = { kind: 'office', ref: 'kreisjugendamt', role: 'head' } as const;
      moved.push(
        await moveRoundDate(portal.deps, office, { ...request, to: dates.endsAt + days * DAY }),
      );
    }
    expect(moved).toEqual([2, 3, 4, 5, 6, 7]);
    expect(await runs(roundWorkflowId(year))).toBeGreaterThan(1);
  });

  async function runs(workflowId: string): Promise<number> {
    let count = 0;
    const query = `WorkflowId = '${workflowId}'`;
    for await (const execution of portal.deps.client.workflow.list({ query })) {
      count += execution.workflowId === workflowId ? 1 : 0;
    }
    return count;
  }
});
