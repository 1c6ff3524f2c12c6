import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { DoorErrorCode, FieldProblem } from '../src/cases/errors.ts';
import type { RefusalCode } from '../src/domain/refusals.ts';
import type { Texts } from '../src/texts/catalogue.ts';
import type { AppEnv } from './environment.ts';

export const isApi = (path: string): boolean => path.startsWith('/api/');

/** Every code a problem of the JSON interface can carry. */
export type ProblemCode = DoorErrorCode | RefusalCode | keyof Texts['apiProblems'];

/** The sentence for people, in their language. */
const titleOf = ({ apiProblems, doorErrors, refusals }: Texts, code: ProblemCode): string =>
  ({ ...refusals, ...doorErrors, ...apiProblems })[code];

/**
 * A problem by RFC 9457. `code` is the stable part for programs; `title` is the sentence a person would be told, in the
 * language they understand.
 */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  code: ProblemCode,
  detail: {
    readonly fields?: readonly FieldProblem[];
    /** The sentence, where it says more than the code. */
    readonly title?: string;
    /** The request's own id, where it was recorded. */
    readonly command?: string;
    /** The application that stands in the way, where the asker may see it. */
    readonly application?: string | undefined;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Response {
  const texts = c.get('texts') as AppEnv['Variables']['texts'];
  const { title = titleOf(texts, code), fields = [], command, application, headers } = detail;
  return c.json(
    {
      type: `urn:kita-portal:problem:${code}`,
      status,
      code,
      title,
      ...(fields.length === 0
        ? {}
        : { errors: fields.map(({ field, problem: wrong }) => ({ field, code: wrong })) }),
      ...(command === undefined ? {} : { command }),
      ...(application === undefined ? {} : { application }),
    },
    status,
    {
      'Content-Type': 'application/problem+json',
      'Content-Language': texts.common.language,
      ...headers,
    },
  );
}
