import { z } from 'zod';
import { ROLES } from '../../../src/cases/policy.ts';
import { READ_DOORS } from '../../../src/cases/read-log.ts';
import { day, instant } from './common.ts';

const kita = z.string().nullable().describe('By name; null: the youth office.');

export const readLogSchema = z
  .strictObject({
    reads: z
      .array(
        z.strictObject({
          at: instant,
          kita,
          account: z.string().nullable().describe('By name; null in a demonstration.'),
          role: z.enum(ROLES).exclude(['guardian']),
          door: z.enum(READ_DOORS).describe('What of the case was opened.'),
        }),
      )
      .describe('The newest first, at most 200.'),
  })
  .meta({ ref: 'ReadLog' });

export const readDaysSchema = z
  .strictObject({
    days: z
      .array(z.strictObject({ day, kita }))
      .describe('The newest first, at most 200: each body once a day.'),
  })
  .meta({ ref: 'ReadDays' });
