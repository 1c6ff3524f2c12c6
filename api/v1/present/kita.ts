import type { z } from 'zod';
import type { KitaProfile } from '../../../src/cases/read/kita-directory.ts';
import type {
  applicantDetailSchema,
  kitaOverviewSchema,
  kitaProfileSchema,
} from '../schemas/kita.ts';
import type {
  Applicant,
  ApplicantDetail,
  KitaOverview,
} from '../../../src/cases/read/kita-applicants.ts';
import { iso, isoOrNull, showSibling } from './common.ts';
import { showRound } from './rounds.ts';

function showApplicant(
  applicant: Applicant,
): z.input<typeof kitaOverviewSchema>['applicants'][number] {
  const { offer, draft } = applicant;
  return {
    applicationId: applicant.applicationId,
    caseNumber: applicant.caseNumber,
    childFirstName: applicant.childFirstName,
    childLastName: applicant.childLastName,
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
    visitedAt: isoOrNull(applicant.visitedAt),
    phase: applicant.phase,
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
}: KitaOverview): Omit<z.input<typeof kitaOverviewSchema>, 'found' | 'next'> {
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

export function showApplicantDetail(
  applicant: ApplicantDetail,
): z.input<typeof applicantDetailSchema> {
  const { contract } = applicant;
  return {
    ...showApplicant(applicant),
    year: applicant.year,
    enteredAt: isoOrNull(applicant.enteredAt),
    birthDate: applicant.birthDate,
    municipality: applicant.municipality,
    guardians: applicant.guardians.map(({ firstName, lastName, email, phone }) => ({
      firstName,
      lastName,
      email,
      phone,
    })),
    possible: { ...applicant.possible },
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

export const showProfile = ({
  groups,
  ...profile
}: KitaProfile): z.input<typeof kitaProfileSchema> => ({
  ...profile,
  groups: groups.map(({ ageGroup, hours }) => ({ ageGroup, hours: [...hours] })),
});
