import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import type { WishedPlace } from '../../../src/domain/commands.ts';
import { nextTimer, timerKey } from '../../../src/domain/timers.ts';
import type { Round } from '../../../src/domain/round.ts';
import { LivingCase, registeredCase, wishFor } from '../support/living-case.ts';
import { DAY, round, withDates } from '../support/season.ts';

/** A step is written once under its key: a timer that comes again under a used key would wake the case for ever. */
describe('no timed step comes twice under one key', () => {
  it('when a decision day is moved by as much as lies between two reminders', () => {
    const [dueAt = 0, second = 0] = round.dates.decisionDays;
    const theCase = offered(round);
    const used = takeTimers(theCase, dueAt - 1);
    expect(used).toHaveLength(2);

    const decisionDays = [dueAt + 5 * DAY, second];
    note(theCase, withDates(round, { decisionDays }), dueAt - DAY);
    used.push(...takeTimers(theCase, dueAt + 5 * DAY + 1));

    expect(theCase.state.offers[0]?.status).toBe('lapsed');
    expect(new Set(used).size).toBe(used.length);
  });

  it('when the enrolment deadline is moved back and forth after it has passed', () => {
    const { deadlineAt } = round.dates;
    const theCase = new LivingCase(registeredCase(round, { receivedAt: deadlineAt - DAY }));
    const used = takeTimers(theCase, deadlineAt + 1);
    const later = withDates(round, { deadlineAt: deadlineAt + DAY });
    note(theCase, later, deadlineAt + 2);
    used.push(...takeTimers(theCase, deadlineAt + DAY + 1));
    note(theCase, withDates(later, { deadlineAt }), deadlineAt + DAY + 2);
    used.push(...takeTimers(theCase, deadlineAt + 2 * DAY));

    expect(used).toHaveLength(2);
    expect(new Set(used).size).toBe(used.length);
    expect(nextTimer(theCase.state)).toBeUndefined();
  });
});

describe('one wish for one Kita', () => {
  const at = round.dates.opensAt + DAY;
  const change = (theCase: LivingCase, wishes: readonly WishedPlace[]) =>
    theCase.ask({ kind: 'changeWishes', wishes }, at);
  const kitasOf = (state: CaseState) =>
    state.wishes.map(({ id, kitaId, status }) => ({ id, kitaId, status }));

  it('stays the same wish when two tabs ask for it, each under an id of its own', () => {
    const theCase = new LivingCase(
      registeredCase(round, { receivedAt: at, kitas: ['kita-a'], childminding: false }),
    );
    const kept = { id: wishFor('kita-a'), kitaId: 'kita-a', rank: 1 };
    change(theCase, [kept, { id: 'tab-1', kitaId: 'kita-b', rank: 2 }]);
    change(theCase, [
      { id: 'tab-2', kitaId: 'kita-b', rank: 1 },
      { id: 'tab-2-childminding', kitaId: null, rank: 2 },
    ]);
    change(theCase, [
      { id: 'tab-3', kitaId: 'kita-a', rank: 1 },
      { id: 'tab-3-childminding', kitaId: null, rank: 2 },
    ]);

    expect(kitasOf(theCase.state)).toEqual([
      { id: wishFor('kita-a'), kitaId: 'kita-a', status: 'open' },
      { id: 'tab-1', kitaId: 'kita-b', status: 'removed' },
      { id: 'tab-2-childminding', kitaId: null, status: 'open' },
    ]);
  });

  it('more than one wish for childminding is a wish too many, whatever the rules of the round allow', () => {
    const theCase = new LivingCase(registeredCase(round, { receivedAt: at }));
    const decision = change(theCase, [
      { id: 'one', kitaId: null, rank: 1 },
      { id: 'two', kitaId: null, rank: 2 },
    ]);
    expect(decision).toEqual({ kind: 'refusal', code: 'wishes.too_many_childminders' });
  });
});

function offered(inRound: Round): LivingCase {
  const { offersFromAt, deadlineAt } = inRound.dates;
  const theCase = new LivingCase(registeredCase(inRound, { receivedAt: deadlineAt - DAY }));
  takeTimers(theCase, deadlineAt);
  return theCase.do(
    {
      kind: 'makeOffer',
      offerId: 'offer-1',
      wishId: wishFor('kita-a'),
      placesId: 'places-a',
    },
    offersFromAt,
  );
}

function note(theCase: LivingCase, moved: Round, at: number): void {
  theCase.do({ kind: 'noteRound', round: moved }, at);
}

/** Takes every step the case takes by itself up to an instant; gives their keys. */
function takeTimers(theCase: LivingCase, until: number): string[] {
  const keys: string[] = [];
  for (;;) {
    const timer = nextTimer(theCase.state);
    if (timer === undefined || timer.dueAt > until) return keys;
    theCase.do(timer.command, timer.dueAt);
    keys.push(timerKey(timer));
  }
}
