import { readyKitas } from './connections.ts';
import { LATER_TOWN } from './demo-round.ts';
import { kitasAround } from './families.ts';
import { takesPlace, type Move } from './moves.ts';
import type { Script } from './scripts.ts';
import { numberFrom } from './seeded.ts';

/** How many Kitas a script's family wishes for. */
export const kitaCount = ({ family }: Script, seed: string): number =>
  family?.kitas ?? numberFrom(`${seed}/kitas`, 2, 4);

/** Whether one of the moves offers a place for the wish of this rank. */
export const isOffered = (moves: readonly Move[] = [], rank: number): boolean =>
  moves.some((move) => takesPlace(move) && move.rank === rank);

/** The Kitas a script's family may wish for, those nearby first. */
export function kitasFor(script: Script, seed: string, postcode: string): readonly string[] {
  const { round, family = {}, moves = [] } = script;
  const hasOffers = moves.some(takesPlace);
  return kitasAround(seed, postcode)
    .filter(({ id, municipality }) => {
      if (family.whose === 'office') return !readyKitas.has(id);
      if (family.whose === 'later') return municipality === LATER_TOWN && readyKitas.has(id);
      const isLater = round === 'late' && municipality === LATER_TOWN;
      return !hasOffers || (readyKitas.has(id) && !isLater);
    })
    .map(({ id }) => id);
}

/**
 * The first of the candidates for each wish that is met as the moves have it.
 *
 * @param take takes a place of a Kita; false: it has none left
 */
export function chooseKitas(
  candidates: readonly string[],
  count: number,
  moves: readonly Move[] | undefined,
  take: (kitaId: string) => boolean,
): readonly string[] {
  const chosen: string[] = [];
  for (let rank = 0; rank < count; rank += 1) {
    const next = candidates.find(
      (id) => !chosen.includes(id) && (!isOffered(moves, rank) || take(id)),
    );
    if (next === undefined) throw new Error('the demonstration has no places left');
    chosen.push(next);
  }
  return chosen;
}
