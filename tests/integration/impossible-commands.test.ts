import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { acceptOffer, changeWishes } from '../../src/cases/family.ts';
import { makeOffer, proposeSlots } from '../../src/cases/kita.ts';
import { submit } from '../../src/cases/submit.ts';
import { DoorError } from '../../src/cases/errors.ts';
import { offersRound, startTestPortal, type TestCase, type TestPortal } from '../support/portal.ts';

const done = { kind: 'done' };
const impossible = { kind: 'refused', code: 'command.impossible' };

describe('a command that no transaction can ever write', () => {
  let portal: TestPortal;
  const logLines: string[] = [];
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      round: offersRound(Date.now()),
      logLines,
    });
  });
  afterAll(() => portal.stop());

  const kita = () => {
    const [first] = portal.kitas;
    if (first === undefined) throw new Error('there is no Kita');
    return first;
  };
  const offered = async (theCase: TestCase): Promise<string> => {
    const { wishes } = await portal.state(theCase.id);
    const request = { applicationId: theCase.id, clientKey: randomUUID() };
    const wishId = wishes.find((wish) => wish.kitaId === kita().id)?.id ?? '';
    expect(await makeOffer(portal.deps, kita().actor, { ...request, wishId })).toEqual(done);
    return (await portal.state(theCase.id)).offers[0]?.id ?? '';
  };

  it('is refused, said in the log, and does not hold the case: it refers to nothing', async () => {
    const theCase = await portal.register();
    const { wishes } = await portal.state(theCase.id);

    const result = await submit(portal.deps, kita().actor, {
      applicationId: theCase.id,
      action: 'makeOffer',
      clientKey: randomUUID(),
      facts: {},
      body: ({ commandId }) => ({
        offerId: commandId,
        wishId: wishes[0]?.id ?? '',
        placesId: randomUUID(),
      }),
    });

    expect(result).toEqual(impossible);
    expect((await portal.events(theCase.id)).map((event) => event.kind)).toEqual(['registered']);
    expect(logLines.filter((line) => line.includes('offer_places_id_fkey'))).toHaveLength(1);
    await offered(theCase);
  });

  it('is refused and does not hold the case: no calendar has the instant', async () => {
    const theCase = await portal.register();
    const at = { applicationId: theCase.id, offerId: await offered(theCase) };
    const key = () => ({ clientKey: randomUUID() });
    expect(await acceptOffer(portal.deps, theCase.family, { ...at, ...key() })).toEqual(done);
    const propose = (slot: { readonly startsAt: number; readonly endsAt: number }) =>
      proposeSlots(portal.deps, kita().actor, { ...at, ...key(), slots: [slot] });

    const startsAt = Date.now() + 3_600_000;
    expect(await propose({ startsAt, endsAt: 8.64e15 })).toEqual(impossible);
    expect(await propose({ startsAt, endsAt: startsAt + 1 })).toEqual(done);
  });

  it('is turned away at the door where the door can know: a Kita that does not exist', async () => {
    const theCase = await portal.register();
    await expect(
      changeWishes(portal.deps, theCase.family, {
        applicationId: theCase.id,
        clientKey: randomUUID(),
        kitaIds: [randomUUID()],
        childminding: false,
      }),
    ).rejects.toEqual(
      new DoorError('input.invalid', [{ field: 'kitaIds', problem: 'unknown_kita' }]),
    );
  });
});
