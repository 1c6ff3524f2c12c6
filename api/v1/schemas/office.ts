import { z } from 'zod';
import { nextSchema, pageQuery } from '../paging.ts';
import { searchQuery } from '../search.ts';
import { WAITING_LIST_NOTICE_KINDS } from '../../../src/domain/waiting-list.ts';
import { NOTICE_STATUSES } from '../../../src/cases/read/office-case.ts';
import { TROUBLES } from '../../../src/cases/read/office-cases.ts';
import { LANGUAGES } from '../../../src/cases/read/office-turns.ts';
import { municipalities } from '../../../src/cases/responsibility.ts';
import { AGE_GROUPS } from '../../../src/domain/age.ts';
import {
  DRAFT_STATUSES,
  OFFER_STATUSES,
  OVERDUES,
  WISH_STATUSES,
} from '../../../src/domain/case.ts';
import { NOTICE_KINDS } from '../../../src/domain/notices.ts';
import { PHASES } from '../../../src/domain/phase.ts';
import { WAITING_FOR } from '../../../src/domain/turn.ts';
import { contractTermsSchema, endSchema, siblingSchema, slotStatus, turnSchema } from './case.ts';
import { count, day, flag, id, instant } from './common.ts';

export const caseQuery = z.strictObject({
  year: z.coerce
    .number()
    .int()
    .min(1000)
    .max(2999)
    .optional()
    .describe('Default: the newest that has opened.'),
  search: searchQuery,
  phase: z.enum(PHASES).optional(),
  waitingFor: z.enum(WAITING_FOR).optional(),
  trouble: z.enum(TROUBLES).optional(),
  municipality: z
    .enum(municipalities.filter(({ responsible }) => responsible).map(({ name }) => name))
    .optional(),
  late: flag.optional(),
  onPaper: flag.optional().describe('Typed from paper by staff.'),
  language: z.enum(LANGUAGES).optional().describe('Of any guardian.'),
  caseworker: z.enum(['me', 'nobody']).optional().describe('Who looks after the case.'),
  ...pageQuery.shape,
});

export const caseListSchema = z
  .strictObject({
    year: z.int(),
    counts: z.strictObject({
      total: count,
      waitingFor: z.record(z.enum(WAITING_FOR), count),
      phases: z.record(z.enum(PHASES), count),
      trouble: z.record(z.enum(TROUBLES), count),
      lettersToPrint: count,
    }),
    found: count,
    cases: z.array(
      z.strictObject({
        applicationId: id,
        caseNumber: z.string(),
        childName: z.string(),
        ageGroup: z.enum(AGE_GROUPS),
        municipality: z.string(),
        late: z.boolean(),
        onPaper: z.boolean(),
        caseworker: z.string().nullable().describe('The account; null: nobody.'),
        turn: turnSchema,
        waitedForKitas: z.array(z.string()),
      }),
    ),
    next: nextSchema,
  })
  .meta({ ref: 'CaseList' });

const who = z.strictObject({
  kind: z.enum(['family', 'kita', 'office', 'case', 'service']),
  name: z.string().nullable(),
});

const officeNoticeSchema = z
  .strictObject({
    id,
    kind: z.enum(NOTICE_KINDS),
    recipient: z.string(),
    channel: z.enum(['mail', 'letter']),
    status: z.enum(NOTICE_STATUSES),
    attempts: count,
    lastError: z.string().nullable(),
    createdAt: instant,
    sentAt: instant.nullable(),
    nextAttemptAt: instant.nullable(),
  })
  .meta({ ref: 'OfficeNotice' });

export const officeNoticeListSchema = z
  .strictObject({ notices: z.array(officeNoticeSchema), next: nextSchema })
  .meta({ ref: 'OfficeNotices' });

