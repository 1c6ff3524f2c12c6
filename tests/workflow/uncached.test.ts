import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestPortal, type TestPortal } from '../support/portal.ts';
import { tellStory, WHOLE_STORY } from '../support/story.ts';

/** Every task replays the whole history: what is not deterministic fails here at once. */
describe('with a worker that remembers no case', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      maxCachedWorkflows: 0,
    });
  });
  afterAll(() => portal.stop());

  it.concurrent('a case is told from beginning to end', async () => {
    const told = await tellStory(portal, 'closed');
    expect(await told.events()).toEqual(WHOLE_STORY);
    expect(await failedTasks(told.id)).toBe(0);
  });

  it.concurrent('an offer lapses', async () => {
    const told = await tellStory(portal, 'offerOpen');
    await told.days(30);
    expect((await told.offerOf()).status).toBe('lapsed');
    expect(await failedTasks(told.id)).toBe(0);
  });

  async function failedTasks(id: string): Promise<number> {
    const history = await portal.history(id);
    return history.filter((event) => event.workflowTaskFailedEventAttributes).length;
  }
});
