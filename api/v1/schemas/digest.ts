import { z } from 'zod';
import { ANSWERS } from '../../../src/notices/digest/digest-facts.ts';
import { OVERDUES } from '../../../src/domain/case.ts';
import { REASONS } from '../../../src/cases/read/watch-board.ts';
import { count, instant } from './common.ts';

const cases = z.array(z.string()).describe('Case numbers.');

export const kitaDigestSchema = z
  .strictObject({
    toReview: cases,
    answered: z.record(z.enum(ANSWERS), cases),
    prepared: cases,
    noSlotLeft: cases,
    appointments: z.array(
      z.strictObject({ caseNumber: z.string(), startsAt: instant, endsAt: instant }),
    ),
    overdue: z.record(z.enum(OVERDUES), cases),
  })
  .meta({ ref: 'KitaDigest' });

export const officeDigestSchema = z
  .strictObject({
    findings: z.array(z.strictObject({ reason: z.enum(REASONS), count })),
    waiting: cases,
    overdue: z.record(z.enum(OVERDUES), cases),
    refusedMails: count,
    lettersToPrint: count,
  })
  .meta({ ref: 'OfficeDigest' });
