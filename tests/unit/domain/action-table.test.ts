import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { may as mayAsk, type Role } from '../../../src/cases/policy.ts';
import { openOffers } from '../../../src/domain/case.ts';
import type { PersonAction } from '../../../src/domain/commands.ts';
import { ACTION_PHASES, effectivePhase, isPossibleIn, PHASES } from '../../../src/domain/phase.ts';
import type { RefusalCode } from '../../../src/domain/refusals.ts';
import type { Person } from '../../../src/persistence/actor.ts';
import { caseFor, commandFor, tableRound as round } from '../support/askable.ts';
import { ACTIONS } from '../support/asking.ts';
import { anyHistory } from '../support/histories.ts';
import { caseIn } from '../support/living-case.ts';
import { personOf } from '../support/persons.ts';
import { DAY, withDates } from '../support/season.ts';

const ACTORS = ['family', 'kita', 'office'] as const satisfies readonly Person['kind'][];
/** The role of each kind that may most. */
const BROADEST = {
  family: 'guardian',
  kita: 'kita.head',
  office: 'office.head',
} as const satisfies Record<Person['kind'], Role>;
const pairs = ACTIONS.flatMap((action) => PHASES.map((phase) => ({ action, phase })));
const inside = pairs.filter(({ action, phase }) => isPossibleIn(action, phase));
const everything = ACTORS.flatMap((actor) => pairs.map((pair) => ({ actor, ...pair })));
const may = (actor: Person['kind'], action: PersonAction): boolean =>
  mayAsk(personOf(BROADEST[actor]), action);

/** Codes that say: not in this phase. */
const OF_PHASE: readonly RefusalCode[] = [
  'case.not_now',
  'case.closed',
  'wish.has_offer',
  'offer.already_accepted',
  'round.no_offers_yet',
];

