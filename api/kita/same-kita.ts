import { DoorError } from '../../src/cases/errors.ts';
import type { Person } from '../../src/persistence/actor.ts';

/**
 * Who works for several Kitas may have chosen another one since, in another tab: these forms would act for that one.
 * Throws `revision.stale`.
 */
export function requireSameKita(person: Person, { kita }: Readonly<Record<string, string>>): void {
  if (kita !== undefined && kita !== person.ref) throw new DoorError('revision.stale');
}
