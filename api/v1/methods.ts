import { createMiddleware } from 'hono/factory';
import type { Hono } from 'hono';
import type { AppEnv } from '../environment.ts';
import { problem } from '../problems.ts';

/** An address that exists, asked for what it cannot do, says what it can: 405 with `Allow`. */
export function knownMethods(routes: () => Hono<AppEnv>['routes']) {
  let known: readonly { readonly method: string; readonly path: RegExp }[] | undefined;
  return createMiddleware<AppEnv>(async (c, next) => {
    known ??= routes()
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
      .map(({ method, path }) => ({
        method,
        path: new RegExp(`^${path.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u'),
      }));
    const here = known.filter(({ path }) => path.test(c.req.path));
    const methods = new Set(here.map(({ method }) => method));
    if (methods.has('GET')) methods.add('HEAD');
    if (methods.size === 0 || methods.has(c.req.method)) return next();
    return problem(c, 405, 'request.method', {
      headers: { Allow: [...methods].toSorted().join(', ') },
    });
  });
}
