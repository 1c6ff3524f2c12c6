import { Hono } from 'hono';
import { z } from 'zod';
import { describeFault } from '../../src/cases/faults.ts';
import { forwardCase, listDemoEntries } from '../../src/demo/entry.ts';
import { DEMO_STEPS } from '../components/demo-clock.tsx';
import { textValues } from '../components/form-values.ts';
import { noticeDocuments } from '../components/notice-documents.ts';
import { NoticePreview } from '../components/notice-preview.tsx';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { notFound } from '../errors.tsx';
import { localPath } from '../local-path.ts';
import { signIn } from '../middleware/actor.ts';
import { ClockStuckPage, DemoPage } from './page.tsx';

const DAY_MS = 86_400_000;
const KITA_ROLE = z.enum(['head', 'staff', 'provider']).default('head');
const OFFICE_ROLE = z.enum(['head', 'caseworker', 'auditor']).default('head');

/**
 * One-click entry and the clock of a demonstration. Mounted only where `demo` is set and the portal is not in
 * production; anywhere else these pages do not exist.
 */
export function demoRoutes(deps: AppDependencies): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/', async (c) =>
      c.render(<DemoPage entries={await listDemoEntries(deps)} links={deps} />, {
        title: c.get('texts').demo.title,
      }),
    )
    .get('/nachrichten', async (c) =>
      c.render(<NoticePreview base="/demo/nachrichten" />, {
        title: c.get('texts').previews.title,
        wide: true,
      }),
    )
    .route('/nachrichten', noticeDocuments())
    .post('/familie', async (c) => {
      const chosen = textValues(await c.req.parseBody())['applicationId'];
      const [id, guardian] = chosen?.split('/') ?? [];
      const applicationId = z.uuid().safeParse(id).data;
      if (applicationId === undefined) return notFound(c);
      const position = guardian === '2' ? 2 : 1;
      await signIn(c, deps, { kind: 'family', ref: applicationId, guardian: position });
      return c.redirect(`/anmeldung/${applicationId}`, 303);
    })
    .post('/kita', async (c) => {
      const typed = await c.req.parseBody();
      const kitaId = z.uuid().safeParse(typed['kitaId']).data;
      const role = KITA_ROLE.safeParse(typed['role']).data;
      if (kitaId === undefined || role === undefined) return notFound(c);
      await signIn(c, deps, { kind: 'kita', ref: kitaId, role });
      return c.redirect('/kita', 303);
    })
    .post('/jugendamt', async (c) => {
      const role = OFFICE_ROLE.safeParse((await c.req.parseBody())['role']).data;
      if (role === undefined) return notFound(c);
      await signIn(c, deps, { kind: 'office', ref: 'demo', role });
      return c.redirect('/office', 303);
    })
    .post('/cases/:id/forward', async (c) => {
      const values = textValues(await c.req.parseBody());
      const id = z.uuid().safeParse(c.req.param('id')).data;
      const days = DEMO_STEPS.find((step) => String(step) === values['days']);
      const back = localPath(values['back'], '/demo');
      if (id === undefined || days === undefined || !mayMove(c.get('person'), id))
        return notFound(c);
      try {
        await forwardCase(deps, id, days * DAY_MS);
      } catch (error) {
        deps.logger.warn({ applicationId: id, ...describeFault(error) }, 'demo clock stuck');
        c.status(503);
        return c.render(<ClockStuckPage back={back} />, {
          title: c.get('texts').common.errorPage.title,
        });
      }
      return c.redirect(back, 303);
    });
}

/** Of the buttons' pages: the family's own case, or the youth office's view of any. */
const mayMove = (person: AppEnv['Variables']['person'], id: string): boolean =>
  person?.kind === 'office' || person?.ref === id;
