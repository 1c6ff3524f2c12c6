import { z } from 'zod';
import { PROVIDER_KINDS } from '../../../src/cases/read/kita-directory.ts';
import { nextSchema, pageQuery } from '../paging.ts';
import { searchQuery } from '../search.ts';
import { PHASES } from '../../../src/domain/phase.ts';
import { REFUSALS } from '../../../src/domain/refusals.ts';
import { KITA_ACTIONS } from '../../../src/cases/read/kita-possibilities.ts';
import { STANDINGS } from '../../../src/cases/read/kita-standing.ts';
import { AGE_GROUPS } from '../../../src/domain/age.ts';
import { DRAFT_STATUSES, OFFER_STATUSES } from '../../../src/domain/case.ts';
import { commandSchema, contractTermsSchema, siblingSchema, slotStatus } from './case.ts';
import { NOTICE_KINDS } from '../../../src/domain/notices.ts';
import { NOTICE_STATUSES } from '../../../src/cases/read/outbox.ts';
import { count, day, flag, id, instant } from './common.ts';
import { roundSchema } from './rounds.ts';

const kitaSchema = z
  .strictObject({
    id,
    name: z.string(),
    municipality: z.string(),
    district: z.string(),
    street: z.string(),
    provider: z.string(),
  })
  .meta({ ref: 'Kita' });

export const kitaListSchema = z.strictObject({ kitas: z.array(kitaSchema) });

const ownOfferSchema = z.strictObject({
  id,
  status: z.enum(OFFER_STATUSES),
  madeAt: instant,
  dueAt: instant,
  settledAt: instant.nullable(),
});

const applicantFields = {
  applicationId: id,
  caseNumber: z.string(),
  childFirstName: z.string(),
  childLastName: z.string(),
  unborn: z.boolean(),
  siblings: z.array(siblingSchema),
  ageGroup: z.enum(AGE_GROUPS),
  hours: z.int(),
  wishedStartOn: day,
  rank: z.int(),
  late: z.boolean(),
  receivedAt: instant,
  wishId: id,
  reviewedAt: instant.nullable(),
  visitedAt: instant.nullable(),
  phase: z.enum(PHASES).describe('Ended for this Kita as soon as the child is settled elsewhere.'),
  standing: z.enum(STANDINGS),
  dueAt: instant.nullable().describe('Until when the Kita should have acted.'),
  draft: z
    .strictObject({
      id,
      status: z.enum(DRAFT_STATUSES),
      outAt: instant.nullable().describe('When it goes out, or would if released now.'),
    })
    .nullable(),
  offer: ownOfferSchema.nullable().describe("The newest of the Kita's own offers."),
  slots: z.array(z.strictObject({ id, startsAt: instant, endsAt: instant, status: slotStatus })),
};

const applicantSchema = z.strictObject(applicantFields).meta({ ref: 'Applicant' });

export const kitaOverviewSchema = z
  .strictObject({
    kita: z.strictObject({ id, name: z.string(), municipality: z.string() }),
    round: roundSchema,
    pools: z.array(
      z.strictObject({
        id,
        ageGroup: z.enum(AGE_GROUPS),
        hours: z.int(),
        capacity: count,
        promised: count,
        free: count,
        invented: z.boolean(),
      }),
    ),
    found: count.describe('How many children the filter leaves.'),
    applicants: z.array(applicantSchema),
    next: nextSchema,
  })
  .meta({ ref: 'KitaOverview' });

const yearOption = z.coerce
  .number()
  .int()
  .min(1000)
  .max(2999)
  .optional()
  .describe('Default: the newest that has opened.');

export const applicantQuery = z.strictObject({
  year: yearOption,
  search: searchQuery,
  ageGroup: z.enum(AGE_GROUPS).optional(),
  hours: z.coerce.number().int().min(1).max(99).optional(),
  rank: z.coerce.number().int().min(1).max(99).optional().describe("1: the family's first wish."),
  phase: z.enum(PHASES).optional(),
  standing: z
    .enum(['mine', ...STANDINGS])
    .optional()
    .describe('`mine`: everything that waits for the Kita.'),
  late: flag.optional(),
  siblings: flag.optional(),
  visited: flag.optional(),
  reviewed: flag.optional(),
  sort: z
    .enum(['need', 'received', 'rank'])
    .default('need')
    .describe('No names nor birth dates: cursors stand in addresses.'),
  ...pageQuery.shape,
});

export const releaseQuery = z.strictObject({ year: yearOption });

export const toldQuery = z.strictObject({ year: yearOption, ...pageQuery.shape });

export const toldSchema = z
  .strictObject({
    notices: z
      .array(
        z.strictObject({
          id,
          applicationId: id,
          kind: z.enum(NOTICE_KINDS),
          channel: z.enum(['mail', 'letter']),
          status: z.enum(NOTICE_STATUSES),
          createdAt: instant,
        }),
      )
      .describe('The newest first.'),
    next: nextSchema,
  })
  .meta({ ref: 'ToldFamilies' });

const possibility = z.enum(['yes', ...REFUSALS]);

export const applicantDetailSchema = z
  .strictObject({
    ...applicantFields,
    year: z.int(),
    enteredAt: instant.nullable(),
    birthDate: day,
    municipality: z.string(),
    guardians: z.array(
      z.strictObject({
        firstName: z.string(),
        lastName: z.string(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
      }),
    ),
    possible: z
      .record(z.enum(KITA_ACTIONS), possibility)
      .describe('What would become of each action now.'),
    missingConsents: z
      .array(z.int())
      .describe('The guardians whose consent the accepted offer lacks.'),
    contract: contractTermsSchema.nullable(),
    answerBy: instant.nullable().describe('Until when an offer made now could be answered.'),
    commands: z.array(commandSchema),
  })
  .meta({ ref: 'ApplicantDetail' });

export const releasedSchema = z
  .strictObject({
    done: count,
    refused: count,
    open: count.describe('Being processed.'),
  })
  .meta({ ref: 'Released' });

export const kitaProfileSchema = z
  .strictObject({
    id,
    name: z.string(),
    municipality: z.string(),
    district: z.string(),
    street: z.string(),
    postcode: z.string(),
    provider: z.string(),
    providerKind: z.enum(PROVIDER_KINDS),
    placesNote: z.string().describe('Its size as public sources have it.'),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    website: z.string().nullable(),
    openingHours: z.string().nullable(),
    description: z.string().nullable(),
    isInvented: z.boolean().describe('Made up for a demonstration.'),
    groups: z.array(z.strictObject({ ageGroup: z.enum(AGE_GROUPS), hours: z.array(z.int()) })),
  })
  .meta({ ref: 'KitaProfile' });
