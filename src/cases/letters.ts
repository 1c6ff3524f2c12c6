import type { EntityManager } from '@mikro-orm/postgresql';
import { readNoticeFacts } from '../notices/facts.ts';
import { renderNotice } from '../notices/render.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { Guardian, type Application } from '../persistence/entities/application.ts';
import {
  isCaseNotice,
  isWaitingListNotice,
  Notice,
  type NoticeStatus,
} from '../persistence/entities/record.ts';
import { WaitingListEntry } from '../persistence/entities/waiting-list.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';

/** A notice to a family without e-mail, which the youth office prints and posts. */
export interface LetterLine {
  readonly id: string;
  /** null: to a family on the waiting list, which has no case yet; so is the number. */
  readonly applicationId: string | null;
  readonly caseNumber: string | null;
  readonly recipient: string;
  readonly kind: Notice['kind'];
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
    const addressees = await readAddressees(em, notices);
    return notices.flatMap((notice) => {
      const addressee = addressees.get(notice.id);
      return addressee === undefined ? [] : toLine(notice, addressee);
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
    const addressee = notice && (await readAddressees(em, [notice])).get(id);
    if (notice === null || addressee == null) throw new DoorError('case.not_found');
    const facts = await readNoticeFacts(em, notice, {
      publicOrigin: deps.publicOrigin,
      secret: deps.secret,
      now: deps.clock(),
    });
    const { subject, text } = renderNotice(facts);
    return {
      ...toLine(notice, addressee),
      status: notice.status,
      printedAt: notice.sentAt?.getTime() ?? null,
      address: [addressee.name, ...addressee.address],
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
function guardianAddressee(guardian: Guardian): Addressee {
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
  return {
    id: notice.id,
    applicationId: application?.id ?? null,
    caseNumber: application?.caseNumber ?? null,
    recipient: name,
    kind: notice.kind,
    createdAt: notice.createdAt.getTime(),
  };
}
