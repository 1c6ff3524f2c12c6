import type { Round } from '../../domain/round.ts';
import { withActor } from '../../persistence/actor.ts';
import { releasedYears } from '../../persistence/round-releases.ts';
import { allRounds } from '../../persistence/rounds.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';

type Reader = Pick<CasesDependencies, 'orm' | 'clock'>;

/** A round as the public sees it; before its release nobody can register, whatever its dates say. */
export interface AnnouncedRound {
  readonly round: Round;
  readonly isReleased: boolean;
  readonly isOpen: boolean;
}

/** The rounds a family can register in now, newest year first. */
export async function openRounds(deps: Reader): Promise<readonly Round[]> {
  return (await readAll(deps)).filter(({ isOpen }) => isOpen).map(({ round }) => round);
}

/**
 * The open round of the year a family chose; where only one is open, it had nothing to choose. Undefined: none is open,
 * not that one, or it has yet to choose among several.
 */
export async function openRound(deps: Reader, chosen = ''): Promise<Round | undefined> {
  const open = await openRounds(deps);
  if (chosen === '') return open.length === 1 ? open[0] : undefined;
  return open.find(({ year }) => String(year) === chosen);
}

/**
 * The round of a registration that names no year. Throws `round.none_open`, or `input.invalid` where several are open
 * and the family has to say which one it means.
 */
export async function roundToRegister(deps: Reader): Promise<Round> {
  const [round, ...others] = await openRounds(deps);
  if (round === undefined) throw new DoorError('round.none_open');
  if (others.length > 0)
    throw new DoorError('input.invalid', [{ field: 'year', problem: 'choose' }]);
  return round;
}

/** What the start page speaks of, most important first: the open rounds and the next to open, else the last one. */
export async function announcedRounds(deps: Reader): Promise<readonly AnnouncedRound[]> {
  const all = await readAll(deps);
  const now = deps.clock();
  const open = all.filter(({ isOpen }) => isOpen);
  const next = all.findLast(
    ({ round: { dates }, isOpen, isReleased }) =>
      !isOpen && (now < dates.opensAt || (!isReleased && now < dates.endsAt)),
  );
  const spoken = next === undefined ? open : [...open, next];
  return spoken.length > 0 ? spoken : all.slice(0, 1);
}

/** The first of them; undefined: there is no round at all. */
export async function announcedRound(deps: Reader): Promise<AnnouncedRound | undefined> {
  return (await announcedRounds(deps))[0];
}

/** Newest year first, each with its newest dates. */
async function readAll(deps: Reader): Promise<readonly AnnouncedRound[]> {
  const now = deps.clock();
  return withActor(deps.orm.em, { kind: 'service', ref: 'door' }, async (em) => {
    const released = await releasedYears(em);
    return (await allRounds(em)).map((round) => {
      const isReleased = released.has(round.year);
      const { opensAt, endsAt } = round.dates;
      return { round, isReleased, isOpen: isReleased && opensAt <= now && now < endsAt };
    });
  });
}
