import { describe, expect, it } from 'vitest';
import { mayAsk } from '../../../src/cases/policy.ts';
import type { PersonAction } from '../../../src/domain/commands.ts';
import type { Person } from '../../../src/persistence/actor.ts';
import { ACTIONS } from '../support/asking.ts';

const allowedTo = (kind: Person['kind']) =>
  ACTIONS.filter((action) => mayAsk({ kind, ref: 'somebody', guardian: 1 }, action));

describe('who may ask for what', () => {
  it('is pinned for everybody', () => {
    expect(allowedTo('family')).toEqual([
      'changeWishes',
      'changeData',
      'moveAway',
      'withdraw',
      'undoWithdraw',
      'acceptOffer',
      'declineOffer',
      'reviveOffer',
      'guardianConsent',
      'bookSlot',
      'cancelAppointment',
    ]);
    expect(allowedTo('kita')).toEqual([
      'markReviewed',
      'confirmVisit',
      'prepareOffer',
      'releaseOffer',
      'makeOffer',
      'revokeOffer',
      'guardianConsent',
      'proposeSlots',
      'cancelAppointment',
      'recordNoShow',
      'concludeContract',
      'correctContract',
      'contractFailed',
    ]);
    expect(allowedTo('office')).toEqual(ACTIONS);
  });

  it('lets families and Kitas share nothing but what both may bring: a consent, a cancelled appointment', () => {
    const shared = allowedTo('family').filter((action) => allowedTo('kita').includes(action));
    expect(shared).toEqual(['guardianConsent', 'cancelAppointment']);
  });

  it('keeps for the office alone how a case ends over everybody’s head, or an offer lasts longer', () => {
    const others = [...allowedTo('family'), ...allowedTo('kita')];
    expect(ACTIONS.filter((action) => !others.includes(action))).toEqual([
      'carryOver',
      'closeWithoutPlace',
      'extendDeadline',
    ]);
  });

  it('is nothing by default', () => {
    const unknown = ['register', 'closeCase', 'toString', ''] as unknown as PersonAction[];
    for (const action of unknown)
      for (const kind of ['family', 'kita', 'office'] as const)
        expect(mayAsk({ kind, ref: 'somebody', guardian: 1 }, action)).toBe(false);
  });
});
