import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Client, Connection } from '@temporalio/client';
import {
  DAY,
  eventually,
  startTestPortal,
  type TestKita,
  type TestPortal,
} from '../support/portal.ts';
import { tellStory, type Chapter } from '../support/story.ts';

const DONE = { kind: 'done' };

describe('what families do beside the straight way', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      kitas: 26,
    });
  });
  afterAll(() => portal.stop());

  let used = 0;
  /** Kitas of a test's own, so that places are counted for it alone. */
  const kitas = (count: number): readonly TestKita[] => portal.kitas.slice(used, (used += count));

  it('whoever registers after the deadline is late, and goes the same way', async () => {
    const { deadlineAt } = portal.round.dates;
    portal.setDoorClock(() => deadlineAt + DAY);
    const { id } = await portal.register();
    portal.setDoorClock(Date.now);
    expect(await portal.state(id)).toMatchObject({ late: true, phase: 'registered' });
    await portal.forward(id, 21 * DAY);
    expect((await portal.events(id)).map(({ kind }) => kind)).toEqual(['registered']);
    expect((await portal.state(id)).wishes.map((wish) => wish.status)).not.toContain('ended');
  });

  it.concurrent('changing wishes keeps the ids of those that stay', async () => {
    const [first, second, third] = kitas(3);
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('three');
    const told = await tellStory(portal, 'registered', { kitas: [first, second] });
    const before = (await told.state()).wishes;
    const idOf = (kita: TestKita) => before.find((wish) => wish.kitaId === kita.id)?.id;

    expect(await told.wish([third, first])).toEqual(DONE);
    const changed = (await told.state()).wishes;
    expect(changed.find((wish) => wish.kitaId === first.id)).toMatchObject({
      id: idOf(first),
      rank: 2,
      status: 'open',
    });
    expect(changed.find((wish) => wish.kitaId === second.id)?.status).toBe('removed');
    expect(await told.wish([second, first, third], true)).toEqual(DONE);
    const again = (await told.state()).wishes;
    expect(again.find((wish) => wish.kitaId === second.id)).toMatchObject({
      id: idOf(second),
      rank: 1,
      status: 'open',
    });
    expect(again).toHaveLength(4);
    expect((await told.notices()).filter((kind) => kind === 'wishesChanged')).toHaveLength(2);
  });

  it.concurrent('two tabs that add the same Kita add it once', async () => {
    const [first, second] = kitas(2);
    if (first === undefined || second === undefined) throw new Error('two');
    const told = await tellStory(portal, 'registered', { kitas: [first] });
    const nowhere = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) });
    const cutOff = told.through({ client: nowhere, updateWaitMs: 200 });
    // Both doors see the wishes as they were.
    await Promise.all([cutOff.wish([first, second]), cutOff.wish([second])]);
    const outcomes = await eventually(
      async () => (await portal.commands(told.id)).map((command) => command.outcome),
      (seen) => !seen.includes(null),
    );
    expect(outcomes).toEqual(['done', 'done', 'done']);
    const { wishes } = await told.state();
    expect(wishes.filter((wish) => wish.kitaId === second.id)).toHaveLength(1);
    await nowhere.connection.close();
  });

  it.concurrent('a wish for childminding alone waits for the youth office, and no Kita can offer on it', async () => {
    const [none] = kitas(1);
    const registered = await portal.register({ kitas: [], childminding: true });
    const { wishes } = await portal.state(registered.id);
    expect(wishes.map(({ kitaId, status }) => [kitaId, status])).toEqual([[null, 'open']]);
    await portal.forward(registered.id, 21 * DAY);
    expect((await portal.events(registered.id)).map(({ kind }) => kind)).toEqual([
      'registered',
      'enrolmentClosed',
    ]);
    expect(await portal.promised(none as TestKita)).toBe(0);
  });

  it.concurrent.each<Chapter>([
    'registered',
    'review',
    'offers',
    'offerOpen',
    'chosen',
    'slotsProposed',
    'slotBooked',
    'contract',
  ])('withdrawing from %s gives everything back', async (chapter) => {
    const told = await tellStory(portal, chapter, { kitas: kitas(2) });
    if (chapter === 'offerOpen') await told.offer(told.other);
    expect(await told.withdraw()).toEqual(DONE);

    const state = await told.state();
    expect(state.end).toMatchObject({ reason: 'withdrawn', closed: false });
    expect(state.offers.map((offer) => offer.status)).not.toContain('open');
    expect(state.offers.map((offer) => offer.status)).not.toContain('accepted');
    expect(state.slots.every((slot) => slot.status === 'released')).toBe(true);
    expect(state.wishes.map((wish) => wish.status)).not.toContain('open');
    expect(await Promise.all([told.kita, told.other].map((kita) => portal.promised(kita)))).toEqual(
      [0, 0],
    );
    expect((await told.notices()).filter((kind) => kind === 'withdrawal')).toHaveLength(1);
    expect(await told.withdraw()).toEqual({ kind: 'refused', code: 'case.not_now' });

    await told.days(15);
    await told.untilClosed();
    expect((await told.events()).slice(-3)).toEqual(['withdrawn', 'endReminded', 'caseClosed']);
    expect(await told.withdraw()).toEqual({ kind: 'refused', code: 'case.closed' });
  });

  it.concurrent('after the contract there is nothing to withdraw from, and the place stays taken', async () => {
    const told = await tellStory(portal, 'concluded', { kitas: kitas(2) });
    expect(await told.withdraw()).toEqual({ kind: 'refused', code: 'case.not_now' });
    expect(await portal.promised(told.kita)).toBe(1);
  });
});
