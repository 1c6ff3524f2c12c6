import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CaseEvent } from '../../src/persistence/entities/record.ts';
import { DAY, startTestPortal, type TestPortal } from '../support/portal.ts';
import { tellStory, type Story } from '../support/story.ts';

const DONE = { kind: 'done' };

describe('offers', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      kitas: 12,
    });
  });
  afterAll(() => portal.stop());

  /** A case of its own with two Kitas of its own, so that places are counted for it alone. */
  let used = 0;
  function story(until: Parameters<typeof tellStory>[1]): Promise<Story> {
    const kitas = portal.kitas.slice(used, (used += 2));
    return tellStory(portal, until, { kitas });
  }

  it.concurrent('an unanswered offer lapses on its decision day, after two reminders', async () => {
    const told = await story('offerOpen');
    const { dueAt } = await told.offerOf();
    expect(await portal.promised(told.kita)).toBe(1);

    const daysLeft = (dueAt - (await portal.now(told.id))) / DAY;
    await told.days(Math.floor(daysLeft) - 8);
    expect(await told.notices()).toEqual(['receipt', 'offer']);
    await told.days(3);
    expect(await told.notices()).toEqual(['receipt', 'offer', 'offerReminder']);
    await told.days(7);

    const state = await told.state();
    expect(state.offers.map((offer) => offer.status)).toEqual(['lapsed']);
    expect(state.wishes.map((wish) => wish.status)).toEqual(['open', 'open']);
    expect(await portal.promised(told.kita)).toBe(0);
    expect(await told.notices()).toEqual([
      'receipt',
      'offer',
      'offerReminder',
      'offerReminder',
      'offerLapsed',
    ]);
    const instants = (await portal.events(told.id)).map((event: CaseEvent) => [
      event.kind,
      (event.at.getTime() - dueAt) / DAY,
    ]);
    expect(instants.slice(-3)).toEqual([
      ['offerReminded', -7],
      ['offerReminded', -2],
      ['offerLapsed', 0],
    ]);
    expect(await told.accept()).toEqual({ kind: 'refused', code: 'offer.lapsed' });
  });

  it.concurrent('a declined offer gives its place back and ends that wish only', async () => {
    const told = await story('offerOpen');
    expect(await told.decline()).toEqual(DONE);

    const state = await told.state();
    expect(state.offers.map((offer) => offer.status)).toEqual(['declined']);
    expect(statusByKita(state.wishes)).toEqual({
      [told.kita.id]: 'declined',
      [told.other.id]: 'open',
    });
    expect(await portal.promised(told.kita)).toBe(0);
    expect(await told.notices()).toContain('offerDeclined');
    expect(await told.offer()).toEqual({ kind: 'refused', code: 'wish.not_open' });
    expect(await told.offer(told.other)).toEqual(DONE);
  });

  it.concurrent('a revoked offer gives its place back and leaves the wish open', async () => {
    const told = await story('offerOpen');
    expect(await told.revoke()).toEqual(DONE);

    const state = await told.state();
    expect(state.offers.map((offer) => offer.status)).toEqual(['revoked']);
    expect(state.wishes.map((wish) => wish.status)).toEqual(['open', 'open']);
    expect(await portal.promised(told.kita)).toBe(0);
    expect(await told.notices()).toContain('offerRevoked');
    expect(await told.accept()).toEqual({ kind: 'refused', code: 'offer.not_open' });
    expect(await told.offer()).toEqual(DONE);
  });

  it.concurrent('accepting one of two offers returns the other and ends the other wishes', async () => {
    const told = await story('offerOpen');
    expect(await told.offer(told.other)).toEqual(DONE);
    expect(await portal.promised(told.other)).toBe(1);
    expect(await told.accept()).toEqual(DONE);

    const state = await told.state();
    expect((await told.offerOf()).status).toBe('accepted');
    expect((await told.offerOf(told.other)).status).toBe('returned');
    expect(statusByKita(state.wishes)).toEqual({
      [told.kita.id]: 'open',
      [told.other.id]: 'ended',
    });
    expect([await portal.promised(told.kita), await portal.promised(told.other)]).toEqual([1, 0]);
    expect(await told.accept(told.other)).toEqual({
      kind: 'refused',
      code: 'offer.already_accepted',
    });
    // Nothing of the returned offer is left to happen: no reminder, no lapse.
    await told.days(40);
    expect((await told.events()).filter((kind) => kind.startsWith('offer'))).toEqual([
      'offerMade',
      'offerMade',
      'offerAccepted',
    ]);
  });

  it.concurrent('a second offer on the same wish is refused while one is open', async () => {
    const told = await story('offerOpen');
    expect(await told.offer()).toEqual({ kind: 'refused', code: 'offer.already_made' });
    expect(await portal.promised(told.kita)).toBe(1);
  });
});

function statusByKita(
  wishes: readonly { readonly kitaId: string | null; readonly status: string }[],
): Record<string, string> {
  return Object.fromEntries(wishes.map((wish) => [String(wish.kitaId), wish.status]));
}
