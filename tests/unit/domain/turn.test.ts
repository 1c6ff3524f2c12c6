import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { effectivePhase, PHASES } from '../../../src/domain/phase.ts';
import { nextTimer } from '../../../src/domain/timers.ts';
import { whoseTurn } from '../../../src/domain/turn.ts';
import { judgeCase } from '../../../src/watch/judge.ts';
import { anyHistory } from '../support/histories.ts';
import { caseIn, LivingCase, registeredCase } from '../support/living-case.ts';
import { DAY, HOUR, round, withDates } from '../support/season.ts';

function expectSensible(state: CaseState, at: number): void {
  const turn = whoseTurn(state, at);
  const timer = nextTimer(state);
  expect(turn.phase).toBe(effectivePhase(state, state.round.dates, at));
  expect(turn.next).toEqual(
    timer === undefined ? null : { action: timer.command.kind, at: timer.dueAt },
  );
  expect(turn.since).toBeLessThanOrEqual(at);
  expect(turn.dueAt ?? Infinity).toBeGreaterThanOrEqual(turn.since);
  const isAlone = turn.waitingFor === 'nobody' && turn.next === null;
  expect(isAlone && state.end?.closed !== true, 'nobody will ever do anything').toBe(false);
}

describe('whose turn it is', () => {
  it('is known for any case at any instant it may be asked: since when, until when, what comes by itself', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat({ max: 400 * DAY }), ({ states }, later) => {
        for (const { state, at } of states) {
          expectSensible(state, at);
          expectSensible(state, at + later);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(PHASES)('%s: asked in the phase itself', (phase) => {
    const { case: theCase, at } = caseIn(phase, round);
    expect(whoseTurn(theCase.state, at).phase).toBe(phase);
  });

  it('is nobody’s until the deadline, then the Kitas’', () => {
    const { opensAt, deadlineAt, reviewEndsAt, offersFromAt } = round.dates;
    const early = registeredCase(round, { receivedAt: opensAt });
    expect(whoseTurn(early, deadlineAt - 1)).toMatchObject({
      phase: 'registered',
      waitingFor: 'nobody',
      since: opensAt,
      dueAt: deadlineAt,
      next: { action: 'closeEnrolment', at: deadlineAt },
    });
    expect(whoseTurn(early, deadlineAt)).toMatchObject({
      phase: 'review',
      waitingFor: 'kita',
      since: deadlineAt,
      dueAt: reviewEndsAt,
    });
    expect(whoseTurn(early, offersFromAt)).toMatchObject({
      phase: 'offers',
      waitingFor: 'kita',
      since: offersFromAt,
      dueAt: round.dates.endsAt,
    });
  });

  it('of a late registration begins with it; an end of review that has passed binds nobody', () => {
    const { deadlineAt } = round.dates;
    const ended = withDates(round, { reviewEndsAt: deadlineAt + DAY });
    const inTime = registeredCase(ended, { receivedAt: deadlineAt + HOUR });
    expect(whoseTurn(inTime, deadlineAt + 2 * DAY)).toMatchObject({
      since: deadlineAt + HOUR,
      dueAt: deadlineAt + DAY,
    });
    const after = registeredCase(ended, { receivedAt: deadlineAt + DAY });
    expect(whoseTurn(after, deadlineAt + 2 * DAY)).toMatchObject({
      waitingFor: 'kita',
      since: deadlineAt + DAY,
      dueAt: null,
    });
  });

  it('is the family’s while an offer is open, until the first lapses, then the Kitas’ again', () => {
    const { case: theCase, at } = caseIn('offers', round);
    const [first = 0, second = 0] = round.dates.decisionDays;
    theCase.offer('kita-b', at + 2 * DAY);
    expect(whoseTurn(theCase.state, at + 3 * DAY)).toMatchObject({
      waitingFor: 'family',
      since: at,
      dueAt: first,
      next: { action: 'remindOfOffer', at: first - 7 * DAY },
    });
    theCase.do({ kind: 'declineOffer', offerId: 'offer-kita-a' }, at + 3 * DAY);
    expect(whoseTurn(theCase.state, at + 3 * DAY)).toMatchObject({
      waitingFor: 'family',
      since: at + 2 * DAY,
      dueAt: second,
    });
    theCase.do({ kind: 'revokeOffer', offerId: 'offer-kita-b' }, at + 4 * DAY);
    expect(whoseTurn(theCase.state, at + 5 * DAY)).toMatchObject({
      waitingFor: 'kita',
      since: at + 4 * DAY,
      dueAt: round.dates.endsAt,
    });
  });

  it('goes from the Kita to the family with proposed slots, and back when they have passed', () => {
    const { case: theCase, at } = caseIn('chosen', round);
    expect(whoseTurn(theCase.state, at)).toMatchObject({ waitingFor: 'kita', since: at });
    const slots = [2, 5].map((days) => ({
      id: `in-${days}`,
      startsAt: at + days * DAY,
      endsAt: at + days * DAY + HOUR,
    }));
    theCase.do({ kind: 'proposeSlots', offerId: 'offer-kita-a', slots }, at + HOUR);
    expect(whoseTurn(theCase.state, at + 5 * DAY - 1)).toMatchObject({
      phase: 'appointment',
      waitingFor: 'family',
      since: at + HOUR,
      dueAt: at + 5 * DAY,
    });
    expect(whoseTurn(theCase.state, at + 5 * DAY)).toMatchObject({
      phase: 'appointment',
      waitingFor: 'kita',
      since: at + 5 * DAY,
      dueAt: at + 12 * DAY,
    });
    // One time is another family's after three days, the other one after four.
    const taken = theCase.state.slots.map((slot, index) => ({
      ...slot,
      status: 'taken' as const,
      takenAt: at + (3 + index) * DAY,
    }));
    const given = { ...theCase.state, slots: taken };
    expect(whoseTurn(given, at + 4 * DAY)).toMatchObject({
      phase: 'appointment',
      waitingFor: 'kita',
      since: at + 4 * DAY,
      dueAt: at + 11 * DAY,
    });
    expect(judgeCase(given, at + 11 * DAY - 1, 0)).toEqual([]);
    expect(judgeCase(given, at + 11 * DAY, 0)).toMatchObject([
      { reason: 'kita.silent', since: at + 4 * DAY },
    ]);
    theCase.do({ kind: 'bookSlot', slotId: 'in-5' }, at + DAY);
    // Cancelled while the other time is another family's: the Kita has its days from now on.
    const cancelled = evolve(theCase.state, {
      kind: 'appointmentCancelled',
      at: at + 1.5 * DAY,
      slotId: 'in-5',
      by: 'family',
    });
    const others = cancelled.slots.map((slot) =>
      slot.status === 'proposed'
        ? { ...slot, status: 'taken' as const, takenAt: at + DAY / 2 }
        : slot,
    );
    expect(whoseTurn({ ...cancelled, slots: others }, at + 1.5 * DAY)).toMatchObject({
      waitingFor: 'kita',
      since: at + 1.5 * DAY,
      dueAt: at + 8.5 * DAY,
    });
    expect(whoseTurn(theCase.state, at + DAY)).toMatchObject({
      waitingFor: 'nobody',
      dueAt: at + 5 * DAY,
    });
    expect(whoseTurn(theCase.state, at + 5 * DAY)).toMatchObject({
      phase: 'contract',
      waitingFor: 'kita',
      since: at + 5 * DAY,
    });
  });

  it('is nobody’s after the end, which closes by itself', () => {
    const theCase = new LivingCase(registeredCase(round, { receivedAt: round.dates.opensAt })).do(
      { kind: 'withdraw' },
      round.dates.opensAt + DAY,
    );
    const closesAt = round.dates.opensAt + DAY + round.rules.endGraceMs;
    expect(whoseTurn(theCase.state, round.dates.opensAt + 2 * DAY)).toEqual({
      phase: 'ended',
      waitingFor: 'nobody',
      since: round.dates.opensAt + DAY,
      dueAt: null,
      next: { action: 'remindOfEnd', at: closesAt - 2 * DAY },
    });
    theCase.passTo(closesAt - 1);
    expect(whoseTurn(theCase.state, closesAt - 1)).toMatchObject({
      waitingFor: 'nobody',
      next: { action: 'closeCase', at: closesAt },
    });
  });
});
