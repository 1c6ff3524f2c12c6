import type { z } from 'zod';
import type { OfficeActions, OfficeWishSide } from '../../../src/cases/read/office-actions.ts';
import type { CaseWorkflow } from '../../../src/cases/read/office-case.ts';
import type {
  officeActionsSchema,
  officeWishSchema,
  workflowSchema,
} from '../schemas/office-actions.ts';
import { iso, isoOrNull } from './common.ts';

export function showActions(actions: OfficeActions): z.input<typeof officeActionsSchema> {
  const { applicationId, caseNumber, year, childminding, mayClose } = actions;
  return {
    applicationId,
    caseNumber,
    year,
    paper: actions.paper.map(({ action, subject, kita, startsAt, guardian }) => ({
      action,
      subject,
      kita,
      startsAt: isoOrNull(startsAt),
      guardian,
    })),
    mayChangeData: actions.mayChangeData,
    mayChangeWishes: actions.mayChangeWishes,
    kitaIds: [...actions.kitaIds],
    childminding,
    extendable: actions.extendable.map(({ offerId, kita, dueAt }) => ({
      offerId,
      kita,
      dueAt: iso(dueAt),
    })),
    laterYears: [...actions.laterYears],
    mayClose,
  };
}

export function showWish({
  applicationId,
  caseNumber,
  kita,
  side,
}: OfficeWishSide): z.input<typeof officeWishSchema> {
  const { wishId, ageGroup, hours, wishedStartOn, offerId, isAccepted, bookedSlotId } = side;
  const { draft, contract } = side;
  return {
    applicationId,
    caseNumber,
    kita,
    wishId,
    ageGroup,
    hours,
    wishedStartOn,
    offerId,
    isAccepted,
    draft: draft && { id: draft.id, status: draft.status, outAt: isoOrNull(draft.outAt) },
    bookedSlotId,
    fitting: side.fitting.map(({ id, childminder, capacity, promised }) => ({
      id,
      childminder: childminder && { id: childminder.id, name: childminder.name },
      capacity,
      promised,
    })),
    possible: { ...side.possible },
    answerBy: isoOrNull(side.answerBy),
    missingConsents: side.missingConsents.map(({ guardian }) => guardian),
    contract: contract && {
      startsOn: contract.startsOn,
      hours: contract.hours,
      concludedAt: iso(contract.concludedAt),
    },
  };
}

export function showWorkflow(workflow: CaseWorkflow): z.input<typeof workflowSchema> {
  if (workflow.kind !== 'found') {
    const nothing = { workflowId: null, runId: null, state: null, now: null, phase: null };
    return { kind: workflow.kind, ...nothing, pending: [] };
  }
  const { kind, workflowId, runId, state, now, status, pending } = workflow;
  return {
    kind,
    workflowId,
    runId,
    state,
    now: isoOrNull(now),
    phase: status === null || status === 'unanswered' ? null : status.phase,
    pending: pending.map(({ activity, attempts, lastFailure, since }) => ({
      activity,
      attempts,
      lastFailure,
      since: isoOrNull(since),
    })),
  };
}
