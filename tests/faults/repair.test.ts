import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { moveRoundDate } from '../../src/cases/office.ts';
import { repair } from '../../src/cases/repair.ts';
import type { EmbeddedPostgres } from '../../src/embedded/postgres.ts';
import type { EmbeddedTemporal } from '../../src/embedded/temporal-server.ts';
import { Application } from '../../src/persistence/entities/application.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { startOwnPostgres, startOwnTemporal, type OwnService } from '../support/services.ts';
import { tellStory, type Chapter, type Story } from '../support/story.ts';

/**
 * One side is put back to an earlier state while the other goes on: backups are never of one moment. PostgreSQL is the
 * record, so after `repair` every case goes on from its row.
 */
describe('after a restore of one side', () => {
  let postgres: OwnService<EmbeddedPostgres>;
  let temporal: OwnService<EmbeddedTemporal>;
  let portal: TestPortal;
  let used = 0;
  /** What a case leaves behind that nothing happened to. */
  let undisturbed: unknown;

  beforeAll(async () => {
    [postgres, temporal] = await Promise.all([startOwnPostgres(), startOwnTemporal()]);
    portal = await startTestPortal({
      postgresUrl: postgres.current().url,
      temporalAddress: temporal.current().address,
      kitas: 40,
    });
    undisturbed = await (await tell('closed')).outline();
  });
  afterAll(async () => {
    await portal.stop();
    await Promise.all([postgres.stop(), temporal.stop()]);
  });

  it('Temporal behind PostgreSQL: every case goes on from its row', async () => {
    const [stays, offered, accepts, books, closes, leaves] = await tellAll([
      'registered',
      'offers',
      'offerOpen',
      'slotsProposed',
      'concluded',
      'review',
    ]);
    await backUp(temporal, [stays, offered, accepts, books, closes, leaves]);

    await Promise.all([
      offered.goOn('offerOpen'),
      accepts.goOn('chosen'),
      books.goOn('contract'),
      closes.goOn('closed'),
      leaves.withdraw(),
    ]);
    const fresh = await tell('offerOpen');
    const open = [stays, offered, accepts, books, fresh, leaves];
    const promised = await promisedPlaces();
    await putBack(temporal, open, async () => {
      expect(await withoutTemporal(fresh, (cutOff) => cutOff.accept())).toEqual({
        kind: 'processing',
      });
    });

    await expectRepair();
    await portalUp();
    await eventually(
      async () => (await fresh.state()).phase,
      (phase) => phase === 'chosen',
    );
    expect(await promisedPlaces()).toEqual(promised);
    expect(await statusOf(closes)).toBe('TERMINATED');
    await expectSameEnd([stays, offered, accepts, books, fresh.resumedAt('chosen')]);
    await leaves.days(15);
    expect((await leaves.untilClosed()).end?.reason).toBe('withdrawn');
    await expectPlacesAreCounted();
    await expectDatesCanBeMoved();
  });

  it('PostgreSQL behind Temporal: what it does not know has not happened, and can be done again', async () => {
    const chapters = ['registered', 'offerOpen', 'contract', 'concluded', 'chosen'] as const;
    const stories = await tellAll(chapters);
    const [, accepts, concludes, closes, leaves] = stories;
    await backUp(postgres, stories);

    await Promise.all([
      accepts.goOn('slotBooked'),
      concludes.goOn('concluded'),
      closes.goOn('closed'),
      leaves.withdraw(),
    ]);
    const lost = await tell('offerOpen');
    await putBack(postgres, [accepts, concludes, leaves, lost]);

    await expectRepair();
    await portalUp();
    expect(await statusOf(lost)).toBe('TERMINATED');
    expect(await portal.promised(lost.kita)).toBe(0);
    await expectSameEnd(
      stories.map((story, index) => story.resumedAt(chapters[index] ?? 'closed')),
    );
    await expectPlacesAreCounted();
    await expectDatesCanBeMoved();
  });

  it('a running workflow ends also where Temporal does not list it yet', async () => {
    const told = await tell('review');
    const handle = portal.workflow(told.id);
    const { runId } = await handle.describe();
    const none = { async *[Symbol.asyncIterator]() {} };
    const list = vi.spyOn(portal.deps.client.workflow, 'list').mockReturnValue(none as never);
    await repair(portal.deps);
    list.mockRestore();
    expect((await handle.describe()).runId).not.toBe(runId);
    await expectSameEnd([told]);
  });

  /** A case with Kitas of its own, so that places are counted for it alone. */
  function tell(until: Chapter): Promise<Story> {
    return tellStory(portal, until, { kitas: portal.kitas.slice(used, (used += 2)) });
  }

  function tellAll<const T extends readonly Chapter[]>(
    chapters: T,
  ): Promise<{ -readonly [Index in keyof T]: Story }> {
    return Promise.all(chapters.map((chapter) => tell(chapter))) as never;
  }

  async function portalDown(stories: readonly Story[]): Promise<void> {
    await Promise.all(stories.map(({ id }) => portal.untilAtRest(id)));
    await portal.stopLoops();
    await portal.stopWorker();
  }

  async function portalUp(): Promise<void> {
    await portal.startWorker();
    portal.startLoops();
  }

  /** Temporal drains for ten seconds when it is asked to end, and its file needs no such care. */
  function down(side: OwnService<unknown>): Promise<void> {
    return side === temporal ? side.kill() : side.halt();
  }

  /** Copies one side's data while nothing runs; then everything goes on. */
  async function backUp(side: OwnService<unknown>, stories: readonly Story[]): Promise<void> {
    await portalDown(stories);
    await down(side);
    side.snapshot();
    await side.restart();
    await portalUp();
  }

  /** Puts one side back to its copy; the portal stays down. */
  async function putBack(
    side: OwnService<unknown>,
    stories: readonly Story[],
    meanwhile?: () => Promise<void>,
  ): Promise<void> {
    await portalDown(stories);
    await down(side);
    await meanwhile?.();
    side.restoreSnapshot();
    await side.restart();
  }

  /** Every open case is started again, and the round. */
  async function expectRepair(): Promise<void> {
    const open = await portal.owner.em.fork().count(Application, { closedAt: null });
    expect((await repair(portal.deps)).started).toBe(open + 1);
  }

  async function withoutTemporal<T>(
    story: Story,
    action: (cutOff: Story) => Promise<T>,
  ): Promise<T> {
    const connection = Connection.lazy({ address: '127.0.0.1:1' });
    try {
      return await action(story.through({ client: new Client({ connection }), updateWaitMs: 200 }));
    } finally {
      await connection.close();
    }
  }

  async function expectSameEnd(stories: readonly Story[]): Promise<void> {
    await Promise.all(stories.map((story) => story.goOn('closed')));
    for (const story of stories) expect(await story.outline()).toEqual(undisturbed);
  }

  async function statusOf({ id }: Story): Promise<string> {
    return (await portal.workflow(id).describe()).status.name;
  }

  function promisedPlaces(): Promise<unknown> {
    return portal.owner.em.fork().execute('select id, promised from places order by id');
  }

  async function expectPlacesAreCounted(): Promise<void> {
    const wrong: unknown = await portal.owner.em.fork().execute(
      `select id from places where promised <> (select count(*) from offer
         where offer.places_id = places.id and offer.status in ('open', 'accepted'))`,
    );
    expect(wrong).toEqual([]);
  }

  /** The round's own workflow was lost as well. */
  async function expectDatesCanBeMoved(): Promise<void> {
    const told = await tell('registered');
    const { round } = await told.state();
    const office = { kind: 'office', ref: 'kreisjugendamt', role: 'head' } as const;
    const moved = await moveRoundDate(portal.deps, office, {
      year: round.year,
      clientKey: randomUUID(),
      date: 'endsAt',
      to: round.dates.endsAt + DAY,
      reason: 'Probe',
    });
    expect(moved).toBe(round.revision + 1);
    await eventually(
      async () => (await told.state()).round.revision,
      (noted) => noted === moved,
    );
  }
});
