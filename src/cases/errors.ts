import type { RefusalCode } from '../domain/refusals.ts';

/** Why a door turns something away before it becomes a command. Nothing has changed then. */
export const DOOR_ERRORS = {
  'case.not_found': 404,
  'action.forbidden': 403,
  'idempotency.key_reused': 422,
  'input.invalid': 422,
  'round.none_open': 409,
  'registration.duplicate': 409,
  'registration.too_many_from_network': 429,
  'round.out_of_order': 422,
  'round.same_instant': 422,
  'round.enrolments_overlap': 422,
  'round.exists': 409,
  'revision.stale': 412,
  'claim.unknown': 401,
  'claim.too_many_attempts': 429,
  'token.unknown': 401,
  'token.too_many': 409,
  'rate.limited': 429,
  'idempotency.in_progress': 409,
  'sign_in.refused': 401,
  'sign_in.wrong_code': 401,
  'sign_in.link_over': 410,
  'sign_in.too_many_attempts': 429,
  'sign_in.too_many_links': 429,
  'people.last_head': 409,
  'people.known': 409,
  'people.too_many_invitations': 429,
  'offer.no_place': 409,
  'slot.all_taken': 409,
  'erasure.case_open': 409,
  'erasure.not_open': 409,
  'waiting_list.registered': 409,
  'temporal.unavailable': 503,
  'database.unavailable': 503,
} as const;
export type DoorErrorCode = keyof typeof DOOR_ERRORS;

/** One thing wrong with one field; `problem` is a key of the text catalogue. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}

export class DoorError extends Error {
  override readonly name = 'DoorError';
  readonly code: DoorErrorCode;
  readonly fields: readonly FieldProblem[];
  /** The HTTP status the doors answer with. */
  readonly status: (typeof DOOR_ERRORS)[DoorErrorCode];

  constructor(code: DoorErrorCode, fields: readonly FieldProblem[] = []) {
    super(code);
    this.code = code;
    this.fields = fields;
    this.status = DOOR_ERRORS[code];
  }
}

/** What a person can put right in the form that comes back. */
export const isCorrectable = (error: unknown): error is DoorError =>
  error instanceof DoorError && (error.code === 'input.invalid' || error.code === 'revision.stale');

/** The same child stands in the round already. */
export class DuplicateRegistration extends DoorError {
  /** The case, for staff who may see it. */
  readonly applicationId: string | undefined;

  constructor(applicationId?: string) {
    super('registration.duplicate');
    this.applicationId = applicationId;
  }
}

/** What a person who clicked is told. `processing`: we have it, the page will show it, sending it again is harmless. */
export type CommandResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'processing' };
