import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command, TimedCommand } from '../../../src/domain/commands.ts';
import { ACTION_PHASES } from '../../../src/domain/phase.ts';
import { nextTimer, timerKey } from '../../../src/domain/timers.ts';
import { anyHistory } from '../support/histories.ts';
import { caseIn, LivingCase, registeredCase, wishFor } from '../support/living-case.ts';
import { DAY, HOUR, round, withDates } from '../support/season.ts';

const isTimed = (command: Command): command is TimedCommand =>
  command.kind !== 'noteRound' && !(command.kind in ACTION_PHASES);

describe('timers, over any history', () => {
  it('are never obsolete when due, and gone when taken: left alone, every case comes to rest', () => {
    fc.assert(
      fc.property(anyHistory, ({ states }) => {
        for (const { state } of states) {
          const resting = new LivingCase(state);
          const keys = new Set<string>();
          for (let timer = nextTimer(state); timer !== undefined;) {
            const { command, dueAt } = timer;
            expect(keys).not.toContain(timerKey(timer));
            keys.add(timerKey(timer));
            expect(resting.ask(command, dueAt)).toMatchObject({
              kind: 'step',
              step: { at: dueAt },
            });
            expect(resting.ask(command, dueAt)).toMatchObject({ code: 'timer.obsolete' });
            timer = nextTimer(resting.state);
          }
          const offers = state.offers.length + state.drafts.length;
          expect(keys.size).toBeLessThanOrEqual(6 + 4 * offers);
          expect(resting.state.end?.closed ?? true).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never have the key of a step the case has taken already', () => {
    fc.assert(
      fc.property(anyHistory, ({ moments }) => {
        const taken = new Set<string>();
        for (const { command, at, decision, after } of moments) {
          if (isTimed(command) && decision.kind === 'step')
            taken.add(timerKey({ dueAt: at, command }));
          const next = nextTimer(after);
          expect(next !== undefined && taken.has(timerKey(next))).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('remind of an offer at most once per reminder and decision day, and only while it is open', () => {
    fc.assert(
      fc.property(anyHistory, ({ moments }) => {
        const reminders: string[] = [];
        for (const { before, at, command, decision } of moments) {
          if (command.kind !== 'remindOfOffer' || decision.kind === 'refusal') continue;
          const { offerId, daysBefore } = command;
          const offer = before.offers.find(({ id }) => id === offerId);
          expect(offer).toMatchObject({ status: 'open', dueAt: at + daysBefore * DAY });
          reminders.push(`${offerId}/${daysBefore}/${at}`);
        }
        expect(new Set(reminders).size).toBe(reminders.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the end of enrolment', () => {
  const { opensAt, deadlineAt } = round.dates;

  it('is noted once, at the deadline that holds', () => {
    const theCase = new LivingCase(registeredCase(round, { receivedAt: opensAt }));
    expect(nextTimer(theCase.state)).toEqual({
      dueAt: deadlineAt,
      command: { kind: 'closeEnrolment', deadlineAt },
    });
    theCase.passTo(deadlineAt);
    expect(theCase.state.enrolmentClosedFor).toBe(deadlineAt);
    expect(nextTimer(theCase.state)).toBeUndefined();
  });

  it('is noted again for a later deadline, never for an earlier one', () => {
    const theCase = new LivingCase(registeredCase(round, { receivedAt: opensAt }));
    theCase.passTo(deadlineAt);
    const later = withDates(round, { deadlineAt: deadlineAt + 2 * DAY });
    theCase.do({ kind: 'noteRound', round: later }, deadlineAt + DAY).passTo(deadlineAt + 2 * DAY);
    expect(theCase.state.enrolmentClosedFor).toBe(deadlineAt + 2 * DAY);
    const back = withDates(later, { deadlineAt });
    theCase.do({ kind: 'noteRound', round: back }, deadlineAt + 3 * DAY);
    expect(nextTimer(theCase.state)).toBeUndefined();
  });

  it('does not concern who registered after it', () => {
    const late = registeredCase(round, { receivedAt: deadlineAt });
    expect(nextTimer(late)).toBeUndefined();
    const postponed = withDates(round, { deadlineAt: deadlineAt + DAY });
    const theCase = new LivingCase(late).do({ kind: 'noteRound', round: postponed }, deadlineAt);
    expect(nextTimer(theCase.state)?.dueAt).toBe(deadlineAt + DAY);
  });
});

describe('reminders', () => {
  const [firstDay = 0] = round.dates.decisionDays;
  const offersRound = { ...round, rules: { ...round.rules, minAnswerMs: 0 } };
  const offered = (at: number): LivingCase =>
    new LivingCase(registeredCase(offersRound, { receivedAt: round.dates.opensAt }))
      .passTo(round.dates.deadlineAt)
      .offer('kita-a', at);
  /** What comes by itself, as days before `dueAt`. */
  const course = (theCase: LivingCase, dueAt: number): readonly number[] => {
    const days: number[] = [];
    for (let timer = nextTimer(theCase.state); timer !== undefined;) {
      days.push((dueAt - timer.dueAt) / DAY);
      theCase.do(timer.command, timer.dueAt);
      timer = nextTimer(theCase.state);
    }
    return days;
  };

  it('come 7 and 2 days before the offer lapses', () => {
    expect(course(offered(round.dates.offersFromAt), firstDay)).toEqual([7, 2, 0]);
  });

  it.each([
    [firstDay - 7 * DAY - 1, [7, 2, 0]],
    [firstDay - 7 * DAY, [2, 0]],
    [firstDay - 2 * DAY - 1, [2, 0]],
    [firstDay - 2 * DAY, [0]],
  ])('are not made up for when the offer comes later: %d', (at, expected) => {
    expect(course(offered(at), firstDay)).toEqual(expected);
  });

  it('come again for a postponed day, but none whose instant has passed', () => {
    const postponeBy = (days: number, at: number): readonly number[] => {
      const theCase = offered(round.dates.offersFromAt).passTo(at);
      const [, ...others] = round.dates.decisionDays;
      const dueAt = firstDay + days * DAY;
      const newer = withDates(offersRound, { decisionDays: [dueAt, ...others] });
      return course(theCase.do({ kind: 'noteRound', round: newer }, at), dueAt);
    };
    expect(postponeBy(20, firstDay - DAY)).toEqual([7, 2, 0]);
    expect(postponeBy(3, firstDay - DAY), 'too late for a week').toEqual([2, 0]);
    expect(postponeBy(1, firstDay - 1)).toEqual([0]);
    // The new 7 days' reminder would fall on the instant of the old 2 days' one.
    expect(postponeBy(5, firstDay - 2 * DAY)).toEqual([2, 0]);
    expect(postponeBy(5, firstDay - 2 * DAY - HOUR)).toEqual([7, 2, 0]);
  });

  it('of several offers come in the order of their instants', () => {
    const theCase = offered(round.dates.offersFromAt);
    theCase.do(
      { kind: 'makeOffer', offerId: 'second', wishId: wishFor('kita-b'), placesId: 'p' },
      firstDay - DAY,
    );
    const dues: number[] = [];
    for (let timer = nextTimer(theCase.state); timer !== undefined;) {
      dues.push(timer.dueAt);
      theCase.do(timer.command, timer.dueAt);
      timer = nextTimer(theCase.state);
    }
    expect(dues).toHaveLength(4);
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
  });
});

describe('the key of a timed step', () => {
  it('differs by what, whom and when', () => {
    const { case: theCase, at } = caseIn('offers', round);
    theCase.offer('kita-b', at);
    const keys: string[] = [];
    for (let timer = nextTimer(theCase.state); timer !== undefined;) {
      keys.push(timerKey(timer));
      theCase.do(timer.command, timer.dueAt);
      timer = nextTimer(theCase.state);
    }
    expect(keys).toHaveLength(6);
    expect(new Set(keys).size).toBe(6);
  });

  it('differs between two reminders at one instant', () => {
    const remind = (daysBefore: number) =>
      timerKey({ dueAt: 1, command: { kind: 'remindOfOffer', offerId: 'offer', daysBefore } });
    expect(remind(7)).not.toBe(remind(2));
  });
});
