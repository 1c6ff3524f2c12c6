import type { EntityManager } from '@mikro-orm/postgresql';
import type { CasesDependencies } from '../cases/dependencies.ts';
import { withActor } from '../persistence/actor.ts';
import { Places } from '../persistence/entities/places.ts';
import { RoundRevision } from '../persistence/entities/round.ts';
import { addRoundRevision, newestRound, roundYears } from '../persistence/rounds.ts';
import { addChildminderPlaces, addChildminders } from './childminders.ts';
import { openToFamilies } from './connections.ts';
import { demoRound, lateRound } from './demo-round.ts';
import { addKitaPlaces, addKitas } from './kitas.ts';
import type { Demonstration } from './plan.ts';

export type DemoRounds = Pick<Demonstration, 'enrolment' | 'late' | 'now'>;

/**
 * The two rounds of the demonstration, made with Kitas, childminders and places where there is no round yet; undefined:
 * there is somebody else's.
 */
export function ensureRounds({
  orm,
  clock,
}: Pick<CasesDependencies, 'orm' | 'clock'>): Promise<DemoRounds | undefined> {
  return withActor(orm.em, { kind: 'service', ref: 'demo' }, async (em) => {
    const [year] = await roundYears(em);
    return year === undefined ? addRounds(em, clock()) : readRounds(em, year);
  });
}

async function addRounds(em: EntityManager, now: number): Promise<DemoRounds> {
  const enrolment = demoRound(now);
  const late = lateRound(enrolment, now);
  await addKitas(em);
  await addChildminders(em);
  for (const round of [enrolment, late]) {
    await em.execute('insert into round (year) values (?)', [round.year]);
    addRoundRevision(em, round, now);
    await em.flush();
    await addKitaPlaces(em, round);
    await addChildminderPlaces(em, round);
    await openToFamilies(em, round.year, round.dates.opensAt);
  }
  return { enrolment, late, now };
}

async function readRounds(em: EntityManager, year: number): Promise<DemoRounds | undefined> {
  const isOurs = (await em.count(Places, { year, invented: true })) > 0;
  const [enrolment, late] = [await newestRound(em, year), await newestRound(em, year - 1)];
  if (!isOurs || enrolment === undefined || late === undefined) return undefined;
  const { createdAt } = await em.findOneOrFail(RoundRevision, { year, revision: 1 });
  return { enrolment, late, now: createdAt.getTime() };
}
