import type { z } from 'zod';
import type { PrintQueue } from '../../src/cases/letters.ts';
import type { OwnCommand } from '../../src/cases/read/command.ts';
import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import type {
  Applicant,
  ApplicantDetail,
  KitaOverview,
} from '../../src/cases/read/kita-applicants.ts';
import type { OfficeCase } from '../../src/cases/read/office-case.ts';
import type { CaseList } from '../../src/cases/read/office-cases.ts';
import type { OfficeRound } from '../../src/cases/read/office-round.ts';
import type { Round } from '../../src/domain/round.ts';
import type { Turn } from '../../src/domain/turn.ts';
import type { Sibling } from '../../src/persistence/siblings.ts';
import type * as schemas from './schemas.ts';

/** Read models as the JSON interface shows them: field by field, so that nothing new slips out by itself. */

type Shown<Name extends keyof typeof schemas> = z.input<(typeof schemas)[Name] & z.ZodType>;

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

const DAY_MS = 86_400_000;

export function showRound({ year, revision, dates, rules }: Round): Shown<'roundSchema'> {
  return {
    year,
    revision,
    dates: {
      opensAt: iso(dates.opensAt),
      deadlineAt: iso(dates.deadlineAt),
      editFreezeAt: iso(dates.editFreezeAt),
      reviewEndsAt: iso(dates.reviewEndsAt),
      offersFromAt: iso(dates.offersFromAt),
      decisionDays: dates.decisionDays.map((at) => iso(at)),
      endsAt: iso(dates.endsAt),
      careStartsOn: dates.careStartsOn,
      ageCutOffOn: dates.ageCutOffOn,
    },
    rules: {
      maxKitas: rules.maxKitas,
      maxChildminding: rules.maxChildminding,
      hours: [...rules.hours],
      minAnswerDays: rules.minAnswerMs / DAY_MS,
    },
  };
}

export function showCommand(command: OwnCommand): Shown<'commandSchema'> {
  const { id, applicationId, action, receivedAt, outcome } = command;
  if (action === 'register') throw new Error('a registration is shown as the application');
  return { id, applicationId, action, receivedAt: iso(receivedAt), outcome };
}

function showTurn({
  phase,
  waitingFor,
  since,
  dueAt,
  next,
}: Turn): Shown<'caseListSchema'>['cases'][number]['turn'] {
  return {
    phase,
    waitingFor,
    since: iso(since),
    dueAt: isoOrNull(dueAt),
    next: next === null ? null : { action: next.action, at: iso(next.at) },
  };
}

function showEnd(end: OfficeCase['end']): Shown<'officeCaseSchema'>['end'] {
  return end === null
    ? null
    : { reason: end.reason, at: iso(end.at), closesAt: iso(end.closesAt), closed: end.closed };
}

const showSibling = ({
  applicationId,
  caseNumber,
  firstName,
  together,
}: Sibling): Shown<'applicationSchema'>['siblings'][number] => ({
  applicationId,
  caseNumber,
  firstName,
  together,
});

export function showApplication(theCase: FamilyCase): Shown<'applicationSchema'> {
  const { state, child, address, guardian } = theCase;
  return {
    id: theCase.id,
    caseNumber: theCase.caseNumber,
    year: state.round.year,
    receivedAt: iso(state.receivedAt),
    late: state.late,
    enteredAt: isoOrNull(theCase.enteredAt),
    child: {
      firstName: child.firstName,
      lastName: child.lastName,
      birthDate: child.birthDate,
      unborn: child.unborn,
    },
    address: {
      street: address.street,
      postcode: address.postcode,
      municipality: address.municipality,
    },
    guardian: {
      position: guardian.position,
      firstName: guardian.firstName,
      lastName: guardian.lastName,
      email: guardian.email,
      phone: guardian.phone,
    },
    otherGuardian: theCase.otherGuardian,
    siblings: theCase.siblings.map(showSibling),
    hours: theCase.hours,
    wishedStartOn: theCase.wishedStartOn,
    turn: showTurn(theCase.turn),
    wishes: state.wishes.map(({ id, kitaId, rank, status }) => ({ id, kitaId, rank, status })),
    offers: state.offers.map(({ id, kitaId, madeAt, dueAt, status }) => ({
      id,
      kitaId,
      hours: theCase.offeredHours.get(id) ?? 0,
      madeAt: iso(madeAt),
      dueAt: iso(dueAt),
      status,
    })),
    slots: state.slots.map(({ id, kitaId, startsAt, endsAt, status }) => ({
      id,
      kitaId,
      startsAt: iso(startsAt),
      endsAt: iso(endsAt),
      status,
    })),
    end: showEnd(state.end),
    commands: theCase.commands.map(({ id, action, receivedAt, outcome }) => ({
      id,
      applicationId: theCase.id,
      action,
      receivedAt: iso(receivedAt),
      outcome,
    })),
    notices: theCase.notices.map(({ id, kind, channel, status, at }) => ({
      id,
      kind,
      channel,
      status,
      at: iso(at),
    })),
  };
}

