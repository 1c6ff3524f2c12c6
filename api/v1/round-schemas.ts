import { z } from 'zod';
import { seasonSchema } from '../../src/calendar/season.ts';
import { MOVE_REFUSALS } from '../../src/domain/round-moves.ts';
import { count, day, id, instant, moveDateBody, roundSchema } from './schemas.ts';

const reason = z.string().trim().max(1000);

export const roundListSchema = z
  .strictObject({
    rounds: z.array(z.strictObject({ round: roundSchema, isReleased: z.boolean() })),
  })
  .meta({ ref: 'RoundList' });

export const seasonBody = seasonSchema.meta({ ref: 'Season' });

export const createdRoundSchema = z
  .strictObject({
    round: roundSchema,
    warnings: z.array(
      z.strictObject({ date: z.string(), day, kind: z.enum(['weekend', 'holiday']) }),
    ),
  })
  .meta({ ref: 'CreatedRound' });

export const previewQuery = moveDateBody.pick({ date: true, to: true }).extend({
  kitaIds: z
    .string()
    .max(10_000)
    .transform((ids) => ids.split(','))
    .pipe(z.array(id).min(1).max(200))
    .optional()
    .describe('For these Kitas alone, separated by commas; with `offersFromAt` only.'),
});

export const previewSchema = z
  .strictObject({
    date: z.string(),
    kitaIds: z.array(id).nullable().describe('null: for all.'),
    from: instant,
    to: instant,
    refused: z.enum(MOVE_REFUSALS).nullable().describe('Why it cannot be moved there.'),
    warnings: z.array(z.enum(['weekend', 'holiday', 'past', 'no_answer_time'])),
    cases: count,
    openOffers: count,
    offersPostponed: count,
    appointments: count,
    notices: count,
  })
  .meta({ ref: 'MovePreview' });

export const fanOutBody = z
  .strictObject({ stopped: z.boolean(), reason: reason.optional() })
  .meta({ ref: 'FanOut', examples: [{ stopped: true, reason: 'Ein Tippfehler im Datum.' }] });

export const releaseBody = z
  .strictObject({ reason: reason.optional() })
  .meta({ ref: 'Release', examples: [{ reason: 'Zwei Kitas folgen nächste Woche.' }] });

export const connectionBody = z
  .strictObject({
    invited: z.boolean().optional(),
    ready: z.boolean().optional(),
    tested: z.boolean().optional(),
    contactEmail: z
      .email()
      .max(254)
      .nullable()
      .optional()
      .describe("Where the Kita's daily digest goes, in every round; null: nowhere."),
  })
  .meta({ ref: 'Connection', examples: [{ ready: true }] });

export const connectionsSchema = z
  .strictObject({
    year: z.int(),
    kitas: z.array(
      z.strictObject({
        kitaId: id,
        name: z.string(),
        municipality: z.string(),
        contactEmail: z.string().nullable(),
        invitedAt: instant.nullable(),
        readyAt: instant.nullable(),
        testedAt: instant.nullable(),
      }),
    ),
    missing: z.array(z.strictObject({ id, name: z.string() })),
    release: z
      .strictObject({
        releasedAt: instant,
        reason: z.string().nullable(),
        missingKitaIds: z.array(id),
      })
      .nullable(),
  })
  .meta({ ref: 'Connections' });
