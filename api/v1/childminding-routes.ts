import { Hono } from 'hono';
import { z } from 'zod';
import {
  addChildminder,
  childminderPlacesSchema,
  childminderSchema,
  readChildminders,
  setChildminderActive,
  setChildminderPlaces,
} from '../../src/cases/childminders.ts';
import { DoorError } from '../../src/cases/errors.ts';
import {
  contactSchema,
  CONTACT_RESULTS,
  readMediation,
  recordContact,
} from '../../src/cases/mediation.ts';
import { AGE_GROUPS } from '../../src/domain/age.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { body, keyed, operation, query } from './operation.ts';

const count = z.int().min(0);
const childminder = {
  id: z.uuid(),
  displayName: z.string(),
  municipality: z.string(),
  hours: z.array(z.int()),
  active: z.boolean(),
  invented: z.boolean(),
  pools: z.array(
    z.strictObject({
      ageGroup: z.enum(AGE_GROUPS),
      hours: z.int(),
      capacity: count,
      promised: count,
    }),
  ),
};
const childminderListSchema = z
  .strictObject({ childminders: z.array(z.strictObject(childminder)) })
  .meta({ ref: 'Childminders' });
const mediationSchema = z
  .strictObject({
    applicationId: z.uuid(),
    caseNumber: z.string(),
    year: z.int(),
    child: z.string(),
    municipality: z.string(),
    ageGroup: z.enum(AGE_GROUPS),
    hours: z.int(),
    contacts: z.array(
      z.strictObject({
        id: z.uuid(),
        childminder: z.string(),
        contactedOn: z.iso.date(),
        result: z.enum(CONTACT_RESULTS),
        note: z.string().nullable(),
      }),
    ),
    childminders: z.array(
      z.strictObject({ ...childminder, free: z.int().describe('Places that fit the child.') }),
    ),
  })
  .meta({ ref: 'Mediation' });
const addedSchema = z.strictObject({ id: z.uuid() }).meta({ ref: 'Added' });

/** Childminders with their places. */
export function childminderApiRoutes(deps: AppDependencies) {
  return new Hono<SignedInEnv & { Variables: { clientKey: string } }>()
    .get(
      '/',
      operation({
        summary: 'The childminders with their places in a round',
        tag: 'office',
        answers: {
          200: { description: 'By municipality and name.', schema: childminderListSchema },
        },
        problems: [403, 422],
      }),
      query(z.strictObject({ year: z.coerce.number().int().min(1000).max(2999) })),
      async (c) => {
        const { year } = c.req.valid('query');
        return c.json({ childminders: await readChildminders(deps, c.get('person'), year) });
      },
    )
    .post(
      '/',
      operation({
        summary: 'Add a childminder; the key becomes the id',
        tag: 'office',
        isWrite: true,
        answers: { 201: { description: 'Added.', schema: addedSchema } },
        problems: [403],
      }),
      keyed,
      body(childminderSchema),
      async (c) => {
        const id = c.get('clientKey');
        await addChildminder(deps, c.get('person'), { id, ...c.req.valid('json') });
        return c.json({ id }, 201);
      },
    )
    .put(
      '/:id/places',
      operation({
        summary: 'Set how many places a childminder has; repeating it changes nothing',
        tag: 'office',
        answers: { 204: { description: 'Set.' } },
        problems: [403, 404, 422],
      }),
      body(childminderPlacesSchema),
      async (c) => {
        const id = idIn(c.req.param('id'));
        await setChildminderPlaces(deps, c.get('person'), { id, ...c.req.valid('json') });
        return c.body(null, 204);
      },
    )
    .put(
      '/:id/active',
      operation({
        summary: 'Set whether a childminder takes children; repeating it changes nothing',
        tag: 'office',
        answers: { 204: { description: 'Set.' } },
        problems: [403, 404, 422],
      }),
      body(z.strictObject({ active: z.boolean() })),
      async (c) => {
        const id = idIn(c.req.param('id'));
        await setChildminderActive(deps, c.get('person'), { id, ...c.req.valid('json') });
        return c.body(null, 204);
      },
    );
}

/** The office's contacts with childminders about one case. */
export function mediationApiRoutes(deps: AppDependencies) {
  return new Hono<SignedInEnv & { Variables: { clientKey: string } }>()
    .get(
      '/:id/mediation',
      operation({
        summary: 'Contacts with childminders about a case, and who has a place that fits',
        tag: 'office',
        answers: { 200: { description: 'The mediation.', schema: mediationSchema } },
        problems: [403, 404],
      }),
      async (c) => c.json(await readMediation(deps, c.get('person'), idIn(c.req.param('id')))),
    )
    .post(
      '/:id/mediation',
      operation({
        summary: 'Write down a contact with a childminder; moves no case. The key becomes the id',
        tag: 'office',
        isWrite: true,
        answers: { 201: { description: 'Written down.', schema: addedSchema } },
        problems: [403, 404],
      }),
      keyed,
      body(contactSchema),
      async (c) => {
        const id = c.get('clientKey');
        const applicationId = idIn(c.req.param('id'));
        await recordContact(deps, c.get('person'), { id, applicationId, ...c.req.valid('json') });
        return c.json({ id }, 201);
      },
    );
}

function idIn(given: string): string {
  const id = z.uuid().safeParse(given).data;
  if (id === undefined) throw new DoorError('case.not_found');
  return id;
}
