import { Hono } from 'hono';
import type { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import { readOfficeActions, readOfficeWish } from '../../src/cases/read/office-actions.ts';
import { diagnoseCase, readCase } from '../../src/cases/read/office-case.ts';
import { readCases } from '../../src/cases/read/office-cases.ts';
import { newestYear } from '../../src/cases/read/office-round.ts';
import { readReads } from '../../src/cases/read-log.ts';
import type { AppDependencies } from '../dependencies.ts';
import { tagged, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { query } from './input.ts';
import { operation } from './operation.ts';
import {
  cursorIn,
  INSTANT_CURSOR,
  instantKey,
  nextPage,
  pageOf,
  pageQuery,
  UUID,
} from './paging.ts';
import { iso } from './present/common.ts';
import { showActions, showWish, showWorkflow } from './present/office-actions.ts';
import { showCases, showOfficeCase, showOfficeNotice } from './present/office.ts';
import { readLogSchema } from './schemas/read-log.ts';
import { officeActionsSchema, officeWishSchema, workflowSchema } from './schemas/office-actions.ts';
import { searchedIn } from './search.ts';
import {
  caseListSchema,
  caseQuery,
  officeCaseSchema,
  officeNoticeListSchema,
} from './schemas/office.ts';

const CASE_CURSOR = new RegExp(String.raw`^[01]\.\d{15}\.${UUID}$`, 'u');

/** Cases as the youth office sees them: below `/office/cases`. */
export function officeCaseRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/',
      operation({
        summary: 'The cases of a round, with whose turn it is',
        tag: 'office',
        answers: { 200: { description: 'Who waits longest first.', schema: caseListSchema } },
        problems: ['case.not_found'],
      }),
      query(caseQuery),
      async (c) => {
        const { year: wanted, after, search, caseworker, ...filter } = c.req.valid('query');
        const year = wanted ?? (await newestYear(deps, c.get('person')));
        const list =
          year === undefined
            ? null
            : await readCases(deps, c.get('person'), {
                ...filter,
                caseworker: caseworkerIn(caseworker, c.get('person').ref),
                search: searchedIn(deps, c.get('person'), search),
                after: cursorIn(after, CASE_CURSOR),
                year,
              });
        if (list === null) throw new DoorError('case.not_found');
        return c.json({ ...showCases(list), next: nextPage(c, list.next) });
      },
    )
    .get(
      '/:id',
      operation({
        summary: 'Everything the record holds of one case',
        tag: 'office',
        answers: {
          200: {
            description: 'Its `ETag` names the data as they stand.',
            schema: officeCaseSchema,
          },
        },
      }),
      async (c) => {
        const theCase = await readCase(deps, c.get('person'), idIn(c.req.param('id')));
        if (theCase === null) throw new DoorError('case.not_found');
        tagged(c, theCase.dataRevision);
        return c.json(showOfficeCase(theCase));
      },
    )
    .get(
      '/:id/notices',
      operation({
        summary: 'What the portal has written to the family, and what became of it',
        tag: 'office',
        answers: { 200: { description: 'The oldest first.', schema: officeNoticeListSchema } },
      }),
      query(pageQuery),
      async (c) => {
        const { after, limit } = c.req.valid('query');
        const theCase = await readCase(deps, c.get('person'), idIn(c.req.param('id')));
        if (theCase === null) throw new DoorError('case.not_found');
        const { page, cursor } = pageOf(
          theCase.notices,
          ({ createdAt, id }) => instantKey(createdAt, id),
          { after: cursorIn(after, INSTANT_CURSOR), limit },
        );
        return c.json({ notices: page.map(showOfficeNotice), next: nextPage(c, cursor) });
      },
    )
    .get(
      '/:id/actions',
      operation({
        summary: 'What the office can do in the case now',
        tag: 'office',
        answers: {
          200: { description: 'What the rules would carry out.', schema: officeActionsSchema },
        },
      }),
      async (c) =>
        c.json(
          showActions(await readOfficeActions(deps, c.get('person'), idIn(c.req.param('id')))),
        ),
    )
    .get(
      '/:id/wishes/:wishId',
      operation({
        summary: 'A wish for childminding, or for a Kita that is not ready: what the office can do',
        tag: 'office',
        answers: { 200: { description: 'The wish.', schema: officeWishSchema } },
      }),
      async (c) => {
        const [id, wishId] = [idIn(c.req.param('id')), idIn(c.req.param('wishId'))];
        return c.json(showWish(await readOfficeWish(deps, c.get('person'), id, wishId)));
      },
    )
    .get(
      '/:id/workflow',
      operation({
        summary: 'What Temporal knows of the case; within two seconds',
        tag: 'office',
        answers: { 200: { description: 'Without its history.', schema: workflowSchema } },
      }),
      async (c) =>
        c.json(showWorkflow(await diagnoseCase(deps, c.get('person'), idIn(c.req.param('id'))))),
    )
    .get(
      '/:id/reads',
      operation({
        summary: 'Who of the staff opened the case, for those who inspect',
        tag: 'office',
        answers: { 200: { description: 'The log.', schema: readLogSchema } },
      }),
      async (c) => {
        const reads = await readReads(deps, c.get('person'), idIn(c.req.param('id')));
        return c.json({
          reads: reads.map(({ at, kita, account, role, door }) => ({
            at: iso(at),
            kita,
            account,
            role,
            door,
          })),
        });
      },
    );
}

/** The account that is looked for; null: none; undefined: whichever. */
const caseworkerIn = (
  whose: z.output<typeof caseQuery>['caseworker'],
  me: string,
): string | null | undefined => (whose === undefined ? undefined : { me, nobody: null }[whose]);
