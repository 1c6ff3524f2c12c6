import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startCase } from '../../src/cases/start-case.ts';
import { startTestPortal, type TestPortal } from '../support/portal.ts';
import { CHAPTERS, tellStory, type Chapter, type Story } from '../support/story.ts';

/** Terminated in every phase and started again from its row: the one repair there is. */
describe('a case whose workflow was lost', () => {
  let portal: TestPortal;
  let undisturbed: unknown;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      kitas: 2 * (CHAPTERS.length + 3),
    });
    undisturbed = await (await newStory('closed')).outline();
  });
  afterAll(() => portal.stop());

  it.concurrent.each(CHAPTERS.slice(0, -1))(
    'goes on from %s as if nothing had happened',
    async (chapter) => {
      const told = await newStory(chapter);
      await loseWorkflow(told);
      await told.goOn('closed');
      expect(await told.outline()).toEqual(undisturbed);
    },
  );

  it.concurrent('goes on when it is lost in every phase', async () => {
    const told = await newStory('registered');
    for (const chapter of CHAPTERS) {
      await told.goOn(chapter);
      if (chapter !== 'closed') await loseWorkflow(told);
    }
    expect(await told.outline()).toEqual(undisturbed);
  });

  it.concurrent('a withdrawn case closes after its grace all the same', async () => {
    const told = await newStory('chosen');
    await told.withdraw();
    await loseWorkflow(told);
    await told.days(15);
    expect((await told.untilClosed()).end?.reason).toBe('withdrawn');
    expect(await portal.promised(told.kita)).toBe(0);
  });

  it.concurrent('the next command starts it where nobody else has', async () => {
    const told = await newStory('offerOpen');
    await portal.workflow(told.id).terminate('lost');
    expect(await told.accept()).toEqual({ kind: 'done' });
    const { status } = await portal.workflow(told.id).describe();
    expect(status.name).toBe('RUNNING');
  });

  let used = 0;
  function newStory(until: Chapter): Promise<Story> {
    return tellStory(portal, until, { kitas: portal.kitas.slice(used, (used += 2)) });
  }

  async function loseWorkflow({ id }: Story): Promise<void> {
    await portal.workflow(id).terminate('lost');
    await startCase(portal.deps, id);
  }
});
