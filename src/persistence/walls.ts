import type { RefusalCode } from '../domain/refusals.ts';

/**
 * The last word on what cases share has the database: a constraint that a step runs into is a refusal, not a fault.
 * The names stand in the migrations.
 */
const WALLS: Readonly<Record<string, RefusalCode>> = {
  places_promised_within_capacity: 'offer.no_place',
  offer_one_accepted: 'offer.already_accepted',
  offer_one_open_per_wish: 'offer.already_made',
  draft_one_live_per_wish: 'offer.already_prepared',
  slot_one_booking_per_time: 'slot.taken',
  slot_one_booking_per_application: 'slot.already_booked',
  contract_one_per_child_and_round: 'contract.exists',
  application_one_per_child_at_its_address: 'case.registered_twice',
};

export function refusalBehind(error: unknown): RefusalCode | undefined {
  const constraint = constraintOf(error);
  return constraint === undefined ? undefined : WALLS[constraint];
}

/**
 * True when trying again can never help: a reference to nothing, a value out of range (classes 22 and 23 of SQLSTATE).
 * Whoever tried all the same would hold the case for ever.
 */
export function canNeverBeWritten(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^2[23]\w{3}$/u.test(code);
}

/** The name of the constraint a driver error names, if any. */
export function constraintOf(error: unknown): string | undefined {
  return typeof error === 'object' &&
    error !== null &&
    'constraint' in error &&
    typeof error.constraint === 'string'
    ? error.constraint
    : undefined;
}
