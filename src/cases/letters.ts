import type { NoticeKind } from '../domain/notices.ts';
import { readNoticeFacts } from '../notices/facts.ts';
import { lettersAsPdf } from '../notices/letter/pdf.ts';
import { isObsolete } from '../notices/obsolete.ts';
import { renderNotice, type RenderedNotice } from '../notices/render.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { Application, Guardian } from '../persistence/entities/application.ts';
import { Notice, type NoticeStatus } from '../persistence/entities/record.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';

/** As many letters are listed, and printed as one PDF, at once. */
export const LETTERS_AT_ONCE = 100;

/** A notice to a family without e-mail, which the youth office prints and posts. */
export interface LetterLine {
  readonly id: string;
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly recipient: string;
  readonly kind: NoticeKind;
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

type LetterDependencies = Pick<CasesDependencies, 'orm' | 'clock' | 'secret'> & {
  readonly publicOrigin: string;
};

export async function lettersToPrint(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
): Promise<PrintQueue> {
  if (office.kind !== 'office') throw new DoorError('action.forbidden');
  return withActor(deps.orm.em, office, async (em) => {
    const [notices, total] = await em.findAndCount(
      Notice,
      { channel: 'letter', status: 'to_print' },
      { orderBy: { createdAt: 'asc', id: 'asc' }, limit: LETTERS_AT_ONCE },
    );
    const guardians = await em.find(
      Guardian,
      { id: { $in: notices.map((notice) => notice.guardianId) } },
      { populate: ['application'] },
    );
    const byId = new Map(guardians.map((guardian) => [guardian.id, guardian]));
    const letters = notices.flatMap((notice) => {
      const guardian = byId.get(notice.guardianId);
      return guardian === undefined ? [] : toLine(notice, guardian, guardian.application);
    });
    return { letters, total };
  });
}

/**
 * One letter as it is printed. A letter still to print whose matter is settled becomes obsolete here, as a mail does when
 * it is to be sent. Throws `case.not_found`.
 */
export async function readLetter(
  deps: LetterDependencies,
  office: Person,
  id: string,
): Promise<Letter> {
  if (office.kind !== 'office') throw new DoorError('action.forbidden');
  return withActor(deps.orm.em, office, async (em) => {
    const notice = await em.findOne(Notice, { id, channel: 'letter' });
    if (notice === null) throw new DoorError('case.not_found');
    const guardian = await em.findOneOrFail(Guardian, { id: notice.guardianId });
    const application = await em.findOneOrFail(Application, { id: notice.applicationId });
    const facts = await readNoticeFacts(em, notice, {
      publicOrigin: deps.publicOrigin,
      secret: deps.secret,
      now: deps.clock(),
    });
    const settled = notice.status === 'to_print' && isObsolete(facts);
    if (settled) await em.nativeUpdate(Notice, { id, status: 'to_print' }, { status: 'obsolete' });
    const line = toLine(notice, guardian, application);
    return {
      ...line,
      status: settled ? 'obsolete' : notice.status,
      printedAt: notice.sentAt?.getTime() ?? null,
      address: [
        line.recipient,
        application.street,
        `${application.postcode} ${application.municipality}`,
      ],
      notice: renderNotice(facts),
    };
  });
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
  if (office.kind !== 'office') throw new DoorError('action.forbidden');
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

function toLine(notice: Notice, guardian: Guardian, application: Application): LetterLine {
  return {
    id: notice.id,
    applicationId: application.id,
    caseNumber: application.caseNumber,
    recipient: `${guardian.firstName} ${guardian.lastName}`,
    kind: notice.kind,
    createdAt: notice.createdAt.getTime(),
  };
}
