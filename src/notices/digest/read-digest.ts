import { sql, type EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../persistence/actor.ts';
import { Kita } from '../../persistence/entities/places.ts';
import type { StaffNotice } from '../../persistence/entities/record.ts';
import { isEmpty, type DigestFacts, type Since } from './digest-facts.ts';
import { readKitaDigest } from './kita-digest.ts';
import { readOfficeDigest } from './office-digest.ts';

export interface DigestContext {
  /** Who reads: a service, which sees all. */
  readonly reader: Actor;
  /** The portal's origin, without a slash at its end. */
  readonly publicOrigin: string;
  /** UTC milliseconds. */
  readonly now: number;
  /** The youth office's address; undefined: it wants no digest. */
  readonly officeEmail?: string | undefined;
}

/**
 * What a digest says as things stand now; undefined: there is nothing to tell, nobody to tell it to any more, or a newer
 * digest that tells it.
 */
export async function readDigest(
  em: EntityManager,
  { digestDay: day, kitaId, createdAt }: StaffNotice,
  { reader, publicOrigin, now: clock, officeEmail }: DigestContext,
): Promise<DigestFacts | undefined> {
  const { after, superseded } = await readPlace(em, day, kitaId ?? null);
  if (superseded) return undefined;
  const since: Since = { after, upTo: createdAt };
  if (kitaId == null) {
    if (officeEmail === undefined) return undefined;
    const content = await readOfficeDigest(em, { clock, since });
    const recipient = { name: 'Kreisjugendamt', email: officeEmail };
    const openUrl = `${publicOrigin}/office`;
    return isEmpty(content) ? undefined : { to: 'office', day, recipient, openUrl, content };
  }
  const kita = await em.findOneOrFail(Kita, { id: kitaId });
  if (kita.contactEmail == null) return undefined;
  const content = await readKitaDigest(em, kitaId, { reader, clock, since });
  const recipient = { name: kita.name, email: kita.contactEmail };
  const openUrl = `${publicOrigin}/kita`;
  return isEmpty(content) ? undefined : { to: 'kita', day, recipient, openUrl, content };
}

/** Where a digest stands among those of its recipient; the first one looks back a day. */
async function readPlace(
  em: EntityManager,
  day: string,
  kitaId: string | null,
): Promise<{ readonly after: Date; readonly superseded: boolean }> {
  const [row] = await em.execute<{ after: string; superseded: boolean }[]>(sql`
    select coalesce(
        max(created_at) filter (where digest_day < ${day} and status = 'sent'),
        min(created_at) - interval '1 day') as after,
      bool_or(digest_day > ${day}) as superseded
    from notice where digest_day is not null and kita_id is not distinct from ${kitaId}`);
  if (row === undefined) throw new Error('a digest without its row');
  return { after: new Date(row.after), superseded: row.superseded };
}
