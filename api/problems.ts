import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { FieldProblem } from '../src/cases/errors.ts';

export const isApi = (path: string): boolean => path.startsWith('/api/');

/**
 * A problem by RFC 9457. `code` is the stable part for programs; `title` is the sentence a person would be told.
 */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  code: string,
  detail: {
    readonly title?: string;
    readonly fields?: readonly FieldProblem[];
    /** The request's own id, where it was recorded. */
    readonly command?: string;
    /** The application that stands in the way, where the asker may see it. */
    readonly application?: string | undefined;
  } = {},
): Response {
  const { title, fields = [], command, application } = detail;
  return c.json(
    {
      type: `urn:kita-portal:problem:${code}`,
      status,
      code,
      ...(title === undefined ? {} : { title }),
      ...(fields.length === 0
        ? {}
        : { errors: fields.map(({ field, problem: wrong }) => ({ field, code: wrong })) }),
      ...(command === undefined ? {} : { command }),
      ...(application === undefined ? {} : { application }),
    },
    status,
    { 'Content-Type': 'application/problem+json' },
  );
}
