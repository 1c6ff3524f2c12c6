import { z } from 'zod';
import { nextSchema, pageQuery } from '../paging.ts';
import { NOTICE_STATUSES } from '../../../src/cases/read/outbox.ts';
import { SPANS } from '../../../src/cases/read/figures.ts';
import { PHASES } from '../../../src/domain/phase.ts';
import { count, day, id, instant } from './common.ts';

const account = z.string().describe('The account.');

const followUp = {
  id,
  dueOn: day,
  subject: z.string(),
  setBy: account,
  isDue: z.boolean(),
};

export const caseWorkSchema = z
  .strictObject({
    caseworker: account.nullable().describe('Who looks after the case; null: nobody.'),
    notes: z.array(
      z.strictObject({ id, text: z.string(), writtenBy: account, writtenAt: instant }),
    ),
    followUps: z.array(z.strictObject(followUp)).describe('Open ones, the earliest first.'),
  })
  .meta({ ref: 'CaseWork' });

export const followUpListSchema = z
  .strictObject({
    followUps: z.array(
      z.strictObject({
        ...followUp,
        applicationId: id,
        caseNumber: z.string(),
        childName: z.string(),
        caseworker: account.nullable(),
      }),
    ),
    total: count.describe('How many there are, listed or not.'),
  })
  .meta({ ref: 'FollowUps' });

export const writtenSchema = z.strictObject({ id }).meta({ ref: 'Written' });

const days = z.number().describe('Days.');
const durations = z.strictObject(
  Object.fromEntries(
    SPANS.map((span) => [
      span,
      z
        .strictObject({ count, median: days, ninetieth: days })
        .nullable()
        .describe('null: fewer than three.'),
    ]),
  ),
);
const hidden = count.nullable().describe('null: one or two, which is not told.');

export const figuresSchema = z
  .strictObject({
    year: z.int(),
    phases: z.record(z.enum(PHASES), count),
    cases: count,
    withoutOffer: count.describe('Open, and never was there an offer.'),
    durations,
    municipalities: z.array(
      z.strictObject({ name: z.string(), cases: hidden, withoutOffer: hidden, durations }),
    ),
    kitas: z.array(
      z.strictObject({
        name: z.string().nullable().describe('null: childminding.'),
        offers: hidden,
        durations,
      }),
    ),
  })
  .meta({ ref: 'Figures' });

export const outboxQuery = z.strictObject({
  status: z.enum(NOTICE_STATUSES).optional(),
  channel: z.enum(['mail', 'letter']).optional(),
  ...pageQuery.shape,
});

const outboxLine = {
  id,
  kind: z.string(),
  channel: z.enum(['mail', 'letter']),
  status: z.enum(NOTICE_STATUSES),
  attempts: count,
  lastError: z.string().nullable().describe('A code such as `smtp.550`.'),
  createdAt: instant,
  sentAt: instant.nullable(),
  nextAttemptAt: instant.nullable().describe('null: it is tried no more.'),
  recipient: z.string().nullable().describe('null: the youth office itself.'),
  applicationId: id.nullable(),
  caseNumber: z.string().nullable(),
};

export const outboxNoticeSchema = z
  .strictObject({
    ...outboxLine,
    email: z.string().nullable(),
    address: z.string().nullable().describe('Street, postcode and town in one line.'),
  })
  .meta({ ref: 'OutboxNotice' });

export const outboxSchema = z
  .strictObject({
    counts: z.record(z.enum(NOTICE_STATUSES), count).describe('Whatever the filter.'),
    notices: z.array(z.strictObject(outboxLine)).describe('The newest first.'),
    next: nextSchema,
  })
  .meta({ ref: 'Outbox' });

export const addressBody = z.strictObject({ email: z.string().max(254) });

export const resentSchema = z
  .strictObject({
    outcome: z
      .enum(['done', 'processing'])
      .describe('`processing`: the address is being corrected; the mail goes out after that.'),
  })
  .meta({ ref: 'Resent' });
