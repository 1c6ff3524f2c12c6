import { describe, expect, it } from 'vitest';
import { acceptedOffer, missingConsents } from '../../../src/domain/case.ts';
import type { ContractFailure } from '../../../src/domain/commands.ts';
import type { SecondNoShow } from '../../../src/domain/round.ts';
import { nextTimer } from '../../../src/domain/timers.ts';
import { whoseTurn } from '../../../src/domain/turn.ts';
import { caseIn, terms, type LivingCase } from '../support/living-case.ts';
import { DAY, HOUR, round } from '../support/season.ts';

const offerId = 'offer-kita-a';
const concluding = { kind: 'concludeContract', offerId, contractId: 'contract', ...terms } as const;

const statuses = (theCase: LivingCase) =>
  Object.fromEntries(theCase.state.wishes.map(({ kitaId, status }) => [String(kitaId), status]));
const slots = (theCase: LivingCase) => theCase.state.slots.map(({ status }) => status);

/** Proposes slots that begin that many days after `at`. */
function propose(theCase: LivingCase, at: number, ...days: readonly number[]): void {
  const proposed = days.map((day) => ({
    id: `in-${day}`,
    startsAt: at + day * DAY,
    endsAt: at + day * DAY + HOUR,
  }));
  theCase.do({ kind: 'proposeSlots', offerId, slots: proposed }, at);
}

describe('an appointment', () => {
  it('is moved or cancelled by the family until 24 hours before, by the Kita until it begins', () => {
    const { case: theCase, at } = caseIn('chosen', round);
    propose(theCase, at, 2, 4, 6);
    theCase.do({ kind: 'bookSlot', slotId: 'in-2' }, at);
    const cancelling = (by: 'family' | 'kita') =>
      ({ kind: 'cancelAppointment', slotId: 'in-2', by }) as const;
    for (const late of [{ kind: 'bookSlot', slotId: 'in-4' } as const, cancelling('family')])
      expect(theCase.ask(late, at + DAY + 1)).toMatchObject({ code: 'slot.too_late' });
    theCase.do({ kind: 'bookSlot', slotId: 'in-4' }, at + DAY);
    expect(slots(theCase)).toEqual(['proposed', 'booked', 'proposed']);
    theCase.do({ kind: 'cancelAppointment', slotId: 'in-4', by: 'kita' }, at + 4 * DAY - 1);
    expect(slots(theCase)).toEqual(['proposed', 'cancelled', 'proposed']);
    expect(whoseTurn(theCase.state, at + 4 * DAY)).toMatchObject({
      phase: 'appointment',
      waitingFor: 'family',
      dueAt: at + 6 * DAY,
    });
  });

  it('cancelled with nothing left to choose: the Kita proposes anew, within its days, or the office is told', () => {
    const { case: theCase, at } = caseIn('chosen', round);
    propose(theCase, at, 2, 3);
    theCase.do({ kind: 'bookSlot', slotId: 'in-3' }, at);
    theCase.do({ kind: 'cancelAppointment', slotId: 'in-3', by: 'kita' }, at + 2 * DAY + HOUR);
    expect(slots(theCase)).toEqual(['released', 'cancelled']);
    const dueAt = at + 9 * DAY + HOUR;
    expect(whoseTurn(theCase.state, at + 3 * DAY)).toMatchObject({
      phase: 'chosen',
      waitingFor: 'kita',
      dueAt,
      next: { action: 'tellOverdue', at: dueAt },
    });
    theCase.passTo(dueAt);
    expect(theCase.state.overdue).toEqual(['slots']);
    expect(nextTimer(theCase.state)).toBeUndefined();
  });

  it.each([
    ['office', { phase: 'chosen', waitingFor: 'office' }, 'accepted', 'open'],
    ['offers', { phase: 'offers', waitingFor: 'kita' }, 'failed', 'declined'],
  ] as const)(
    'missed twice is for the %s, even if the Kita has proposed more',
    (secondNoShow: SecondNoShow, turn, offer, wish) => {
      const own = { ...round, rules: { ...round.rules, secondNoShow } };
      const { case: theCase, at } = caseIn('chosen', own);
      propose(theCase, at, 2, 4, 6);
      const miss = (day: number): void => {
        theCase.do({ kind: 'bookSlot', slotId: `in-${day}` }, at + (day - 1) * DAY);
        theCase.do({ kind: 'recordNoShow', slotId: `in-${day}` }, at + day * DAY);
      };
      miss(2);
      expect(whoseTurn(theCase.state, at + 2 * DAY)).toMatchObject({ waitingFor: 'family' });
      miss(4);
      expect(slots(theCase)).toEqual(['missed', 'missed', 'released']);
      expect(whoseTurn(theCase.state, at + 4 * DAY)).toMatchObject(turn);
      expect(theCase.state.offers[0]?.status).toBe(offer);
      expect(statuses(theCase)['kita-a']).toBe(wish);
    },
  );

  it('is proposed no more once there is a contract', () => {
    const { case: theCase, at } = caseIn('chosen', round);
    propose(theCase, at, 2, 4);
    theCase.do({ kind: 'bookSlot', slotId: 'in-2' }, at).do(concluding, at);
    expect(slots(theCase)).toEqual(['booked', 'released']);
  });
});

