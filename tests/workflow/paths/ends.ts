import { expect } from 'vitest';
import { readFamilyCase } from '../../../src/cases/read/family-case.ts';
import { Application } from '../../../src/persistence/entities/application.ts';
import { eventually } from '../../support/portal.ts';
import { DONE, refused, type Path } from './world.ts';

/** How cases end before a contract, how that is announced, and how it is taken back. */
export const END_PATHS: readonly Path[] = [
  {
    name: 'withdrawn and undone',
    async tell(world) {
      const told = await world.story('offerOpen');
      expect(await told.undo()).toEqual(refused('case.not_now'));
      await world.expectMails(told, ['receipt', 'offer']);
      expect(await told.withdraw()).toEqual(DONE);
      await world.expectPromised(told, 0);
      await world.expectPage(told, 'ended', 'nobody');
      await told.days(13);
      await world.expectMails(told, ['receipt', 'offer', 'withdrawal', 'endReminder']);
      expect(await told.undo()).toEqual(DONE);
      const page = await world.expectPage(told, 'offers', 'kita');
      expect(page.state.wishes.map(({ status }) => status)).toEqual(['open', 'open']);
      expect(await told.offer()).toEqual(DONE);
      await world.expectMails(told, [
        ...(['receipt', 'offer', 'withdrawal', 'endReminder', 'endUndone', 'offer'] as const),
      ]);
      await world.expectPromised(told, 1);
      return told;
    },
  },
  {
    name: 'withdrawn, reminded, closed',
    async tell(world) {
      const told = await world.story('registered');
      expect(await told.withdraw('Wir bleiben zu Hause')).toEqual(DONE);
      await told.days(12.5);
      await world.expectMails(told, ['receipt', 'withdrawal', 'endReminder']);
      await told.days(2);
      await told.untilClosed();
      expect(await told.undo()).toEqual(refused('case.closed'));
      const workflow = await world.portal.workflow(told.id).describe();
      expect(workflow.status.name).toBe('COMPLETED');
      return told;
    },
  },
  {
    name: 'moved away',
    async tell(world) {
      const told = await world.story('slotBooked');
      const until = ['receipt', 'offer', 'acceptance', 'slots', 'appointment'] as const;
      await world.expectMails(told, until);
      expect(await told.moveAway()).toEqual(DONE);
      await world.expectPromised(told, 0);
      const page = await world.expectPage(told, 'ended', 'nobody');
      expect(page.state.slots.map(({ status }) => status)).toEqual(['released', 'released']);
      await told.days(12.5);
      await world.expectMails(told, [...until, 'movedAway', 'endReminder']);
      await told.days(2);
      await told.untilClosed();
      return told;
    },
  },
  {
    name: 'carried over into the next round',
    async tell(world) {
      const told = await world.story('offers');
      const { year } = world.portalOf('next').round;
      expect(await told.carryOver(year - 1)).toEqual(refused('round.not_later'));
      expect(await told.offer()).toEqual(DONE);
      expect(await told.carryOver(year)).toEqual(refused('case.has_offer'));
      await world.expectMails(told, ['receipt', 'offer']);
      expect(await told.decline()).toEqual(DONE);
      await world.expectMails(told, ['receipt', 'offer', 'offerDeclined']);
      expect(await told.carryOver(year)).toEqual(DONE);
      expect(await told.undo()).toEqual(refused('end.not_undoable'));

      const em = world.portal.owner.em.fork();
      const { id } = await em.findOneOrFail(Application, { carriedFrom: told.id });
      const family = { kind: 'family', ref: id, guardian: 1 } as const;
      const [old, next] = await Promise.all([
        readFamilyCase(world.portal.deps, told.family, told.id),
        readFamilyCase(world.portal.deps, family, id),
      ]);
      expect(next.caseNumber).not.toBe(old.caseNumber);
      expect([next.child, next.address, next.guardian]).toEqual([
        old.child,
        old.address,
        old.guardian,
      ]);
      expect(next.state.wishes.map(({ kitaId, status }) => [kitaId, status])).toEqual([
        [told.kita.id, 'open'],
        [told.other.id, 'open'],
      ]);
      await world.expectMails(told, ['receipt', 'offer', 'offerDeclined', 'carriedOver']);
      await world.expectMails({ id }, ['receipt']);
      await eventually(
        async () => (await em.fork().findOneOrFail(Application, { id })).workflowStartedAt,
        (startedAt) => startedAt != null,
      );
      await world.portal.forward(id, 55 * 86_400_000);
      const events = await world.portal.events(id);
      expect(events.map(({ kind }) => kind)).toEqual(['registered', 'enrolmentClosed']);
      return told;
    },
  },
  {
    name: 'closed without a place, and undone',
    async tell(world) {
      const told = await world.story('offers');
      expect(await told.closeWithoutPlace()).toEqual(DONE);
      await world.expectPage(told, 'ended', 'nobody');
      expect(await told.undo()).toEqual(DONE);
      await world.expectPage(told, 'offers', 'kita');
      expect(await told.offer()).toEqual(DONE);
      expect(await told.closeWithoutPlace()).toEqual(refused('case.has_offer'));
      await world.expectMails(told, ['receipt', 'withoutPlace', 'endUndone', 'offer']);
      return told;
    },
  },
];
