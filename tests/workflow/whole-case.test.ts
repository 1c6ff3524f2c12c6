import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestPortal, type TestPortal } from '../support/portal.ts';
import { tellStory, WHOLE_STORY } from '../support/story.ts';

/** Every wake-up of every case costs; a change that adds to it shall be noticed. */
const HISTORY_EVENTS_AT_MOST = 130;

describe('a case from registration to the signed contract', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
    });
  });
  afterAll(() => portal.stop());

  it('passes through every phase, months in seconds', async () => {
    const story = await tellStory(portal, 'closed');

    expect((await story.state()).end).toMatchObject({ reason: 'contract', closed: true });
    expect(await story.events()).toEqual(WHOLE_STORY);
    expect(await story.notices()).toEqual([
      'receipt',
      'offer',
      'acceptance',
      'slots',
      'appointment',
      'contract',
    ]);
    expect(await portal.promised(story.kita)).toBe(1);
    const { status } = await portal.workflow(story.id).describe();
    expect(status.name).toBe('COMPLETED');
    const history = await portal.history(story.id);
    console.log(`history events of one whole case: ${history.length}`);
    expect(history.length).toBeLessThanOrEqual(HISTORY_EVENTS_AT_MOST);
  });
});
