import type { Role } from '../../../src/cases/policy.ts';
import type { KitaRole, OfficeRole, Person } from '../../../src/persistence/actor.ts';

/** Somebody in that role. */
export function personOf(role: Role): Person {
  const ref = 'somebody';
  if (role === 'guardian') return { kind: 'family', ref, guardian: 1 };
  const [kind, rank] = role.split('.');
  return kind === 'kita'
    ? { kind, ref, role: rank as KitaRole }
    : { kind: 'office', ref, role: rank as OfficeRole };
}
