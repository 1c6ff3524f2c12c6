import { describe, expect, it } from 'vitest';
import { mayAsk } from '../../../src/cases/policy.ts';
import type { PersonAction } from '../../../src/domain/commands.ts';
import { ACTION_PHASES } from '../../../src/domain/phase.ts';
import type { Person } from '../../../src/persistence/actor.ts';

const ACTIONS = Object.keys(ACTION_PHASES) as PersonAction[];
const allowedTo = (kind: Person['kind']) =>
  ACTIONS.filter((action) => mayAsk({ kind, ref: 'somebody', guardian: 1 }, action));

describe('who may ask for what', () => {
  it('is pinned for everybody', () => {
    expect(allowedTo('family')).toEqual([
      'changeWishes',
      'withdraw',
      'acceptOffer',
      'declineOffer',
      'bookSlot',
    ]);
    expect(allowedTo('kita')).toEqual([
      'markReviewed',
      'makeOffer',
      'revokeOffer',
      'proposeSlots',
      'concludeContract',
    ]);
    expect(allowedTo('office')).toEqual([]);
  });

  it('lets somebody ask for every action, and nobody for two sides', () => {
    const sides = ACTIONS.map((action) => [
      action,
      (['family', 'kita'] as const).filter((kind) => allowedTo(kind).includes(action)).length,
    ]);
    expect(sides).toEqual(ACTIONS.map((action) => [action, 1]));
  });

  it('is nothing by default', () => {
    const unknown = ['register', 'closeCase', 'toString', ''] as unknown as PersonAction[];
    for (const action of unknown)
      for (const kind of ['family', 'kita', 'office'] as const)
        expect(mayAsk({ kind, ref: 'somebody', guardian: 1 }, action)).toBe(false);
  });
});
