import type { EntityManager } from '@mikro-orm/postgresql';
import type { Round } from '../../domain/round.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { Kita } from '../../persistence/entities/places.ts';
import { KitaConnection, RoundRelease } from '../../persistence/entities/round-office.ts';
import { missingKitas } from '../../persistence/kita-connections.ts';
import { releasedYears } from '../../persistence/round-releases.ts';
import { allRounds, newestRound } from '../../persistence/rounds.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { requirePermission } from '../require.ts';

export interface RoundLine {
  readonly round: Round;
  readonly isReleased: boolean;
}

/** All rounds, newest year first. */
export async function listRounds(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
): Promise<readonly RoundLine[]> {
  return withActor(deps.orm.em, office, readLines);
}

async function readLines(em: EntityManager): Promise<readonly RoundLine[]> {
  const released = await releasedYears(em);
  return (await allRounds(em)).map((round) => ({ round, isReleased: released.has(round.year) }));
}

/**
 * The year staff work in unless they choose another: the newest that has opened, so that a round made for later moves
 * nobody's lists; before any has opened, the newest. Undefined: there is no round.
 */
export function workingYearOf(rounds: readonly RoundLine[], now: number): number | undefined {
  const opened = rounds.find(({ round, isReleased }) => isReleased && round.dates.opensAt <= now);
  return (opened ?? rounds[0])?.round.year;
}

export const workingYear = async (em: EntityManager, now: number): Promise<number | undefined> =>
  workingYearOf(await readLines(em), now);

/** Instants, UTC milliseconds; null: not yet. */
export interface ConnectionLine {
  readonly kitaId: string;
  readonly name: string;
  readonly municipality: string;
  /** Where its daily digest goes; null: nowhere. */
  readonly contactEmail: string | null;
  readonly invitedAt: number | null;
  readonly readyAt: number | null;
  readonly testedAt: number | null;
}

export interface RoundConnections {
  readonly year: number;
  /** By municipality and name. */
  readonly kitas: readonly ConnectionLine[];
  /** The Kitas that are not ready now. */
  readonly missing: readonly { readonly id: string; readonly name: string }[];
  /** null: not released. */
  readonly release: {
    readonly releasedAt: number;
    readonly reason: string | null;
    /** The Kitas that were not ready then. */
    readonly missingKitaIds: readonly string[];
  } | null;
}

const inGerman = new Intl.Collator('de');

/** @returns null when there is no such round. */
export async function readConnections(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
  year: number,
): Promise<RoundConnections | null> {
  requirePermission(office, 'kitas.read');
  return withActor(deps.orm.em, office, async (em) => {
    if ((await newestRound(em, year)) === undefined) return null;
    const kitas = await em.find(Kita, {});
    const rows = new Map((await em.find(KitaConnection, { year })).map((row) => [row.kitaId, row]));
    const release = await em.findOne(RoundRelease, { year });
    return {
      year,
      kitas: kitas
        .toSorted(
          (a, b) =>
            inGerman.compare(a.municipality, b.municipality) || inGerman.compare(a.name, b.name),
        )
        .map(({ id, name, municipality, contactEmail }) => ({
          kitaId: id,
          name,
          municipality,
          contactEmail: contactEmail ?? null,
          invitedAt: rows.get(id)?.invitedAt?.getTime() ?? null,
          readyAt: rows.get(id)?.readyAt?.getTime() ?? null,
          testedAt: rows.get(id)?.testedAt?.getTime() ?? null,
        })),
      missing: await missingKitas(em, year),
      release: release && {
        releasedAt: release.releasedAt.getTime(),
        reason: release.reason ?? null,
        missingKitaIds: release.missingKitaIds,
      },
    };
  });
}
