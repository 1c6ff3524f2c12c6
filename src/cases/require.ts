import type { EntityManager } from '@mikro-orm/postgresql';
import type { Round } from '../domain/round.ts';
import type { Person } from '../persistence/actor.ts';
import { newestRound } from '../persistence/rounds.ts';
import { DoorError } from './errors.ts';
import { may, type Permission } from './policy.ts';

/** Throws `action.forbidden` where the table of permissions does not name it. */
export function requirePermission(person: Person, permission: Permission): void {
  if (!may(person, permission)) throw new DoorError('action.forbidden');
}

/** Throws `case.not_found` for a year without a round. */
export async function requireRound(em: EntityManager, year: number): Promise<Round> {
  const round = await newestRound(em, year);
  if (round === undefined) throw new DoorError('case.not_found');
  return round;
}
