import { describe, expect, it } from 'vitest';
import { may, ROLES, roleOf, type Permission, type Role } from '../../../src/cases/policy.ts';
import { ACTIONS } from '../support/asking.ts';
import { personOf } from '../support/persons.ts';

const allowedTo = (role: Role) => ACTIONS.filter((action) => may(personOf(role), action));

describe('who may ask for what', () => {
  it('knows every role by its person', () => {
    expect(ROLES.map((role) => roleOf(personOf(role)))).toEqual(ROLES);
  });

  it('is pinned for everybody', () => {
    expect(allowedTo('guardian')).toEqual([
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
    expect(allowedTo('kita.staff')).toEqual([
      'markReviewed',
      'confirmVisit',
      'prepareOffer',
      'guardianConsent',
      'proposeSlots',
      'cancelAppointment',
      'recordNoShow',
    ]);
    expect(allowedTo('kita.head')).toEqual([
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
    expect(allowedTo('kita.provider')).toEqual(allowedTo('kita.head'));
    expect(allowedTo('kita.software')).toEqual(allowedTo('kita.head'));
    expect(allowedTo('office.caseworker')).toEqual(ACTIONS);
    expect(allowedTo('office.head')).toEqual(ACTIONS);
    expect(allowedTo('office.auditor')).toEqual([]);
  });

  it('lets families and Kitas share nothing but what both may bring: a consent, a cancelled appointment', () => {
    const shared = allowedTo('guardian').filter((action) =>
      allowedTo('kita.head').includes(action),
    );
    expect(shared).toEqual(['guardianConsent', 'cancelAppointment']);
  });

  it('keeps for the office alone how a case ends over everybody’s head, or an offer lasts longer', () => {
    const others = [...allowedTo('guardian'), ...allowedTo('kita.head')];
    expect(ACTIONS.filter((action) => !others.includes(action))).toEqual([
      'carryOver',
      'closeWithoutPlace',
      'extendDeadline',
    ]);
  });

  it('lets an auditor look and change nothing, and only heads let people in', () => {
    const changing = ['rounds.manage', 'letters.print', 'people.manage', 'cases.notes'] as const;
    for (const permission of changing)
      expect([permission, may(personOf('office.auditor'), permission)]).toEqual([
        permission,
        false,
      ]);
    expect(may(personOf('office.auditor'), 'cases.read')).toBe(true);
    expect(ROLES.filter((role) => may(personOf(role), 'people.manage'))).toEqual(['office.head']);
    expect(ROLES.filter((role) => may(personOf(role), 'kita.people'))).toEqual([
      'kita.head',
      'kita.provider',
    ]);
  });

  it('is nothing by default', () => {
    const unknown = ['register', 'closeCase', 'toString', ''] as unknown as Permission[];
    for (const permission of unknown)
      for (const role of ROLES) expect(may(personOf(role), permission)).toBe(false);
  });
});
