import type { Round } from '../../domain/round.ts';
import { withActor } from '../../persistence/actor.ts';
import { newestRound, roundYears } from '../../persistence/rounds.ts';
import type { CasesDependencies } from '../dependencies.ts';

/** The round a family can register in now, the newest where several are open; undefined: none. */
export async function openRound(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
): Promise<Round | undefined> {
  const now = deps.clock();
  return (await rounds(deps)).find(({ dates }) => dates.opensAt <= now && now < dates.endsAt);
}

/** The round the start page speaks of: the open one, else the next to open, else the last. */
export async function announcedRound(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
): Promise<Round | undefined> {
  const all = await rounds(deps);
  const upcoming = all.filter(({ dates }) => dates.opensAt > deps.clock());
  return (await openRound(deps)) ?? upcoming.at(-1) ?? all[0];
}

/** Newest year first, each with its newest dates. */
async function rounds(deps: Pick<CasesDependencies, 'orm'>): Promise<readonly Round[]> {
  return withActor(deps.orm.em, { kind: 'service', ref: 'door' }, async (em) => {
    const found: Round[] = [];
    for (const year of await roundYears(em)) {
      const round = await newestRound(em, year);
      if (round !== undefined) found.push(round);
    }
    return found;
  });
}
