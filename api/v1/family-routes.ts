import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { requestErasure, takeBackErasure } from '../../src/cases/erasure-request.ts';
import { DoorError } from '../../src/cases/errors.ts';
import { readClaimCode, readFamilyCase } from '../../src/cases/read/family-case.ts';
import { readNotice } from '../../src/cases/read/family-notice.ts';
import { readMyData } from '../../src/cases/read/my-data.ts';
import { readDays } from '../../src/cases/read-log.ts';
import type { AppDependencies } from '../dependencies.ts';
import { answeredOnce, keyed, tagged, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { query } from './input.ts';
import { operation } from './operation.ts';
import { cursorIn, INSTANT_CURSOR, newestKey, nextPage, pageOf, pageQuery } from './paging.ts';
import { showApplication, showNotice, showNoticeText } from './present/application.ts';
import { isoOf } from './present/common.ts';
import { noticeListSchema, noticeTextSchema, receiptSchema } from './schemas/application.ts';
import { applicationSchema } from './schemas/case.ts';
import { erasureRequestedSchema, myDataSchema } from './schemas/erasure.ts';
import { readDaysSchema } from './schemas/read-log.ts';

/** A family's own application: below `/applications`. */
export function familyRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/:id',
      operation({
        summary: "The family's application",
        tag: 'family',
        answers: {
          200: {
            description: 'Its `ETag` names the data as they stand.',
            schema: applicationSchema,
          },
        },
      }),
      async (c) => {
        const theCase = await readFamilyCase(deps, c.get('person'), ownId(c));
        tagged(c, theCase.dataRevision);
        return c.json(showApplication(theCase));
      },
    )
    .get(
      '/:id/receipt',
      operation({
        summary: 'Case number and access code of the guardian who asks',
        tag: 'family',
        answers: { 200: { description: 'The receipt.', schema: receiptSchema } },
      }),
      async (c) => {
        const { caseNumber, state } = await readFamilyCase(deps, c.get('person'), ownId(c));
        return c.json({
          caseNumber,
          claimCode: (await readClaimCode(deps, c.get('person'))) ?? null,
          receivedAt: new Date(state.receivedAt).toISOString(),
        });
      },
    )
    .get(
      '/:id/notices',
      operation({
        summary: 'What the portal has written to the guardian who asks',
        tag: 'family',
        answers: { 200: { description: 'The newest first.', schema: noticeListSchema } },
      }),
      query(pageQuery),
      async (c) => {
        const { after, limit } = c.req.valid('query');
        const { notices } = await readFamilyCase(deps, c.get('person'), ownId(c));
        const { page, cursor } = pageOf(notices, ({ at, id }) => newestKey(at, id), {
          after: cursorIn(after, INSTANT_CURSOR),
          limit,
        });
        return c.json({ notices: page.map(showNotice), next: nextPage(c, cursor) });
      },
    )
    .get(
      '/:id/notices/:noticeId',
      operation({
        summary: 'The text of one notice',
        tag: 'family',
        answers: { 200: { description: 'As it was sent.', schema: noticeTextSchema } },
      }),
      async (c) => {
        ownId(c);
        const notice = await readNotice(deps, c.get('person'), idIn(c.req.param('noticeId')));
        return c.json(showNoticeText(notice));
      },
    )
    .get(
      '/:id/data',
      operation({
        summary: 'Everything that is stored of the application (Art. 15 and 20 GDPR)',
        tag: 'family',
        answers: { 200: { description: 'The copy.', schema: myDataSchema } },
      }),
      async (c) => {
        ownId(c);
        const { erasure, ...copy } = await readMyData(deps, c.get('person'));
        return c.json({ ...copy, erasure: erasure && isoOf(erasure, ['requestedAt', 'dueAt']) });
      },
    )
    .get(
      '/:id/reads',
      operation({
        summary: 'Which Kitas looked into the application on which days, and the youth office',
        tag: 'family',
        answers: { 200: { description: 'Not who of their people.', schema: readDaysSchema } },
      }),
      async (c) => {
        ownId(c);
        const days = await readDays(deps, c.get('person'));
        return c.json({ days: days.map(({ day, kita }) => ({ day, kita })) });
      },
    )
    .post(
      '/:id/erasure',
      operation({
        summary: 'Ask for everything to be erased; an application that has not ended is withdrawn',
        tag: 'family',
        isWrite: true,
        answers: { 200: { description: 'Announced.', schema: erasureRequestedSchema } },
        problems: ['erasure.case_open'],
      }),
      keyed,
      async (c) =>
        c.json({
          id: await requestErasure(deps, c.get('person'), {
            applicationId: idIn(c.req.param('id')),
            clientKey: c.get('clientKey'),
            reason: 'request',
          }),
        }),
    )
    .delete(
      '/:id/erasure',
      operation({
        summary: 'Take back what is announced',
        tag: 'family',
        isWrite: true,
        answers: { 204: { description: 'Taken back.' } },
        problems: ['erasure.not_open'],
      }),
      ...answeredOnce(deps),
      async (c) => {
        await takeBackErasure(deps, c.get('person'), idIn(c.req.param('id')));
        return c.body(null, 204);
      },
    );
}

/** Another family's case is no case: not even its existence is told. */
function ownId(c: Context<KeyedEnv>): string {
  const id = z.uuid().safeParse(c.req.param('id')).data;
  if (id === undefined || c.get('person').ref !== id) throw new DoorError('case.not_found');
  return id;
}
