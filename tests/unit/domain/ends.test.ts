import { describe, expect, it } from 'vitest';
import { nextTimer } from '../../../src/domain/timers.ts';
import { whoseTurn } from '../../../src/domain/turn.ts';
import { caseIn, LivingCase, registeredCase, wishFor } from '../support/living-case.ts';
import { DAY, HOUR, round } from '../support/season.ts';

const { opensAt, offersFromAt, endsAt } = round.dates;

/** What a case does by itself from here on. */
function course(theCase: LivingCase): readonly (readonly [string, number])[] {
  const steps: [string, number][] = [];
  for (let timer = nextTimer(theCase.state); timer !== undefined;) {
    steps.push([timer.command.kind, timer.dueAt]);
    theCase.do(timer.command, timer.dueAt);
    timer = nextTimer(theCase.state);
  }
  return steps;
}

describe('an end', () => {
  it.each(['withdraw', 'moveAway', 'closeWithoutPlace'] as const)(
    '%s is announced again before it is final, and can be undone until then',
    (kind) => {
      const { case: theCase, at } = caseIn('offers', round);
      theCase.do({ kind: 'declineOffer', offerId: 'offer-kita-a' }, at).do({ kind }, at);
      const closesAt = at + 14 * DAY;
      const undone = new LivingCase(theCase.state);
      expect(course(theCase)).toEqual([
        ['remindOfEnd', closesAt - 2 * DAY],
        ['closeCase', closesAt],
      ]);
      expect(undone.ask({ kind: 'undoWithdraw' }, closesAt)).toMatchObject({ code: 'case.closed' });
      undone.do({ kind: 'undoWithdraw' }, closesAt - 1);
      expect(undone.state.wishes.map(({ status }) => status)).toEqual([
        'declined',
        'open',
        'open',
        'open',
      ]);
      expect(undone.state).toMatchObject({ phase: 'registered', end: null });
    },
  );

  it('with a grace shorter than the reminder is announced again halfway, not before it came', () => {
    const own = { ...round, rules: { ...round.rules, endGraceMs: DAY } };
    const { case: theCase, at } = caseIn('review', own);
    theCase.do({ kind: 'withdraw' }, at);
    expect(course(theCase)).toEqual([
      ['remindOfEnd', at + DAY / 2],
      ['closeCase', at + DAY],
    ]);
  });

  it('by a contract or by going on in the next round cannot be undone by the family', () => {
    const { case: signed, at } = caseIn('ended', round);
    expect(signed.ask({ kind: 'undoWithdraw' }, at)).toMatchObject({ code: 'end.not_undoable' });
    const { case: carried } = caseIn('offers', round);
    carried.do({ kind: 'declineOffer', offerId: 'offer-kita-a' }, offersFromAt + HOUR);
    const next = { kind: 'carryOver', year: round.year + 1, newApplicationId: 'next' } as const;
    expect(carried.ask({ ...next, year: round.year }, at)).toMatchObject({
      code: 'round.not_later',
    });
    carried.do(next, at);
    expect(carried.ask({ kind: 'undoWithdraw' }, at)).toMatchObject({ code: 'end.not_undoable' });
  });

  it('undone after the round is over leaves the case to the office', () => {
    const { case: theCase } = caseIn('review', round);
    theCase.do({ kind: 'withdraw' }, endsAt - DAY).do({ kind: 'undoWithdraw' }, endsAt + DAY);
    expect(whoseTurn(theCase.state, endsAt + DAY)).toMatchObject({
      phase: 'offers',
      waitingFor: 'office',
      since: endsAt + DAY,
    });
  });

  it('is not put on a case with something prepared or on offer', () => {
    const { case: theCase, at } = caseIn('offers', round);
    const close = { kind: 'closeWithoutPlace' } as const;
    expect(theCase.ask(close, at)).toMatchObject({ code: 'case.has_offer' });
    theCase.do({ kind: 'revokeOffer', offerId: 'offer-kita-a' }, at).prepare('kita-b', at);
    expect(theCase.ask(close, at)).toMatchObject({ code: 'case.has_offer' });
    theCase.do({ kind: 'revokeOffer', offerId: 'offer-kita-b' }, at).do(close, at);
  });
});

