import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import { promisedPlacesDelta } from '../../../src/domain/places.ts';
import { anyHistory } from '../support/histories.ts';
import { caseIn } from '../support/living-case.ts';
import { round } from '../support/season.ts';

/** How many places of each pool a case holds, counted afresh: what is out, taken or prepared. */
function held(state: CaseState): Record<string, number> {
  const pools: Record<string, number> = {};
  for (const { status, placesId } of [...state.offers, ...state.drafts]) {
    if (['open', 'accepted', 'prepared', 'released'].includes(status))
      pools[placesId] = (pools[placesId] ?? 0) + 1;
  }
  return pools;
}

describe('promised places', () => {
  it('are, summed up over any history, what the case holds; never less than none', () => {
    fc.assert(
      fc.property(anyHistory, ({ moments }) => {
        const counters: Record<string, number> = {};
        for (const { before, after } of moments) {
          const deltas = promisedPlacesDelta(before, after);
          for (const [placesId, delta] of deltas) {
            expect(delta).not.toBe(0);
            counters[placesId] = (counters[placesId] ?? 0) + delta;
            expect(counters[placesId]).toBeGreaterThanOrEqual(0);
          }
          const ids = deltas.map(([placesId]) => placesId);
          expect(ids, 'in the order in which rows are locked').toEqual(
            [...new Set(ids)].toSorted(),
          );
          const holding = Object.fromEntries(Object.entries(counters).filter(([, n]) => n > 0));
          expect(holding).toEqual(held(after));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of several offers are given back at once, and none that was settled before twice', () => {
    const { case: theCase, at } = caseIn('offers', round);
    theCase.offer('kita-c', at).offer('kita-b', at);
    const before = theCase.state;
    theCase.do({ kind: 'acceptOffer', offerId: 'offer-kita-b' }, at);
    const chosen = theCase.state;
    expect(promisedPlacesDelta(before, chosen)).toEqual([
      ['places-of-kita-a', -1],
      ['places-of-kita-c', -1],
    ]);
    theCase.do({ kind: 'withdraw' }, at);
    expect(promisedPlacesDelta(chosen, theCase.state)).toEqual([['places-of-kita-b', -1]]);
    expect(promisedPlacesDelta(before, before)).toEqual([]);
  });

  it('stay promised after the contract', () => {
    const { case: theCase, at } = caseIn('ended', round);
    theCase.passTo(at + round.rules.endGraceMs);
    expect(held(theCase.state)).toEqual({ 'places-of-kita-a': 1 });
  });
});
