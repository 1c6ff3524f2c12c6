import { describeRoute, resolver } from 'hono-openapi';
import type { z } from 'zod';
import type { ProblemCode } from '../problems.ts';

export type Tag = 'all' | 'family' | 'kita' | 'office';

interface Operation {
  readonly summary: string;
  readonly tag: Tag;
  /** What is answered with which status, beside problems. */
  readonly answers: Readonly<
    Record<number, { readonly description: string; readonly schema?: z.ZodType }>
  >;
  /** Beside those that follow from what an operation is: description/problems.ts adds them. */
  readonly problems?: readonly ProblemCode[];
  /** Needs no session. */
  readonly isPublic?: boolean;
  /** Needs an Idempotency-Key. */
  readonly isWrite?: boolean;
  /** Needs an If-Match. */
  readonly isEdit?: boolean;
  /** Takes a file instead of JSON. */
  readonly file?: { readonly type: string; readonly example: string };
}

export const KEY_HEADER = 'Idempotency-Key';
const KEY_PARAMETER = {
  in: 'header' as const,
  name: KEY_HEADER,
  required: true,
  schema: { type: 'string' as const, format: 'uuid' },
  description:
    'A UUID of the client. The same key with the same body is the same request; with another body it is refused (422). Keys of different actors have nothing to do with each other.',
};

export const REVISION_HEADER = 'If-Match';
const REVISION_PARAMETER = {
  in: 'header' as const,
  name: REVISION_HEADER,
  required: true,
  schema: { type: 'string' as const, pattern: '^"[A-Za-z0-9_+-]+"$' },
  description:
    'The `ETag` of what was seen: what somebody else has changed since is not overwritten (412).',
};

/** Describes an operation: what is particular to it. */
export function operation(one: Operation) {
  const { summary, tag, answers, problems = [], isPublic, isWrite, isEdit, file } = one;
  const parameters = [
    ...(isWrite === true ? [KEY_PARAMETER] : []),
    ...(isEdit === true ? [REVISION_PARAMETER] : []),
  ];
  return describeRoute({
    summary,
    tags: [tag],
    security: securityOf(tag, isPublic === true),
    // Read, and taken away again, by description/problems.ts.
    ...({ 'x-problems': problems } as object),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(file === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              [file.type]: { schema: { type: 'string' as const }, example: file.example },
            },
          },
        }),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, { description, schema }]) => [
        status,
        schema === undefined
          ? { description }
          : { description, content: { 'application/json': { schema: resolver(schema) } } },
      ]),
    ),
  });
}

/** Tokens belong to a Kita's software. */
function securityOf(tag: Tag, isPublic: boolean): Record<string, string[]>[] {
  if (isPublic) return [];
  return tag === 'kita' || tag === 'all' ? [{ session: [] }, { token: [] }] : [{ session: [] }];
}
