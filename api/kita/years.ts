import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { DoorError } from '../../src/cases/errors.ts';
import { listRounds, workingYearOf } from '../../src/cases/read/office-rounds.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';

/** The Kindergartenjahre a Kita's pages can speak of. */
export const kitaYears = (deps: AppDependencies) =>
  createMiddleware<SignedInEnv>(async (c, next) => {
    const rounds = await listRounds(deps, c.get('person'));
    c.set('years', {
      all: rounds.map(({ round }) => round.year),
      released: rounds.filter((line) => line.isReleased).map(({ round }) => round.year),
      working: workingYearOf(rounds, deps.clock()),
    });
    await next();
  });

/** The chosen year, else the one staff work in; it stays in the address. Throws `case.not_found` without any round. */
export function yearOf(c: Context<SignedInEnv>, given = c.req.query('jahr')): number {
  const years = c.get('years');
  const year = years?.all.find((one) => String(one) === given) ?? years?.working;
  if (year === undefined) throw new DoorError('case.not_found');
  return year;
}

/** A page of one year. */
export const inYear = (path: string, year: number, more: Readonly<Record<string, string>> = {}) =>
  `${path}?${new URLSearchParams({ jahr: String(year), ...more }).toString()}`;
