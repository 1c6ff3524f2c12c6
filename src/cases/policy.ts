import type { PersonAction } from '../domain/commands.ts';
import type { ErasureReason } from '../domain/erasure.ts';
import type { Person } from '../persistence/actor.ts';

/** What a family decides; the youth office may do so for a family that asks it to, as on paper. */
export const FAMILY_ACTIONS = [
  'changeWishes',
  'changeData',
  'moveAway',
  'withdraw',
  'undoWithdraw',
  'acceptOffer',
  'declineOffer',
  'reviveOffer',
  'guardianConsent',
  'bookSlot',
  'cancelAppointment',
] as const satisfies readonly PersonAction[];

/** What a Kita decides; the office may do so for childminding, which it mediates, and for a Kita that is not ready. */
const KITA_ACTIONS = [
  'markReviewed',
  'confirmVisit',
  'prepareOffer',
  'releaseOffer',
  'makeOffer',
  'revokeOffer',
  'proposeSlots',
  'cancelAppointment',
  'recordNoShow',
  'concludeContract',
  'correctContract',
  'contractFailed',
] as const satisfies readonly PersonAction[];

const OFFICE_ACTIONS = [
  'carryOver',
  'closeWithoutPlace',
  'extendDeadline',
] as const satisfies readonly PersonAction[];

/** Who may ask for what, deny by default. Row-level security is the second wall: a case one cannot see does not exist. */
const ACTIONS_OF = {
  family: FAMILY_ACTIONS,
  // A Kita writes down the consent that both guardians give on paper.
  kita: [...KITA_ACTIONS, 'guardianConsent'],
  office: [...FAMILY_ACTIONS, ...KITA_ACTIONS, ...OFFICE_ACTIONS],
} as const satisfies Record<Person['kind'], readonly PersonAction[]>;

/** Who may ask for a person to be erased, and why. Carried out only when due, announced, and not taken back. */
const ERASURE_REASONS_OF = {
  family: ['request'],
  kita: [],
  office: ['request', 'retention', 'mistake'],
} as const satisfies Record<Person['kind'], readonly ErasureReason[]>;

export function mayAskForErasure(person: Person, reason: ErasureReason): boolean {
  const reasons: readonly ErasureReason[] = ERASURE_REASONS_OF[person.kind];
  return reasons.includes(reason);
}

export function mayAsk(person: Person, action: PersonAction): boolean {
  const actions: readonly PersonAction[] = ACTIONS_OF[person.kind];
  return actions.includes(action);
}
