import type { EntityManager } from '@mikro-orm/postgresql';
import { withActor, type Person } from '../persistence/actor.ts';
import { Kita } from '../persistence/entities/places.ts';
import { KitaConnection, RoundRelease } from '../persistence/entities/round-office.ts';
import { missingKitas } from '../persistence/kita-connections.ts';
import { addRelease } from '../persistence/round-releases.ts';
import { newestRound } from '../persistence/rounds.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { requirePermission, requireRound } from './require.ts';
import { storable } from './storable.ts';

type Door = Pick<CasesDependencies, 'orm' | 'clock'>;

/** The steps of a Kita's connection, in their usual order; `ready` is what counts. */
export const CONNECTION_STEPS = ['invited', 'ready', 'tested'] as const;
export type ConnectionStep = (typeof CONNECTION_STEPS)[number];

export interface ConnectionChange {
  readonly year: number;
  readonly kitaId: string;
  readonly step: ConnectionStep;
  /** False takes the step back. */
  readonly done: boolean;
}

/** Notes a step of a Kita's connection, or takes it back. What stands already keeps its date and its author. */
export async function noteConnection(
  deps: Door,
  office: Person,
  { year, kitaId, step, done }: ConnectionChange,
): Promise<void> {
  requirePermission(office, 'rounds.manage');
  await withActor(deps.orm.em, office, async (em) => {
    await mustExist(em, year, kitaId);
    await em
      .createQueryBuilder(KitaConnection)
      .insert({ year, kitaId })
      .onConflict(['year', 'kitaId'])
      .ignore()
      .execute();
    const row = await em.findOneOrFail(KitaConnection, { year, kitaId });
    const at = `${step}At` as const;
    const by = `${step}By` as const;
    if (done === (row[at] != null)) return;
    row[at] = done ? new Date(deps.clock()) : null;
    row[by] = done ? `${office.kind}/${office.ref}` : null;
  });
}

async function mustExist(em: EntityManager, year: number, kitaId: string): Promise<void> {
  const round = await newestRound(em, year);
  const kita = await em.findOne(Kita, { id: kitaId });
  if (round === undefined || kita === null) throw new DoorError('case.not_found');
}

/**
 * Opens a round to families, from its `opensAt` on. Where Kitas are not ready it needs a reason, and both stay on record
 * (`input.invalid`). A round that is released already stays as it was released.
 */
export async function releaseRound(
  deps: Door,
  office: Person,
  { year, reason }: { readonly year: number; readonly reason: string },
): Promise<void> {
  requirePermission(office, 'rounds.manage');
  await withActor(deps.orm.em, office, async (em) => {
    await requireRound(em, year);
    if ((await em.count(RoundRelease, { year })) > 0) return;
    const missing = await missingKitas(em, year);
    const given = storable(reason).trim();
    if (missing.length > 0 && given === '')
      throw new DoorError('input.invalid', [{ field: 'reason', problem: 'missing' }]);
    await addRelease(em, {
      year,
      at: deps.clock(),
      by: office,
      missingKitaIds: missing.map(({ id }) => id),
      reason: given === '' ? null : given,
    });
  });
}
