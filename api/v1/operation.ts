import { describeRoute, resolver, validator } from 'hono-openapi';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import type { FieldProblem } from '../../src/cases/errors.ts';
import type { Person } from '../../src/persistence/actor.ts';
import type { AppEnv, SignedInEnv } from '../environment.ts';
import { problem } from '../problems.ts';
import { problemSchema } from './schemas/common.ts';

export type Tag = 'all' | 'family' | 'kita' | 'office';

interface Operation {
  readonly summary: string;
  readonly tag: Tag;
  /** What is answered with which status, beside problems. */
  readonly answers: Readonly<
    Record<number, { readonly description: string; readonly schema?: z.ZodType }>
  >;
  /** Statuses answered with a problem. */
  readonly problems?: readonly (keyof typeof PROBLEMS)[];
  /** Needs no session. */
  readonly isPublic?: boolean;
  /** Needs an Idempotency-Key. */
  readonly isWrite?: boolean;
}

const PROBLEMS = {
  401: 'Nobody is signed in, or number and code do not match.',
  403: 'Not for this kind of actor.',
  404: 'There is no such thing for this actor.',
  409: 'Refused by the rules; `code` says why.',
  422: 'The input cannot be used; `errors` names the fields.',
  429: 'Too many attempts.',
} as const;

const problemContent = { 'application/problem+json': { schema: resolver(problemSchema) } };

const KEY_PARAMETER = {
  in: 'header' as const,
  name: 'Idempotency-Key',
  required: true,
  schema: { type: 'string' as const, format: 'uuid' },
  description:
    'A UUID of the client. The same key with the same body is the same request; with another body it is refused (422). Keys of different actors have nothing to do with each other.',
};

/** Describes an operation; what every operation can answer is added here once. */
export function operation({ summary, tag, answers, problems = [], isPublic, isWrite }: Operation) {
  const statuses = new Set<keyof typeof PROBLEMS>([
    ...problems,
    ...(isPublic === true ? [] : ([401] as const)),
    ...(isWrite === true ? ([422] as const) : []),
  ]);
  return describeRoute({
    summary,
    tags: [tag],
    ...(isPublic === true ? { security: [] } : {}),
    ...(isWrite === true ? { parameters: [KEY_PARAMETER] } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { description, schema }]) => [
          status,
          schema === undefined
            ? { description }
            : { description, content: { 'application/json': { schema: resolver(schema) } } },
        ]),
      ),
      ...Object.fromEntries(
        [...statuses].map((status) => [
          String(status),
          { description: PROBLEMS[status], content: problemContent },
        ]),
      ),
      default: { description: 'Something failed on our side.', content: problemContent },
    },
  });
}

/** The checked body of a request; what cannot be used is answered with the fields. */
export const body = <Schema extends z.ZodType>(schema: Schema) =>
  validator('json', schema, (result, c) => {
    if (result.success) return undefined;
    return problem(c, 422, 'input.invalid', {
      title: (c as unknown as { get(name: 'texts'): AppEnv['Variables']['texts'] }).get('texts')
        .doorErrors['input.invalid'],
      fields: problemsOf(result.error),
    });
  });

export const query = <Schema extends z.ZodType>(schema: Schema) =>
  validator('query', schema, (result, c) =>
    result.success
      ? undefined
      : problem(c, 422, 'input.invalid', { fields: problemsOf(result.error) }),
  );

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

/** Lets pass whoever is signed in. */
export const signedIn = createMiddleware<SignedInEnv>(async (c, next) => {
  const person = c.get('person') as Person | undefined;
  if (person === undefined) return problem(c, 401, 'sign_in.required');
  return next();
});

/** Lets pass one kind of actor only. */
export const only = (kind: Person['kind']) =>
  createMiddleware<SignedInEnv>(async (c, next) => {
    const person = c.get('person') as Person | undefined;
    if (person === undefined) return problem(c, 401, 'sign_in.required');
    if (person.kind !== kind)
      return problem(c, 403, 'action.forbidden', {
        title: c.get('texts').doorErrors['action.forbidden'],
      });
    return next();
  });

/** A write without a key of the client's is turned away: sent twice it would happen twice. */
export const keyed = createMiddleware<{ Variables: { clientKey: string } }>(async (c, next) => {
  const clientKey = z.uuid().safeParse(c.req.header('Idempotency-Key')).data;
  if (clientKey === undefined)
    return problem(c, 422, 'idempotency.key_required', {
      fields: [{ field: 'Idempotency-Key', problem: 'missing' }],
    });
  c.set('clientKey', clientKey);
  return next();
});
