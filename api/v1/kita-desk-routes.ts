import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { offerToMany, readMany } from '../../src/cases/kita-many.ts';
import { readKitaPlaces, setKitaPlaces } from '../../src/cases/kita-places.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { problem } from '../problems.ts';
import {
  kitaPlacesBody,
  kitaPlacesSchema,
  manyOffersBody,
  manyOutcomesSchema,
} from './kita-desk-schemas.ts';
import { body, keyed, operation } from './operation.ts';
import { yearIn } from './year-in.ts';

interface DeskEnv {
  Bindings: SignedInEnv['Bindings'];
  Variables: SignedInEnv['Variables'] & { readonly clientKey: string; readonly seen: string };
}

/** What a Kita does for several children at once, and how many places it has. */
export function kitaDeskRoutes(deps: AppDependencies) {
  return new Hono<DeskEnv>()
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
        problems: [403],
      }),
      keyed,
      body(manyOffersBody),
      async (c) => {
        const { action, applicationIds } = c.req.valid('json');
        const asked = { clientKey: c.get('clientKey'), applicationIds };
        await offerToMany(deps, c.get('person'), { ...asked, action });
        const outcomes = await readMany(deps, c.get('person'), asked);
        return c.json({
          results: outcomes.map(({ applicationId, outcome }) => ({ applicationId, outcome })),
        });
      },
    )
    .get(
      '/places/:year',
      operation({
        summary: "The Kita's places in one Kindergartenjahr",
        tag: 'kita',
        answers: {
          200: { description: 'Its `ETag` names the capacities.', schema: kitaPlacesSchema },
        },
        problems: [403, 404],
      }),
      (c) => showPlaces(c, deps),
    )
    .put(
      '/places/:year',
      operation({
        summary: 'Set how many places the Kita has; pools not named stay',
        tag: 'kita',
        answers: { 200: { description: 'As they stand now.', schema: kitaPlacesSchema } },
        problems: [403, 404, 412, 422, 428],
      }),
      asSeen,
      body(kitaPlacesBody),
      async (c) => {
        await setKitaPlaces(deps, c.get('person'), {
          year: yearIn(c.req.param('year') ?? ''),
          revision: c.get('seen'),
          capacities: c.req.valid('json').pools,
        });
        return showPlaces(c, deps);
      },
    );
}

async function showPlaces(c: Context<DeskEnv>, deps: AppDependencies) {
  const places = await readKitaPlaces(deps, c.get('person'), yearIn(c.req.param('year') ?? ''));
  c.header('ETag', `"${places.revision}"`);
  return c.json({
    year: places.year,
    pools: places.pools.map(
      ({ ageGroup, hours, capacity, promised, contracted, free, invented }) => ({
        ageGroup,
        hours,
        capacity,
        promised,
        contracted,
        free,
        invented,
      }),
    ),
  });
}

/** Whoever edits says which revision they saw; weak tags and `*` name none. */
const asSeen = createMiddleware<DeskEnv>(async (c, next) => {
  const given = c.req.header('If-Match');
  if (given === undefined) return problem(c, 428, 'precondition.required');
  c.set('seen', /^"([\w-]+)"$/u.exec(given.trim())?.[1] ?? '');
  return next();
});
