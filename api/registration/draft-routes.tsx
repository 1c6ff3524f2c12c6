import { Hono } from 'hono';
import { discardDraft, draftByCode, giveDraftCode } from '../../src/cases/registration-draft.ts';
import { clientAddress } from '../client-address.ts';
import { emptyForm, textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import type { Desk } from './desk.ts';
import { forgetDraftId, keepDraftId } from './draft-cookie.ts';
import { CodePage, DeletePage, ResumePage } from './draft-pages.tsx';
import { typistAt, withDraft } from './open-draft.tsx';

/** Deleting a draft now; for families, going on with it on another device, and leaving none on this one. */
export function draftRoutes(deps: AppDependencies, desk: Desk): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
    .get(
      '/loeschen',
      withDraft(deps, desk, ({ c, draft }) =>
        c.render(<DeletePage desk={desk} draft={draft} />, {
          title: c.get('texts').registerForm.delete.title,
        }),
      ),
    )
    .post(
      '/loeschen',
      withDraft(deps, desk, async ({ c, draft }) => {
        await discardDraft(deps, typistAt(desk, c), draft.id);
        forgetDraftId(c, deps, desk);
        return c.redirect(desk.path, 303);
      }),
    );
  if (desk.onPaper) return app;
  return app
    .get(
      '/code',
      withDraft(deps, desk, ({ c, draft }) =>
        c.render(<CodePage desk={desk} draft={draft} />, {
          title: c.get('texts').registerForm.code.title,
        }),
      ),
    )
    .post(
      '/code',
      withDraft(deps, desk, async ({ c, draft }) => {
        await giveDraftCode(deps, draft.id);
        return c.redirect(`${desk.path}/code`, 303);
      }),
    )
    .post('/schliessen', (c) => {
      forgetDraftId(c, deps, desk);
      return c.redirect(desk.path, 303);
    })
    .get('/fortsetzen', (c) =>
      c.render(<ResumePage desk={desk} form={emptyForm} />, {
        title: c.get('texts').registerForm.resume.title,
      }),
    )
    .post('/fortsetzen', async (c) => {
      const { code = '' } = textValues(await c.req.parseBody());
      const draft = await draftByCode(deps, { code, from: clientAddress(c) });
      if (draft !== undefined) {
        await keepDraftId(c, deps, desk, draft);
        return c.redirect(desk.path, 303);
      }
      const { registerForm } = c.get('texts');
      const form = { values: { code }, problems: [{ field: 'code', problem: 'unknown_draft' }] };
      c.status(422);
      return c.render(<ResumePage desk={desk} form={form} />, {
        title: registerForm.resume.title,
        hasErrors: true,
      });
    });
}
