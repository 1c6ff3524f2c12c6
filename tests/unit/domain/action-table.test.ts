import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openOffers } from '../../../src/domain/case.ts';
import type { PersonAction, PersonCommand } from '../../../src/domain/commands.ts';
import { ACTION_PHASES, effectivePhase, isPossibleIn, PHASES } from '../../../src/domain/phase.ts';
import type { RefusalCode } from '../../../src/domain/refusals.ts';
import { ACTIONS, anyHistory, type Moment } from '../support/histories.ts';
import { caseIn, wishFor } from '../support/living-case.ts';
import { DAY, HOUR, round as season, withDates } from '../support/season.ts';

/** Wishes may be changed until offers go out, so that every pair of the table can be tried. */
const round = withDates(season, { editFreezeAt: season.dates.offersFromAt });
const pairs = ACTIONS.flatMap((action) => PHASES.map((phase) => ({ action, phase })));
const inside = pairs.filter(({ action, phase }) => isPossibleIn(action, phase));
const outside = pairs.filter(({ action, phase }) => !isPossibleIn(action, phase));

/** A command that nothing but the phase speaks against, in a case made by `caseIn`. */
function commandFor(kind: PersonAction, at: number): PersonCommand {
  const offerId = 'offer-kita-a';
  switch (kind) {
    case 'changeWishes':
      return { kind, wishes: [{ id: 'wish-new', kitaId: 'kita-d', rank: 1 }] };
    case 'withdraw':
      return { kind };
    case 'markReviewed':
      return { kind, wishId: wishFor('kita-a') };
    case 'makeOffer':
      return { kind, offerId: 'offer-new', wishId: wishFor('kita-b'), placesId: 'places-b' };
    case 'revokeOffer':
    case 'acceptOffer':
    case 'declineOffer':
      return { kind, offerId };
    case 'proposeSlots': {
      const slots = [{ id: 'slot-new', startsAt: at + DAY, endsAt: at + DAY + HOUR }];
      return { kind, offerId, slots };
    }
    case 'bookSlot':
      return { kind, slotId: 'slot-2' };
    case 'concludeContract':
      return { kind, offerId, contractId: 'contract-new' };
  }
}

/** Codes that say: not in this phase. */
const OF_PHASE: readonly RefusalCode[] = [
  'case.not_now',
  'case.closed',
  'wish.has_offer',
  'offer.already_accepted',
  'round.no_offers_yet',
];

/** Open offers keep a case in `offers` after the first day of offers was moved behind them; new ones wait for it. */
const waitsForOffers = ({ before, command, at, judgedBy }: Moment): boolean =>
  command.kind === 'makeOffer' && openOffers(before).length > 0 && at < judgedBy.dates.offersFromAt;

