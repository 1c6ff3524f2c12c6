import { z } from 'zod';
import { seasonSchema } from '../../../src/calendar/season.ts';
import { MOVE_REFUSALS } from '../../../src/domain/round-moves.ts';
import { MOVABLE_INSTANTS } from '../../../src/domain/round.ts';
import { count, day, givenInstant, id, instant } from './common.ts';

export const roundSchema = z
  .strictObject({
    year: z.int(),
    revision: z.int(),
    dates: z.strictObject({
      opensAt: instant,
      deadlineAt: instant,
      editFreezeAt: instant,
      reviewEndsAt: instant,
      offersFromAt: instant,
      decisionDays: z.array(instant),
      endsAt: instant,
      careStartsOn: day,
      ageCutOffOn: day,
    }),
    rules: z.strictObject({
      maxKitas: z.int().nullable(),
      maxChildminding: count,
      hours: z.array(z.int()),
      minAnswerDays: z.number(),
    }),
  })
  .meta({ ref: 'Round' });

export const openRoundsSchema = z
  .strictObject({ rounds: z.array(roundSchema) })
  .meta({ ref: 'OpenRounds' });

export const announcedRoundsSchema = z
  .strictObject({
    rounds: z.array(
      z.strictObject({ round: roundSchema, isReleased: z.boolean(), isOpen: z.boolean() }),
    ),
  })
  .meta({ ref: 'AnnouncedRounds' });

export const moveDateBody = z
  .strictObject({
    date: z
      .union([z.enum(MOVABLE_INSTANTS), z.string().regex(/^decisionDays\.\d{1,2}$/u)])
      .describe('Which date; decision days by their place, `decisionDays.0`.'),
    to: givenInstant.describe('The end of a day is the first instant of the next one.'),
    kitaIds: z
      .array(id)
      .min(1)
      .max(200)
      .optional()
      .describe('For these Kitas alone; with `offersFromAt` only.'),
    reason: z.string().trim().min(1).max(1000),
  })
  .meta({
    ref: 'MoveDate',
    examples: [
      {
        date: 'deadlineAt',
        to: '2026-12-07T23:00:00Z',
        reason: 'Zwei Kitas waren noch nicht angeschlossen.',
      },
    ],
  });

export const movedSchema = z
  .strictObject({
    requestId: id,
    revision: z.int().nullable().describe('null: being processed.'),
  })
  .meta({ ref: 'DateMoved' });

export const officeRoundSchema = z
  .strictObject({
    round: roundSchema,
    revisions: z.array(
      z.strictObject({
        revision: z.int(),
        requestId: id.nullable(),
        createdAt: instant,
        changes: z.array(
          z.strictObject({
            name: z.string(),
            from: instant,
            to: instant,
            kitaIds: z.array(id).nullable().describe('null: for all.'),
          }),
        ),
        reason: z.string().nullable(),
      }),
    ),
    requests: z.array(
      z.strictObject({
        id,
        date: z.string(),
        to: instant,
        kitaIds: z.array(id).nullable(),
        reason: z.string(),
        requestedAt: instant,
        isRefused: z.boolean(),
        refused: z.enum(MOVE_REFUSALS).nullable().describe('Why it moved nothing.'),
      }),
    ),
    fanOut: z.strictObject({
      isStopped: z.boolean(),
      since: instant.nullable(),
      reason: z.string().nullable(),
    }),
    openCases: count,
    notedCases: count,
  })
  .meta({ ref: 'OfficeRound' });

export const reason = z.string().trim().max(1000);

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

export const kitaContactBody = z
  .strictObject({
    email: z.email('not_an_email').max(254, 'too_long').nullable().describe('null: no digest.'),
  })
  .meta({ ref: 'KitaContact', examples: [{ email: 'kita.sonnenschein@example.org' }] });

export const kitaContactSchema = z
  .strictObject({ kitaId: id, name: z.string(), email: z.string().nullable() })
  .meta({ ref: 'KitaContactOfKita' });
