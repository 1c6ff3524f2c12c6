import { Hono } from 'hono';
import { DoorError } from '../../src/cases/errors.ts';
import { diagnoseCase, readCase } from '../../src/cases/read/office-case.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { readFindingsOf } from '../../src/cases/read/watch-board.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { pathId } from '../path-id.ts';
import { WorkflowPage } from './workflow-page.tsx';

/** How a case runs, below the case's address: two seconds at most beside the database's answer. */
export function workflowRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>().get('/:id/ablauf', async (c) => {
    const id = pathId(c);
    const [theCase, findings, workflow, system] = await Promise.all([
      readCase(deps, c.get('person'), id),
      readFindingsOf(deps, c.get('person'), id),
      diagnoseCase(deps, c.get('person'), id),
      readSystemState(deps),
    ]);
    if (theCase === null) throw new DoorError('case.not_found');
    const { firstName, lastName } = theCase.child;
    return c.render(
      <WorkflowPage
        theCase={theCase}
        findings={findings}
        workflow={workflow}
        uiUrl={deps.temporalUiUrl}
        system={system}
        now={deps.clock()}
      />,
      { title: c.get('texts').history.title(`${firstName} ${lastName}`.trim()), wide: true },
    );
  });
}
