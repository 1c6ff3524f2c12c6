import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv } from '../environment.ts';
import { isApi } from '../problems.ts';

/**
 * Forms: hono/csrf with the public origin, because behind a proxy the request's own URL is another. A write without a
 * body says of no content that it is none of a form; programs write so, and need not name an origin for it.
 */
export function ownForms(publicOrigin: string) {
  const guard = csrf({ origin: publicOrigin });
  return createMiddleware<AppEnv>((c, next) =>
    isApi(c.req.path) && !canBeForm(c) ? next() : guard(c, next),
  );
}

/**
 * What a foreign page can make a browser send without asking first (CORS is never answered), and with something to gain
 * by it: another method or a header of a program's own is more than a form can.
 */
const canBeForm = ({ req }: Context): boolean =>
  req.method === 'POST' &&
  req.header('Cookie') !== undefined &&
  req.header('Idempotency-Key') === undefined;

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Everything else that writes: hono/csrf looks at forms only, so JSON from a foreign page is refused here. A program
 * sends neither header and carries no browser's cookie.
 */
export const ownWrites = (publicOrigin: string) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const origin = c.req.header('Origin');
      const site = c.req.header('Sec-Fetch-Site');
      const foreign = origin !== undefined && origin !== publicOrigin && site !== 'same-origin';
      if (foreign || site === 'cross-site' || site === 'same-site') throw new HTTPException(403);
    }
    await next();
  });
