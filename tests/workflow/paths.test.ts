import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATHS } from './paths/index.ts';
import { openWorld, type World } from './paths/world.ts';

/** What a case may cost: a start, then so many events for everything asked of it or done by itself. */
const EVENTS_AT_FIRST = 12;
const EVENTS_A_STEP = 15;

describe('every path of a case, through the real doors, months in seconds', () => {
  let world: World;
  const costs: { path: string; steps: number; activities: number; events: number }[] = [];
  beforeAll(async () => {
    world = await openWorld(PATHS.length);
  });
  afterAll(async () => {
    const inOrder = costs.toSorted((a, b) => a.path.localeCompare(b.path));
    console.table(inOrder);
    await world.stop();
  });

  it.concurrent.each(PATHS)('$name', async ({ name, tell }) => {
    const told = await tell(world);
    await world.portal.untilAtRest(told.id);
    const history = await world.portal.history(told.id);
    const activities = history.filter((event) => event.activityTaskScheduledEventAttributes);
    const [steps, commands] = await Promise.all([told.events(), world.portal.commands(told.id)]);
    const refusals = commands.filter(({ outcome }) => outcome !== 'done');
    const asked = steps.length + refusals.length;
    costs.push({
      path: name,
      steps: steps.length,
      activities: activities.length,
      events: history.length,
    });
    expect(history.length).toBeLessThanOrEqual(EVENTS_AT_FIRST + EVENTS_A_STEP * asked);
    expect(activities.length).toBeLessThanOrEqual(1 + asked);
  });
});
