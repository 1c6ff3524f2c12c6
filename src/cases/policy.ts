import type { PersonAction } from '../domain/commands.ts';
import type { Person } from '../persistence/actor.ts';

/** Who may ask for what, deny by default. Row-level security is the second wall: a case one cannot see does not exist. */
const ACTIONS_OF = {
  family: ['changeWishes', 'withdraw', 'acceptOffer', 'declineOffer', 'bookSlot'],
  kita: ['markReviewed', 'makeOffer', 'revokeOffer', 'proposeSlots', 'concludeContract'],
  office: [],
} as const satisfies Record<Person['kind'], readonly PersonAction[]>;

export function mayAsk(person: Person, action: PersonAction): boolean {
  const actions: readonly PersonAction[] = ACTIONS_OF[person.kind];
  return actions.includes(action);
}
