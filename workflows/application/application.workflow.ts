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
  caseStatusQuery,
  FACT_SIGNALS,
  reloadSignal,
  roundMovedSignal,
  UPDATES,
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
  for (const update of Object.values(UPDATES)) answer(update);
  for (const signal of Object.values(FACT_SIGNALS)) {
    setHandler(signal, async (message: CommandMessage<'markReviewed' | 'confirmVisit'>) => {
      await theCase.obey(signal.name, message);
    });
  }
  setHandler(roundMovedSignal, ({ revision }) => {
    if (!theCase.knowsRound(revision)) theCase.forget();
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