function showApplicant(applicant: Applicant): Shown<'kitaOverviewSchema'>['applicants'][number] {
  const { offer, draft } = applicant;
  return {
    applicationId: applicant.applicationId,
    caseNumber: applicant.caseNumber,
    childFirstName: applicant.childFirstName,
    unborn: applicant.unborn,
    siblings: applicant.siblings.map(showSibling),
    ageGroup: applicant.ageGroup,
    hours: applicant.hours,
    wishedStartOn: applicant.wishedStartOn,
    rank: applicant.rank,
    late: applicant.late,
    receivedAt: iso(applicant.receivedAt),
    wishId: applicant.wishId,
    reviewedAt: isoOrNull(applicant.reviewedAt),
    standing: applicant.standing,
    dueAt: isoOrNull(applicant.dueAt),
    draft:
      draft === null ? null : { id: draft.id, status: draft.status, outAt: isoOrNull(draft.outAt) },
    offer:
      offer === null
        ? null
        : {
            id: offer.id,
            status: offer.status,
            madeAt: iso(offer.madeAt),
            dueAt: iso(offer.dueAt),
            settledAt: isoOrNull(offer.settledAt),
          },
    slots: applicant.slots.map(({ id, startsAt, endsAt, status }) => ({
      id,
      startsAt: iso(startsAt),
      endsAt: iso(endsAt),
      status,
    })),
  };
}

export function showKita({
  kita,
  round,
  pools,
  applicants,
}: KitaOverview): Shown<'kitaOverviewSchema'> {
  return {
    kita: { id: kita.id, name: kita.name, municipality: kita.municipality },
    round: showRound(round),
    pools: pools.map(({ id, ageGroup, hours, capacity, promised, free, invented }) => ({
      id,
      ageGroup,
      hours,
      capacity,
      promised,
      free,
      invented,
    })),
    applicants: applicants.map((applicant) => showApplicant(applicant)),
  };
}

export function showApplicantDetail(applicant: ApplicantDetail): Shown<'applicantDetailSchema'> {
  const { contract } = applicant;
  return {
    ...showApplicant(applicant),
    year: applicant.year,
    enteredAt: isoOrNull(applicant.enteredAt),
    childLastName: applicant.childLastName,
    birthDate: applicant.birthDate,
    municipality: applicant.municipality,
    guardians: applicant.guardians.map(({ firstName, lastName, email, phone }) => ({
      firstName,
      lastName,
      email,
      phone,
    })),
    possible: { ...applicant.possible },
    visitedAt: isoOrNull(applicant.visitedAt),
    missingConsents: applicant.missingConsents.map(({ guardian }) => guardian),
    contract:
      contract === null
        ? null
        : {
            startsOn: contract.startsOn,
            hours: contract.hours,
            concludedAt: iso(contract.concludedAt),
          },
    answerBy: isoOrNull(applicant.answerBy),
    commands: applicant.requests.map(({ id, action, receivedAt, outcome }) => ({
      id,
      applicationId: applicant.applicationId,
      action,
      receivedAt: iso(receivedAt),
      outcome,
    })),
  };
}

export function showCases({
  round,
  counts,
  found,
  cases,
  next,
}: CaseList): Shown<'caseListSchema'> {
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
      turn: showTurn(line.turn),
      waitedForKitas: [...line.waitedForKitas],
    })),
    next,
  };
}

export function showOfficeCase(theCase: OfficeCase): Shown<'officeCaseSchema'> {
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
    notices: theCase.notices.map((notice) => ({
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
    })),
  };
}

export function showLetters({ letters, total }: PrintQueue): Shown<'letterListSchema'> {
  return {
    total,
    letters: letters.map(({ id, applicationId, caseNumber, recipient, kind, createdAt }) => ({
      id,
      applicationId,
      caseNumber,
      recipient,
      kind,
      createdAt: iso(createdAt),
    })),
  };
}

export function showOfficeRound(round: OfficeRound): Shown<'officeRoundSchema'> {
  return {
    round: showRound(round.round),
    revisions: round.revisions.map(({ revision, requestId, createdAt, changes, reason }) => ({
      revision,
      requestId,
      createdAt: iso(createdAt),
      changes: changes.map(({ name, from, to, kitaIds: some }) => ({
        name,
        from: iso(from),
        to: iso(to),
        kitaIds: some === null ? null : [...some],
      })),
      reason,
    })),
    requests: round.requests.map(({ id, date, to, kitaIds, reason, requestedAt, refused }) => ({
      id,
      date,
      to: iso(to),
      kitaIds: kitaIds === null ? null : [...kitaIds],
      reason,
      requestedAt: iso(requestedAt),
      isRefused: refused !== null,
      refused,
    })),
    fanOut: { ...round.fanOut, since: isoOrNull(round.fanOut.since) },
    openCases: round.openCases,
    notedCases: round.notedCases,
  };
}