describe('a contract', () => {
  it('of two guardians needs both, also when custody becomes shared after the choice', () => {
    const { case: theCase, at } = caseIn('offers', round);
    theCase.do({ kind: 'acceptOffer', offerId, guardian: 2 }, at);
    propose(theCase, at, 2);
    theCase.do({ kind: 'bookSlot', slotId: 'in-2' }, at);
    theCase.do({ kind: 'changeData', fields: ['custody'], custody: 'shared' }, at);
    expect(missingConsents(theCase.state)).toEqual([1]);
    expect(theCase.ask(concluding, at + 2 * DAY)).toMatchObject({
      code: 'contract.consent_missing',
    });
    expect(whoseTurn(theCase.state, at + 2 * DAY)).toMatchObject({ waitingFor: 'family' });
    expect(theCase.ask({ kind: 'guardianConsent', guardian: 2 }, at)).toMatchObject({
      code: 'consent.already_given',
    });
    theCase.do({ kind: 'guardianConsent', guardian: 1 }, at + 2 * DAY).do(concluding, at + 2 * DAY);
  });

  it('with a childminder needs no appointment; it waits for a consent, then for the office', () => {
    const { case: theCase, at } = caseIn('offers', round, { custody: 'shared' });
    theCase.chooseChildminder(at);
    expect(whoseTurn(theCase.state, at)).toMatchObject({ phase: 'chosen', waitingFor: 'family' });
    for (const guardian of [1, 2]) theCase.do({ kind: 'guardianConsent', guardian }, at);
    expect(whoseTurn(theCase.state, at)).toMatchObject({ phase: 'chosen', waitingFor: 'office' });
    theCase.do({ ...concluding, offerId: 'offer-childminding' }, at);
  });

  it.each([
    ['familyDeclined', 'declined'],
    ['kitaDeclined', 'open'],
    ['otherReason', 'open'],
  ] as const)(
    'that fails gives the place back: %s leaves the wish %s, the others are open again',
    (reason: ContractFailure, wish) => {
      const { case: theCase, at } = caseIn('ended', round);
      theCase.do({ kind: 'contractFailed', offerId, reason }, at);
      expect(statuses(theCase)).toEqual({
        'kita-a': wish,
        'kita-b': 'open',
        'kita-c': 'open',
        null: 'open',
      });
      expect(theCase.state).toMatchObject({ phase: 'registered', end: null, noShows: 0 });
      expect(acceptedOffer(theCase.state)).toBeUndefined();
      expect(whoseTurn(theCase.state, at)).toMatchObject({ phase: 'offers', waitingFor: 'kita' });
    },
  );

  it('is corrected by the Kita or the office while its grace lasts, and is no contract before', () => {
    const correcting = { kind: 'correctContract', contractId: 'contract', ...terms } as const;
    const { case: theCase, at } = caseIn('ended', round);
    const { closesAt = 0 } = theCase.state.end ?? {};
    theCase.do(correcting, closesAt - 1).passTo(closesAt);
    expect(theCase.ask(correcting, closesAt)).toMatchObject({ code: 'case.closed' });
    const withdrawn = caseIn('offers', round);
    withdrawn.case.do({ kind: 'withdraw' }, at);
    expect(withdrawn.case.ask(correcting, at)).toMatchObject({ code: 'contract.none' });
  });

  it('keeps the hours and the start that were offered, until it is there', () => {
    const own = { ...round, dates: { ...round.dates, editFreezeAt: round.dates.endsAt } };
    const { case: theCase, at } = caseIn('chosen', own);
    for (const field of ['hours', 'wishedStart'] as const)
      expect(theCase.ask({ kind: 'changeData', fields: [field] }, at)).toMatchObject({
        code: 'offer.already_accepted',
      });
    theCase.do({ kind: 'changeData', fields: ['address'] }, at);
  });
});
