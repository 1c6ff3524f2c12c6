import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { RoundActivities } from '../../activities/round.activities.ts';
import { fanOutChangedSignal, moveDateUpdate, type RoundInput } from './round.messages.ts';

const { moveDate, tellCases } = proxyActivities<RoundActivities>({
  startToCloseTimeout: '8 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});

/** Cases take note within moments; whoever has not is told again, after pauses that double up to the longest. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;

/**
 * One Kindergartenjahr's dates. A moved date is a new revision in PostgreSQL; then every open case that has not taken
 * note of it is signalled until none is left, or until the office has stopped it: then nobody is left to tell for now.
 */
export async function round({ year }: RoundInput): Promise<void> {
  let untold = true;
  setHandler(moveDateUpdate, async (message) => {
    const moved = await moveDate({ year, requestId: message.requestId });
    untold = true;
    return moved;
  });
  setHandler(fanOutChangedSignal, () => {
    untold = true;
  });

  const outgrown = (): boolean => workflowInfo().continueAsNewSuggested;
  const tellOnce = async (): Promise<number> => {
    let told = 0;
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof tellCases>> = await tellCases({ year, after });
      told += page.told;
      after = page.last;
    } while (after !== null);
    return told;
  };
  const tellAll = async (): Promise<void> => {
    for (let pause = FIRST_PAUSE_MS; !outgrown(); pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      untold = false;
      if ((await tellOnce()) === 0) return;
      await condition(() => untold || outgrown(), pause);
    }
  };
  while (!outgrown()) {
    await condition(() => untold || outgrown());
    await tellAll();
  }
  await condition(allHandlersFinished);
  await continueAsNew<typeof round>({ year });
}
