import type { PersonAction } from '../domain/commands.ts';
import type { ErasureReason } from '../domain/erasure.ts';
import type { Person } from '../persistence/actor.ts';

/** Who may ask for what, deny by default. Row-level security is the second wall: a case one cannot see does not exist. */
const ACTIONS_OF = {
  family: ['changeWishes', 'withdraw', 'acceptOffer', 'declineOffer', 'bookSlot'],
  kita: ['markReviewed', 'makeOffer', 'revokeOffer', 'proposeSlots', 'concludeContract'],
  office: [],
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
