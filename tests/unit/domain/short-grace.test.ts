import { describe, expect, it } from 'vitest';
import { nextTimer } from '../../../src/domain/timers.ts';
import { caseIn } from '../support/living-case.ts';
import { DAY, round } from '../support/season.ts';

describe('the reminder before a case closes', () => {
  it.each([
    [14, 'remindOfEnd'],
    [3, 'remindOfEnd'],
    [2, 'closeCase'],
    [0, 'closeCase'],
  ])('after a grace of %i days comes next: %s', (days, kind) => {
    const rules = { ...round.rules, endGraceMs: days * DAY };
    const { case: theCase, at } = caseIn('offers', { ...round, rules });
    theCase.do({ kind: 'withdraw' }, at);
    expect(nextTimer(theCase.state)?.command.kind).toBe(kind);
  });
});
