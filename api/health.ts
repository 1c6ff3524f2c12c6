import { Hono } from 'hono';
import { readReadiness } from '../src/cases/read/readiness.ts';
import type { AppDependencies } from './dependencies.ts';
import type { AppEnv } from './environment.ts';

/**
 * For whatever watches the process. `live`: it answers. `ready`: it can take a registration, which needs PostgreSQL and
 * a round, neither Temporal nor mail; what else is missing stands in the body.
 */
export function healthRoutes(deps: AppDependencies): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/live', (c) => c.json({ status: 'live' }))
    .get('/ready', async (c) => {
      const { isReady, ...checks } = await readReadiness(deps);
      return c.json({ status: isReady ? 'ready' : 'not ready', checks }, isReady ? 200 : 503);
    });
}
