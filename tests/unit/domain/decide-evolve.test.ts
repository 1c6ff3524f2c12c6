import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveWishes } from '../../../src/domain/case.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { effectivePhase, PHASES } from '../../../src/domain/phase.ts';
import { isRefusalCode } from '../../../src/domain/refusals.ts';
import type { StepKind } from '../../../src/domain/steps.ts';
import { EVERY_STEP } from '../support/asking.ts';
import { anyHistory } from '../support/histories.ts';
import { brokenIn } from '../support/invariants.ts';
import { caseIn, terms, wishFor } from '../support/living-case.ts';
import { DAY, HOUR, round, withDates } from '../support/season.ts';

describe('decide and evolve, over any history', () => {
  it('are tried in every phase and with every step', () => {
    const kinds = new Set<StepKind>();
    const phases = new Set<string>();
    for (const { moments } of fc.sample(anyHistory, { numRuns: 800, seed: 1 })) {
      for (const { before, at, decision } of moments) {
        phases.add(effectivePhase(before, before.round.dates, at));
        if (decision.kind === 'step') kinds.add(decision.step.kind);
      }
    }
    expect([...kinds].toSorted()).toEqual(EVERY_STEP.toSorted());
    expect([...phases].toSorted()).toEqual([...PHASES].toSorted());
  });

  it('keep every case sound', () => {
    fc.assert(
      fc.property(anyHistory, ({ states }) => {
        for (const { state } of states) expect(brokenIn(state)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('give each step one revision and each refusal none', () => {
    fc.assert(
      fc.property(anyHistory, ({ moments }) => {
        for (const { before, decision, after } of moments) {
          const isStep = decision.kind === 'step';
          expect(isStep || isRefusalCode(decision.code)).toBe(true);
          expect(after.revision).toBe(before.revision + (isStep ? 1 : 0));
          expect(isStep ? evolve(before, decision.step) : before, 'the same again').toEqual(after);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('need nothing that a row or a message could not carry', () => {
    fc.assert(
      fc.property(anyHistory, ({ states }) => {
        for (const { state } of states) expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: 100 },
    );
  });

  it('never touch a closed case again, and close one only when its grace period is over', () => {
    fc.assert(
      fc.property(anyHistory, ({ moments }) => {
        for (const { before, command, at, decision } of moments) {
          const touches = before.end?.closed === true && decision.kind === 'step';
          const closes = command.kind === 'closeCase' && decision.kind === 'step';
          expect(touches || (closes && before.end?.closesAt !== at)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('refuse whatever is asked of a closed case', () => {
    const { case: theCase } = caseIn('ended', round);
    const { closesAt } = theCase.state.end ?? { closesAt: 0 };
    theCase.passTo(closesAt);
    expect(theCase.state.end?.closed).toBe(true);
    const newer = withDates(theCase.state.round, {});
    expect(theCase.ask({ kind: 'noteRound', round: newer }, closesAt)).toMatchObject({
      kind: 'refusal',
    });
    expect(theCase.ask({ kind: 'withdraw' }, closesAt)).toEqual({
      kind: 'refusal',
      code: 'case.closed',
    });
  });
});

describe('changed wishes', () => {
  const { deadlineAt } = round.dates;

  it('keep, for the same Kita, what it has done about them, whatever id a second tab gave them', () => {
    const { case: theCase } = caseIn('registered', round);
    theCase.do(
      {
        kind: 'changeWishes',
        wishes: [
          { id: 'new-c', kitaId: 'kita-c', rank: 1 },
          { id: 'new-d', kitaId: 'kita-d', rank: 2 },
        ],
      },
      deadlineAt - 2,
    );
    theCase.do(
      {
        kind: 'changeWishes',
        wishes: [
          { id: 'newer-d', kitaId: 'kita-d', rank: 1 },
          { id: 'newer-a', kitaId: 'kita-a', rank: 2 },
          { id: 'newer-childminding', kitaId: null, rank: 3 },
        ],
      },
      deadlineAt - 1,
    );
    expect(liveWishes(theCase.state).map(({ id, rank }) => [id, rank])).toEqual([
      [wishFor('kita-a'), 2],
      [wishFor(null), 3],
      ['new-d', 1],
    ]);
    const removed = theCase.state.wishes.filter((wish) => wish.status === 'removed');
    expect(removed.map((wish) => wish.id)).toEqual([wishFor('kita-b'), wishFor('kita-c')]);
  });

  it.each([
    ['wishes.none', []],
    ['wishes.too_many_kitas', ['a', 'b', 'c', 'd', 'e']],
    ['wishes.too_many_childminders', ['a', null, null]],
    ['wishes.same_kita_twice', ['a', 'b', 'a']],
  ] as const)('are refused: %s', (code, kitas) => {
    const { case: theCase, at } = caseIn('registered', round);
    const wishes = kitas.map((kitaId, index) => ({ id: `w${index}`, kitaId, rank: index + 1 }));
    expect(theCase.ask({ kind: 'changeWishes', wishes }, at)).toEqual({ kind: 'refusal', code });
  });

  it('are for childminding once, whatever a round allows: the table has one such wish', () => {
    const { case: theCase, at } = caseIn('registered', {
      ...round,
      rules: { ...round.rules, maxChildminding: 2 },
    });
    const wishes = [1, 2].map((rank) => ({ id: `w${rank}`, kitaId: null, rank }));
    expect(theCase.ask({ kind: 'changeWishes', wishes }, at)).toMatchObject({
      code: 'wishes.too_many_childminders',
    });
  });

  it('may be as many as they like where a round sets no limit', () => {
    const { case: theCase, at } = caseIn('registered', {
      ...round,
      rules: { ...round.rules, maxKitas: null },
    });
    const wishes = Array.from({ length: 40 }, (_, index) => ({
      id: `w${index}`,
      kitaId: `kita-${index}`,
      rank: index + 1,
    }));
    theCase.do({ kind: 'changeWishes', wishes }, at);
    expect(liveWishes(theCase.state)).toHaveLength(40);
  });
});

describe('a review', () => {
  it('is noted once, with its instant, for a wish the family still has', () => {
    const { case: theCase, at } = caseIn('offers', round);
    const review = { kind: 'markReviewed', wishId: wishFor('kita-b') } as const;
    theCase.do(review, at + 1);
    expect(theCase.state.wishes.map((wish) => wish.reviewedAt)).toEqual([null, at + 1, null, null]);
    expect(theCase.ask(review, at + 2)).toMatchObject({ code: 'wish.already_reviewed' });
    expect(theCase.ask({ ...review, wishId: 'nobody' }, at)).toMatchObject({
      code: 'wish.unknown',
    });
  });

  it('is not noted for a wish the family has removed', () => {
    const { case: theCase, at } = caseIn('registered', round);
    const wishes = [{ id: 'kept', kitaId: 'kita-a', rank: 1 }];
    theCase.do({ kind: 'changeWishes', wishes }, at).passTo(at + 1);
    const review = { kind: 'markReviewed', wishId: wishFor('kita-b') } as const;
    expect(theCase.ask(review, at + 1)).toMatchObject({ code: 'wish.unknown' });
  });
});

describe('an offer', () => {
  const at = round.dates.offersFromAt + DAY;
  const offering = { kind: 'makeOffer', offerId: 'offer-2', placesId: 'places' } as const;

  it.each([
    ['wish.unknown', 'nobody'],
    ['wish.unknown', wishFor(null)],
    ['offer.already_made', wishFor('kita-a')],
  ] as const)('is refused: %s (%s)', (code, wishId) => {
    const { case: theCase } = caseIn('offers', round);
    expect(theCase.ask({ ...offering, wishId }, at)).toEqual({ kind: 'refusal', code });
  });

  it('is refused where the family has declined before, and made again where it only lapsed', () => {
    const { case: declining } = caseIn('offers', round);
    declining.do({ kind: 'declineOffer', offerId: 'offer-kita-a' }, at);
    expect(declining.ask({ ...offering, wishId: wishFor('kita-a') }, at)).toEqual({
      kind: 'refusal',
      code: 'wish.not_open',
    });
    const { case: lapsing } = caseIn('offers', round);
    const [day = 0] = round.dates.decisionDays;
    lapsing.passTo(day);
    expect(lapsing.state.offers.map((offer) => offer.status)).toEqual(['lapsed']);
    lapsing.do({ ...offering, wishId: wishFor('kita-a') }, day);
  });

  it.each(['acceptOffer', 'declineOffer', 'revokeOffer'] as const)(
    'settled or unknown cannot be settled again: %s',
    (kind) => {
      const { case: theCase } = caseIn('offers', round);
      theCase.offer('kita-b', at);
      expect(theCase.ask({ kind, offerId: 'nobody' }, at)).toMatchObject({ code: 'offer.unknown' });
      theCase.do({ kind: 'revokeOffer', offerId: 'offer-kita-a' }, at);
      expect(theCase.ask({ kind, offerId: 'offer-kita-a' }, at)).toMatchObject({
        code: 'offer.not_open',
      });
    },
  );

  it('accepted gives back the others and ends the other wishes', () => {
    const { case: theCase } = caseIn('offers', round);
    theCase.offer('kita-b', at).do({ kind: 'acceptOffer', offerId: 'offer-kita-b' }, at);
    expect(theCase.state.offers.map(({ id, status }) => [id, status])).toEqual([
      ['offer-kita-a', 'returned'],
      ['offer-kita-b', 'accepted'],
    ]);
    expect(theCase.state.wishes.map(({ status }) => status)).toEqual([
      'ended',
      'open',
      'ended',
      'ended',
    ]);
  });
});

describe('an appointment', () => {
  const offerId = 'offer-kita-a';

  it.each([
    ['slot.none', []],
    ['slot.in_past', [{ id: 's', startsAt: 0, endsAt: HOUR }]],
    ['slot.in_past', [{ id: 's', startsAt: HOUR, endsAt: HOUR }]],
  ] as const)('is not proposed: %s', (code, offsets) => {
    const { case: theCase, at } = caseIn('chosen', round);
    const slots = offsets.map(({ id, startsAt, endsAt }) => ({
      id,
      startsAt: at + startsAt,
      endsAt: at + endsAt,
    }));
    expect(theCase.ask({ kind: 'proposeSlots', offerId, slots }, at)).toEqual({
      kind: 'refusal',
      code,
    });
  });

  it('is proposed by the Kita whose offer was accepted only', () => {
    const { case: theCase, at } = caseIn('chosen', round);
    const slots = [{ id: 's', startsAt: at + 1, endsAt: at + 2 }];
    expect(theCase.ask({ kind: 'proposeSlots', offerId: 'offer-kita-b', slots }, at)).toMatchObject(
      { code: 'offer.unknown' },
    );
    theCase.do({ kind: 'proposeSlots', offerId, slots }, at);
  });

  it('takes one slot; proposals before it are released, those not taken stay for another choice', () => {
    const { case: theCase, at } = caseIn('appointment', round);
    const slots = [
      { id: 'slot-3', startsAt: at + DAY, endsAt: at + DAY + HOUR },
      { id: 'slot-4', startsAt: at + 2 * DAY, endsAt: at + 2 * DAY + HOUR },
    ];
    theCase.do({ kind: 'proposeSlots', offerId, slots }, at);
    expect(theCase.ask({ kind: 'bookSlot', slotId: 'slot-1' }, at)).toMatchObject({
      code: 'slot.unknown',
    });
    expect(
      theCase.ask({ kind: 'bookSlot', slotId: 'slot-3' }, at + DAY),
      'begun already',
    ).toMatchObject({ code: 'slot.in_past' });
    const concluding = { kind: 'concludeContract', offerId, contractId: 'c', ...terms } as const;
    expect(theCase.ask(concluding, at)).toMatchObject({ code: 'contract.no_appointment' });
    theCase.do({ kind: 'bookSlot', slotId: 'slot-3' }, at + DAY - 1);
    expect(theCase.state.slots.map(({ id, status }) => [id, status])).toEqual([
      ['slot-1', 'released'],
      ['slot-2', 'released'],
      ['slot-3', 'booked'],
      ['slot-4', 'proposed'],
    ]);
    expect(theCase.ask({ kind: 'bookSlot', slotId: 'slot-3' }, at)).toMatchObject({
      code: 'slot.already_booked',
    });
    expect(theCase.ask({ kind: 'proposeSlots', offerId, slots }, at)).toMatchObject({
      code: 'slot.already_booked',
    });
  });
});
