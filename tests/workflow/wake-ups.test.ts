import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  caseStatusQuery,
  roundMovedSignal,
  type CaseStatus,
} from '../../workflows/application/application.messages.ts';
import { reloadCase } from '../../src/cases/tell-case.ts';
import { eventually, startTestPortal, type TestPortal } from '../support/portal.ts';

const SLACK_MS = 2000;
const JITTER_MS = 600_000;
/** What a signal that changes nothing costs: itself, and one task of the workflow in three events. */
const EVENTS_FOR_NOTHING = 4;
/** To read the row in vain, which only the watch asks for: besides, one activity, the task after it, the timer set anew. */
const EVENTS_FOR_READING = EVENTS_FOR_NOTHING + 3 + 3 + 2;

/** A deadline is shared by thousands of cases: they do not all wake at once, and none wakes for nothing dearly. */
describe('when cases wake', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      timerJitterMs: JITTER_MS,
    });
  });
  afterAll(() => portal.stop());

  it('each at its own moment after the deadline, the same one whenever it is armed', async () => {
    const cases = await Promise.all(Array.from({ length: 12 }, () => portal.register()));
    const late = await Promise.all(cases.map(async ({ id }) => delayOf(await armed(id))));
    expect(new Set(late).size).toBe(cases.length);
    for (const delay of late) {
      expect(delay).toBeGreaterThanOrEqual(SLACK_MS);
      expect(delay).toBeLessThanOrEqual(SLACK_MS + JITTER_MS);
    }
    expect(Math.max(...late) - Math.min(...late)).toBeGreaterThan(JITTER_MS / 4);

    const [first] = cases;
    await reloadCase(portal.deps.client, first?.id ?? '');
    await portal.untilAtRest(first?.id ?? '');
    expect(delayOf(await armed(first?.id ?? ''))).toBe(late[0]);
  });

  it('told of dates it knows already, a case goes back to sleep at once', async () => {
    const { id } = await portal.register();
    await armed(id);
    await portal.untilAtRest(id);
    const before = (await portal.history(id)).length;
    await portal.workflow(id).signal(roundMovedSignal, { revision: portal.round.revision });
    await eventually(
      async () => (await portal.history(id)).length,
      (length) => length > before + 1,
    );
    await portal.untilAtRest(id);
    expect((await portal.history(id)).length - before).toBeLessThanOrEqual(EVENTS_FOR_NOTHING);
  });

  it('asked to read its row again, which has not changed, it takes no step', async () => {
    const { id } = await portal.register();
    await armed(id);
    await portal.untilAtRest(id);
    const before = (await portal.history(id)).length;
    await reloadCase(portal.deps.client, id);
    await eventually(
      async () => (await portal.history(id)).length,
      (length) => length > before + EVENTS_FOR_NOTHING,
    );
    await portal.untilAtRest(id);
    expect((await portal.history(id)).length - before).toBeLessThanOrEqual(EVENTS_FOR_READING);
    expect(await portal.events(id)).toHaveLength(1);
  });

  const delayOf = ({ wakesAt, next }: CaseStatus): number => (wakesAt ?? 0) - (next?.at ?? 0);

  async function armed(id: string): Promise<CaseStatus> {
    const status = await eventually(
      () =>
        portal
          .workflow(id)
          .query(caseStatusQuery)
          .catch(() => null),
      (seen) => seen?.wakesAt != null,
    );
    if (status === null) throw new Error('the case is not loaded');
    return status;
  }
});
