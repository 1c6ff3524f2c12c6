import type { EntityManager } from '@mikro-orm/postgresql';
import { KitaConnection } from '../persistence/entities/round-office.ts';
import { addRelease } from '../persistence/round-releases.ts';
import { demoKitas } from './kitas.ts';

const DAY_MS = 86_400_000;
const OFFICE = { kind: 'office', ref: 'demo', role: 'head' } as const;
const BY = `${OFFICE.kind}/${OFFICE.ref}`;

/** How far a Kita's connection has come when its round is opened. */
type Standing = 'tested' | 'ready' | 'invited' | 'unknown';
/** The last Kitas of the list in turn; all others are tested. */
const BEHIND: readonly Standing[] = ['unknown', 'invited', 'invited', 'ready', 'ready', 'ready'];

const standingOf = (index: number): Standing =>
  BEHIND[index - (demoKitas.length - BEHIND.length)] ?? 'tested';

/** The Kitas that work with the portal themselves; for the others the youth office acts. */
export const readyKitas: ReadonlySet<string> = new Set(
  demoKitas
    .filter((_, index) => ['tested', 'ready'].includes(standingOf(index)))
    .map(({ id }) => id),
);

/**
 * Connects most Kitas for a round and releases it all the same.
 *
 * @param opensAt when its enrolment opened, UTC milliseconds
 */
export async function openToFamilies(
  em: EntityManager,
  year: number,
  opensAt: number,
): Promise<void> {
  const days = (before: number): Date => new Date(opensAt - before * DAY_MS);
  for (const [index, { id }] of demoKitas.entries()) {
    const standing = standingOf(index);
    if (standing === 'unknown') continue;
    const isReady = standing !== 'invited';
    const isTested = standing === 'tested';
    em.create(KitaConnection, {
      year,
      kitaId: id,
      invitedAt: days(18),
      invitedBy: BY,
      readyAt: isReady ? days(8) : null,
      readyBy: isReady ? BY : null,
      testedAt: isTested ? days(3) : null,
      testedBy: isTested ? BY : null,
    });
  }
  await em.flush();
  await addRelease(em, {
    year,
    at: opensAt - DAY_MS,
    by: OFFICE,
    missingKitaIds: demoKitas.map(({ id }) => id).filter((id) => !readyKitas.has(id)),
    reason: 'Für diese Kitas handelt das Kreisjugendamt, bis sie angeschlossen sind.',
  });
}
