import type { CasesDependencies } from '../cases/dependencies.ts';
import { register } from '../cases/register.ts';
import { startRounds } from '../cases/starter.ts';
import { ConfigError, type RunningConfig } from '../config.ts';
import type { Round } from '../domain/round.ts';
import { withActor, type Actor } from '../persistence/actor.ts';
import { Places } from '../persistence/entities/places.ts';
import { CaseCommand } from '../persistence/entities/record.ts';
import { addRoundRevision, newestRound, roundYears } from '../persistence/rounds.ts';
import { openCasesDependencies } from '../portal-dependencies.ts';
import { addChildminders } from './childminders.ts';
import { openToFamilies } from './connections.ts';
import { demoRound } from './demo-round.ts';
import { demoRegistrations } from './families.ts';
import { addKitas } from './kitas.ts';
import { demoKey, tellStories } from './stories.ts';
import { loadWaitingList } from './waiting-list.ts';

const DEMO: Actor = { kind: 'service', ref: 'demo' };

/**
 * Fills an empty portal with the demonstration: a round that is open today, the county's Kitas with invented places,
 * thirty invented families, some of them further on, invented childminders, and an old waiting list. A worker must run. What is there stays: a portal with a round of
 * its own is left alone, and a load that was interrupted goes on. Throws a ConfigError in production.
 */
export async function loadDemo(config: RunningConfig): Promise<void> {
  if (config.nodeEnv === 'production' || !config.demo)
    throw new ConfigError('The demonstration cannot be loaded into a portal that is in use.');
  const { deps, close } = openCasesDependencies(config);
  try {
    await load(deps);
  } finally {
    await close();
  }
}

async function load(deps: CasesDependencies): Promise<void> {
  const round = await ensureRound(deps);
  if (round === undefined) return;
  const known = await clicksCarriedOut(deps);
  const applicationIds = await registerFamilies(deps, round, known);
  await withActor(deps.orm.em, DEMO, (em) => addChildminders(em, round));
  await loadWaitingList(deps, round);
  await tellStories(deps, round, applicationIds, new Set(known.keys()));
}

/** Resolves with the applications in the order of the list; a growing line shows whoever waits how far it is. */
async function registerFamilies(
  deps: CasesDependencies,
  round: Round,
  known: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const registrations = demoRegistrations(round);
  const isWhole = registrations.every((_, place) => known.has(demoKey(place)));
  const show = (text: string): void => {
    if (!isWhole) process.stderr.write(text);
  };
  show(`Loading the demonstration: ${registrations.length} applications `);
  const applicationIds: string[] = [];
  for (const [place, { receivedAt, input }] of registrations.entries()) {
    const clientKey = demoKey(place);
    const request = { year: round.year, clientKey, input };
    applicationIds.push(
      known.get(clientKey) ??
        (await register({ ...deps, clock: () => receivedAt }, request)).applicationId,
    );
    show('.');
  }
  show('\n');
  return applicationIds;
}

/** The demonstration's round, made with Kitas and places where there is none; undefined: a round of somebody else's. */
async function ensureRound(deps: CasesDependencies): Promise<Round | undefined> {
  const round = await withActor(deps.orm.em, DEMO, async (em) => {
    const [year] = await roundYears(em);
    if (year === undefined) {
      const fresh = demoRound(deps.clock());
      await em.execute('insert into round (year) values (?)', [fresh.year]);
      addRoundRevision(em, fresh, deps.clock());
      await em.flush();
      await addKitas(em, fresh);
      await openToFamilies(em, fresh.year, deps.clock());
      return fresh;
    }
    const isOurs = (await em.count(Places, { year, invented: true })) > 0;
    return isOurs ? newestRound(em, year) : undefined;
  });
  if (round !== undefined) await startRounds(deps);
  return round;
}

/** Keys of the demonstration's clicks that have their outcome → the application each belongs to. */
async function clicksCarriedOut(deps: CasesDependencies): Promise<ReadonlyMap<string, string>> {
  const commands = await withActor(deps.orm.em, DEMO, (em) =>
    em.find(CaseCommand, { clientKey: { $like: `${demoKey('')}%` }, outcome: { $ne: null } }),
  );
  return new Map(commands.map(({ clientKey, applicationId }) => [clientKey, applicationId]));
}
