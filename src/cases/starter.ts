import { withActor } from '../persistence/actor.ts';
import { Application } from '../persistence/entities/application.ts';
import { roundYears } from '../persistence/rounds.ts';
import type { CasesDependencies } from './dependencies.ts';
import { startCase, startRound } from './start-case.ts';

const AT_ONCE = 50;
/** A Temporal that takes calls and answers none holds a loop no longer than this. */
const ANSWER_WITHIN_MS = 5000;

/** Starts the workflow of every open case in which none has been seen to run: registered while Temporal was away. */
export async function startWaitingCases(deps: CasesDependencies): Promise<void> {
  const ids = await withActor(deps.orm.em, { kind: 'service', ref: 'starter' }, async (em) => {
    const waiting = await em.find(
      Application,
      { workflowStartedAt: null, closedAt: null },
      { fields: ['id'], orderBy: { receivedAt: 'asc' }, limit: AT_ONCE },
    );
    return waiting.map((application) => application.id);
  });
  await soon(deps, () => Promise.all(ids.map((id) => startCase(deps, id))));
}

/** Starts the workflow of every round; resolves when all run. */
export async function startRounds(deps: CasesDependencies): Promise<void> {
  const years = await withActor(deps.orm.em, { kind: 'service', ref: 'starter' }, roundYears);
  await soon(deps, () => Promise.all(years.map((year) => startRound(deps, year))));
}

function soon(deps: CasesDependencies, start: () => Promise<unknown>): Promise<unknown> {
  return deps.client.withDeadline(Date.now() + ANSWER_WITHIN_MS, start);
}
