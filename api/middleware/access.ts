import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { DoorError } from '../../src/cases/errors.ts';
import { may } from '../../src/cases/policy.ts';
import { accessTo, type Access } from '../access.ts';
import type { AppEnv } from '../environment.ts';
import { notFound } from '../errors.tsx';
import { NEXT_STEP } from '../account/next-step.ts';
import { isApi, problem } from '../problems.ts';

/** What Hono calls the method of middleware, which answers for no route. */
const MIDDLEWARE = 'ALL';

/**
 * The one place that lets a person pass to a route, by the tables of `../access.ts`. It judges by the route alone, so
 * a refusal is the same for what exists and what does not. Who is of another kind is told that there is no such page.
 */
export const access = createMiddleware<AppEnv>(async (c, next) => {
  const route = matchedRoutes(c).find(({ method }) => method !== MIDDLEWARE);
  const needed = route && accessTo(route);
  if (needed === undefined) return notFound(c);
  if (needed === 'public') return next();
  const person = c.get('person');
  if (person === undefined) return askToSignIn(c, needed);
  const ofKind = needed[person.kind];
  if (ofKind === undefined && !isApi(c.req.path)) return notFound(c);
  if (![ofKind ?? []].flat().some((permission) => may(person, permission)))
    throw new DoorError('action.forbidden');
  return next();
});

function askToSignIn(c: Context<AppEnv>, needed: Exclude<Access, 'public'>): Response {
  if (isApi(c.req.path)) {
    const { signInNeeded } = c.get('texts').common.errorPage;
    return problem(c, 401, 'sign_in.required', { title: signInNeeded });
  }
  return c.redirect(signInPage(needed, c), 303);
}

function signInPage(needed: Exclude<Access, 'public'>, c: Context<AppEnv>): string {
  const state = c.get('staff')?.state;
  if (state !== undefined && state.kind !== 'ready') return NEXT_STEP[state.kind];
  if (needed.family !== undefined) return '/oeffnen';
  return c.get('demo') ? '/demo' : '/konto/anmelden';
}
