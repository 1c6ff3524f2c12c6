import { createMiddleware } from 'hono/factory';
import type { Hono } from 'hono';
import type { AppEnv } from '../environment.ts';
import { problem } from '../problems.ts';

interface KnownRoute {
  readonly method: string;
  readonly path: RegExp;
  /** How many of its segments are parameters. */
  readonly parameters: number;
}

/** An address that exists, asked for what it cannot do, says what it can: 405 with `Allow`. */
export function knownMethods(routes: () => Hono<AppEnv>['routes']) {
  let known: readonly KnownRoute[] | undefined;
  return createMiddleware<AppEnv>(async (c, next) => {
    known ??= routes()
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
      .map(({ method, path }) => ({
        method,
        path: new RegExp(`^${path.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u'),
        parameters: path.split('/:').length - 1,
      }));
    const matching = known.filter(({ path }) => path.test(c.req.path));
    // As OpenAPI has it: an address with a name of its own is not one of those that a parameter stands for.
    const fewest = Math.min(...matching.map(({ parameters }) => parameters));
    const here = matching.filter(({ parameters }) => parameters === fewest);
    const methods = new Set(here.map(({ method }) => method));
    if (methods.has('GET')) methods.add('HEAD');
    if (methods.size === 0 || methods.has(c.req.method)) return next();
    return problem(c, 405, 'request.method', {
      headers: { Allow: [...methods].toSorted().join(', ') },
    });
  });
}
