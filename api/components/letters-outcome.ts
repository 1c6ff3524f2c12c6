import type { Context } from 'hono';
import type { SignedInEnv } from '../environment.ts';
import type { Outcome } from './elements.tsx';

/** The queue, which tells what became of the chosen letters: how many were noted, or why none was. */
export const lettersTold = (queue: string, told: number | 'ueberholt'): string =>
  `${queue}?vermerkt=${told}`;

/** @param marked says how many were noted. */
export function lettersOutcome(
  c: Context<SignedInEnv>,
  marked: (count: number) => string,
): Outcome | undefined {
  const { letters: texts } = c.get('texts').office;
  const told = c.req.query('vermerkt') ?? '';
  if (told === 'ueberholt') return { kind: 'refused', text: texts.allObsolete };
  if (!/^\d{1,3}$/u.test(told)) return undefined;
  const count = Number(told);
  return count === 0
    ? { kind: 'refused', text: texts.noneChosen }
    : { kind: 'done', text: marked(count) };
}
