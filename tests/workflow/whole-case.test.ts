import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { acceptOffer, bookSlot } from '../../src/cases/family.ts';
import { concludeContract, makeOffer, markReviewed, proposeSlots } from '../../src/cases/kita.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';

describe('a case from registration to the signed contract', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
    });
  });
  afterAll(() => portal.stop());

  it('passes through every phase, months in seconds', async () => {
    const [kita, other] = portal.kitas;
    if (kita === undefined || other === undefined) throw new Error('two Kitas are needed');
    const { deps } = portal;
    const theCase = await portal.register();
    const at = { applicationId: theCase.id };

    await portal.forward(theCase.id, 21 * DAY);
    const { wishes } = await portal.state(theCase.id);
    const wish = wishes.find((candidate) => candidate.kitaId === kita.id);
    expect(
      await markReviewed(deps, kita.actor, {
        ...at,
        clientKey: randomUUID(),
        wishId: wish?.id ?? '',
      }),
    ).toEqual({ kind: 'done' });
    expect(
      await makeOffer(deps, kita.actor, { ...at, clientKey: randomUUID(), wishId: wish?.id ?? '' }),
    ).toEqual({ kind: 'done' });

    const offer = (await portal.state(theCase.id)).offers[0];
    expect(
      await acceptOffer(deps, theCase.family, {
        ...at,
        clientKey: randomUUID(),
        offerId: offer?.id ?? '',
      }),
    ).toEqual({ kind: 'done' });
    const startsAt = Date.now() + 30 * DAY;
    const slots = [{ startsAt, endsAt: startsAt + 3_600_000 }];
    const offerId = offer?.id ?? '';
    expect(
      await proposeSlots(deps, kita.actor, { ...at, clientKey: randomUUID(), offerId, slots }),
    ).toEqual({ kind: 'done' });
    const slotId = (await portal.state(theCase.id)).slots[0]?.id ?? '';
    expect(
      await bookSlot(deps, theCase.family, { ...at, clientKey: randomUUID(), slotId }),
    ).toEqual({ kind: 'done' });
    await portal.forward(theCase.id, 10 * DAY);
    expect(
      await concludeContract(deps, kita.actor, { ...at, clientKey: randomUUID(), offerId }),
    ).toEqual({ kind: 'done' });
    await portal.forward(theCase.id, 15 * DAY);

    const closed = await eventually(
      () => portal.state(theCase.id),
      (state) => state.end?.closed === true,
    );
    expect(closed.end?.reason).toBe('contract');
    expect((await portal.events(theCase.id)).map((event) => event.kind)).toEqual([
      'registered',
      'enrolmentClosed',
      'wishReviewed',
      'offerMade',
      'offerAccepted',
      'slotsProposed',
      'slotBooked',
      'contractConcluded',
      'caseClosed',
    ]);
    const history = await deps.client.workflow
      .getHandle(`application/${theCase.id}`)
      .fetchHistory();
    console.log('history events of one whole case:', history.events?.length);
  });
});
