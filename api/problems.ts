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
  detail: { readonly title?: string; readonly fields?: readonly FieldProblem[] } = {},
): Response {
  const { title, fields } = detail;
  return c.json(
    {
      type: 'about:blank',
      status,
      code,
      ...(title === undefined ? {} : { title }),
      ...(fields === undefined || fields.length === 0 ? {} : { fields }),
    },
    status,
    { 'Content-Type': 'application/problem+json' },
  );
}
