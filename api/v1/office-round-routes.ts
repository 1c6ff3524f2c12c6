import { Hono, type Context } from 'hono';
import { createRound } from '../../src/cases/create-round.ts';
import { DoorError } from '../../src/cases/errors.ts';
import { setFanOut } from '../../src/cases/fan-out.ts';
import { previewMove } from '../../src/cases/read/move-preview.ts';
import { readRound } from '../../src/cases/read/office-round.ts';
import { listRounds, readConnections } from '../../src/cases/read/office-rounds.ts';
import { CONNECTION_STEPS, noteConnection, releaseRound } from '../../src/cases/release-round.ts';
import type { RoundDateName } from '../../src/domain/round.ts';
import type { AppDependencies } from '../dependencies.ts';
import { answeredOnce, keyed, tagged, type KeyedEnv } from './guards.ts';
import { idIn, yearIn } from './ids.ts';
import { body, query } from './input.ts';
import { operation } from './operation.ts';
import { showConnections, showPreview } from './present/rounds.ts';
import { showOfficeRound, showRound } from './present/rounds.ts';
import {
  connectionBody,
  connectionsSchema,
  createdRoundSchema,
  fanOutBody,
  previewQuery,
  previewSchema,
  releaseBody,
  roundListSchema,
  seasonBody,
} from './schemas/rounds.ts';
import { officeRoundSchema } from './schemas/rounds.ts';

/** The youth office's acts on a round: making, connecting, releasing, looking ahead, stopping and resuming. */
export function officeRoundApiRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/',
      operation({
        summary: 'All rounds, newest first, and whether they are released',
        tag: 'office',
        answers: { 200: { description: 'The rounds.', schema: roundListSchema } },
      }),
      async (c) => {
        const rounds = await listRounds(deps, c.get('person'));
        return c.json({
          rounds: rounds.map(({ round, isReleased }) => ({ round: showRound(round), isReleased })),
        });
      },
    )
    .post(
      '/',
      operation({
        summary: 'Make a round from a season; the same season again is the same round',
        tag: 'office',
        isWrite: true,
        answers: {
          201: {
            description: 'Made, not released; warnings name days on which nobody works.',
            schema: createdRoundSchema,
          },
        },
        problems: ['round.exists'],
      }),
      ...answeredOnce(deps),
      ...body(seasonBody),
      async (c) => {
        const { round, warnings } = await createRound(deps, c.get('person'), c.req.valid('json'));
        return c.json({ round: showRound(round), warnings: [...warnings] }, 201, {
          Location: `/api/v1/office/rounds/${round.year}`,
        });
      },
    )
    .get(
      '/:year',
      operation({
        summary: 'A round with its revisions, and how many cases have taken note',
        tag: 'office',
        answers: {
          200: { description: 'Its `ETag` names it as it stands.', schema: officeRoundSchema },
        },
      }),
      async (c) => {
        const round = await readRound(deps, c.get('person'), yearIn(c.req.param('year')));
        if (round === null) throw new DoorError('case.not_found');
        tagged(c, round.tag);
        return c.json(showOfficeRound(round));
      },
    )
    .get(
      '/:year/preview',
      operation({
        summary: 'What moving a date would do; nothing is written',
        tag: 'office',
        answers: { 200: { description: 'Counted now.', schema: previewSchema } },
        problems: ['case.not_found'],
      }),
      query(previewQuery),
      async (c) => {
        const { date, to, kitaIds } = c.req.valid('query');
        const preview = await previewMove(deps, c.get('person'), {
          year: yearIn(c.req.param('year')),
          date: date as RoundDateName,
          to: Date.parse(to),
          kitaIds: kitaIds ?? null,
        });
        if (preview === null) throw new DoorError('case.not_found');
        return c.json(showPreview(preview));
      },
    )
    .post(
      '/:year/fan-out',
      operation({
        summary: 'Stop telling the cases of new dates, or resume it',
        tag: 'office',
        isWrite: true,
        answers: { 200: { description: 'The round as it is now.', schema: officeRoundSchema } },
        problems: ['case.not_found'],
      }),
      keyed,
      ...body(fanOutBody),
      async (c) => {
        const year = yearIn(c.req.param('year'));
        const { stopped, reason = '' } = c.req.valid('json');
        const clientKey = c.get('clientKey');
        await setFanOut(deps, c.get('person'), { year, clientKey, stopped, reason });
        const round = await readRound(deps, c.get('person'), year);
        if (round === null) throw new DoorError('case.not_found');
        return c.json(showOfficeRound(round));
      },
    )
    .post(
      '/:year/release',
      operation({
        summary: 'Open a round to families; needs a reason while Kitas are not ready',
        tag: 'office',
        isWrite: true,
        answers: { 200: { description: 'Released.', schema: connectionsSchema } },
        problems: ['case.not_found'],
      }),
      ...answeredOnce(deps),
      ...body(releaseBody),
      async (c) => {
        const { reason = '' } = c.req.valid('json');
        const year = yearIn(c.req.param('year'));
        await releaseRound(deps, c.get('person'), { year, reason });
        return connections(c, deps);
      },
    )
    .get(
      '/:year/kitas',
      operation({
        summary: 'How far each Kita is connected, who is missing, and the release',
        tag: 'office',
        answers: { 200: { description: 'By municipality and name.', schema: connectionsSchema } },
        problems: ['case.not_found'],
      }),
      (c) => connections(c, deps),
    )
    .put(
      '/:year/kitas/:kitaId',
      operation({
        summary: 'Note or take back steps of a connection; what stands already keeps its date',
        tag: 'office',
        isWrite: true,
        answers: { 200: { description: 'All connections.', schema: connectionsSchema } },
        problems: ['case.not_found'],
      }),
      ...answeredOnce(deps),
      ...body(connectionBody),
      async (c) => {
        const steps = c.req.valid('json');
        const year = yearIn(c.req.param('year'));
        const kitaId = idIn(c.req.param('kitaId'));
        for (const step of CONNECTION_STEPS) {
          const done = steps[step];
          if (done !== undefined)
            await noteConnection(deps, c.get('person'), { year, kitaId, step, done });
        }
        return connections(c, deps);
      },
    );
}

async function connections(c: Context<KeyedEnv>, deps: AppDependencies): Promise<Response> {
  const found = await readConnections(deps, c.get('person'), yearIn(c.req.param('year')));
  if (found === null) throw new DoorError('case.not_found');
  return c.json(showConnections(found));
}
