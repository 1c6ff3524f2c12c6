import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { acceptOffer } from '../../src/cases/family.ts';
import { sendNow, sendOpenCommands } from '../../src/cases/sender.ts';
import { DAY, eventually, HOUR, startTestPortal, type TestPortal } from '../support/portal.ts';
import { tellStory, type Story } from '../support/story.ts';

/** Situations in which a case could wait for ever, or never stop working. */
describe('nothing holds a case up, and nothing keeps it busy', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      loops: false,
    });
  });
  afterAll(() => portal.stop());

  it('a workflow whose row is gone ends when its timer fires', async () => {
    const told = await tellStory(portal, 'registered');
    await eventually(
      async () => (await portal.history(told.id)).length,
      (length) => length > 5,
    );
    await removeRow(told);
    await told.portal
      .forward(told.id, 11 * DAY)
      .catch(() => 'the row that holds the clock is gone as well');
    const ended = await eventually(
      async () => (await portal.workflow(told.id).describe()).status.name,
      (status) => status !== 'RUNNING',
      5000,
    );
    expect(ended).toBe('COMPLETED');
  });

  it('a command that cannot be delivered holds back a timed step without wearing the case out', async () => {
    const told = await tellStory(portal, 'offerOpen');
    await recordOnly(told);
    const before = (await portal.history(told.id)).length;
    // Three hours past the first reminder's instant; asking every five seconds would be two thousand times.
    await portal.forward(told.id, 21 * DAY + 3 * HOUR);
    const after = (await portal.history(told.id)).length;

    expect((await told.offerOf()).status).toBe('open');
    expect(after - before).toBeLessThan(300);
    await deliverAll(told);
    await eventually(
      async () => (await told.offerOf()).status,
      (status) => status === 'accepted',
    );
  });

  it('a command open for weeks is sent like any other', async () => {
    const told = await tellStory(portal, 'offerOpen');
    await recordOnly(told);
    await portal.owner.em
      .fork()
      .execute(
        `update case_command set sent_count = 5000, last_sent_at = now() - interval '1 hour' where application_id = ? and outcome is null`,
        [told.id],
      );
    await sendOpenCommands(portal.deps);
    expect((await told.offerOf()).status).toBe('accepted');
  });

  it('a command that only Temporal remembers is not asked for over and over', async () => {
    const told = await tellStory(portal, 'chosen');
    const em = portal.owner.em.fork();
    // PostgreSQL put back to a moment before the outcome, and nobody ran the repair.
    await em.execute('alter table case_command disable trigger user');
    await em.execute(
      `update case_command set outcome = null where application_id = ? and action = 'acceptOffer'`,
      [told.id],
    );
    await em.execute('alter table case_command enable trigger user');
    const command = (await portal.commands(told.id)).find((open) => open.outcome === null);
    if (command === undefined) throw new Error('no open command');
    const asked = vi.spyOn(portal.deps.client.workflow, 'getHandle');
    expect(await sendNow(portal.deps, command)).toEqual({ kind: 'processing' });
    expect(asked.mock.calls.length).toBeLessThanOrEqual(2);
    asked.mockRestore();
  });

  /** Writes an acceptance as a door does that cannot reach Temporal. */
  async function recordOnly(told: Story): Promise<void> {
    const client = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) });
    const offerId = (await told.offerOf()).id;
    const result = await acceptOffer({ ...portal.deps, client, updateWaitMs: 200 }, told.family, {
      applicationId: told.id,
      clientKey: randomUUID(),
      offerId,
    });
    expect(result).toEqual({ kind: 'processing' });
    await client.connection.close();
  }

  async function deliverAll(told: Story): Promise<void> {
    const open = (await portal.commands(told.id)).filter((command) => command.outcome === null);
    for (const command of open)
      expect(await sendNow(portal.deps, command)).toEqual({ kind: 'done' });
  }

  async function removeRow({ id }: Story): Promise<void> {
    const em = portal.owner.em.fork();
    for (const table of [
      'notice',
      'case_event',
      'case_command',
      'slot',
      'contract',
      'offer',
      'wish',
      'guardian',
    ])
      await em.execute(`delete from ${table} where application_id = ?`, [id]);
    await em.execute('delete from application where id = ?', [id]);
  }
});
