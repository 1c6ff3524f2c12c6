import type { CasesDependencies } from '../cases/dependencies.ts';
import { register } from '../cases/register.ts';
import { startRounds } from '../cases/starter.ts';
import { ConfigError } from '../config-values.ts';
import type { RunningConfig } from '../config.ts';
import { withActor, type Actor, type Person } from '../persistence/actor.ts';
import { CaseCommand } from '../persistence/entities/record.ts';
import { openCasesDependencies } from '../portal-dependencies.ts';
import { inLanes } from './lanes.ts';
import { deliverPastNotices } from './past-notices.ts';
import { plan, type Demonstration, type PlannedCase } from './plan.ts';
import { ensureRounds } from './rounds.ts';
import { tell, type KnownClick } from './telling.ts';
import { hasWaitingList, loadWaitingList } from './waiting-list.ts';

const DEMO: Actor = { kind: 'service', ref: 'demo' };
/** Cases loaded at once. */
const LANES = 8;
/** How often a case is tried, and how long its lane waits in between. */
const TRIES = 4;
const PAUSE_MS = 2000;

/**
 * Fills an empty portal with the demonstration: two rounds, the county's Kitas and invented childminders with invented
 * places, invented families in every phase, and an old waiting list. A worker must run. What is there stays: a portal
 * with a round of its own is left alone, and a load that was interrupted goes on. Throws a ConfigError in production.
 *
 * @param show is given the progress in words, whenever there is some.
 */
export async function loadDemo(
  config: RunningConfig,
  show: (progress: string) => void = () => undefined,
): Promise<void> {
  if (config.nodeEnv === 'production' || !config.demo)
    throw new ConfigError('The demonstration cannot be loaded into a portal that is in use.');
  const { deps, close } = openCasesDependencies(config);
  try {
    const rounds = await ensureRounds(deps);
    if (rounds === undefined) return;
    await startRounds(deps);
    // It is imported last: where there is one, everything is there.
    if (await hasWaitingList(deps, rounds.enrolment)) return;
    await load(deps, { ...rounds, seed: config.demoSeed, size: config.demoApplications }, show);
  } finally {
    await close();
  }
}

async function load(
  deps: CasesDependencies,
  demo: Demonstration,
  show: (progress: string) => void,
): Promise<void> {
  const units = plan(demo);
  const known = await knownClicks(deps);
  const total = units.flat().length;
  let loaded = 0;
  await inLanes(units, LANES, async (unit) => {
    await patiently(() => loadUnit(deps, demo, unit, known));
    loaded += unit.length;
    show(`Loading the demonstration: ${loaded} of ${total} applications`);
  });
  await deliverPastNotices(deps, demo.now);
  await loadWaitingList(deps, demo.enrolment);
}

/** Those that belong together, one after the other. */
async function loadUnit(
  deps: CasesDependencies,
  demo: Demonstration,
  unit: readonly PlannedCase[],
  known: ReadonlyMap<string, KnownClick>,
): Promise<void> {
  let sibling: string | undefined;
  for (const planned of unit) {
    const applicationId =
      known.get(planned.key)?.applicationId ?? (await registerCase(deps, planned, sibling));
    await tell(deps, demo, { planned, applicationId }, known);
    sibling ??= applicationId;
  }
}

/** A machine at its limits lets connections and answers wait too long; done again, a click is the same click. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === TRIES) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, PAUSE_MS);
      });
    }
  }
}

/** Registers a family as it did, or as staff typed its form; a brother or sister in the session of the first. */
async function registerCase(
  deps: CasesDependencies,
  { key, year, receivedAt, input, paper, kitaIds }: PlannedCase,
  siblingOf: string | undefined,
): Promise<string> {
  const staff: Record<NonNullable<PlannedCase['paper']>, Person> = {
    kita: { kind: 'kita', ref: kitaIds[0] ?? '', role: 'head' },
    office: { kind: 'office', ref: 'demo', role: 'caseworker' },
  };
  const family: Person | undefined =
    siblingOf === undefined ? undefined : { kind: 'family', ref: siblingOf, guardian: 1 };
  const { applicationId } = await register(
    { ...deps, clock: () => receivedAt },
    {
      year,
      clientKey: key,
      input: siblingOf === undefined ? input : { ...input, siblingOf },
      person: paper === undefined ? family : staff[paper],
    },
  );
  return applicationId;
}

/** The demonstration's clicks on record, by their keys. */
async function knownClicks(deps: CasesDependencies): Promise<ReadonlyMap<string, KnownClick>> {
  const commands = await withActor(deps.orm.em, DEMO, (em) =>
    em.find(CaseCommand, { clientKey: { $like: 'demo/%' } }),
  );
  return new Map(commands.map((command) => [command.clientKey, command]));
}
