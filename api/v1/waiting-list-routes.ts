import { Hono } from 'hono';
import { z } from 'zod';
import {
  readWaitingList,
  WAITING_LIST_STANDINGS,
  type WaitingList,
} from '../../src/cases/read/waiting-list.ts';
import { FileProblem } from '../../src/cases/waiting-list/csv-file.ts';
import { importWaitingList } from '../../src/cases/waiting-list/import.ts';
import { inviteWaitingList } from '../../src/cases/waiting-list/invite.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { problem } from '../problems.ts';
import { operation, query } from './operation.ts';
import { importResultSchema, invitedSchema, waitingListSchema } from './schemas/waiting-list.ts';
import { yearIn } from './year-in.ts';

const listQuery = z.strictObject({
  standing: z.enum(WAITING_LIST_STANDINGS).default('unregistered'),
  search: z.string().trim().min(1).max(100).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** The office's old waiting list. Both writes change nothing when repeated, so they need no key. */
export function waitingListApiRoutes(deps: AppDependencies) {
  return new Hono<SignedInEnv>()
    .get(
      '/:year',
      operation({
        summary: 'The old waiting list of a round, by who has not registered',
        tag: 'office',
        answers: { 200: { description: 'A page of 100 children.', schema: waitingListSchema } },
        problems: [403, 404, 422],
      }),
      query(listQuery),
      async (c) => {
        const year = yearIn(c.req.param('year'));
        const filter = { year, ...c.req.valid('query') };
        return c.json(show(await readWaitingList(deps, c.get('person'), filter)));
      },
    )
    .put(
      '/:year/file',
      operation({
        summary:
          'Take a CSV file (the body itself, text/csv) over into the list; repeating it changes nothing',
        tag: 'office',
        answers: {
          200: { description: 'What became of each line.', schema: importResultSchema },
        },
        problems: [403, 404, 422],
      }),
      async (c) => {
        const year = yearIn(c.req.param('year'));
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        try {
          return c.json(await importWaitingList(deps, c.get('person'), { year, bytes }));
        } catch (error) {
          if (!(error instanceof FileProblem)) throw error;
          return problem(c, 422, 'input.invalid', {
            title: c.get('texts').waitingListFileProblems[error.code](error.detail),
            fields: [{ field: 'file', problem: error.code }],
          });
        }
      },
    )
    .put(
      '/:year/invitations',
      operation({
        summary:
          'Release the invitations to all not yet invited; repeating it reaches nobody twice',
        tag: 'office',
        answers: { 200: { description: 'How many were invited now.', schema: invitedSchema } },
        problems: [403, 404, 409],
      }),
      async (c) => {
        const year = yearIn(c.req.param('year'));
        return c.json({ invited: await inviteWaitingList(deps, c.get('person'), year) });
      },
    );
}

function show({ year, deadlineAt, counts, found, lines }: WaitingList) {
  return {
    year,
    deadlineAt: new Date(deadlineAt).toISOString(),
    counts,
    found,
    children: lines.map(({ invitedAt, ...line }) => ({
      ...line,
      invitedAt: invitedAt === null ? null : new Date(invitedAt).toISOString(),
    })),
  } satisfies z.input<typeof waitingListSchema>;
}
