import { Hono } from 'hono';
import { DoorError } from '../../src/cases/errors.ts';
import { moveRoundDate } from '../../src/cases/office.ts';
import { readRound } from '../../src/cases/read/office-round.ts';
import type { RoundDateName } from '../../src/domain/round.ts';
import type { AppDependencies } from '../dependencies.ts';
import { asSeen, keyed, type KeyedEnv } from './guards.ts';
import { yearIn } from './ids.ts';
import { body } from './input.ts';
import { operation } from './operation.ts';
import { movedSchema, moveDateBody } from './schemas/rounds.ts';

/** Moving a date: below `/rounds`. */
export function roundDateRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>().post(
    '/:year/dates',
    operation({
      summary: 'Move one date of a round, with the reason',
      tag: 'office',
      isWrite: true,
      isEdit: true,
      answers: {
        200: { description: 'Moved: the revision that now holds.', schema: movedSchema },
        202: {
          description: 'Received and being processed; `Location` shows the round.',
          schema: movedSchema,
        },
      },
      problems: [
        'case.not_found',
        'round.out_of_order',
        'round.same_instant',
        'round.enrolments_overlap',
      ],
    }),
    keyed,
    asSeen,
    ...body(moveDateBody),
    async (c) => {
      const year = yearIn(c.req.param('year'));
      if ((await readRound(deps, c.get('person'), year)) === null)
        throw new DoorError('case.not_found');
      const { date, to, kitaIds, reason } = c.req.valid('json');
      const requestId = c.get('clientKey');
      const revision = await moveRoundDate(deps, c.get('person'), {
        year,
        clientKey: requestId,
        date: date as RoundDateName,
        to: Date.parse(to),
        kitaIds: kitaIds ?? null,
        reason,
        expected: c.get('seen'),
      });
      if (revision !== null) return c.json({ requestId, revision });
      return c.json({ requestId, revision }, 202, { Location: `/api/v1/office/rounds/${year}` });
    },
  );
}
