import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { RoundActivities } from '../../activities/round.activities.ts';
import { moveDateUpdate, type RoundInput } from './round.messages.ts';

const { moveDate, tellCases } = proxyActivities<RoundActivities>({
  startToCloseTimeout: '8 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});

/** Cases take note by themselves within moments; whoever has not is told again. */
const PAUSE_BETWEEN_TELLINGS = '5 seconds';

/**
 * One Kindergartenjahr's dates. A moved date is a new revision in PostgreSQL; then every open case that has not taken
 * note of it is signalled until none is left.
 */
export async function round({ year }: RoundInput): Promise<void> {
  let untold = true;
  setHandler(moveDateUpdate, async (message) => {
    const moved = await moveDate({ year, requestId: message.requestId });
    untold = true;
    return moved;
  });

  while (!workflowInfo().continueAsNewSuggested) {
    await condition(() => untold || workflowInfo().continueAsNewSuggested);
    untold = false;
    while ((await tellCases({ year })) > 0) await sleep(PAUSE_BETWEEN_TELLINGS);
  }
  await condition(allHandlersFinished);
  await continueAsNew<typeof round>({ year });
}
