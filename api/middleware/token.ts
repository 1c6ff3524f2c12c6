import { createMiddleware } from 'hono/factory';
import { openWithToken } from '../../src/cases/kita-tokens.ts';
import { clientAddress } from '../client-address.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { problem } from '../problems.ts';

/** A Kita's own software comes with a token instead of a session; never with both. */
export const token = (deps: Pick<AppDependencies, 'orm' | 'clock' | 'limits'>) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const given = c.req.header('Authorization');
    if (given === undefined) return next();
    if (c.req.header('Cookie') !== undefined) return problem(c, 401, 'credentials.both');
    const secret = /^bearer +(\S{1,200})$/iu.exec(given)?.[1] ?? '';
    c.set('person', await openWithToken(deps, { secret, from: clientAddress(c) }));
    return next();
  });
