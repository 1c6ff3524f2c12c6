import { Hono } from 'hono';
import { z } from 'zod';
import { readWatchBoard, REASONS, type BoardLine } from '../../src/cases/read/watch-board.ts';
import { PHASES } from '../../src/domain/phase.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { KeyedEnv } from './guards.ts';
import { query } from './input.ts';
import { operation } from './operation.ts';
import { cursorIn, ID_CURSOR, nextPage, nextSchema, pageQuery } from './paging.ts';

const instant = z.iso.datetime();
const count = z.int().min(0);

const findingSchema = z
  .strictObject({
    id: z.uuid(),
    reason: z.enum(REASONS),
    evidence: z
      .record(z.string(), z.union([z.string(), z.number(), z.null(), z.array(z.string())]))
      .describe('Codes, ids, counts, and instants as UTC milliseconds.'),
    since: instant,
    foundAt: instant,
    lastSeenAt: instant,
    endedAt: instant.nullable().describe('null: it is still so.'),
    case: z
      .strictObject({
        applicationId: z.uuid(),
        caseNumber: z.string(),
        phase: z.enum(PHASES),
        waitingFor: z.string(),
        waitingSince: instant,
      })
      .nullable()
      .describe('null: it concerns no single case.'),
  })
  .meta({ ref: 'WatchFinding' });

const boardSchema = z
  .strictObject({
    lookedAt: instant.nullable().describe('When the watch last looked; null: never.'),
    tookMs: count.nullable(),
    isLate: z.boolean().describe('Nobody has looked for two minutes: what follows may be old.'),
    counts: z.record(z.enum(REASONS), count),
    findings: z.array(findingSchema).describe('The worst first, of those the newest first.'),
    next: nextSchema,
    ended: z.array(findingSchema).describe('What ended last.'),
  })
  .meta({ ref: 'WatchBoard' });

const boardQuery = z.strictObject({
  reason: z.enum(REASONS).optional(),
  ...pageQuery.shape,
});

/** The board of stalled cases, for the youth office. */
export function watchApiRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>().get(
    '/watch',
    operation({
      summary: 'What has come to a halt, and when the watch last looked',
      tag: 'office',
      answers: { 200: { description: 'The worst first.', schema: boardSchema } },
    }),
    query(boardQuery),
    async (c) => {
      const { after, ...filter } = c.req.valid('query');
      const board = await readWatchBoard(deps, c.get('person'), {
        ...filter,
        after: cursorIn(after, ID_CURSOR),
      });
      const shown: z.input<typeof boardSchema> = {
        lookedAt: board.looked === null ? null : iso(board.looked.at),
        tookMs: board.looked?.tookMs ?? null,
        isLate: board.isLate,
        counts: { ...board.counts },
        findings: board.findings.map(showFinding),
        next: nextPage(c, board.next),
        ended: board.ended.map(showFinding),
      };
      return c.json(shown);
    },
  );
}

const iso = (at: number): string => new Date(at).toISOString();

function showFinding(line: BoardLine): z.input<typeof findingSchema> {
  const { id, reason, evidence, since, foundAt, lastSeenAt, endedAt } = line;
  return {
    id,
    reason,
    evidence: Object.fromEntries(
      Object.entries(evidence).map(([key, value]) => [
        key,
        typeof value === 'object' && value !== null ? [...value] : value,
      ]),
    ),
    since: iso(since),
    foundAt: iso(foundAt),
    lastSeenAt: iso(lastSeenAt),
    endedAt: endedAt === null ? null : iso(endedAt),
    case:
      line.case === null
        ? null
        : {
            applicationId: line.case.applicationId,
            caseNumber: line.case.caseNumber,
            phase: line.case.turn.phase,
            waitingFor: line.case.turn.waitingFor,
            waitingSince: iso(line.case.turn.since),
          },
  };
}
