import type { CaseState, Wish } from './case.ts';
import type { WishedPlace } from './commands.ts';
import { dropDrafts, mapById } from './evolve-offers.ts';

export function changeWish(state: CaseState, wishId: string, change: Partial<Wish>): CaseState {
  return { ...state, wishes: mapById(state.wishes, wishId, (wish) => ({ ...wish, ...change })) };
}

/** The family's wishes are now these; what a Kita had prepared for one that is gone is dropped. */
export function rewish(state: CaseState, wished: readonly WishedPlace[]): CaseState {
  const kept = new Map(wished.map((wish) => [wish.id, wish]));
  const known = new Set(state.wishes.map((wish) => wish.id));
  const carried = state.wishes.map((wish): Wish => {
    const next = kept.get(wish.id);
    if (next === undefined) return { ...wish, status: 'removed' };
    return { ...wish, rank: next.rank, status: wish.status === 'removed' ? 'open' : wish.status };
  });
  const added = wished
    .filter((wish) => !known.has(wish.id))
    .map((wish): Wish => ({ ...wish, status: 'open', reviewedAt: null, visitedAt: null }));
  const gone = [...known].filter((id) => !kept.has(id));
  return { ...dropDrafts(state, gone), wishes: [...carried, ...added] };
}
