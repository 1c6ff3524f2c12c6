import { z } from 'zod';
import { KITA_ACTIONS } from '../../../src/cases/read/kita-possibilities.ts';
import { PAPER_ACTIONS } from '../../../src/cases/read/office-actions.ts';
import { AGE_GROUPS } from '../../../src/domain/age.ts';
import { DRAFT_STATUSES } from '../../../src/domain/case.ts';
import { PHASES } from '../../../src/domain/phase.ts';
import { REFUSALS } from '../../../src/domain/refusals.ts';
import { RUN_STATES } from '../../../src/cases/read/office-case.ts';
import { contractTermsSchema } from './case.ts';
import { count, day, id, instant } from './common.ts';

export const officeActionsSchema = z
  .strictObject({
    applicationId: id,
    caseNumber: z.string(),
    year: z.int(),
    paper: z
      .array(
        z.strictObject({
          action: z.enum(PAPER_ACTIONS),
          subject: z.string().describe('The offer, the slot or the guardian; empty: the case.'),
          kita: z.string().nullable(),
          startsAt: instant.nullable(),
          guardian: z.string().nullable(),
        }),
      )
      .describe('What the family may have written.'),
    mayChangeData: z.boolean(),
    mayChangeWishes: z.boolean(),
    kitaIds: z.array(id),
    childminding: z.boolean(),
    extendable: z.array(
      z.strictObject({ offerId: id, kita: z.string().nullable(), dueAt: instant }),
    ),
    laterYears: z.array(z.int()).describe('To which the child can be carried over.'),
    mayClose: z.boolean(),
  })
  .meta({ ref: 'OfficeActions' });

export const officeWishSchema = z
  .strictObject({
    applicationId: id,
    caseNumber: z.string(),
    kita: z.string().nullable().describe('null: childminding.'),
    wishId: id,
    ageGroup: z.enum(AGE_GROUPS),
    hours: z.int(),
    wishedStartOn: day,
    offerId: id.nullable().describe('Of an open or accepted offer.'),
    isAccepted: z.boolean(),
    draft: z
      .strictObject({ id, status: z.enum(DRAFT_STATUSES), outAt: instant.nullable() })
      .nullable(),
    bookedSlotId: id.nullable(),
    fitting: z
      .array(
        z.strictObject({
          id,
          childminder: z.strictObject({ id, name: z.string() }).nullable(),
          capacity: count,
          promised: count,
        }),
      )
      .describe('Where a place that fits may be.'),
    possible: z.record(z.enum(KITA_ACTIONS), z.enum(['yes', ...REFUSALS])),
    answerBy: instant.nullable(),
    missingConsents: z.array(z.int()),
    contract: contractTermsSchema.nullable(),
  })
  .meta({ ref: 'OfficeWish' });

export const workflowSchema = z
  .strictObject({
    kind: z
      .enum(['found', 'missing', 'unavailable'])
      .describe('`unavailable`: Temporal gave no answer in time.'),
    workflowId: z.string().nullable(),
    runId: z.string().nullable(),
    state: z.enum(RUN_STATES).nullable(),
    now: instant.nullable().describe("The workflow's own clock."),
    phase: z.enum(PHASES).nullable().describe('As the workflow itself knows it; null: not told.'),
    pending: z.array(
      z.strictObject({
        activity: z.string(),
        attempts: count,
        lastFailure: z.string().nullable(),
        since: instant.nullable(),
      }),
    ),
  })
  .meta({ ref: 'CaseWorkflow' });
