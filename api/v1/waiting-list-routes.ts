import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import {
  readWaitingList,
  WAITING_LIST_STANDINGS,
  type WaitingList,
} from '../../src/cases/read/waiting-list.ts';
import { FileProblem } from '../../src/cases/waiting-list/csv-file.ts';
import { importWaitingList } from '../../src/cases/waiting-list/import.ts';
import { inviteWaitingList } from '../../src/cases/waiting-list/invite.ts';
import { reopenEntry, settleEntry } from '../../src/cases/waiting-list/settle.ts';
import type { AppDependencies } from '../dependencies.ts';
import { problem } from '../problems.ts';
import { answeredOnce, type KeyedEnv } from './guards.ts';
import { idIn, yearIn } from './ids.ts';
import { body, query } from './input.ts';
import { operation } from './operation.ts';
import { cursorIn, ID_CURSOR, nextPage, pageQuery } from './paging.ts';
import { searchedIn, searchQuery } from './search.ts';
import {
  importResultSchema,
  invitedSchema,
  settlementBody,
  waitingListSchema,
} from './schemas/waiting-list.ts';

const listQuery = z.strictObject({
  standing: z.enum(WAITING_LIST_STANDINGS).default('unregistered'),
  search: searchQuery,
  ...pageQuery.shape,
});

const CSV_EXAMPLE =
  'Name Kind;Vorname Kind;Geburtsdatum;Name Elternteil;Vorname Elternteil;E-Mail\nBeispiel;Mia;14.03.2024;Beispiel;Kim;kim.beispiel@example.org\n';

const csvOnly = createMiddleware<KeyedEnv>(async (c, next) =>
  /^text\/csv(?:\s*;|\s*$)/iu.test(c.req.header('Content-Type') ?? '')
    ? next()
    : problem(c, 415, 'request.media_type'),
);

/** The office's old waiting list. */
export function waitingListApiRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/:year',
      operation({
        summary: 'The old waiting list of a round, by who has not registered',
        tag: 'office',
        answers: { 200: { description: 'By name.', schema: waitingListSchema } },
        problems: ['case.not_found'],
      }),
      query(listQuery),
      async (c) => {
        const year = yearIn(c.req.param('year'));
        const { after, limit, search, ...filter } = c.req.valid('query');
        const list = await readWaitingList(deps, c.get('person'), {
          year,
          ...filter,
          search: searchedIn(deps, c.get('person'), search),
          page: 1,
          after: cursorIn(after, ID_CURSOR),
          limit: limit + 1,
        });
        const lines = list.lines.slice(0, limit);
        const last = list.lines.length > limit ? lines.at(-1) : undefined;
        return c.json({
          ...show({ ...list, lines }),
          next: nextPage(c, last?.id ?? null),
        });
      },
    )
    .put(
      '/:year/file',
      operation({
        summary:
          'Take a CSV file (the body itself) over into the list; repeating it changes nothing',
        tag: 'office',
        isWrite: true,
        file: { type: 'text/csv', example: CSV_EXAMPLE },
        answers: {
          200: { description: 'What became of each line.', schema: importResultSchema },
        },
        problems: ['case.not_found'],
      }),
      csvOnly,
      ...answeredOnce(deps),
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
        isWrite: true,
        answers: { 200: { description: 'How many were invited now.', schema: invitedSchema } },
        problems: ['case.not_found'],
      }),
      ...answeredOnce(deps),
      async (c) => {
        const year = yearIn(c.req.param('year'));
        return c.json({ invited: await inviteWaitingList(deps, c.get('person'), year) });
      },
    )
    .put(
      '/:year/children/:id/settlement',
      operation({
        summary: 'Note that a child of the list needs no place any more',
        tag: 'office',
        isWrite: true,
        answers: { 204: { description: 'Noted; nothing is sent about it any more.' } },
        problems: ['case.not_found', 'waiting_list.registered'],
      }),
      ...answeredOnce(deps),
      ...body(settlementBody),
      async (c) => {
        await settleEntry(deps, c.get('person'), {
          year: yearIn(c.req.param('year')),
          id: idIn(c.req.param('id')),
          ...c.req.valid('json'),
        });
        return c.body(null, 204);
      },
    )
    .delete(
      '/:year/children/:id/settlement',
      operation({
        summary: 'Take back that a child of the list needs no place any more',
        tag: 'office',
        isWrite: true,
        answers: { 204: { description: 'It is reminded again.' } },
        problems: ['case.not_found', 'waiting_list.registered'],
      }),
      ...answeredOnce(deps),
      async (c) => {
        await reopenEntry(deps, c.get('person'), {
          year: yearIn(c.req.param('year')),
          id: idIn(c.req.param('id')),
        });
        return c.body(null, 204);
      },
    );
}

const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

function show({ year, deadlineAt, counts, found, lines }: WaitingList) {
  return {
    year,
    deadlineAt: new Date(deadlineAt).toISOString(),
    counts,
    found,
    children: lines.map(({ invitedAt, settledAt, ...line }) => ({
      ...line,
      invitedAt: iso(invitedAt),
      settledAt: iso(settledAt),
    })),
  } satisfies Omit<z.input<typeof waitingListSchema>, 'next'>;
}
