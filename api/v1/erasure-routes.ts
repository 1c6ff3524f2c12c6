import { Hono } from 'hono';
import { z } from 'zod';
import { requestErasure, takeBackErasure } from '../../src/cases/erasure-request.ts';
import { setErasureRules } from '../../src/cases/erasure-rules.ts';
import { DoorError } from '../../src/cases/errors.ts';
import { readErasures } from '../../src/cases/read/erasures.ts';
import { readMyData } from '../../src/cases/read/my-data.ts';
import { ERASURE_REASONS } from '../../src/domain/erasure.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { applicationIdIn } from './command-routes.ts';
import { yearIn } from './year-in.ts';
import { body, keyed, operation } from './operation.ts';

const id = z.uuid();
const instant = z.iso.datetime();
const count = z.int().min(0);
const reason = z.enum(ERASURE_REASONS);
const caseLine = { applicationId: id, caseNumber: z.string(), childName: z.string() };
const rules = z.strictObject({
  retentionMonths: z.int().min(1).max(240),
  graceDays: z.int().min(1).max(28),
  reminderDays: z.int().min(1).max(28),
});

const myDataSchema = z
  .strictObject({
    caseNumber: z.string(),
    readAt: instant,
    tables: z
      .record(z.string(), z.array(z.record(z.string(), z.unknown())))
      .describe('Everything stored of the case, by table.'),
    erasure: z.strictObject({ requestedAt: instant, dueAt: instant }).nullable(),
  })
  .meta({ ref: 'MyData' });
const erasureSchema = z.strictObject({ id }).meta({ ref: 'ErasureRequested' });
const erasuresSchema = z
  .strictObject({
    due: z
      .array(
        z.strictObject({ ...caseLine, year: z.int(), closedAt: instant, retainedUntil: instant }),
      )
      .describe('Proposed by the time of retention; a person decides.'),
    announced: z.array(
      z.strictObject({
        id,
        ...caseLine,
        reason,
        requestedAt: instant,
        dueAt: instant,
        isOpen: z.boolean(),
        undelivered: count,
      }),
    ),
    rules: z.array(rules.extend({ year: z.int() })),
    counts: z.array(z.strictObject({ year: z.int(), reason, count })),
  })
  .meta({ ref: 'Erasures' });

/** A family's copy of its data, and having it erased: below `/applications`. */
export function myDataApiRoutes(deps: AppDependencies) {
  return new Hono<SignedInEnv & { Variables: { clientKey: string } }>()
    .get(
      '/:id/data',
      operation({
        summary: 'Everything that is stored of the application (Art. 15 and 20 GDPR)',
        tag: 'family',
        answers: { 200: { description: 'The copy.', schema: myDataSchema } },
        problems: [403, 404],
      }),
      async (c) => {
        if (c.get('person').ref !== applicationIdIn(c)) throw new DoorError('case.not_found');
        const { erasure, ...copy } = await readMyData(deps, c.get('person'));
        return c.json({ ...copy, erasure: erasure && isoOf(erasure, ['requestedAt', 'dueAt']) });
      },
    )
    .post(
      '/:id/erasure',
      operation({
        summary: 'Ask for everything to be erased; an application that has not ended is withdrawn',
        tag: 'family',
        isWrite: true,
        answers: { 200: { description: 'Announced.', schema: erasureSchema } },
        problems: [403, 404, 409],
      }),
      keyed,
      async (c) =>
        c.json({
          id: await requestErasure(deps, c.get('person'), {
            applicationId: applicationIdIn(c),
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
        answers: { 204: { description: 'Taken back.' } },
        problems: [403, 404, 409],
      }),
      async (c) => {
        await takeBackErasure(deps, c.get('person'), applicationIdIn(c));
        return c.body(null, 204);
      },
    );
}

/** What the office decides about deleting: below `/office/erasures`. */
export function erasureApiRoutes(deps: AppDependencies) {
  return new Hono<SignedInEnv & { Variables: { clientKey: string } }>()
    .get(
      '/',
      operation({
        summary: 'What retention proposes, what is announced, the rules, and what was erased',
        tag: 'office',
        answers: { 200: { description: 'The lists.', schema: erasuresSchema } },
        problems: [403],
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
        answers: { 200: { description: 'Announced.', schema: erasureSchema } },
        problems: [403, 404, 409],
      }),
      keyed,
      body(z.strictObject({ applicationId: id, reason })),
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
        answers: { 204: { description: 'Taken back.' } },
        problems: [403, 404, 409],
      }),
      async (c) => {
        await takeBackErasure(deps, c.get('person'), applicationIdIn(c));
        return c.body(null, 204);
      },
    )
    .put(
      '/rules/:year',
      operation({
        summary: "A round's time of retention, grace and reminder",
        tag: 'office',
        answers: { 204: { description: 'Set.' } },
        problems: [403, 404, 422],
      }),
      body(rules),
      async (c) => {
        await setErasureRules(deps, c.get('person'), {
          ...c.req.valid('json'),
          year: yearIn(c.req.param('year')),
        });
        return c.body(null, 204);
      },
    );
}

function isoOf<Line extends object>(line: Line, instants: readonly (keyof Line)[]) {
  return {
    ...line,
    ...Object.fromEntries(
      instants.map((name) => [name, new Date(line[name] as number).toISOString()]),
    ),
  };
}
