import type { EntityManager } from '@mikro-orm/postgresql';
import type { Round } from '../domain/round.ts';
import type { Person } from '../persistence/actor.ts';
import { newestRound } from '../persistence/rounds.ts';
import { DoorError } from './errors.ts';

/** For what is the youth office's alone. Throws `action.forbidden`. */
export function requireOffice(person: Person): void {
  if (person.kind !== 'office') throw new DoorError('action.forbidden');
}

/** Throws `case.not_found` for a year without a round. */
export async function requireRound(em: EntityManager, year: number): Promise<Round> {
  const round = await newestRound(em, year);
  if (round === undefined) throw new DoorError('case.not_found');
  return round;
}
