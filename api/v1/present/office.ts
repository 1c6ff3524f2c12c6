import type { z } from 'zod';
import type {
  caseListSchema,
  letterListSchema,
  letterSchema,
  officeCaseSchema,
  officeNoticeListSchema,
  systemSchema,
} from '../schemas/office.ts';
import type { SystemState } from '../../../src/cases/read/system-state.ts';
import type { Letter, LetterLine, PrintQueue } from '../../../src/cases/letters.ts';
import type { OfficeCase } from '../../../src/cases/read/office-case.ts';
import type { CaseList } from '../../../src/cases/read/office-cases.ts';
import { iso, isoOrNull, showEnd, showSibling, showTurn } from './common.ts';

export function showCases({
  round,
  counts,
  found,
  cases,
}: CaseList): Omit<z.input<typeof caseListSchema>, 'next'> {
  return {
    year: round.year,
    counts: {
      total: counts.total,
      waitingFor: { ...counts.waitingFor },
      phases: { ...counts.phases },
      trouble: { ...counts.trouble },
      lettersToPrint: counts.lettersToPrint,
    },
    found,
    cases: cases.map((line) => ({
      applicationId: line.applicationId,
      caseNumber: line.caseNumber,
      childName: line.childName,
      ageGroup: line.ageGroup,
      municipality: line.municipality,
      late: line.late,
      onPaper: line.onPaper,
      caseworker: line.caseworker,
      turn: showTurn(line.turn),
      waitedForKitas: [...line.waitedForKitas],
    })),
  };
}

export const showOfficeNotice = (
  notice: OfficeCase['notices'][number],
): z.input<typeof officeNoticeListSchema>['notices'][number] => ({
  id: notice.id,
  kind: notice.kind,
  recipient: notice.recipient,
  channel: notice.channel,
  status: notice.status,
  attempts: notice.attempts,
  lastError: notice.lastError,
  createdAt: iso(notice.createdAt),
  sentAt: isoOrNull(notice.sentAt),
  nextAttemptAt: isoOrNull(notice.nextAttemptAt),
});

export function showOfficeCase(theCase: OfficeCase): z.input<typeof officeCaseSchema> {
  const { child, address, contract } = theCase;
  return {
    applicationId: theCase.applicationId,
    caseNumber: theCase.caseNumber,
    year: theCase.year,
    newestRoundRevision: theCase.newestRoundRevision,
    roundRevision: theCase.roundRevision,
    revision: theCase.revision,
    receivedAt: iso(theCase.receivedAt),
    late: theCase.late,
    enteredAt: isoOrNull(theCase.enteredAt),
    custody: theCase.custody,
    siblings: theCase.siblings.map(showSibling),
    child: {
      firstName: child.firstName,
      lastName: child.lastName,
      birthDate: child.birthDate,
      unborn: child.unborn,
      ageGroup: child.ageGroup,
    },
    address: {
      street: address.street,
      postcode: address.postcode,
      municipality: address.municipality,
    },
    hours: theCase.hours,
    wishedStartOn: theCase.wishedStartOn,
    guardians: theCase.guardians.map(({ id, name, language, address: lives, email, phone }) => ({
      id,
      name,
      language,
      address: lives,
      email,
      phone,
    })),
    wishes: theCase.wishes.map(({ id, kita, rank, status, reviewedAt }) => ({
      id,
      kita,
      rank,
      status,
      reviewedAt: isoOrNull(reviewedAt),
    })),
    drafts: theCase.drafts.map(({ id, kita, status, preparedAt, outAt }) => ({
      id,
      kita,
      status,
      preparedAt: iso(preparedAt),
      outAt: isoOrNull(outAt),
    })),
    offers: theCase.offers.map((offer) => ({
      id: offer.id,
      kita: offer.kita,
      childminder: offer.childminder,
      ageGroup: offer.ageGroup,
      hours: offer.hours,
      status: offer.status,
      madeAt: iso(offer.madeAt),
      dueAt: iso(offer.dueAt),
      settledAt: isoOrNull(offer.settledAt),
    })),
    slots: theCase.slots.map(({ id, kita, startsAt, endsAt, status }) => ({
      id,
      kita,
      startsAt: iso(startsAt),
      endsAt: iso(endsAt),
      status,
    })),
    contract:
      contract === null
        ? null
        : {
            kita: contract.kita,
            concludedAt: iso(contract.concludedAt),
            startsOn: contract.startsOn,
            hours: contract.hours,
          },
    overdue: [...theCase.overdue],
    missingConsents: [...theCase.missingConsents],
    end: showEnd(theCase.end),
    turn: showTurn(theCase.turn),
    now: iso(theCase.now),
    events: theCase.events.map(({ revision, kind, at, who, kita }) => ({
      revision,
      kind,
      at: iso(at),
      who: { ...who },
      kita,
    })),
    commands: theCase.commands.map((command) => ({
      id: command.id,
      action: command.action,
      who: { ...command.who },
      note: command.note,
      receivedAt: iso(command.receivedAt),
      typedAt: isoOrNull(command.typedAt),
      outcome: command.outcome,
      settledAt: isoOrNull(command.settledAt),
      sentCount: command.sentCount,
      lastSentAt: isoOrNull(command.lastSentAt),
    })),
    notices: theCase.notices.map(showOfficeNotice),
  };
}

const showLine = ({ id, applicationId, caseNumber, recipient, kind, createdAt }: LetterLine) => ({
  id,
  applicationId,
  caseNumber,
  recipient,
  kind,
  createdAt: iso(createdAt),
});

export const showLetters = ({
  letters,
  total,
}: PrintQueue): Omit<z.input<typeof letterListSchema>, 'next'> => ({
  total,
  letters: letters.map(showLine),
});

export function showLetter(letter: Letter): z.input<typeof letterSchema> {
  const { status, printedAt, address, notice } = letter;
  return {
    ...showLine(letter),
    status,
    printedAt: isoOrNull(printedAt),
    address: [...address],
    language: notice.language,
    subject: notice.subject,
    text: notice.text,
  };
}

export const showSystem = ({ worker, temporal }: SystemState): z.input<typeof systemSchema> => ({
  worker: worker && { at: iso(worker.at), alive: worker.alive },
  temporal,
});
