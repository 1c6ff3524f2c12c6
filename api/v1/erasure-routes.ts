import { Hono } from 'hono';
import { requestErasure, takeBackErasure } from '../../src/cases/erasure-request.ts';
import { erasureRulesRevision, setErasureRules } from '../../src/cases/erasure-rules.ts';
import { DoorError } from '../../src/cases/errors.ts';
import { readErasures } from '../../src/cases/read/erasures.ts';
import type { AppDependencies } from '../dependencies.ts';
import { answeredOnce, asSeen, keyed, tagged, type KeyedEnv } from './guards.ts';
import { idIn, yearIn } from './ids.ts';
import { body } from './input.ts';
import { operation } from './operation.ts';
import { isoOf } from './present/common.ts';
import {
  askErasureBody,
  erasureRequestedSchema,
  erasureRulesBody,
  erasureRulesSchema,
  erasuresSchema,
} from './schemas/erasure.ts';

/** What the office decides about deleting: below `/office/erasures`. */
export function erasureApiRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/',
      operation({
        summary: 'What retention proposes, what is announced, the rules, and what was erased',
        tag: 'office',
        answers: { 200: { description: 'The lists.', schema: erasuresSchema } },
      }),
      async (c) => {
        const { due, announced, ...rest } = await readErasures(deps, c.get('person'));
        return c.json({
          ...rest,
          due: due.map((line) => isoOf(line, ['closedAt', 'retainedUntil'])),
          announced: announced.map((line) => isoOf(line, ['requestedAt', 'dueAt'])),
        });
      },
    )
    .post(
      '/',
      operation({
        summary: 'Announce that one case will be erased',
        tag: 'office',
        isWrite: true,
        answers: { 200: { description: 'Announced.', schema: erasureRequestedSchema } },
        problems: ['case.not_found', 'erasure.case_open'],
      }),
      keyed,
      ...body(askErasureBody),
      async (c) =>
        c.json({
          id: await requestErasure(deps, c.get('person'), {
            ...c.req.valid('json'),
            clientKey: c.get('clientKey'),
          }),
        }),
    )
    .delete(
      '/:id',
      operation({
        summary: 'Take back what is announced for an application',
        tag: 'office',
        isWrite: true,
        answers: { 204: { description: 'Taken back.' } },
        problems: ['erasure.not_open'],
      }),
      ...answeredOnce(deps),
      async (c) => {
        await takeBackErasure(deps, c.get('person'), idIn(c.req.param('id')));
        return c.body(null, 204);
      },
    )
    .get(
      '/rules/:year',
      operation({
        summary: "A round's time of retention, grace and reminder",
        tag: 'office',
        answers: {
          200: { description: 'Its `ETag` names them as they stand.', schema: erasureRulesSchema },
        },
      }),
      async (c) => {
        const year = yearIn(c.req.param('year'));
        const { rules } = await readErasures(deps, c.get('person'));
        const found = rules.find((one) => one.year === year);
        if (found === undefined) throw new DoorError('case.not_found');
        tagged(c, erasureRulesRevision(found));
        return c.json(found);
      },
    )
    .put(
      '/rules/:year',
      operation({
        summary: "Set a round's time of retention, grace and reminder",
        tag: 'office',
        isWrite: true,
        isEdit: true,
        answers: { 204: { description: 'Set.' } },
      }),
      asSeen,
      ...answeredOnce(deps),
      ...body(erasureRulesBody),
      async (c) => {
        await setErasureRules(deps, c.get('person'), {
          ...c.req.valid('json'),
          year: yearIn(c.req.param('year')),
          expected: c.get('seen'),
        });
        return c.body(null, 204);
      },
    );
}
