import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bookSlot } from '../../src/cases/family.ts';
import { startTestPortal, type TestPortal } from '../support/portal.ts';
import { tellStory } from '../support/story.ts';

describe('an appointment', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
    });
  });
  afterAll(() => portal.stop());

  it('is moved to another proposal and back again, whichever was written first', async () => {
    const told = await tellStory(portal, 'slotsProposed');
    const slots = (await told.state()).slots.map(({ id }) => id);
    for (const slotId of [...slots, ...slots]) {
      const request = { applicationId: told.id, clientKey: randomUUID(), slotId };
      expect(await bookSlot(portal.deps, told.family, request)).toEqual({ kind: 'done' });
      const booked = (await told.state()).slots.filter(({ status }) => status === 'booked');
      expect(booked.map(({ id }) => id)).toEqual([slotId]);
    }
  });
});
