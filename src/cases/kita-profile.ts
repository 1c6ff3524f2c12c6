import { createHash } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { withActor, type Person } from '../persistence/actor.ts';
import { Kita } from '../persistence/entities/places.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { emailSchema, phoneSchema, textLineSchema } from './registration-fields.ts';
import { requirePermission } from './require.ts';
import { storable } from './storable.ts';

const LONGEST_LINE = 200;
/** About a page: what is longer parents read on the Kita's own site. */
const LONGEST_DESCRIPTION = 2000;

/** What a Kita leaves empty is not stated. */
const blankOr = (schema: z.ZodType<string>) =>
  z
    .string()
    .transform((typed) => storable(typed).trim())
    .superRefine((typed, context) => {
      const { error } = typed === '' ? {} : schema.safeParse(typed);
      for (const { message } of error?.issues ?? []) context.addIssue({ code: 'custom', message });
    });
const line = textLineSchema(LONGEST_LINE);
const isLines = (typed: string): boolean =>
  typed
    .split(/\r?\n/u)
    .every(
      (one) => one.trim() === '' || textLineSchema(LONGEST_DESCRIPTION).safeParse(one).success,
    );

const profileSchema = z.strictObject({
  street: blankOr(line),
  phone: blankOr(phoneSchema),
  email: blankOr(emailSchema),
  website: blankOr(z.string().max(LONGEST_LINE, 'too_long').refine(isWebsite, 'invalid')),
  openingHours: blankOr(line),
  description: blankOr(z.string().max(LONGEST_DESCRIPTION, 'too_long').refine(isLines, 'not_text')),
});

export const PROFILE_FIELDS = profileSchema.keyof().options;

/** What a Kita says of itself to parents; empty: nothing. */
export type KitaProfileInput = z.output<typeof profileSchema>;

export interface EditableProfile {
  readonly kitaId: string;
  readonly name: string;
  readonly profile: KitaProfileInput;
  /** Changes whenever the profile does. */
  readonly revision: string;
}

type Deps = Pick<CasesDependencies, 'orm'>;

export async function readOwnProfile(deps: Deps, kita: Person): Promise<EditableProfile> {
  requirePermission(kita, 'kita.profile');
  const row = await withActor(deps.orm.em, kita, (em) => em.findOne(Kita, { id: kita.ref }));
  if (row === null) throw new DoorError('case.not_found');
  return toEditable(row);
}

/** Throws `input.invalid`, and `revision.stale` when somebody else has changed it since `revision`. */
export async function setOwnProfile(
  deps: Deps,
  kita: Person,
  { profile, revision }: { readonly profile: KitaProfileInput; readonly revision: string },
): Promise<void> {
  requirePermission(kita, 'kita.profile');
  const read = profileSchema.safeParse(profile);
  if (!read.success)
    throw new DoorError(
      'input.invalid',
      read.error.issues.map(({ path, message }) => ({ field: path.join('.'), problem: message })),
    );
  const { street, phone, email, website, openingHours, description } = read.data;
  await withActor(deps.orm.em, kita, async (em) => {
    const row = await em.findOne(
      Kita,
      { id: kita.ref },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
    );
    if (row === null) throw new DoorError('case.not_found');
    if (toEditable(row).revision !== revision) throw new DoorError('revision.stale');
    em.assign(row, {
      street,
      phone: phone || null,
      publicEmail: email || null,
      website: website || null,
      openingHours: openingHours || null,
      description: description || null,
      profileInvented: false,
    });
    await em.flush();
  });
}

function toEditable(row: Kita): EditableProfile {
  const profile = {
    street: row.street,
    phone: row.phone ?? '',
    email: row.publicEmail ?? '',
    website: row.website ?? '',
    openingHours: row.openingHours ?? '',
    description: row.description ?? '',
  };
  const digest = createHash('sha256').update(JSON.stringify(profile)).digest('base64url');
  return { kitaId: row.id, name: row.name, profile, revision: digest.slice(0, 16) };
}

function isWebsite(typed: string): boolean {
  if (!/^https?:\/\//u.test(typed) || !URL.canParse(typed)) return false;
  return new URL(typed).hostname.includes('.');
}
