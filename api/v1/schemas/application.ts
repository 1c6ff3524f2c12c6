import { z } from 'zod';
import { nextSchema } from '../paging.ts';
import { noticeSchema } from './case.ts';
import { instant } from './common.ts';

export const receiptSchema = z
  .strictObject({
    caseNumber: z.string(),
    claimCode: z.string().nullable().describe('null: another one has replaced it.'),
    receivedAt: instant,
  })
  .meta({ ref: 'Receipt' });

export const noticeListSchema = z
  .strictObject({ notices: z.array(noticeSchema), next: nextSchema })
  .meta({ ref: 'Notices' });

export const noticeTextSchema = z
  .strictObject({
    language: z.enum(['de', 'en']),
    subject: z.string(),
    paragraphs: z.array(z.string()),
  })
  .meta({ ref: 'NoticeText' });
