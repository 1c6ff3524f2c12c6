/**
 * The one list of reasons for which a command is refused. A code here settles a command for ever; anything else that
 * goes wrong (not found, timeout, unavailable) leaves it open. Codes are stable: they stand in rows, histories and the
 * API's problems. Their German sentences are in src/texts.
 */
export const REFUSALS = [
  'case.not_now',
  'case.ended',
  'case.closed',
  'case.registered_twice',
  'case.has_offer',
  'end.not_undoable',
  'data.unchanged',
  'round.edit_freeze',
  'round.no_offers_yet',
  'round.no_decision_day',
  'round.offers_in_windows',
  'round.no_carry_over',
  'round.not_later',
  'wishes.too_many_kitas',
  'wishes.too_many_childminders',
  'wishes.none',
  'wishes.same_kita_twice',
  'wish.unknown',
  'wish.not_open',
  'wish.has_offer',
  'wish.already_reviewed',
  'wish.already_visited',
  'wish.paused',
  'offer.unknown',
  'offer.not_open',
  'offer.lapsed',
  'offer.not_lapsed',
  'offer.not_later',
  'offer.already_made',
  'offer.already_prepared',
  'offer.already_released',
  'offer.already_accepted',
  'offer.no_place',
  'slot.unknown',
  'slot.none',
  'slot.in_past',
  'slot.taken',
  'slot.already_booked',
  'slot.not_booked',
  'slot.too_late',
  'consent.not_needed',
  'consent.already_given',
  'contract.no_appointment',
  'contract.consent_missing',
  'contract.none',
  'contract.exists',
  'timer.obsolete',
  'command.unknown',
  'command.impossible',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export function isRefusalCode(code: unknown): code is RefusalCode {
  return REFUSALS.some((known) => known === code);
}
