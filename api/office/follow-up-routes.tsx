import { Hono } from 'hono';
import { z } from 'zod';
import { settleFollowUp } from '../../src/cases/case-work.ts';
import { readFollowUps } from '../../src/cases/read/case-work.ts';
import { readColleagues } from '../../src/cases/read/people.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { pathId } from '../path-id.ts';
import { FollowUpsPage } from './follow-ups.tsx';

/** When whom to look at again: one's own, or everybody's. */
export function followUpRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/', async (c) => {
      const mine = c.req.query('wessen') !== 'alle';
      const [followUps, colleagues, system] = await Promise.all([
        readFollowUps(deps, c.get('person'), { mine }),
        readColleagues(deps, c.get('person')),
        readSystemState(deps),
      ]);
      return c.render(
        <FollowUpsPage
          followUps={followUps}
          colleagues={colleagues}
          mine={mine}
          year={c.get('years')?.working}
          system={system}
          now={deps.clock()}
        />,
        { title: c.get('texts').caseWork.list.title, wide: true },
      );
    })
    .post('/:id/erledigt', async (c) => {
      const id = pathId(c);
      await settleFollowUp(deps, c.get('person'), id);
      const from = z.uuid().safeParse(textValues(await c.req.parseBody())['case']).data;
      return c.redirect(
        from === undefined ? '/office/wiedervorlagen' : `/office/faelle/${from}#bearbeitung`,
        303,
      );
    });
}
