import { DOOR_ERRORS } from '../../src/cases/errors.ts';
import { REFUSALS } from '../../src/domain/refusals.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import type { ProblemCode } from '../problems.ts';

/** What is turned away before anything of the portal is asked. */
const AT_THE_EDGE: Readonly<Record<keyof Texts['apiProblems'], number>> = {
  'request.malformed': 400,
  'request.refused': 400,
  'credentials.both': 401,
  'sign_in.required': 401,
  'request.foreign_origin': 403,
  not_found: 404,
  'request.method': 405,
  'request.too_large': 413,
  'request.media_type': 415,
  'idempotency.key_required': 422,
  'precondition.required': 428,
  internal: 500,
};

/** Every code with the status it comes with. Codes are promises to programs: docs/api.md lists them. */
export const PROBLEMS: Readonly<Record<ProblemCode, number>> = {
  ...(Object.fromEntries(REFUSALS.map((code) => [code, 409])) as Record<
    (typeof REFUSALS)[number],
    number
  >),
  ...DOOR_ERRORS,
  ...AT_THE_EDGE,
};
