import type { Context } from 'hono';
import { z } from 'zod';
import { DoorError } from '../src/cases/errors.ts';

/**
 * An id in a page's address. What names nothing of ours is a page that does not exist: throws `case.not_found`.
 *
 * @param name of the parameter
 */
export function pathId(c: Pick<Context, 'req'>, name = 'id'): string {
  const id = z.uuid().safeParse(c.req.param(name)).data;
  if (id === undefined) throw new DoorError('case.not_found');
  return id;
}
