import { en } from '../../../src/texts/en.ts';
import type { ProblemCode } from '../../problems.ts';
import { KEY_HEADER, REVISION_HEADER } from '../operation.ts';
import { PROBLEMS } from '../problem-codes.ts';
import {
  operationsOf,
  type Answer,
  type ApiDocument,
  type DescribedOperation,
} from './document.ts';

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  401: 'Nobody is signed in, or what was to prove who asks is wrong.',
  403: 'Not for this actor.',
  404: 'There is no such thing for this actor.',
  409: 'Refused by the rules; `code` says why.',
  412: 'Somebody else has changed it since.',
  413: 'Too large.',
  415: 'Not a kind of content that is taken here.',
  422: 'The input cannot be used; `errors` names the fields.',
  428: 'An edit has to say which revision was seen.',
  429: 'Too many requests; `Retry-After` says how long to wait.',
};

/** Lists for every operation the codes it can answer with: its own, and those that follow from what it is. */
export function addProblems(document: ApiDocument): void {
  for (const { method, operation } of operationsOf(document)) {
    const codes = new Set([...ownCodes(operation), ...impliedCodes(method, operation)]);
    delete operation['x-problems'];
    for (const [status, group] of Map.groupBy(codes, (code) => PROBLEMS[code]))
      operation.responses[String(status)] = answerOf(status, group);
    operation.responses['default'] = answerOf(500, ['internal', 'database.unavailable']);
  }
}

const ownCodes = (operation: DescribedOperation) =>
  (operation['x-problems'] ?? []) as readonly ProblemCode[];

function impliedCodes(method: string, operation: DescribedOperation): readonly ProblemCode[] {
  const { security = [], parameters = [], requestBody } = operation;
  const has = (where: string, name?: string): boolean =>
    parameters.some((one) => one.in === where && (name === undefined || one.name === name));
  const isKept = security.length > 0;
  return [
    ...WITH_TOKEN,
    ...(isKept ? SIGNED_IN : []),
    ...(method === 'get' ? [] : (['request.foreign_origin'] as const)),
    ...(requestBody === undefined ? [] : WITH_BODY),
    ...(has('query') ? (['input.invalid'] as const) : []),
    ...(has('path') && isKept ? (['case.not_found'] as const) : []),
    ...(has('header', KEY_HEADER) ? KEYED : []),
    ...(has('header', REVISION_HEADER)
      ? (['precondition.required', 'revision.stale'] as const)
      : []),
  ];
}

/** A token that is sent is looked at, needed or not. */
const WITH_TOKEN = ['token.unknown', 'credentials.both', 'rate.limited'] as const;
const SIGNED_IN = ['sign_in.required', 'action.forbidden'] as const;
const WITH_BODY = [
  'request.malformed',
  'request.media_type',
  'request.too_large',
  'input.invalid',
] as const;
const KEYED = [
  'idempotency.key_required',
  'idempotency.key_reused',
  'idempotency.in_progress',
] as const;

function answerOf(status: number, codes: readonly ProblemCode[]): Answer {
  const [first] = codes;
  return {
    description: BY_STATUS[status] ?? 'Something failed on our side.',
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            ...(status === 500 ? [] : [{ properties: { code: { enum: codes.toSorted() } } }]),
          ],
        },
        ...(first === undefined ? {} : { example: exampleOf(first) }),
      },
    },
  };
}

const exampleOf = (code: ProblemCode) => ({
  type: `urn:kita-portal:problem:${code}`,
  status: PROBLEMS[code],
  code,
  title: { ...en.refusals, ...en.doorErrors, ...en.apiProblems }[code],
});
