import type { EntityManager } from '@mikro-orm/postgresql';
import type { Round } from '../domain/round.ts';
import { RoundRevision } from './entities/round.ts';

/** The newest revision of a round, or undefined when there is no such round. */
export async function newestRound(em: EntityManager, year: number): Promise<Round | undefined> {
  const [row] = await em.find(RoundRevision, { year }, { orderBy: { revision: 'desc' }, limit: 1 });
  return row === undefined ? undefined : toRound(row);
}

/** A kept revision; its absence is a broken reference. */
export async function roundRevision(
  em: EntityManager,
  year: number,
  revision: number,
): Promise<Round> {
  return toRound(await em.findOneOrFail(RoundRevision, { year, revision }));
}

/** The revision that held at an instant of our clock; before the first, the first. */
export async function roundHeldAt(em: EntityManager, year: number, at: number): Promise<Round> {
  const rows = await em.find(RoundRevision, { year }, { orderBy: { revision: 'asc' } });
  const row = rows.findLast(({ createdAt }) => createdAt.getTime() <= at) ?? rows[0];
  if (row === undefined) throw new Error('a case without a round');
  return toRound(row);
}

/** Years with a round, newest first. */
export async function roundYears(em: EntityManager): Promise<readonly number[]> {
  const rows = await em.find(RoundRevision, { revision: 1 }, { orderBy: { year: 'desc' } });
  return rows.map((row) => row.year);
}

/** The newest revision of every round, newest year first. */
export async function allRounds(em: EntityManager): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (const year of await roundYears(em)) {
    const round = await newestRound(em, year);
    if (round !== undefined) rounds.push(round);
  }
  return rounds;
}

export function toRound(row: RoundRevision): Round {
  return {
    year: row.year,
    revision: row.revision,
    dates: {
      opensAt: row.opensAt.getTime(),
      deadlineAt: row.deadlineAt.getTime(),
      editFreezeAt: row.editFreezeAt.getTime(),
      reviewEndsAt: row.reviewEndsAt.getTime(),
      offersFromAt: row.offersFromAt.getTime(),
      decisionDays: row.decisionDays.map((day) => new Date(day).getTime()),
      endsAt: row.endsAt.getTime(),
      careStartsOn: row.careStartsOn,
      ageCutOffOn: row.ageCutOffOn,
      overrides: row.overrides,
    },
    rules: row.rules,
  };
}

export function addRoundRevision(em: EntityManager, round: Round, createdAt: number): void {
  const { year, revision, dates, rules } = round;
  em.create(RoundRevision, {
    year,
    revision,
    opensAt: new Date(dates.opensAt),
    deadlineAt: new Date(dates.deadlineAt),
    editFreezeAt: new Date(dates.editFreezeAt),
    reviewEndsAt: new Date(dates.reviewEndsAt),
    offersFromAt: new Date(dates.offersFromAt),
    decisionDays: dates.decisionDays.map((day) => new Date(day).toISOString()),
    endsAt: new Date(dates.endsAt),
    careStartsOn: dates.careStartsOn,
    ageCutOffOn: dates.ageCutOffOn,
    overrides: dates.overrides,
    rules,
    createdAt: new Date(createdAt),
  });
}
