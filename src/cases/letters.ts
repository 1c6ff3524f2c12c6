import type { EntityManager } from '@mikro-orm/postgresql';
import type { NoticeKind } from '../domain/notices.ts';
import type { WaitingListNoticeKind } from '../domain/waiting-list.ts';
import { readNoticeFacts } from '../notices/facts.ts';
import { lettersAsPdf } from '../notices/letter/pdf.ts';
import { isObsolete } from '../notices/obsolete.ts';
import { renderNotice, type RenderedNotice } from '../notices/render.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { Guardian, type Application } from '../persistence/entities/application.ts';
import {
  isCaseNotice,
  isWaitingListNotice,
  Notice,
  type NoticeStatus,
  isStaffNotice,
  isSignInNotice,
} from '../persistence/entities/record.ts';
import { WaitingListEntry } from '../persistence/entities/waiting-list.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { may } from './policy.ts';
import { logRead } from './read-log.ts';
import { requirePermission } from './require.ts';

/** As many letters are listed, and printed as one PDF, at once. */
export const LETTERS_AT_ONCE = 100;

/** A notice to a family without e-mail, which the youth office prints and posts. */
export interface LetterLine {
  readonly id: string;
  /** null: to a family on the waiting list, which has no case yet; so is the number. */
  readonly applicationId: string | null;
  readonly caseNumber: string | null;
  readonly recipient: string;
  readonly kind: NoticeKind | WaitingListNoticeKind;
  readonly createdAt: number;
}

export interface Letter extends LetterLine {
  /** `obsolete`: what it says had been settled before it was printed. */
  readonly status: NoticeStatus;
  readonly printedAt: number | null;
  readonly address: readonly string[];
  readonly notice: RenderedNotice;
}

export interface PrintQueue {
  /** The oldest first. */
  readonly letters: readonly LetterLine[];
  /** How many there are, listed or not. */
  readonly total: number;
}

export type LetterDependencies = Pick<CasesDependencies, 'orm' | 'clock' | 'secret'> & {
  readonly publicOrigin: string;
};

/** @param after the last letter of the page before */
export async function lettersToPrint(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
  {
    after,
    limit = LETTERS_AT_ONCE,
  }: {
    readonly after?: { readonly createdAt: number; readonly id: string } | undefined;
    readonly limit?: number;
  } = {},
): Promise<PrintQueue> {
  requirePermission(office, 'letters.read');
  return withActor(deps.orm.em, office, async (em) => {
    const waiting = { channel: 'letter', status: 'to_print' } as const;
    const total = await em.count(Notice, waiting);
    const notices = await em.find(
      Notice,
      after === undefined ? waiting : { ...waiting, $or: laterThan(after) },
      { orderBy: { createdAt: 'asc', id: 'asc' }, limit },
    );
    return { letters: await letterLines(em, notices), total };
  });
}

/** Whom letters go to; the actor of the unit of work must see them. */
export async function letterLines(
  em: EntityManager,
  notices: readonly Notice[],
): Promise<readonly LetterLine[]> {
  const addressees = await readAddressees(em, notices);
  return notices.flatMap((notice) => {
    const addressee = addressees.get(notice.id);
    return addressee === undefined ? [] : toLine(notice, addressee);
  });
}

const laterThan = ({ createdAt, id }: { readonly createdAt: number; readonly id: string }) => [
  { createdAt: { $gt: new Date(createdAt) } },
  { createdAt: new Date(createdAt), id: { $gt: id } },
];

/**
 * One letter as it is printed. A letter still to print whose matter is settled becomes obsolete here, as a mail does when
 * it is to be sent. Throws `case.not_found`.
 */
export async function readLetter(
  deps: LetterDependencies,
  office: Person,
  id: string,
): Promise<Letter> {
  requirePermission(office, 'letters.read');
  const mayNote = may(office, 'letters.print');
  const letter = await withActor(deps.orm.em, office, (em) =>
    openLetter(em, deps, { id, mayNote }),
  );
  await logLetter(deps, office, letter);
  return letter;
}

/** The line that a letter was read, if it is a case's. */
export async function logLetter(
  deps: LetterDependencies,
  person: Person,
  { applicationId }: Pick<Letter, 'applicationId'>,
): Promise<void> {
  if (applicationId !== null) await logRead(deps, person, { applicationId, door: 'letter' });
}

/**
 * One letter inside a unit of work whose actor sees the case.
 *
 * @param mayNote whether a letter whose matter is settled is noted as such: not by whoever only looks.
 */
