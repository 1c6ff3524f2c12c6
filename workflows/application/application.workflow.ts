import {
  allHandlersFinished,
  condition,
  continueAsNew,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { UpdateDefinition } from '@temporalio/common';
import type { PersonAction } from '../../src/domain/commands.ts';
import {
  acceptOfferUpdate,
  bookSlotUpdate,
  caseStatusQuery,
  changeWishesUpdate,
  concludeContractUpdate,
  declineOfferUpdate,
  makeOfferUpdate,
  markReviewedSignal,
  proposeSlotsUpdate,
  reloadSignal,
  revokeOfferUpdate,
  roundMovedSignal,
  withdrawUpdate,
  type ApplicationInput,
  type CommandMessage,
  type CommandOutcome,
} from './application.messages.ts';
import { CaseRunner } from './case-runner.ts';

/**
 * One child's application in one round, from registration to the end of its grace period. It needs nothing but the id:
 * started in whatever phase the row is in, after a loss or a restore, it reads the row and goes on.
 */
export async function application({ applicationId }: ApplicationInput): Promise<void> {
  const theCase = new CaseRunner(applicationId);

  // Every handler is set before the first await: an update without a handler is rejected, a signal without one waits.
  const answer = (
    update: UpdateDefinition<CommandOutcome, [CommandMessage], PersonAction>,
  ): void => {
    setHandler(update, (message) => theCase.obey(update.name, message), {
      validator: (message: CommandMessage) => {
        theCase.refuseEarly(update.name, message);
      },
    });
  };
  answer(changeWishesUpdate);
  answer(withdrawUpdate);
  answer(makeOfferUpdate);
  answer(revokeOfferUpdate);
  answer(acceptOfferUpdate);
  answer(declineOfferUpdate);
  answer(proposeSlotsUpdate);
  answer(bookSlotUpdate);
  answer(concludeContractUpdate);
  setHandler(markReviewedSignal, async (message) => {
    await theCase.obey('markReviewed', message);
  });
  setHandler(roundMovedSignal, () => {
    theCase.forget();
  });
  setHandler(reloadSignal, () => {
    theCase.forget();
  });
  setHandler(caseStatusQuery, (asked) => theCase.status(asked?.at));

  const outgrown = (): boolean => workflowInfo().continueAsNewSuggested;
  while (!theCase.isOver && !outgrown()) await theCase.liveOn(outgrown);
  await condition(allHandlersFinished);
  if (!theCase.isOver) await continueAsNew<typeof application>({ applicationId });
}
