import { z } from 'zod';
import { COUNTED_ERASURES, ERASURE_REASONS } from '../../../src/domain/erasure.ts';
import { count, id, instant } from './common.ts';

export const erasureReason = z.enum(ERASURE_REASONS);
const caseLine = { applicationId: id, caseNumber: z.string(), childName: z.string() };

const rules = {
  retentionMonths: z.int().min(1).max(240),
  graceDays: z.int().min(1).max(28),
  reminderDays: z.int().min(1).max(28),
};
export const erasureRulesBody = z.strictObject(rules).meta({
  ref: 'ErasureRules',
  examples: [{ retentionMonths: 12, graceDays: 14, reminderDays: 3 }],
});
export const erasureRulesSchema = z
  .strictObject({ year: z.int(), ...rules })
  .meta({ ref: 'ErasureRulesOfRound' });

export const askErasureBody = z
  .strictObject({ applicationId: id, reason: erasureReason })
  .meta({ ref: 'AskErasure' });

export const myDataSchema = z
  .strictObject({
    caseNumber: z.string(),
    readAt: instant,
    tables: z
      .record(z.string(), z.array(z.record(z.string(), z.unknown())))
      .describe('Everything stored of the case, by table.'),
    erasure: z.strictObject({ requestedAt: instant, dueAt: instant }).nullable(),
  })
  .meta({ ref: 'MyData' });

export const erasureRequestedSchema = z.strictObject({ id }).meta({ ref: 'ErasureRequested' });

export const erasuresSchema = z
  .strictObject({
    due: z
      .array(
        z.strictObject({ ...caseLine, year: z.int(), closedAt: instant, retainedUntil: instant }),
      )
      .describe('Proposed by the time of retention; a person decides.'),
    announced: z.array(
      z.strictObject({
        id,
        ...caseLine,
        reason: erasureReason,
        requestedAt: instant,
        dueAt: instant,
        isOpen: z.boolean(),
        undelivered: count,
      }),
    ),
    rules: z.array(erasureRulesSchema),
    counts: z
      .array(z.strictObject({ year: z.int(), reason: z.enum(COUNTED_ERASURES), count }))
      .describe('`waiting_list`: entries of the old waiting list that no application came of.'),
  })
  .meta({ ref: 'Erasures' });
