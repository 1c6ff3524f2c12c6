import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { validator } from 'hono-openapi';
import type { z } from 'zod';
import type { FieldProblem } from '../../src/cases/errors.ts';
import { strangeIn } from '../characters.ts';
import type { AppEnv } from '../environment.ts';
import { problem } from '../problems.ts';
import { parseStrictly } from './strict-json.ts';

const JSON_TYPE = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/iu;

/** A body that is JSON, says so, and can mean one thing only. */
const strictJson = createMiddleware<AppEnv>(async (c, next) => {
  if (!JSON_TYPE.test(c.req.header('Content-Type') ?? ''))
    return problem(c, 415, 'request.media_type');
  let value: unknown;
  try {
    value = parseStrictly(await c.req.arrayBuffer());
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return problem(c, 400, 'request.malformed');
  }
  const field = strangeIn(value);
  if (field !== undefined)
    return problem(c, 422, 'input.invalid', { fields: [{ field, problem: 'not_text' }] });
  return next();
});

/** Text in a query is text that people type. */
export const readableQuery = createMiddleware<AppEnv>(async (c, next) => {
  const field = strangeIn(c.req.queries());
  return field === undefined
    ? next()
    : problem(c, 422, 'input.invalid', { fields: [{ field, problem: 'not_text' }] });
});

/** The checked body of a request, in two handlers; what cannot be used is answered with the fields. */
export const body = <Schema extends z.ZodType>(schema: Schema) =>
  [
    strictJson,
    validator('json', schema, (result, c) => invalid(result, c as unknown as Context)),
  ] as const;

export const query = <Schema extends z.ZodType>(schema: Schema) =>
  validator('query', schema, (result, c) => invalid(result, c as unknown as Context));

function invalid(
  result:
    | { readonly success: true }
    | { readonly success: false; readonly error: readonly Issue[] },
  c: Context,
): Response | undefined {
  return result.success
    ? undefined
    : problem(c, 422, 'input.invalid', { fields: problemsOf(result.error) });
}

interface Issue {
  readonly message: string;
  readonly path?: readonly unknown[] | undefined;
}

/** One problem a field, the first; the key is the catalogue's where the schema names one. */
function problemsOf(issues: readonly Issue[]): readonly FieldProblem[] {
  const byField = new Map<string, string>();
  for (const issue of issues) {
    const path = (issue.path ?? []).map(String);
    const unknown = unknownKeys(issue);
    for (const key of unknown) byField.set([...path, key].join('.'), 'unknown_field');
    const field = path.join('.');
    if (unknown.length === 0 && !byField.has(field)) byField.set(field, problemKey(issue));
  }
  return [...byField].map(([field, wrong]) => ({ field, problem: wrong }));
}

const unknownKeys = (issue: Issue): readonly string[] =>
  'code' in issue && issue.code === 'unrecognized_keys' && 'keys' in issue
    ? (issue.keys as readonly string[])
    : [];

const problemKey = ({ message }: Issue): string =>
  /^[a-z]+(?:_[a-z]+)*$/u.test(message) ? message : 'invalid';