describe('the statutory notice of allocation', () => {
  const usuallyAt = offersFromAt + 30 * DAY;
  const latestAt = usuallyAt + 14 * DAY;
  const registered = (): LivingCase =>
    new LivingCase(
      registeredCase(round, {
        receivedAt: opensAt,
        allocation: { usuallyAt, latestAt, given: [] },
      }),
    );
  const told = (theCase: LivingCase): readonly number[] =>
    course(theCase).flatMap(([kind, at]) => (kind === 'tellAllocation' ? [at] : []));

  it('comes 8 and 6 weeks before the wished start while there is no place', () => {
    expect(told(registered())).toEqual([usuallyAt, latestAt]);
  });

  const placedAt = (at: number): LivingCase =>
    registered()
      .passTo(at)
      .do({ kind: 'makeOffer', offerId: 'o', wishId: wishFor('kita-a'), placesId: 'p' }, at)
      .do({ kind: 'acceptOffer', offerId: 'o' }, at);

  it('comes once with the place, and not at all after the end', () => {
    expect(told(placedAt(offersFromAt))).toEqual([usuallyAt]);
    expect(told(placedAt(offersFromAt).do({ kind: 'withdraw' }, usuallyAt - DAY))).toEqual([]);
  });

  it('comes again when the place it told of is lost', () => {
    const theCase = placedAt(offersFromAt).passTo(usuallyAt);
    const failed = { kind: 'contractFailed', offerId: 'o', reason: 'kitaDeclined' } as const;
    expect(told(theCase.do(failed, usuallyAt + DAY))).toEqual([latestAt]);
  });

  it('of an instant at which the case was ended is not made up for', () => {
    const theCase = registered().do({ kind: 'withdraw' }, usuallyAt - DAY);
    theCase.do({ kind: 'undoWithdraw' }, usuallyAt + DAY);
    expect(told(theCase)).toEqual([latestAt]);
  });

  it('follows a new wished start', () => {
    const theCase = registered().passTo(usuallyAt);
    const later = { usuallyAt: usuallyAt + 60 * DAY, latestAt: latestAt + 60 * DAY };
    theCase.do({ kind: 'changeData', fields: ['birthDate'], allocation: later }, usuallyAt + 1);
    expect(told(theCase)).toEqual([later.usuallyAt, later.latestAt]);
  });
});

describe('a timer that wakes when the case has gone on', () => {
  it('finds nothing to do: overdue slots that were proposed, a reminder of a postponed offer', () => {
    const { case: theCase, at } = caseIn('chosen', round);
    const overdue = nextTimer(theCase.state);
    const slots = [{ id: 's', startsAt: at + 9 * DAY, endsAt: at + 9 * DAY + HOUR }];
    theCase.do({ kind: 'proposeSlots', offerId: 'offer-kita-a', slots }, at);
    expect(overdue?.command).toEqual({ kind: 'tellOverdue', what: 'slots' });
    expect(theCase.ask({ kind: 'tellOverdue', what: 'slots' }, overdue?.dueAt ?? 0)).toMatchObject({
      code: 'timer.obsolete',
    });
    const { case: offered } = caseIn('offers', round);
    const reminder = nextTimer(offered.state);
    const [day = 0] = round.dates.decisionDays;
    const extension = {
      kind: 'extendDeadline',
      offerId: 'offer-kita-a',
      dueAt: day + DAY,
    } as const;
    offered.do(extension, at);
    expect(
      offered.ask(
        { kind: 'remindOfOffer', offerId: 'offer-kita-a', daysBefore: 7 },
        reminder?.dueAt ?? 0,
      ),
    ).toMatchObject({ code: 'timer.obsolete' });
  });
});