export const officeCaseSchema = z
  .strictObject({
    applicationId: id,
    caseNumber: z.string(),
    year: z.int(),
    newestRoundRevision: z.int(),
    roundRevision: z.int(),
    revision: z.int(),
    receivedAt: instant,
    late: z.boolean(),
    enteredAt: instant.nullable().describe('When staff typed it from paper; null: online.'),
    custody: z.enum(['sole', 'shared', 'sharedApart']).nullable(),
    siblings: z.array(siblingSchema),
    child: z.strictObject({
      firstName: z.string(),
      lastName: z.string(),
      birthDate: day,
      unborn: z.boolean(),
      ageGroup: z.enum(AGE_GROUPS),
    }),
    address: z.strictObject({
      street: z.string(),
      postcode: z.string(),
      municipality: z.string(),
    }),
    hours: z.int(),
    wishedStartOn: day,
    guardians: z.array(
      z.strictObject({
        id,
        name: z.string(),
        language: z.enum(['de', 'en']),
        address: z.string().nullable().describe("Where it is not the child's."),
        email: z.string().nullable(),
        phone: z.string().nullable(),
      }),
    ),
    wishes: z.array(
      z.strictObject({
        id,
        kita: z.string().nullable(),
        rank: z.int(),
        status: z.enum(WISH_STATUSES),
        reviewedAt: instant.nullable(),
      }),
    ),
    drafts: z.array(
      z.strictObject({
        id,
        kita: z.string().nullable().describe('null: childminding.'),
        status: z.enum(DRAFT_STATUSES),
        preparedAt: instant,
        outAt: instant.nullable(),
      }),
    ),
    offers: z.array(
      z.strictObject({
        id,
        kita: z.string().nullable().describe('null: childminding.'),
        childminder: z.string().nullable().describe('By name; null: an offer of a Kita.'),
        ageGroup: z.enum(AGE_GROUPS),
        hours: z.int(),
        status: z.enum(OFFER_STATUSES),
        madeAt: instant,
        dueAt: instant,
        settledAt: instant.nullable(),
      }),
    ),
    slots: z.array(
      z.strictObject({
        id,
        kita: z.string(),
        startsAt: instant,
        endsAt: instant,
        status: slotStatus,
      }),
    ),
    contract: contractTermsSchema.extend({ kita: z.string().nullable() }).nullable(),
    overdue: z.array(z.enum(OVERDUES)),
    missingConsents: z.array(z.string()).describe('Guardians by name.'),
    end: endSchema.nullable(),
    turn: turnSchema,
    now: instant.describe("The case's own clock."),
    events: z.array(
      z.strictObject({
        revision: z.int(),
        kind: z.string(),
        at: instant,
        who,
        kita: z.string().nullable(),
      }),
    ),
    commands: z.array(
      z.strictObject({
        id,
        action: z.string(),
        who,
        note: z.string().nullable(),
        receivedAt: instant,
        typedAt: instant.nullable().describe('When the office typed what came on paper.'),
        outcome: z.string().nullable(),
        settledAt: instant.nullable(),
        sentCount: count,
        lastSentAt: instant.nullable(),
      }),
    ),
    notices: z.array(officeNoticeSchema),
  })
  .meta({ ref: 'OfficeCase' });

const letterFields = {
  id,
  applicationId: id.nullable().describe('null: to a family on the waiting list.'),
  caseNumber: z.string().nullable(),
  recipient: z.string(),
  kind: z.enum([...NOTICE_KINDS, ...WAITING_LIST_NOTICE_KINDS]),
  createdAt: instant,
};

export const letterListSchema = z
  .strictObject({ total: count, letters: z.array(z.strictObject(letterFields)), next: nextSchema })
  .meta({ ref: 'Letters' });

export const handOutListSchema = z
  .strictObject({ total: count, letters: z.array(z.strictObject(letterFields)) })
  .meta({ ref: 'LettersToHandOut' });

export const letterSchema = z
  .strictObject({
    ...letterFields,
    status: z.enum(NOTICE_STATUSES),
    printedAt: instant.nullable(),
    address: z.array(z.string()),
    language: z.enum(['de', 'en']),
    subject: z.string(),
    text: z.string(),
  })
  .meta({ ref: 'Letter' });

export const systemSchema = z
  .strictObject({
    worker: z
      .strictObject({ at: instant, alive: z.boolean() })
      .nullable()
      .describe('null: none was ever heard of.'),
    temporal: z.boolean(),
  })
  .meta({ ref: 'System' });
