import { LockMode } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { withActor, type Person } from '../persistence/actor.ts';
import { Kita } from '../persistence/entities/places.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { emailSchema, phoneSchema } from './registration-fields.ts';
import { requirePermission } from './require.ts';
import { requireRevision, revisionOf } from './revision.ts';

type Deps = Pick<CasesDependencies, 'orm'>;

/** Several lines of text without control characters. */
const lines = (longest: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim().normalize('NFC'))
    .pipe(
      z
        .string()
        .max(longest, 'too_long')
        .regex(/^(?:\n|[^\p{C}\p{Zl}\p{Zp}])*$/u, 'not_text'),
    );

const empty = z.literal('');

/** How a Kita presents itself to parents; an empty field says nothing. */
export const kitaProfileSchema = z.strictObject({
  phone: z.union([empty, phoneSchema], 'not_a_phone'),
  publicEmail: z.union([empty, emailSchema], 'not_an_email'),
  website: z.union(
    [
      empty,
      z
        .url({ protocol: /^https?$/u, hostname: z.regexes.domain, error: 'not_a_website' })
        .max(300, 'too_long'),
    ],
    'not_a_website',
  ),
  openingHours: lines(500),
  description: lines(2000),
});
export type KitaProfile = z.output<typeof kitaProfileSchema>;

export interface OwnProfile {
  readonly kita: { readonly id: string; readonly name: string };
  /** Changes with every change; whoever edits says which one it has read. */
  readonly revision: string;
  readonly profile: KitaProfile;
  /** Made up for a demonstration. */
  readonly invented: boolean;
}

/** What parents read of the Kita, as its head edits it. Throws `case.not_found`. */
export async function readOwnProfile(deps: Deps, kita: Person): Promise<OwnProfile> {
  requirePermission(kita, 'kita.profile');
  const row = await withActor(deps.orm.em, kita, (em) => em.findOne(Kita, { id: kita.ref }));
  if (row === null) throw new DoorError('case.not_found');
  return {
    kita: { id: row.id, name: row.name },
    revision: profileRevision(row),
    profile: toProfile(row),
    invented: row.profileInvented,
  };
}

/** Throws `revision.stale` when somebody else has changed it since `revision`. */
export async function setOwnProfile(
  deps: Deps,
  kita: Person,
  { revision, profile }: { readonly revision: string; readonly profile: KitaProfile },
): Promise<void> {
  requirePermission(kita, 'kita.profile');
  await withActor(deps.orm.em, kita, async (em) => {
    const row = await em.findOne(Kita, { id: kita.ref }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (row === null) throw new DoorError('case.not_found');
    requireRevision(revision, profileRevision(row));
    em.assign(row, {
      phone: profile.phone || null,
      publicEmail: profile.publicEmail || null,
      website: profile.website || null,
      openingHours: profile.openingHours || null,
      description: profile.description || null,
      profileInvented: false,
    });
    await em.flush();
  });
}

const toProfile = (row: Kita): KitaProfile => ({
  phone: row.phone ?? '',
  publicEmail: row.publicEmail ?? '',
  website: row.website ?? '',
  openingHours: row.openingHours ?? '',
  description: row.description ?? '',
});

/** Of this Kita: whoever works for two may have chosen the other one in another tab, whose profile is as empty. */
const profileRevision = (row: Kita): string =>
  revisionOf({ kita: row.id, profile: toProfile(row) });