describe('what a person may ask in which phase', () => {
  it('is this table', () => {
    const row = (name: string, cells: readonly string[]): string =>
      [name.padEnd(16), ...cells.map((cell) => cell.padEnd(11))].join(' ').trimEnd();
    const marks = (action: PersonAction): readonly string[] =>
      PHASES.map((phase) => (isPossibleIn(action, phase) ? 'x' : '-'));
    const table = [row('', PHASES), ...ACTIONS.map((action) => row(action, marks(action)))];
    expect(`\n${table.join('\n')}`).toBe(`
                 registered  review      offers      chosen      appointment contract    ended
changeWishes     x           x           -           -           -           -           -
withdraw         x           x           x           x           x           x           -
markReviewed     -           x           x           -           -           -           -
makeOffer        -           -           x           -           -           -           -
revokeOffer      -           -           x           -           -           -           -
acceptOffer      -           -           x           -           -           -           -
declineOffer     -           -           x           -           -           -           -
proposeSlots     -           -           -           x           x           -           -
bookSlot         -           -           -           -           x           -           -
concludeContract -           -           -           -           x           x           -`);
  });

  it.each(PHASES)('reaches the phase %s by real steps', (phase) => {
    const { case: theCase, at } = caseIn(phase, round);
    expect(effectivePhase(theCase.state, round.dates, at)).toBe(phase);
    expect(theCase.state.revision).toBe(1 + theCase.steps.length);
  });

  it.each(inside)('$action in $phase is a step', ({ action, phase }) => {
    const { case: theCase, at } = caseIn(phase, round);
    const needsAppointment = action === 'concludeContract' && phase === 'appointment';
    if (needsAppointment) theCase.do({ kind: 'bookSlot', slotId: 'slot-1' }, at);
    expect(theCase.ask(commandFor(action, at), at)).toMatchObject({ kind: 'step', step: { at } });
  });

  it.each(outside)('$action in $phase is refused, and changes nothing', ({ action, phase }) => {
    const { case: theCase, at } = caseIn(phase, round);
    const before = theCase.state;
    const decision = theCase.ask(commandFor(action, at), at);
    expect(decision.kind).toBe('refusal');
    expect(OF_PHASE).toContain(decision.kind === 'refusal' ? decision.code : '');
    expect(theCase.state).toBe(before);
  });

  it('is the same in any history, by the dates the command was received under', () => {
    fc.assert(
      fc.property(anyHistory, ({ moments }) => {
        for (const moment of moments) {
          const { before, command, at, judgedBy, decision } = moment;
          if (!(command.kind in ACTION_PHASES)) continue;
          const phase = effectivePhase(before, judgedBy.dates, at);
          const possible = isPossibleIn(command.kind as PersonAction, phase);
          const refusedByPhase =
            decision.kind === 'refusal' && OF_PHASE.some((code) => code === decision.code);
          expect(refusedByPhase).toBe(!possible || waitsForOffers(moment));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a refusal by phase says what is known better than "not now"', () => {
  const refusal = (action: PersonAction, phase: (typeof PHASES)[number]) => {
    const { case: theCase, at } = caseIn(phase, round);
    const decision = theCase.ask(commandFor(action, at), at);
    return decision.kind === 'refusal' ? decision.code : 'a step';
  };

  it('offers are yet to come', () => {
    expect(refusal('makeOffer', 'registered')).toBe('round.no_offers_yet');
    expect(refusal('makeOffer', 'review')).toBe('round.no_offers_yet');
  });

  it.each(['makeOffer', 'acceptOffer', 'declineOffer', 'revokeOffer'] as const)(
    'an offer is accepted already: %s',
    (action) => {
      for (const phase of ['chosen', 'appointment', 'contract', 'ended'] as const)
        expect(refusal(action, phase)).toBe('offer.already_accepted');
    },
  );

  it('an offer is open that must be answered before wishes are changed', () => {
    const { case: theCase } = caseIn('offers', round);
    const offersFromAt = round.dates.offersFromAt + 5 * DAY;
    const moved = withDates(round, { offersFromAt, editFreezeAt: offersFromAt });
    const at = offersFromAt - 1;
    theCase.do({ kind: 'noteRound', round: moved }, at);
    expect(theCase.ask(commandFor('changeWishes', at), at)).toMatchObject({
      code: 'wish.has_offer',
    });
    expect(theCase.ask(commandFor('makeOffer', at), at)).toMatchObject({
      code: 'round.no_offers_yet',
    });
    expect(theCase.ask(commandFor('changeWishes', at), offersFromAt)).toMatchObject({
      code: 'case.not_now',
    });
    theCase.do({ kind: 'declineOffer', offerId: 'offer-kita-a' }, at);
    theCase.do(commandFor('changeWishes', at), at);
  });

  it('the case is closed', () => {
    const { case: theCase, at } = caseIn('ended', round);
    theCase.passTo(at + round.rules.endGraceMs);
    for (const action of ACTIONS)
      expect(theCase.ask(commandFor(action, at), at)).toEqual({
        kind: 'refusal',
        code: 'case.closed',
      });
  });

  it('after a withdrawal, where nothing is known better, it is "not now"', () => {
    const { case: theCase, at } = caseIn('offers', round);
    theCase.do({ kind: 'withdraw' }, at);
    for (const action of ACTIONS)
      expect(theCase.ask(commandFor(action, at), at)).toMatchObject({ code: 'case.not_now' });
  });
});
