import { Hono } from 'hono';
import { lettersToHandOut, markHandedOut, readKitaLetter } from '../../src/cases/kita-letters.ts';
import { offerToMany, proposeToMany, readMany } from '../../src/cases/kita-many.ts';
import { readKitaPlaces, setKitaPlaces } from '../../src/cases/kita-places.ts';
import { readWeek } from '../../src/cases/read/kita-week.ts';
import type { AppDependencies } from '../dependencies.ts';
import { answeredOnce, asSeen, keyed, tagged, type KeyedEnv } from './guards.ts';
import { idIn, yearIn } from './ids.ts';
import { body, query } from './input.ts';
import { operation } from './operation.ts';
import { showLetter, showLetters } from './present/office.ts';
import { showOutcomes, showPlaces, showWeek } from './present/kita-desk.ts';
import {
  kitaPlacesBody,
  kitaPlacesSchema,
  kitaWeekQuery,
  kitaWeekSchema,
  manyOffersBody,
  manyOutcomesSchema,
  manySlotsBody,
} from './schemas/kita-desk.ts';
import { handOutListSchema, letterSchema } from './schemas/office.ts';

/** Offers to several children at once, a Kita's places, its week of appointments, and letters it hands out. */
export function kitaDeskRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .post(
      '/offers',
      operation({
        summary:
          'Prepare, release or make offers to several children; one that is refused keeps no other back',
        tag: 'kita',
        isWrite: true,
        answers: {
          200: { description: 'What became of each, in your order.', schema: manyOutcomesSchema },
        },
      }),
      keyed,
      ...body(manyOffersBody),
      async (c) => {
        const { action, applicationIds } = c.req.valid('json');
        const asked = { clientKey: c.get('clientKey'), applicationIds };
        await offerToMany(deps, c.get('person'), { ...asked, action });
        return c.json(showOutcomes(await readMany(deps, c.get('person'), asked)));
      },
    )
    .post(
      '/slots',
      operation({
        summary: 'Propose the same slots to several families; whoever books first has the time',
        tag: 'kita',
        isWrite: true,
        answers: {
          200: { description: 'What became of each, in your order.', schema: manyOutcomesSchema },
        },
      }),
      keyed,
      ...body(manySlotsBody),
      async (c) => {
        const { slots, applicationIds } = c.req.valid('json');
        const asked = { clientKey: c.get('clientKey'), applicationIds };
        await proposeToMany(deps, c.get('person'), {
          ...asked,
          slots: slots.map(({ startsAt, endsAt }) => ({
            startsAt: Date.parse(startsAt),
            endsAt: Date.parse(endsAt),
          })),
        });
        return c.json(showOutcomes(await readMany(deps, c.get('person'), asked)));
      },
    )
    .get(
      '/places/:year',
      operation({
        summary: 'How many places the Kita has in a round, and what has become of them',
        tag: 'kita',
        answers: {
          200: { description: 'Its `ETag` names the capacities.', schema: kitaPlacesSchema },
        },
      }),
      async (c) => {
        const places = await readKitaPlaces(deps, c.get('person'), yearIn(c.req.param('year')));
        tagged(c, places.revision);
        return c.json(showPlaces(places));
      },
    )
    .put(
      '/places/:year',
      operation({
        summary: 'Set how many places the Kita has; pools not named stay',
        tag: 'kita',
        isWrite: true,
        isEdit: true,
        answers: { 204: { description: 'Set.' } },
      }),
      asSeen,
      ...answeredOnce(deps),
      ...body(kitaPlacesBody),
      async (c) => {
        await setKitaPlaces(deps, c.get('person'), {
          year: yearIn(c.req.param('year')),
          revision: c.get('seen'),
          capacities: c.req.valid('json').capacities,
        });
        return c.body(null, 204);
      },
    )
    .get(
      '/week',
      operation({
        summary: 'A week of appointments',
        tag: 'kita',
        answers: { 200: { description: 'By day and time.', schema: kitaWeekSchema } },
      }),
      query(kitaWeekQuery),
      async (c) =>
        c.json(showWeek(await readWeek(deps, c.get('person'), c.req.valid('query').day))),
    )
    .get(
      '/letters',
      operation({
        summary: 'Letters the Kita hands out to families without an email address',
        tag: 'kita',
        answers: { 200: { description: 'The oldest first.', schema: handOutListSchema } },
      }),
      async (c) => c.json(showLetters(await lettersToHandOut(deps, c.get('person')))),
    )
    .get(
      '/letters/:id',
      operation({
        summary: 'One of these letters, as it is printed',
        tag: 'kita',
        answers: { 200: { description: 'The letter.', schema: letterSchema } },
      }),
      async (c) =>
        c.json(showLetter(await readKitaLetter(deps, c.get('person'), idIn(c.req.param('id'))))),
    )
    .put(
      '/letters/:id/handed-out',
      operation({
        summary: 'Note that a letter was handed out',
        tag: 'kita',
        isWrite: true,
        answers: { 204: { description: 'Noted.' } },
      }),
      ...answeredOnce(deps),
      async (c) => {
        await markHandedOut(deps, c.get('person'), [idIn(c.req.param('id'))]);
        return c.body(null, 204);
      },
    );
}
