import type { NoticeKind } from '../domain/notices.ts';
import { readNoticeFacts } from '../notices/facts.ts';
import { renderNotice } from '../notices/render.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { Application, Guardian } from '../persistence/entities/application.ts';
import { Notice, type NoticeStatus } from '../persistence/entities/record.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';

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
  readonly status: NoticeStatus;
  readonly printedAt: number | null;
  readonly address: readonly string[];
  readonly subject: string;
  /** Paragraphs, an empty line between them. */
  readonly text: string;
}

/** The letters to print, the oldest first. */
export async function lettersToPrint(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
): Promise<readonly LetterLine[]> {
  if (office.kind !== 'office') throw new DoorError('action.forbidden');
  return withActor(deps.orm.em, office, async (em) => {
    const notices = await em.find(
      Notice,
      { channel: 'letter', status: 'to_print' },
      { orderBy: { createdAt: 'asc', id: 'asc' } },
    );
    const guardians = await em.find(
      Guardian,
      { id: { $in: notices.map((notice) => notice.guardianId) } },
      { populate: ['application'] },
    );
    const byId = new Map(guardians.map((guardian) => [guardian.id, guardian]));
    return notices.flatMap((notice) => {
      const guardian = byId.get(notice.guardianId);
      return guardian === undefined ? [] : toLine(notice, guardian, guardian.application);
    });
  });
}

/** One letter as it is printed. Throws `case.not_found`. */
export async function readLetter(
  deps: Pick<CasesDependencies, 'orm' | 'clock' | 'secret'> & { readonly publicOrigin: string },
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
    const { subject, text } = renderNotice(facts);
    const line = toLine(notice, guardian, application);
    return {
      ...line,
      status: notice.status,
      printedAt: notice.sentAt?.getTime() ?? null,
      address: [line.recipient, ...addressOf(guardian, application)],
      subject,
      text,
    };
  });
}

/** Notes that a letter was printed; a second click changes nothing. Throws `case.not_found`. */
export async function markPrinted(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  id: string,
): Promise<void> {
  if (office.kind !== 'office') throw new DoorError('action.forbidden');
  await withActor(deps.orm.em, office, async (em) => {
    const marked = await em.nativeUpdate(
      Notice,
      { id, channel: 'letter', status: 'to_print' },
      { status: 'printed', sentAt: new Date(deps.clock()) },
    );
    if (marked > 0) return;
    const known = await em.count(Notice, { id, channel: 'letter' });
    if (known === 0) throw new DoorError('case.not_found');
  });
}

/** Where a guardian lives: with the child, unless stated otherwise. */
function addressOf(guardian: Guardian, application: Application): readonly string[] {
  return guardian.street == null
    ? [application.street, `${application.postcode} ${application.municipality}`]
    : [guardian.street, `${guardian.postcode} ${guardian.town}`];
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
