import { expect } from 'vitest';
import { readFamilyCase } from '../../../src/cases/read/family-case.ts';
import { DAY, eventually } from '../../support/portal.ts';
import { DONE, refused, type Path, type Told } from './world.ts';

/** How an offer reaches a family, or does not, and what becomes of one that lapsed. */
export const OFFER_PATHS: readonly Path[] = [
  {
    name: 'prepared, released, goes out by itself',
    async tell(world) {
      const told = await world.story('review');
      expect(await told.prepare()).toEqual(DONE);
      expect(await told.prepare()).toEqual(refused('offer.already_prepared'));
      expect(await told.prepare(told.other)).toEqual(DONE);
      expect(await told.release()).toEqual(DONE);
      expect(await told.release()).toEqual(refused('offer.already_released'));
      await world.expectPromised(told, 1, 1);
      await world.expectPage(told, 'review', 'kita');

      await told.days(10);
      const { offers } = await told.state();
      const { offersFromAt, decisionDays } = world.portal.round.dates;
      // What no person released stays where it is.
      expect(offers.map(({ kitaId, madeAt, dueAt }) => [kitaId, madeAt, dueAt])).toEqual([
        [told.kita.id, offersFromAt, decisionDays[0]],
      ]);
      await world.expectPage(told, 'offers', 'family');
      expect(await told.accept()).toEqual(DONE);
      await world.expectPromised(told, 1, 0);
      await world.expectMails(told, ['receipt', 'offer', 'acceptance']);
      return told;
    },
  },
  {
    name: 'revoked before it went out',
    async tell(world) {
      const told = await world.story('review');
      expect(await told.prepare()).toEqual(DONE);
      expect(await told.release()).toEqual(DONE);
      await world.expectPromised(told, 1);
      expect(await told.drop()).toEqual(DONE);
      await world.expectPromised(told, 0);

      await told.days(10);
      const page = await world.expectPage(told, 'offers', 'kita');
      expect(page.events.map(({ kind }) => kind)).toEqual(['registered', 'enrolmentClosed']);
      expect(JSON.stringify(page)).not.toMatch(/prepareOffer|releaseOffer|revokeOffer|Versehen/u);
      await world.expectMails(told, ['receipt']);
      expect(await told.prepare()).toEqual(DONE);
      return told;
    },
  },
  {
    name: 'paused: one offer at a time, the better wish first',
    async tell(world) {
      const told = await world.story('review', { round: 'paused' });
      for (const kita of [told.other, told.kita]) {
        expect(await told.prepare(kita)).toEqual(DONE);
        expect(await told.release(kita)).toEqual(DONE);
      }
      await told.days(10);
      expect(await offered(told)).toEqual([[told.kita.id, 'open']]);
      expect(await told.drop(told.other)).toEqual(DONE);
      expect(await told.offer(told.other)).toEqual(refused('wish.paused'));
      expect(await told.prepare(told.other)).toEqual(DONE);
      expect(await told.release(told.other)).toEqual(DONE);

      expect(await told.decline()).toEqual(DONE);
      await eventually(
        () => offered(told),
        (offers) => offers.length === 2,
      );
      expect(await offered(told)).toEqual([
        [told.kita.id, 'declined'],
        [told.other.id, 'open'],
      ]);
      await world.expectMails(told, ['receipt', 'offer', 'offerDeclined', 'offer']);
      await world.expectPromised(told, 0, 1);
      return told;
    },
  },
  {
    name: 'window: all go out at one instant',
    async tell(world) {
      const told = await world.story('review', { round: 'window' });
      expect(await told.prepare()).toEqual(DONE);
      expect(await told.release()).toEqual(DONE);
      await told.days(10);
      expect(await told.offer(told.other)).toEqual(refused('round.offers_in_windows'));
      expect(await told.prepare(told.other)).toEqual(DONE);
      expect(await told.release(told.other)).toEqual(DONE);
      expect(await offered(told)).toEqual([[told.kita.id, 'open']]);

      await told.days(15);
      const [first = 0, second = 0] = world.portal.round.dates.decisionDays;
      const { offers } = await told.state();
      expect(offers.map(({ status, madeAt, dueAt }) => [status, madeAt, dueAt])).toEqual([
        ['lapsed', world.portal.round.dates.offersFromAt, first],
        ['open', first, second],
      ]);
      await world.expectPage(told, 'offers', 'family');
      return told;
    },
  },
  {
    name: "a Kita's later first day of offers",
    async tell(world) {
      const told = await world.story('review', { round: 'postponed' });
      for (const kita of [told.kita, told.other]) {
        expect(await told.prepare(kita)).toEqual(DONE);
        expect(await told.release(kita)).toEqual(DONE);
      }
      await told.days(10);
      expect(await offered(told)).toEqual([[told.kita.id, 'open']]);
      expect(await told.drop(told.other)).toEqual(DONE);
      expect(await told.offer(told.other)).toEqual(refused('round.no_offers_yet'));
      expect(await told.prepare(told.other)).toEqual(DONE);
      expect(await told.release(told.other)).toEqual(DONE);
      await told.days(8);
      const { offers } = await told.state();
      const { offersFromAt } = world.portal.round.dates;
      expect(offers.map(({ madeAt }) => (madeAt - offersFromAt) / DAY)).toEqual([0, 8]);
      return told;
    },
  },
  {
    name: 'lapsed and revived',
    async tell(world) {
      const told = await world.story('offerOpen');
      await untilLapsed(told);
      await world.expectPromised(told, 0);
      await world.expectMails(told, ['receipt', 'offer', 'offerLapsed']);
      expect(await told.accept()).toEqual(refused('offer.lapsed'));
      expect(await told.revive()).toEqual(DONE);
      await world.expectPromised(told, 1);
      await world.expectPage(told, 'chosen', 'kita');
      expect(await told.revive()).toEqual(refused('offer.already_accepted'));
      await world.expectMails(told, ['receipt', 'offer', 'offerLapsed', 'acceptance']);
      return told;
    },
  },
  {
    name: 'lapsed, and the place was taken',
    async tell(world) {
      const told = await world.story('offerOpen');
      const rival = await world.story('offers', { kitas: [told.kita] });
      expect(await rival.offer()).toEqual(refused('offer.no_place'));
      await untilLapsed(told);
      expect(await rival.offer()).toEqual(DONE);
      expect(await told.revive()).toEqual(refused('offer.no_place'));
      expect(await rival.decline()).toEqual(DONE);
      await told.days(2);
      expect(await told.revive()).toEqual(refused('offer.lapsed'));
      await world.expectPage(told, 'offers', 'kita');
      await world.expectPromised(told, 0);
      return told;
    },
  },
  {
    name: 'deadline of one offer extended',
    async tell(world) {
      const told = await world.story('offerOpen');
      const { dueAt } = await told.offerOf();
      expect(await told.extend(dueAt)).toEqual(refused('offer.not_later'));
      expect(await told.extend(dueAt + 10 * DAY)).toEqual(DONE);
      await world.expectMails(told, ['receipt', 'offer', 'offerExtended']);
      await told.days((dueAt - (await world.portal.now(told.id))) / DAY + 1);
      expect(await offered(told)).toEqual([[told.kita.id, 'open']]);
      await told.days(10);
      expect(await offered(told)).toEqual([[told.kita.id, 'lapsed']]);
      const reminders = (await world.portal.events(told.id)).filter(
        ({ kind }) => kind === 'offerReminded',
      );
      const daysBefore = reminders.map(({ at }) => (at.getTime() - dueAt) / DAY - 10);
      expect(daysBefore).toEqual([-7, -2]);
      return told;
    },
  },
];

const offered = async (told: Told): Promise<readonly (readonly [string | null, string])[]> => {
  const { state } = await readFamilyCase(told.portal.deps, told.family, told.id);
  const inOrder = state.offers.toSorted((a, b) => a.madeAt - b.madeAt);
  return inOrder.map(({ kitaId, status }) => [kitaId, status]);
};

/** The day after its decision day. */
async function untilLapsed(told: Told): Promise<void> {
  const { dueAt } = await told.offerOf();
  await told.days((dueAt - (await told.portal.now(told.id))) / DAY + 1);
  expect((await told.offerOf()).status).toBe('lapsed');
}
