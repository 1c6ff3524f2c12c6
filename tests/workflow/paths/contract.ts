import { expect } from 'vitest';
import { Contract } from '../../../src/persistence/entities/application.ts';
import { DAY, HOUR } from '../../support/portal.ts';
import { DONE, refused, type Path } from './world.ts';

const UNTIL_CHOSEN = ['receipt', 'offer', 'acceptance'] as const;

/** From the accepted offer to the contract, and what can come between. */
export const CONTRACT_PATHS: readonly Path[] = [
  {
    name: 'both guardians consent',
    async tell(world) {
      const told = await world.story('registered');
      expect(await told.consent(1)).toEqual(refused('case.not_now'));
      expect(await told.changeData({ fields: ['custody'], custody: 'shared' })).toEqual(DONE);
      await told.goOn('chosen');
      // The guardian who accepts consents with that.
      expect(await told.consent(1)).toEqual(refused('consent.already_given'));
      await told.goOn('contract');
      await world.expectPage(told, 'contract', 'family');
      expect(await told.conclude()).toEqual(refused('contract.consent_missing'));
      expect(await told.consent(2, told.kita.actor)).toEqual(DONE);
      await world.expectMails(told, [
        ...(['receipt', 'dataChanged', 'offer', 'acceptance', 'slots', 'appointment'] as const),
        'consent',
      ]);
      expect(await told.consent(2)).toEqual(refused('consent.already_given'));
      expect(await told.conclude()).toEqual(DONE);
      await world.expectMails(told, [
        ...(['receipt', 'dataChanged', 'offer', 'acceptance', 'slots'] as const),
        ...(['appointment', 'consent', 'contract'] as const),
      ]);
      return told;
    },
  },
  {
    name: 'slots overdue: the office is told once',
    async tell(world) {
      const told = await world.story('chosen');
      const { phaseSince } = await told.state();
      await told.days(20);
      const overdue = (await world.portal.events(told.id)).filter(
        ({ kind }) => kind === 'overdueTold',
      );
      expect(overdue.map(({ at }) => (at.getTime() - phaseSince) / DAY)).toEqual([7]);
      expect((await told.state()).overdue).toEqual(['slots']);
      await world.expectPage(told, 'chosen', 'kita');
      expect(await told.propose()).toEqual(DONE);
      expect((await told.state()).overdue).toEqual([]);
      await world.expectMails(told, [...UNTIL_CHOSEN, 'slots']);
      return told;
    },
  },
  {
    name: 'appointment moved, cancelled by either side, too late',
    async tell(world) {
      const told = await world.story('chosen');
      expect(await told.proposeIn(3 * DAY, 5 * DAY, 9 * DAY)).toEqual(DONE);
      expect(await told.bookNth(0)).toEqual(DONE);
      await world.expectMails(told, [...UNTIL_CHOSEN, 'slots', 'appointment']);
      expect(await told.bookNth(1)).toEqual(DONE);
      expect((await told.slots()).map(({ status }) => status)).toEqual([
        'proposed',
        'booked',
        'proposed',
      ]);
      await world.expectMails(told, [...UNTIL_CHOSEN, 'slots', 'appointment', 'appointment']);
      expect(await told.cancelBy('family')).toEqual(DONE);
      await world.expectPage(told, 'appointment', 'family');
      expect(await told.cancelBy('family')).toEqual(refused('slot.not_booked'));
      expect(await told.bookNth(2)).toEqual(DONE);
      await world.expectMails(told, [
        ...UNTIL_CHOSEN,
        ...(['slots', 'appointment', 'appointment', 'appointmentCancelled'] as const),
        'appointment',
      ]);

      await told.days(8.5);
      expect(await told.cancelBy('family')).toEqual(refused('slot.too_late'));
      expect(await told.bookNth(0)).toEqual(refused('slot.in_past'));
      expect(await told.cancelBy('kita')).toEqual(DONE);
      await world.expectPage(told, 'chosen', 'kita');
      expect(await told.propose()).toEqual(DONE);
      await world.expectMails(told, [
        ...UNTIL_CHOSEN,
        ...(['slots', 'appointment', 'appointment', 'appointmentCancelled'] as const),
        ...(['appointment', 'appointmentCancelled', 'slots'] as const),
      ]);
      return told;
    },
  },
  {
    name: 'not come once, then to the office',
    async tell(world) {
      const told = await world.story('chosen');
      expect(await told.proposeIn(2 * DAY, 10 * DAY)).toEqual(DONE);
      expect(await told.bookNth(0)).toEqual(DONE);
      expect(await told.noShow()).toEqual(refused('case.not_now'));
      await world.expectMails(told, [...UNTIL_CHOSEN, 'slots', 'appointment']);
      await told.days(2.5);
      expect(await told.noShow()).toEqual(DONE);
      await world.expectPage(told, 'appointment', 'family');
      expect(await told.bookNth(1)).toEqual(DONE);
      await world.expectMails(told, [
        ...UNTIL_CHOSEN,
        ...(['slots', 'appointment', 'appointmentMissed', 'appointment'] as const),
      ]);
      await told.days(8);
      expect(await told.noShow()).toEqual(DONE);
      await world.expectPage(told, 'chosen', 'office');
      await world.expectPromised(told, 1);
      await world.expectMails(told, [
        ...UNTIL_CHOSEN,
        ...(['slots', 'appointment', 'appointmentMissed'] as const),
        ...(['appointment', 'appointmentMissed'] as const),
      ]);
      return told;
    },
  },
  {
    name: 'not come twice: back to the offers',
    async tell(world) {
      const told = await world.story('chosen', { round: 'paused' });
      expect(await told.proposeIn(2 * DAY, 2 * DAY + HOUR, 10 * DAY)).toEqual(DONE);
      for (const [slot, days] of [
        [0, 2.5],
        [2, 8],
      ] as const) {
        expect(await told.bookNth(slot)).toEqual(DONE);
        await told.days(days);
        await world.expectPromised(told, 1);
        expect(await told.noShow()).toEqual(DONE);
      }
      await world.expectPromised(told, 0);
      await world.expectPage(told, 'offers', 'kita');
      expect(await told.offer()).toEqual(refused('wish.not_open'));
      expect(await told.offer(told.other)).toEqual(DONE);
      await world.expectPromised(told, 0, 1);
      return told;
    },
  },
  {
    name: 'contract concluded, corrected, failed, offered anew',
    async tell(world) {
      const told = await world.story('slotBooked');
      await world.expectMails(told, [...UNTIL_CHOSEN, 'slots', 'appointment']);
      await told.goOn('concluded');
      const startsOn = `${world.portal.round.year}-09-01`;
      expect(await told.correct(startsOn, 45)).toEqual(DONE);
      expect(await told.fail('familyDeclined')).toEqual(DONE);
      await world.expectPromised(told, 0);
      await world.expectPage(told, 'offers', 'kita');
      await expect(told.correct(startsOn, 35)).rejects.toThrow('case.not_found');

      const until = [
        ...UNTIL_CHOSEN,
        ...(['slots', 'appointment', 'contract', 'contractCorrected', 'contractFailed'] as const),
      ];
      expect(await told.offer(told.other)).toEqual(DONE);
      await world.expectMails(told, [...until, 'offer']);
      expect(await told.accept(told.other)).toEqual(DONE);
      await world.expectMails(told, [...until, 'offer', 'acceptance']);
      expect(await told.propose(told.other)).toEqual(DONE);
      await world.expectMails(told, [...until, 'offer', 'acceptance', 'slots']);
      expect(await told.book()).toEqual(DONE);
      await world.expectMails(told, [...until, 'offer', 'acceptance', 'slots', 'appointment']);
      expect(await told.conclude(told.other)).toEqual(DONE);
      await world.expectPromised(told, 0, 1);
      const em = world.portal.owner.em.fork();
      const contracts = await em.find(
        Contract,
        { applicationId: told.id },
        { orderBy: { concludedAt: 'asc' } },
      );
      expect(
        contracts.map(({ kitaId, hours, dissolvedAt }) => [kitaId, hours, dissolvedAt == null]),
      ).toEqual([
        [told.kita.id, 45, false],
        [told.other.id, 35, true],
      ]);
      await told.days(15);
      await told.untilClosed();
      await world.expectMails(told, [
        ...until,
        ...(['offer', 'acceptance', 'slots', 'appointment', 'contract'] as const),
      ]);
      return told;
    },
  },
  {
    name: 'told at 8 and at 6 weeks that no place is found yet',
    async tell(world) {
      const told = await world.story('offers');
      const { allocation } = await told.state();
      const until = async (instant = 0) =>
        told.days((instant - (await world.portal.now(told.id))) / DAY + 0.5);
      await until(allocation?.usuallyAt);
      await world.expectMails(told, ['receipt', 'allocation']);
      await until(allocation?.latestAt);
      await world.expectMails(told, ['receipt', 'allocation', 'allocation']);
      const careStarts = Date.parse(world.portal.round.dates.careStartsOn);
      const weeks = [allocation?.usuallyAt, allocation?.latestAt].map((at = 0) =>
        Math.round((careStarts - at) / (7 * DAY)),
      );
      expect(weeks).toEqual([8, 6]);
      return told;
    },
  },
  {
    name: 'told once that a place is found',
    async tell(world) {
      const told = await world.story('slotBooked');
      const { allocation } = await told.state();
      const { usuallyAt = 0 } = allocation ?? {};
      await told.days((usuallyAt - (await world.portal.now(told.id))) / DAY + 30);
      await world.expectMails(told, [...UNTIL_CHOSEN, 'slots', 'appointment', 'allocation']);
      expect((await told.state()).overdue).toEqual(['contract']);
      return told;
    },
  },
];
