import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkSeason, type DateWarning } from '../calendar/season-checks.ts';
import { seasonOf, type SeasonInput } from '../calendar/season.ts';
import type { Round } from '../domain/round.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { Kita } from '../persistence/entities/places.ts';
import { addRoundRevision, allRounds, roundRevision } from '../persistence/rounds.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { requirePermission } from './require.ts';

export interface CreatedRound {
  readonly round: Round;
  readonly warnings: readonly DateWarning[];
}

/**
 * Makes a round from a season; nobody can register before it is released. Throws `input.invalid` with the fields, and
 * `round.exists` where the year has another round; the same season again is the same round.
 */
export async function createRound(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  input: SeasonInput,
): Promise<CreatedRound> {
  requirePermission(office, 'rounds.manage');
  return withActor(deps.orm.em, office, async (em) => {
    const kitas = await em.find(Kita, {}, { fields: ['id', 'municipality'] });
    const byMunicipality = Map.groupBy(kitas, ({ municipality }) => municipality);
    const checked = checkSeason(seasonOf(input), await allRounds(em), (municipality) =>
      (byMunicipality.get(municipality) ?? []).map(({ id }) => id).toSorted(),
    );
    if (!checked.ok) throw new DoorError('input.invalid', checked.problems);
    const { round, warnings } = checked;
    const fresh = await em.execute<unknown[]>(
      'insert into round (year) values (?) on conflict do nothing returning year',
      [round.year],
    );
    if (fresh.length === 0) await mustBeSame(em, round);
    else addRoundRevision(em, round, deps.clock());
    return { round, warnings };
  });
}

async function mustBeSame(em: EntityManager, round: Round): Promise<void> {
  const stands = await roundRevision(em, round.year, 1);
  const isSame =
    isDeepStrictEqual(stands.rules, round.rules) && isDeepStrictEqual(stands.dates, round.dates);
  if (!isSame) throw new DoorError('round.exists');
}
