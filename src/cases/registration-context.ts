import { zonedDay } from '../calendar/zone.ts';
import { withActor, type Actor, type Person } from '../persistence/actor.ts';
import { Kita } from '../persistence/entities/places.ts';
import { releasedYears } from '../persistence/round-releases.ts';
import { newestRound } from '../persistence/rounds.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import type { CheckContext } from './registration.ts';

const DOOR: Actor = { kind: 'service', ref: 'door' };

export const isStaff = (
  person: Person | undefined,
): person is Exclude<Person, { kind: 'family' }> =>
  person !== undefined && person.kind !== 'family';

/** What a registration of a year is judged by now. Throws `round.none_open`. */
export async function registrationContext(
  deps: Pick<CasesDependencies, 'orm'>,
  { year, person }: { readonly year: number; readonly person?: Person | undefined },
  now: number,
): Promise<CheckContext> {
  const { round, isReleased, kitaIds } = await withActor(deps.orm.em, DOOR, async (em) => ({
    round: await newestRound(em, year),
    isReleased: (await releasedYears(em)).has(year),
    kitaIds: new Set((await em.find(Kita, {}, { fields: ['id'] })).map((kita) => kita.id)),
  }));
  if (round === undefined || !isReleased || now < round.dates.opensAt || now >= round.dates.endsAt)
    throw new DoorError('round.none_open');
  return {
    round,
    today: zonedDay(now),
    isKita: (id) => kitaIds.has(id),
    ...(isStaff(person) ? { paperFrom: zonedDay(round.dates.opensAt) } : {}),
    ...(person?.kind === 'kita' ? { ownKita: person.ref } : {}),
  };
}
