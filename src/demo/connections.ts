import type { EntityManager } from '@mikro-orm/postgresql';
import { KitaConnection } from '../persistence/entities/round-office.ts';
import { addRelease } from '../persistence/round-releases.ts';
import { demoKitas } from './kitas.ts';

const DAY_MS = 86_400_000;
const OFFICE = { kind: 'office', ref: 'demo', role: 'head' } as const;
/** Invited, but not ready when the round was opened. */
const LATE = 2;

/** Connects the Kitas for the demonstration's round, all but the last ones of the list, and releases it all the same. */
export async function openToFamilies(em: EntityManager, year: number, now: number): Promise<void> {
  const late = demoKitas.slice(-LATE).map(({ id }) => id);
  const by = `${OFFICE.kind}/${OFFICE.ref}`;
  for (const { id } of demoKitas) {
    const isLate = late.includes(id);
    em.create(KitaConnection, {
      year,
      kitaId: id,
      invitedAt: new Date(now - 60 * DAY_MS),
      invitedBy: by,
      readyAt: isLate ? null : new Date(now - 50 * DAY_MS),
      readyBy: isLate ? null : by,
      testedAt: isLate ? null : new Date(now - 45 * DAY_MS),
      testedBy: isLate ? null : by,
    });
  }
  await em.flush();
  await addRelease(em, {
    year,
    at: now - 43 * DAY_MS,
    by: OFFICE,
    missingKitaIds: late,
    reason: 'Für diese Kitas handelt das Kreisjugendamt, bis sie angeschlossen sind.',
  });
}
