import { createMiddleware } from 'hono/factory';
import { DoorError } from '../../src/cases/errors.ts';
import { strangeIn } from '../characters.ts';
import type { AppEnv } from '../environment.ts';
import { isApi } from '../problems.ts';
import { HTTPException } from 'hono/http-exception';

const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)(?:\s*;|\s*$)/iu;

/**
 * What is posted to a page is a form, of text that people type. Otherwise a page would take what it cannot read for a
 * form in which nothing was filled in.
 */
export const readableForms = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method !== 'POST' || isApi(c.req.path)) return next();
  if (!FORM.test(c.req.header('Content-Type') ?? '')) throw new HTTPException(415);
  const values = await c.req.parseBody({ all: true }).catch(() => {
    throw new HTTPException(400);
  });
  const field = strangeIn(values);
  if (field !== undefined) throw new DoorError('input.invalid', [{ field, problem: 'not_text' }]);
  return next();
});
