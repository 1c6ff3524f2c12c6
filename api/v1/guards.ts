import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import {
  beginRequest,
  forgetRequest,
  keepAnswer,
  type KeptAnswer,
} from '../../src/cases/kept-answers.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { problem } from '../problems.ts';

/** What handlers find behind `keyed` and `asSeen`. */
export interface KeyedEnv {
  Bindings: SignedInEnv['Bindings'];
  Variables: SignedInEnv['Variables'] & {
    readonly clientKey: string;
    /** The revision that `If-Match` names. */
    readonly seen: string;
  };
}

/**
 * A write without a key of the client's is turned away: sent twice it would happen twice. Enough where the key becomes
 * the id of what is written.
 */
export const keyed = createMiddleware<KeyedEnv>(async (c, next) => {
  const clientKey = z.uuid().safeParse(c.req.header('Idempotency-Key')).data;
  if (clientKey === undefined)
    return problem(c, 422, 'idempotency.key_required', {
      fields: [{ field: 'Idempotency-Key', problem: 'missing' }],
    });
  c.set('clientKey', clientKey.toLowerCase());
  return next();
});

/** The same where nothing that is written bears the key: the answer itself is kept, and given again. */
export const answeredOnce = (deps: AppDependencies) =>
  [
    keyed,
    createMiddleware<KeyedEnv>(async (c, next) => {
      const person = c.get('person');
      const request = {
        operation: `${c.req.method} ${routePath(c, -1)}`,
        clientKey: c.get('clientKey'),
        requestHash: await hashOfRequest(c),
      };
      const before = await beginRequest(deps, person, request);
      if (before !== null) return sameAnswer(c, before);
      await next();
      const { status, headers } = c.res;
      // What was refused has changed nothing, and may be put right under the same key.
      if (status >= 400) return forgetRequest(deps, person, request);
      const body = status === 204 ? null : await c.res.clone().text();
      await keepAnswer(deps, person, request, { status, body, location: headers.get('Location') });
    }),
  ] as const;

/** Everything that was asked: where, what, and of which revision. */
async function hashOfRequest(c: Context): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([c.req.path, c.req.header('If-Match')]));
  return hash.update(new Uint8Array(await c.req.arrayBuffer())).digest('base64url');
}

function sameAnswer(c: Context, { status, body, location }: KeptAnswer): Response {
  if (location !== null) c.header('Location', location);
  if (body === null) return c.body(null, 204);
  c.header('Content-Type', 'application/json');
  return c.body(body, status as ContentfulStatusCode);
}

/** Whoever edits says which revision they saw. */
export const asSeen = createMiddleware<KeyedEnv>(async (c, next) => {
  const given = c.req.header('If-Match');
  if (given === undefined) return problem(c, 428, 'precondition.required');
  // Weak tags and `*` name no one revision, so they match none.
  c.set('seen', /^"([\w+-]+)"$/u.exec(given.trim())?.[1] ?? '');
  return next();
});

/** Names the revision that the answer shows, for whoever edits it. */
export const tagged = (c: Context, revision: string): void => c.header('ETag', `"${revision}"`);