describe('what a person may ask in which phase', () => {
  it('is this table: Family, Kita, Office', () => {
    const row = (name: string, cells: readonly string[]): string =>
      [name.padEnd(17), ...cells.map((cell) => cell.padEnd(11))].join(' ').trimEnd();
    const who = (action: PersonAction): string =>
      ACTORS.map((actor) => (may(actor, action) ? actor.charAt(0).toUpperCase() : '-')).join('');
    const marks = (action: PersonAction): readonly string[] =>
      PHASES.map((phase) => (isPossibleIn(action, phase) ? who(action) : '-'));
    const table = [row('', PHASES), ...ACTIONS.map((action) => row(action, marks(action)))];
    expect(`\n${table.join('\n')}`).toMatchInlineSnapshot(`
      "
                        registered  review      offers      chosen      appointment contract    ended
      changeWishes      F-O         F-O         -           -           -           -           -
      changeData        F-O         F-O         F-O         F-O         F-O         F-O         F-O
      moveAway          F-O         F-O         F-O         F-O         F-O         F-O         -
      withdraw          F-O         F-O         F-O         F-O         F-O         F-O         -
      undoWithdraw      -           -           -           -           -           -           F-O
      markReviewed      -           -KO         -KO         -           -           -           -
      confirmVisit      -KO         -KO         -KO         -           -           -           -
      prepareOffer      -           -KO         -KO         -           -           -           -
      releaseOffer      -           -KO         -KO         -           -           -           -
      makeOffer         -           -           -KO         -           -           -           -
      revokeOffer       -           -KO         -KO         -           -           -           -
      acceptOffer       -           -           F-O         -           -           -           -
      declineOffer      -           -           F-O         -           -           -           -
      reviveOffer       -           -           F-O         -           -           -           -
      guardianConsent   -           -           -           FKO         FKO         FKO         -
      proposeSlots      -           -           -           -KO         -KO         -           -
      bookSlot          -           -           -           -           F-O         -           -
      cancelAppointment -           -           -           -           FKO         -           -
      recordNoShow      -           -           -           -           -           -KO         -
      concludeContract  -           -           -           -KO         -KO         -KO         -
      correctContract   -           -           -           -           -           -           -KO
      contractFailed    -           -           -           -KO         -KO         -KO         -KO
      carryOver         -           -           --O         -           -           -           -
      closeWithoutPlace -           -           --O         -           -           -           -
      extendDeadline    -           -           --O         -           -           -           -"
    `);
  });

  it.each(PHASES)('reaches the phase %s by real steps', (phase) => {
    const { case: theCase, at } = caseIn(phase, round);
    expect(effectivePhase(theCase.state, round.dates, at)).toBe(phase);
    expect(theCase.state.revision).toBe(1 + theCase.steps.length);
  });

  it.each(inside)('$action in $phase is a step', ({ action, phase }) => {
    const { case: theCase, at } = caseFor(action, phase);
    expect(effectivePhase(theCase.state, round.dates, at)).toBe(phase);
    const decision = theCase.ask(commandFor(action, phase, at), at);
    expect(decision).toMatchObject({ kind: 'step', step: { at } });
  });

  it.each(everything)(
    '$action in $phase by a $actor: is a step where both tables allow it, and changes nothing elsewhere',
    ({ actor, action, phase }) => {
      const { case: theCase, at } = caseFor(action, phase);
      const before = theCase.state;
      const told = may(actor, action)
        ? theCase.ask(commandFor(action, phase, at), at)
        : 'action.forbidden';
      const allowed = may(actor, action) && isPossibleIn(action, phase);
      expect(theCase.state.revision).toBe(before.revision + (allowed ? 1 : 0));
      if (allowed) return;
      expect(theCase.state).toBe(before);
      if (typeof told === 'string') return;
      expect(OF_PHASE).toContain(told.kind === 'refusal' ? told.code : 'a step');
    },
  );

  it('is the same in any history, by the dates the command was received under', () => {
    fc.assert(
      fc.property(anyHistory, ({ moments }) => {
        for (const { before, command, at, judgedBy, decision } of moments) {
          if (!(command.kind in ACTION_PHASES)) continue;
          const phase = effectivePhase(before, judgedBy.dates, at);
          const code = decision.kind === 'refusal' ? decision.code : 'a step';
          const isClosed = before.end?.closed === true;
          const isPossible = !isClosed && isPossibleIn(command.kind as PersonAction, phase);
          expect(code === 'case.closed' || !isClosed).toBe(true);
          expect(isPossible ? code !== 'case.not_now' : OF_PHASE.some((of) => of === code)).toBe(
            true,
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a refusal by phase says what is known better than "not now"', () => {
  const refusal = (action: PersonAction, phase: (typeof PHASES)[number]) => {
    const { case: theCase, at } = caseIn(phase, round);
    const decision = theCase.ask(commandFor(action, phase, at), at);
    return decision.kind === 'refusal' ? decision.code : 'a step';
  };

  it('offers are yet to come', () => {
    expect(refusal('makeOffer', 'registered')).toBe('round.no_offers_yet');
    expect(refusal('makeOffer', 'review')).toBe('round.no_offers_yet');
  });

  it.each([
    'prepareOffer',
    'releaseOffer',
    'makeOffer',
    'acceptOffer',
    'declineOffer',
    'reviveOffer',
    'revokeOffer',
  ] as const)('an offer is accepted already: %s', (action) => {
    for (const phase of ['chosen', 'appointment', 'contract', 'ended'] as const)
      expect(refusal(action, phase)).toBe('offer.already_accepted');
  });

  it('an offer is open that must be answered before wishes are changed', () => {
    const { case: theCase } = caseIn('offers', round);
    const offersFromAt = round.dates.offersFromAt + 5 * DAY;
    const moved = withDates(round, { offersFromAt, editFreezeAt: offersFromAt });
    const at = offersFromAt - 1;
    theCase.do({ kind: 'noteRound', round: moved }, at);
    const wishes = commandFor('changeWishes', 'review', at);
    expect(openOffers(theCase.state)).toHaveLength(1);
    expect(theCase.ask(wishes, at)).toMatchObject({ code: 'wish.has_offer' });
    expect(theCase.ask(commandFor('makeOffer', 'offers', at), at)).toMatchObject({
      code: 'round.no_offers_yet',
    });
    expect(theCase.ask(wishes, offersFromAt)).toMatchObject({ code: 'case.not_now' });
    theCase.do({ kind: 'declineOffer', offerId: 'offer-kita-a' }, at);
    theCase.do(wishes, at);
  });

  it('the case is closed', () => {
    const { case: theCase, at } = caseIn('ended', round);
    theCase.passTo(at + round.rules.endGraceMs);
    for (const action of ACTIONS)
      expect(theCase.ask(commandFor(action, 'ended', at), at)).toEqual({
        kind: 'refusal',
        code: 'case.closed',
      });
  });

  it('after a withdrawal, where nothing is known better, it is "not now"', () => {
    const { case: theCase, at } = caseIn('offers', round);
    theCase.do({ kind: 'withdraw' }, at);
    const better: Partial<Record<PersonAction, string>> = {
      changeData: 'a step',
      undoWithdraw: 'a step',
      correctContract: 'contract.none',
      contractFailed: 'offer.unknown',
    };
    for (const action of ACTIONS.toSorted((a) => (a === 'undoWithdraw' ? 1 : -1))) {
      const decision = theCase.ask(commandFor(action, 'offers', at), at);
      const code = decision.kind === 'refusal' ? decision.code : 'a step';
      expect([action, code]).toEqual([action, better[action] ?? 'case.not_now']);
    }
  });
});
