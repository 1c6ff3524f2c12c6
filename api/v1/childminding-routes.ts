import { Hono } from 'hono';
import {
  addChildminder,
  readChildminders,
  setChildminderActive,
  setChildminderPlaces,
} from '../../src/cases/childminders.ts';
import { DoorError } from '../../src/cases/errors.ts';
import { readMediation, recordContact } from '../../src/cases/mediation.ts';
import { readMediationQueue, type MediationLine } from '../../src/cases/read/mediation-queue.ts';
import { newestYear } from '../../src/cases/read/office-round.ts';
import type { AppDependencies } from '../dependencies.ts';
import { answeredOnce, asSeen, keyed, tagged, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { body, query } from './input.ts';
import { operation } from './operation.ts';
import { cursorIn, instantKey, nextPage, pageOf, UUID } from './paging.ts';
import { iso } from './present/common.ts';
import {
  activeBody,
  addedSchema,
  childminderListSchema,
  childminderSchema,
  contactBody,
  mediationQueueQuery,
  mediationQueueSchema,
  mediationSchema,
  newChildminderBody,
  placesBody,
  yearQuery,
} from './schemas/childminding.ts';

/** Childminders with their places. */
export function childminderApiRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/',
      operation({
        summary: 'The childminders with their places in a round',
        tag: 'office',
        answers: {
          200: { description: 'By municipality and name.', schema: childminderListSchema },
        },
      }),
      query(yearQuery),
      async (c) => {
        const { year } = c.req.valid('query');
        return c.json({ childminders: await readChildminders(deps, c.get('person'), year) });
      },
    )
    .get(
      '/:id',
      operation({
        summary: 'One childminder with the places in a round',
        tag: 'office',
        answers: {
          200: { description: 'Its `ETag` names it as it stands.', schema: childminderSchema },
        },
      }),
      query(yearQuery),
      async (c) => {
        const id = idIn(c.req.param('id'));
        const { year } = c.req.valid('query');
        const all = await readChildminders(deps, c.get('person'), year);
        const found = all.find((one) => one.id === id);
        if (found === undefined) throw new DoorError('case.not_found');
        tagged(c, found.revision);
        return c.json(found);
      },
    )
    .post(
      '/',
      operation({
        summary: 'Add a childminder; the key becomes the id',
        tag: 'office',
        isWrite: true,
        answers: { 201: { description: 'Added.', schema: addedSchema } },
      }),
      keyed,
      ...body(newChildminderBody),
      async (c) => {
        const id = c.get('clientKey');
        await addChildminder(deps, c.get('person'), { id, ...c.req.valid('json') });
        return c.json({ id }, 201);
      },
    )
    .put(
      '/:id/places',
      operation({
        summary: 'Set how many places a childminder has',
        tag: 'office',
        isWrite: true,
        isEdit: true,
        answers: { 204: { description: 'Set.' } },
        problems: ['case.not_found'],
      }),
      asSeen,
      ...answeredOnce(deps),
      ...body(placesBody),
      async (c) => {
        const id = idIn(c.req.param('id'));
        await setChildminderPlaces(deps, c.get('person'), {
          id,
          expected: c.get('seen'),
          ...c.req.valid('json'),
        });
        return c.body(null, 204);
      },
    )
    .put(
      '/:id/active',
      operation({
        summary: 'Set whether a childminder takes children',
        tag: 'office',
        isWrite: true,
        isEdit: true,
        answers: { 204: { description: 'Set.' } },
        problems: ['case.not_found'],
      }),
      asSeen,
      ...answeredOnce(deps),
      ...body(activeBody),
      async (c) => {
        const id = idIn(c.req.param('id'));
        await setChildminderActive(deps, c.get('person'), {
          id,
          expected: c.get('seen'),
          ...c.req.valid('json'),
        });
        return c.body(null, 204);
      },
    );
}

/** The children that the office is to find a childminder for. */
export function mediationQueueRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>().get(
    '/',
    operation({
      summary: 'Children that wish for childminding and have no place',
      tag: 'office',
      answers: {
        200: {
          description: 'Those without a contact first, then who came first.',
          schema: mediationQueueSchema,
        },
      },
      problems: ['case.not_found'],
    }),
    query(mediationQueueQuery),
    async (c) => {
      const { year: wanted, after, limit } = c.req.valid('query');
      const year = wanted ?? (await newestYear(deps, c.get('person')));
      if (year === undefined) throw new DoorError('case.not_found');
      const queue = await readMediationQueue(deps, c.get('person'), year);
      const { page, cursor } = pageOf(queue, queueKey, {
        after: cursorIn(after, QUEUE_CURSOR),
        limit,
      });
      return c.json({ year, children: page.map(showQueued), next: nextPage(c, cursor) });
    },
  );
}

const QUEUE_CURSOR = new RegExp(String.raw`^[01]\.\d{15}\.${UUID}$`, 'u');

const queueKey = ({ lastContact, receivedAt, applicationId }: MediationLine): string =>
  `${lastContact === null ? 0 : 1}.${instantKey(receivedAt, applicationId)}`;

const showQueued = (line: MediationLine) => ({
  applicationId: line.applicationId,
  caseNumber: line.caseNumber,
  child: line.child,
  municipality: line.municipality,
  ageGroup: line.ageGroup,
  hours: line.hours,
  receivedAt: iso(line.receivedAt),
  contacts: line.contacts,
  isOffered: line.isOffered,
  lastContact: line.lastContact && { result: line.lastContact.result, on: line.lastContact.on },
});

/** The office's contacts with childminders about one case. */
export function mediationApiRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/:id/mediation',
      operation({
        summary: 'Contacts with childminders about a case, and who has a place that fits',
        tag: 'office',
        answers: { 200: { description: 'The mediation.', schema: mediationSchema } },
        problems: ['case.not_found'],
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
        problems: ['case.not_found'],
      }),
      keyed,
      ...body(contactBody),
      async (c) => {
        const id = c.get('clientKey');
        const applicationId = idIn(c.req.param('id'));
        await recordContact(deps, c.get('person'), { id, applicationId, ...c.req.valid('json') });
        return c.json({ id }, 201);
      },
    );
}
