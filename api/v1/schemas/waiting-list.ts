import { z } from 'zod';
import { nextSchema } from '../paging.ts';
import { WAITING_LIST_STANDINGS } from '../../../src/cases/read/waiting-list.ts';
import { SETTLED_REASONS } from '../../../src/domain/waiting-list.ts';
import { NOTICE_STATUSES } from '../../../src/cases/read/office-case.ts';

const count = z.int().min(0);

export const waitingListSchema = z
  .strictObject({
    year: z.int(),
    deadlineAt: z.iso.datetime(),
    counts: z.record(z.enum(WAITING_LIST_STANDINGS), count),
    found: count,
    children: z.array(
      z.strictObject({
        id: z.uuid(),
        childFirstName: z.string(),
        childLastName: z.string(),
        birthDate: z.iso.date(),
        guardian: z.string(),
        email: z.string().nullable(),
        address: z.string().nullable(),
        invitedAt: z.iso.datetime().nullable(),
        reminded: z.array(z.int()).readonly().describe('Days before the deadline.'),
        noticeStatus: z.enum(NOTICE_STATUSES).nullable(),
        settledReason: z
          .enum(SETTLED_REASONS)
          .nullable()
          .describe('Why it needs no place any more.'),
        settledAt: z.iso.datetime().nullable(),
        applicationId: z.uuid().nullable(),
        caseNumber: z.string().nullable(),
      }),
    ),
    next: nextSchema,
  })
  .meta({ ref: 'WaitingList' });

export const importResultSchema = z
  .strictObject({
    added: count,
    changed: count,
    unchanged: count,
    foundRegistered: count,
    problems: z.array(
      z.strictObject({ line: z.int(), column: z.string().nullable(), problem: z.string() }),
    ),
    ignoredColumns: z.array(z.string()),
  })
  .meta({ ref: 'WaitingListImport' });

export const settlementBody = z
  .strictObject({ reason: z.enum(SETTLED_REASONS) })
  .meta({ ref: 'WaitingListSettlement', examples: [{ reason: 'movedAway' }] });

export const invitedSchema = z.strictObject({ invited: count }).meta({ ref: 'Invited' });
