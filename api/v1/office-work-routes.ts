import { Hono } from 'hono';
import { z } from 'zod';
import {
  addNote,
  assignCase,
  followUpSchema,
  noteSchema,
  setFollowUp,
  settleFollowUp,
} from '../../src/cases/case-work.ts';
import { logRead } from '../../src/cases/read-log.ts';
import { readCaseWork, readFollowUps } from '../../src/cases/read/case-work.ts';
import { readFigures } from '../../src/cases/read/figures.ts';
import type { AppDependencies } from '../dependencies.ts';
import { answeredOnce, type KeyedEnv } from './guards.ts';
import { idIn, yearIn } from './ids.ts';
import { body, query } from './input.ts';
import { operation } from './operation.ts';
import { showCaseWork, showFollowUps } from './present/office-work.ts';
import {
  caseWorkSchema,
  figuresSchema,
  followUpListSchema,
  writtenSchema,
} from './schemas/office-work.ts';

const followUpQuery = z.strictObject({
  whose: z.enum(['mine', 'all']).default('mine'),
});

/** What the office keeps beside its cases, and how long a round takes. */
export function officeWorkApiRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/cases/:id/work',
      operation({
        summary: 'Notes, follow-ups and who looks after a case',
        tag: 'office',
        answers: { 200: { description: 'The work on it.', schema: caseWorkSchema } },
      }),
      async (c) => {
        const applicationId = idIn(c.req.param('id'));
        const work = await readCaseWork(deps, c.get('person'), applicationId);
        await logRead(deps, c.get('person'), { applicationId, door: 'case' });
        return c.json(showCaseWork(work));
      },
    )
    .post(
      '/cases/:id/notes',
      operation({
        summary: 'Write a note on a case; moves nothing. The key becomes the id',
        tag: 'office',
        isWrite: true,
        answers: { 201: { description: 'Written.', schema: writtenSchema } },
      }),
      ...answeredOnce(deps),
      ...body(noteSchema),
      async (c) => {
        const id = c.get('clientKey');
        const applicationId = idIn(c.req.param('id'));
        await addNote(deps, c.get('person'), { id, applicationId, ...c.req.valid('json') });
        return c.json({ id }, 201);
      },
    )
    .post(
      '/cases/:id/follow-ups',
      operation({
        summary: 'Set a day to look at a case again. The key becomes the id',
        tag: 'office',
        isWrite: true,
        answers: { 201: { description: 'Set.', schema: writtenSchema } },
      }),
      ...answeredOnce(deps),
      ...body(followUpSchema),
      async (c) => {
        const id = c.get('clientKey');
        const applicationId = idIn(c.req.param('id'));
        await setFollowUp(deps, c.get('person'), { id, applicationId, ...c.req.valid('json') });
        return c.json({ id }, 201);
      },
    )
    .put(
      '/cases/:id/assignment',
      operation({
        summary: 'Take a case over',
        tag: 'office',
        isWrite: true,
        answers: { 204: { description: 'Taken over.' } },
      }),
      ...answeredOnce(deps),
      async (c) => {
        const applicationId = idIn(c.req.param('id'));
        await assignCase(deps, c.get('person'), { applicationId, toMe: true });
        return c.body(null, 204);
      },
    )
    .delete(
      '/cases/:id/assignment',
      operation({
        summary: 'Let nobody look after a case any more',
        tag: 'office',
        isWrite: true,
        answers: { 204: { description: 'Given back.' } },
      }),
      ...answeredOnce(deps),
      async (c) => {
        const applicationId = idIn(c.req.param('id'));
        await assignCase(deps, c.get('person'), { applicationId, toMe: false });
        return c.body(null, 204);
      },
    )
    .get(
      '/follow-ups',
      operation({
        summary: "One's own follow-ups, or everybody's: at most a hundred, the earliest first",
        tag: 'office',
        answers: { 200: { description: 'Those that are open.', schema: followUpListSchema } },
      }),
      query(followUpQuery),
      async (c) => {
        const mine = c.req.valid('query').whose === 'mine';
        return c.json(showFollowUps(await readFollowUps(deps, c.get('person'), { mine })));
      },
    )
    .put(
      '/follow-ups/:id/done',
      operation({
        summary: 'Tick a follow-up off',
        tag: 'office',
        isWrite: true,
        answers: { 204: { description: 'Done.' } },
      }),
      ...answeredOnce(deps),
      async (c) => {
        await settleFollowUp(deps, c.get('person'), idIn(c.req.param('id')));
        return c.body(null, 204);
      },
    )
    .get(
      '/figures/:year',
      operation({
        summary: 'How long a round takes, by place of residence and by Kita',
        tag: 'office',
        answers: { 200: { description: 'The figures.', schema: figuresSchema } },
      }),
      async (c) => c.json(await readFigures(deps, c.get('person'), yearIn(c.req.param('year')))),
    );
}
