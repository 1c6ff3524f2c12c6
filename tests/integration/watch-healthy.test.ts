import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startWaitingCases } from '../../src/cases/starter.ts';
import { usuallyOrLong } from '../support/long.ts';
import { eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { CHAPTERS, tellStory } from '../support/story.ts';
import { openWatching, type Watching } from '../support/watching.ts';

const CASES = usuallyOrLong(100, 1000);
/** Each chapter is told once; the rest are copies of its rows, which their workflows go on from. */
const COPIES = CASES / CHAPTERS.length - 1;

describe('the watch', () => {
  let portal: TestPortal;
  let watching: Watching;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      loops: false,
      capacity: 100,
    });
    watching = openWatching(portal);
    await watching.heart(true);
  });
  afterAll(async () => {
    await watching.stop();
    await portal.stop();
  });

  it(
    `takes none of ${CASES} cases, in every chapter, for stalled`,
    async () => {
      await Promise.all(CHAPTERS.map((chapter) => tellStory(portal, chapter)));
      for (const statement of copies(COPIES)) await watching.sql(statement);
      await eventually(
        async () => {
          await startWaitingCases(portal.deps);
          return count(
            'select count(*)::int from application where workflow_started_at is null and closed_at is null',
          );
        },
        (waiting) => waiting === 0,
        300_000,
      );
      expect(await count('select count(*)::int from application')).toBe(CASES);
      await watching.look(3 + Math.floor(CASES / 250));
      expect(await watching.open()).toEqual([]);
      // Nor was anything taken for stalled and thought better of.
      expect(await count('select count(*)::int from watch_finding')).toBe(0);
    },
    usuallyOrLong(120_000, 600_000),
  );

  async function count(statement: string): Promise<number> {
    const [row] = await portal.owner.em.fork().execute<{ count: number }[]>(statement);
    return row?.count ?? 0;
  }
});

/** Every case with its rows again, so many times; the copies' ids follow from those of their originals. */
function copies(times: number): readonly string[] {
  const id = (column: string): string => `md5(o.${column}::text || n)::uuid`;
  const copy = (table: string, ids: readonly string[], changed: readonly string[] = []): string => `
    insert into ${table} select (jsonb_populate_record(o, jsonb_build_object(
      ${[...ids.map((column) => `'${column}', ${id(column)}`), ...changed].join(', ')}))).*
    from ${table} o, generate_series(1, ${times}) n`;
  return [
    copy('child', ['id']),
    copy(
      'application',
      ['id', 'child_id'],
      [
        `'case_number', o.case_number || '-' || n`,
        `'duplicate_key', null`,
        `'workflow_started_at', null`,
      ],
    ),
    copy('case_event', ['application_id'], [`'command_id', null`]),
    copy('wish', ['id', 'application_id']),
    copy('offer', ['id', 'application_id', 'wish_id']),
    copy(
      'slot',
      ['id', 'application_id', 'offer_id'],
      [`'starts_at', o.starts_at + n * interval '1 second'`],
    ),
    copy('contract', ['id', 'application_id', 'offer_id', 'child_id']),
  ];
}
