import type { Context } from 'hono';
import type { SignedInEnv } from '../environment.ts';

/** The Kindergartenjahr somebody chose, else the one the office works in; undefined: there is no round. */
export function chosenYear(
  c: Context<SignedInEnv>,
  chosen = c.req.query('jahr'),
): number | undefined {
  const years = c.get('years');
  return years?.all.find((year) => String(year) === chosen) ?? years?.working;
}

/** All other years, newest first. */
export const otherYears = (c: Context<SignedInEnv>, shown: number): readonly number[] =>
  c.get('years')?.all.filter((year) => year !== shown) ?? [];
