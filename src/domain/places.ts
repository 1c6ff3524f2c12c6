import { holdsPlace, liveDrafts, type CaseState } from './case.ts';

/**
 * How a step changes the number of promised places, pool by pool, in the order in which the pools' rows are locked
 * (by id, so that two cases that touch the same pools cannot wait for each other in a circle).
 */
export function promisedPlacesDelta(
  before: CaseState,
  after: CaseState,
): readonly (readonly [placesId: string, delta: number])[] {
  const delta = new Map<string, number>();
  const count = (state: CaseState, sign: 1 | -1): void => {
    for (const { placesId } of [...state.offers.filter(holdsPlace), ...liveDrafts(state)]) {
      delta.set(placesId, (delta.get(placesId) ?? 0) + sign);
    }
  };
  count(after, 1);
  count(before, -1);
  return [...delta].filter(([, change]) => change !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
