import { Hono, type Context } from 'hono';
import { DoorError, type CommandResult } from '../../src/cases/errors.ts';
import { listKitas } from '../../src/cases/read/kitas.ts';
import {
  readOfficeActions,
  readOfficeWish,
  type OfficeActions,
  type OfficeWishSide,
} from '../../src/cases/read/office-actions.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import type { ReturnedForm } from '../kita/action-form.tsx';
import { idIn, KITA_POSTS } from '../kita/posts.ts';
import { problemsWithTimes } from '../kita/slots.ts';
import { pathId } from '../path-id.ts';
import { OFFICE_POSTS } from './action-posts.ts';
import { CaseActionsPage } from './case-actions.tsx';
import { OfficeWishPage } from './wish-page.tsx';

type OfficeContext = Context<SignedInEnv>;

/** What the office does in a case, below the case's address. The caller lets only the office pass. */
export function caseActionRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  const app = new Hono<SignedInEnv>();
  const actionsOf = (c: OfficeContext): Promise<OfficeActions> =>
    readOfficeActions(deps, c.get('person'), pathId(c));
  const wishOf = (c: OfficeContext): Promise<OfficeWishSide> =>
    readOfficeWish(deps, c.get('person'), pathId(c), pathId(c, 'wishId'));

  app.get('/:id/handeln', async (c) => actionsPage(c, deps, await actionsOf(c)));
  for (const { path, read } of OFFICE_POSTS) {
    app.post(`/:id/handeln/${path}`, async (c) => {
      const values = textValues(await c.req.parseBody());
      const request = { applicationId: pathId(c), clientKey: idIn(values, 'clientKey') };
      const actions = await actionsOf(c);
      const checked = read(values, actions);
      const problems =
        'problems' in checked
          ? checked.problems
          : await problemsIn(checked.send(deps, c.get('person'), request));
      if (problems.length > 0)
        return actionsPage(c, deps, actions, { path, state: { values, problems } });
      return toCase(c, request.clientKey);
    });
  }
  app.get('/:id/wuensche/:wishId', async (c) => wishPage(c, deps, await wishOf(c)));
  for (const { path, read } of KITA_POSTS) {
    app.post(`/:id/wuensche/:wishId/${path}`, async (c) => {
      const values = textValues(await c.req.parseBody());
      const request = { applicationId: pathId(c), clientKey: idIn(values, 'clientKey') };
      const wish = await wishOf(c);
      const checked = read(values, wish.side);
      if ('problems' in checked)
        return wishPage(c, deps, wish, { path, state: { values, ...checked } });
      const problems = await problemsWithTimes(checked.send(deps, c.get('person'), request));
      if (problems.length > 0)
        return wishPage(c, deps, wish, { path, state: { values, problems } });
      return toCase(c, request.clientKey);
    });
  }
  return app;
}

/** What the door found wrong with what was typed. */
async function problemsIn(sent: Promise<CommandResult>): Promise<DoorError['fields']> {
  try {
    await sent;
    return [];
  } catch (error) {
    if (error instanceof DoorError && error.fields.length > 0) return error.fields;
    throw error;
  }
}

const toCase = (c: OfficeContext, clientKey: string): Response =>
  c.redirect(`/office/faelle/${pathId(c)}?eingabe=${clientKey}`, 303);

async function actionsPage(
  c: OfficeContext,
  deps: AppDependencies,
  actions: OfficeActions,
  returned?: ReturnedForm,
): Promise<Response> {
  const hasErrors = returned !== undefined;
  if (hasErrors) c.status(422);
  return c.render(
    <CaseActionsPage
      actions={actions}
      kitas={await listKitas(deps)}
      returned={returned}
      system={await readSystemState(deps)}
      now={deps.clock()}
    />,
    { title: `${c.get('texts').officeActions.title}: ${actions.childName}`, hasErrors, wide: true },
  );
}

async function wishPage(
  c: OfficeContext,
  deps: AppDependencies,
  wish: OfficeWishSide,
  returned?: ReturnedForm,
): Promise<Response> {
  const hasErrors = returned !== undefined;
  if (hasErrors) c.status(422);
  return c.render(
    <OfficeWishPage
      wish={wish}
      returned={returned}
      system={await readSystemState(deps)}
      now={deps.clock()}
    />,
    { title: `${c.get('texts').officeActions.title}: ${wish.childName}`, hasErrors, wide: true },
  );
}
