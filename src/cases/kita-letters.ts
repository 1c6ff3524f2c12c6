import { sql, type EntityManager } from '@mikro-orm/postgresql';
import type { NoticeKind } from '../domain/notices.ts';
import { asActor, withActor, type Actor, type Person } from '../persistence/actor.ts';
import { Notice } from '../persistence/entities/record.ts';
import { siblingsOf } from '../persistence/siblings.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import {
  letterDocument,
  letterLines,
  logLetter,
  LETTERS_AT_ONCE,
  openLetter,
  type Letter,
  type LetterDependencies,
  type PrintQueue,
} from './letters.ts';
import { isAbout, ownSubjects } from './read/kita-told.ts';
import { requirePermission } from './require.ts';

/**
 * Letters that staff of a Kita may hand to the family instead of the youth office's post: those about its own offer and
 * appointment that name no other Kita. The receipt is not among them, because it holds the family's access code.
 */
const HANDED_OUT = [
  'offer',
  'offerReminder',
  'offerExtended',
  'slots',
  'appointment',
  'appointmentCancelled',
  'appointmentMissed',
  'contract',
] as const satisfies readonly NoticeKind[];

/** These name the siblings, whom a Kita knows only if they wish for it as well. */
const NAMING_SIBLINGS: readonly NoticeKind[] = ['offer', 'offerExtended'];

/** A letter is the case's own record: which ones are the Kita's is read as the Kita, the letter itself as this. */
const READER: Actor = { kind: 'service', ref: 'kita letters' };

/** The Kita's letters that nobody has printed, the oldest first. */
export async function lettersToHandOut(
  deps: Pick<CasesDependencies, 'orm'>,
  kita: Person,
): Promise<PrintQueue> {
  requirePermission(kita, 'kita.letters');
  return withActor(deps.orm.em, kita, async (em) => {
    const ids = await ownLetters(em, kita);
    return asActor(em, [READER, kita], async () => {
      const [notices, total] = await em.findAndCount(
        Notice,
        { id: { $in: [...ids] }, status: 'to_print' },
        { orderBy: { createdAt: 'asc', id: 'asc' }, limit: LETTERS_AT_ONCE },
      );
      return { letters: await letterLines(em, notices), total };
    });
  });
}

/** One letter as it is printed. Throws `case.not_found` for what is not the Kita's. */
export async function readKitaLetter(
  deps: LetterDependencies,
  kita: Person,
  id: string,
): Promise<Letter> {
  requirePermission(kita, 'kita.letters');
  const letter = await withActor(deps.orm.em, kita, async (em) => {
    requireOwn(await ownLetters(em, kita), [id]);
    return asActor(em, [READER, kita], () => openLetter(em, deps, { id, mayNote: true }));
  });
  await logLetter(deps, kita, letter);
  // It is handed over: a Kita is not told where a family lives.
  return { ...letter, address: letter.address.slice(0, 1) };
}

/** The letters as one PDF, in the given order; null: nothing is left to print. Throws `case.not_found`. */
export async function kitaLettersPdf(
  deps: LetterDependencies,
  kita: Person,
  ids: readonly string[],
): Promise<Buffer | null> {
  const letters: Letter[] = [];
  for (const id of ids.slice(0, LETTERS_AT_ONCE))
    letters.push(await readKitaLetter(deps, kita, id));
  return letterDocument(letters);
}

/** Notes that letters were printed to be handed out; the office then has nothing to post. Throws `case.not_found`. */
export async function markHandedOut(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  kita: Person,
  ids: readonly string[],
): Promise<void> {
  requirePermission(kita, 'kita.letters');
  await withActor(deps.orm.em, kita, async (em) => {
    requireOwn(await ownLetters(em, kita), ids);
    await asActor(em, [READER, kita], () =>
      em.nativeUpdate(
        Notice,
        { id: { $in: [...ids] }, status: 'to_print' },
        { status: 'printed', sentAt: new Date(deps.clock()) },
      ),
    );
  });
}

function requireOwn(own: ReadonlySet<string>, ids: readonly string[]): void {
  if (ids.some((id) => !own.has(id))) throw new DoorError('case.not_found');
}

/** The ids of all letters the Kita may hand out, printed or not. */
async function ownLetters(em: EntityManager, kita: Person): Promise<ReadonlySet<string>> {
  const own = await ownSubjects(em, kita, {});
  const hidden = await withUnknownSiblings(em, own.applicationIds);
  const kinds = `{${HANDED_OUT.join(',')}}`;
  const rows = await asActor(em, [READER, kita], () =>
    em.execute<{ id: string; kind: NoticeKind; application_id: string }[]>(sql`
      select n.id, n.kind, n.application_id from notice n
      where n.channel = 'letter' and n.kind = any(${kinds}::text[]) and ${isAbout(own)}`),
  );
  const known = rows.filter(
    (row) => !NAMING_SIBLINGS.includes(row.kind) || !hidden.has(row.application_id),
  );
  return new Set(known.map(({ id }) => id));
}

async function withUnknownSiblings(
  em: EntityManager,
  applicationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const siblings = await siblingsOf(em, applicationIds);
  const hidden = [...siblings].filter(([, some]) => some.some((one) => one.applicationId === null));
  return new Set(hidden.map(([id]) => id));
}
