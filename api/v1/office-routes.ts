import { Hono } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import { lettersToPrint, markPrinted } from '../../src/cases/letters.ts';
import { readCase } from '../../src/cases/read/office-case.ts';
import { readCases } from '../../src/cases/read/office-cases.ts';
import { newestYear, readRound } from '../../src/cases/read/office-round.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { childminderApiRoutes, mediationApiRoutes } from './childminding-routes.ts';
import { only, operation, query } from './operation.ts';
import { yearIn } from './year-in.ts';
import { showCases, showLetters, showOfficeCase } from './present/office.ts';
import { showOfficeRound } from './present/rounds.ts';
import { caseListSchema, caseQuery, letterListSchema, officeCaseSchema } from './schemas/office.ts';
import { officeRoundSchema } from './schemas/rounds.ts';
import { waitingListApiRoutes } from './waiting-list-routes.ts';
import { watchApiRoutes } from './watch.ts';

/** The youth office's lists, what stands still, one case, the round with its revisions, and letters. */
export function officeApiRoutes(deps: AppDependencies) {
  return new Hono<SignedInEnv>()
    .use(only('office'))
    .route('/waiting-lists', waitingListApiRoutes(deps))
    .route('/childminders', childminderApiRoutes(deps))
    .route('/cases', mediationApiRoutes(deps))
    .route('/', watchApiRoutes(deps))
    .get(
      '/cases',
      operation({
        summary: 'The cases of a round, with whose turn it is',
        tag: 'office',
        answers: { 200: { description: 'A page of 50 cases.', schema: caseListSchema } },
        problems: [403, 404, 422],
      }),
      query(caseQuery),
      async (c) => {
        const { year: wanted, ...filter } = c.req.valid('query');
        const year = wanted ?? (await newestYear(deps, c.get('person')));
        const list =
          year === undefined ? null : await readCases(deps, c.get('person'), { ...filter, year });
        if (list === null) throw new DoorError('case.not_found');
        return c.json(showCases(list));
      },
    )
    .get(
      '/cases/:id',
      operation({
        summary: 'Everything the record holds of one case',
        tag: 'office',
        answers: { 200: { description: 'The case.', schema: officeCaseSchema } },
        problems: [403, 404],
      }),
      async (c) => {
        const theCase = await readCase(deps, c.get('person'), idIn(c.req.param('id')));
        if (theCase === null) throw new DoorError('case.not_found');
        return c.json(showOfficeCase(theCase));
      },
    )
    .get(
      '/rounds/:year',
      operation({
        summary: 'A round with its revisions, and how many cases have taken note',
        tag: 'office',
        answers: { 200: { description: 'The round.', schema: officeRoundSchema } },
        problems: [403, 404],
      }),
      async (c) => {
        const round = await readRound(deps, c.get('person'), yearIn(c.req.param('year')));
        if (round === null) throw new DoorError('case.not_found');
        return c.json(showOfficeRound(round));
      },
    )
    .get(
      '/letters',
      operation({
        summary: 'The oldest letters to print, at most a hundred',
        tag: 'office',
        answers: { 200: { description: 'The letters.', schema: letterListSchema } },
        problems: [403],
      }),
      async (c) => c.json(showLetters(await lettersToPrint(deps, c.get('person')))),
    )
    .put(
      '/letters/:id/printed',
      operation({
        summary: 'Note that a letter was printed; repeating it changes nothing',
        tag: 'office',
        answers: { 204: { description: 'Noted.' } },
        problems: [403, 404],
      }),
      async (c) => {
        await markPrinted(deps, c.get('person'), [idIn(c.req.param('id'))]);
        return c.body(null, 204);
      },
    );
}

export function idIn(given: string): string {
  const id = z.uuid().safeParse(given).data;
  if (id === undefined) throw new DoorError('case.not_found');
  return id;
}