export async function openLetter(
  em: EntityManager,
  deps: LetterDependencies,
  { id, mayNote }: { readonly id: string; readonly mayNote: boolean },
): Promise<Letter> {
  const notice = await em.findOne(Notice, { id, channel: 'letter' });
  const addressee = notice && (await readAddressees(em, [notice])).get(id);
  if (notice === null || addressee == null) throw new DoorError('case.not_found');
  const facts = await readNoticeFacts(em, notice, {
    publicOrigin: deps.publicOrigin,
    secret: deps.secret,
    now: deps.clock(),
  });
  const settled = notice.status === 'to_print' && isObsolete(facts);
  if (settled && mayNote)
    await em.nativeUpdate(Notice, { id, status: 'to_print' }, { status: 'obsolete' });
  return {
    ...toLine(notice, addressee),
    status: settled ? 'obsolete' : notice.status,
    printedAt: notice.sentAt?.getTime() ?? null,
    address: [addressee.name, ...addressee.address],
    notice: renderNotice(facts),
  };
}

/**
 * Letters as one PDF, in the given order; a printed one can be printed again. null: what they say is settled, and nothing
 * is left to print. Throws `case.not_found` when one of them is no letter.
 */
export async function lettersPdf(
  deps: LetterDependencies,
  office: Person,
  ids: readonly string[],
): Promise<Buffer | null> {
  const letters: Letter[] = [];
  // One unit of work each: a hundred letters in one would outlast what a transaction may take.
  for (const id of ids.slice(0, LETTERS_AT_ONCE)) letters.push(await readLetter(deps, office, id));
  return letterDocument(letters);
}

/** null: nothing is left to print. */
export async function letterDocument(letters: readonly Letter[]): Promise<Buffer | null> {
  const wanted = letters.filter(({ status }) => status !== 'obsolete');
  if (wanted.length === 0) return null;
  return lettersAsPdf(wanted.map((letter) => ({ ...letter, writtenAt: letter.createdAt })));
}

/**
 * Notes that letters were printed; a second click changes nothing, and an obsolete one stays what it is. Throws
 * `case.not_found` when one of them is no letter; then nothing is noted.
 */
export async function markPrinted(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  ids: readonly string[],
): Promise<void> {
  requirePermission(office, 'letters.print');
  await withActor(deps.orm.em, office, async (em) => {
    const letters = { id: { $in: [...new Set(ids)] }, channel: 'letter' as const };
    if ((await em.count(Notice, letters)) < letters.id.$in.length)
      throw new DoorError('case.not_found');
    await em.nativeUpdate(
      Notice,
      { ...letters, status: 'to_print' },
      { status: 'printed', sentAt: new Date(deps.clock()) },
    );
  });
}

interface Addressee {
  readonly name: string;
  /** Street, postcode and town. */
  readonly address: readonly string[];
  readonly application: Application | null;
}

/** Who each notice goes to, by the notice's id. */
async function readAddressees(
  em: EntityManager,
  notices: readonly Notice[],
): Promise<ReadonlyMap<string, Addressee>> {
  const toGuardians = notices.filter(isCaseNotice);
  const toEntries = notices.filter(isWaitingListNotice);
  const guardians = await em.find(
    Guardian,
    { id: { $in: toGuardians.map(({ guardianId }) => guardianId) } },
    { populate: ['application'] },
  );
  const entries = await em.find(WaitingListEntry, {
    id: { $in: toEntries.map(({ waitingListEntryId }) => waitingListEntryId) },
  });
  const known = new Map<string, Addressee>([
    ...guardians.map((guardian) => [guardian.id, guardianAddressee(guardian)] as const),
    ...entries.map((entry) => [entry.id, entryAddressee(entry)] as const),
  ]);
  return new Map(
    notices.flatMap((notice) => {
      const addressee = known.get(notice.guardianId ?? notice.waitingListEntryId ?? '');
      return addressee === undefined ? [] : [[notice.id, addressee] as const];
    }),
  );
}

/** A guardian lives with the child, unless stated otherwise. */
export function guardianAddressee(guardian: Guardian): Addressee {
  const { firstName, lastName, application } = guardian;
  return {
    name: `${firstName} ${lastName}`,
    address:
      guardian.street == null
        ? [application.street, `${application.postcode} ${application.municipality}`]
        : [guardian.street, `${guardian.postcode} ${guardian.town}`],
    application,
  };
}

function entryAddressee(entry: WaitingListEntry): Addressee {
  return {
    name: `${entry.guardianFirstName} ${entry.guardianLastName}`,
    address: [entry.street ?? '', `${entry.postcode ?? ''} ${entry.town ?? ''}`],
    application: null,
  };
}

function toLine(notice: Notice, { name, application }: Addressee): LetterLine {
  if (isStaffNotice(notice) || isSignInNotice(notice)) throw new Error('only mails go there');
  const kind = notice.kind as LetterLine['kind'];
  return {
    id: notice.id,
    applicationId: application?.id ?? null,
    caseNumber: application?.caseNumber ?? null,
    recipient: name,
    kind,
    createdAt: notice.createdAt.getTime(),
  };
}
