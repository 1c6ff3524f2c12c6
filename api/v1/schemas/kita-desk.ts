import { z } from 'zod';
import { MANY_AT_ONCE, OFFER_ACTIONS } from '../../../src/cases/kita-many.ts';
import { capacitySchema } from '../../../src/cases/kita-places.ts';
import { AGE_GROUPS } from '../../../src/domain/age.ts';
import { STORED_SLOT_STATUSES } from '../../../src/domain/case.ts';
import { REFUSALS } from '../../../src/domain/refusals.ts';
import { count, day, givenInstant, id, instant } from './common.ts';
import { exampleInstant } from './example-days.ts';

export const manyOffersBody = z
  .strictObject({
    action: z.enum(OFFER_ACTIONS),
    applicationIds: z.array(id).min(1).max(MANY_AT_ONCE),
  })
  .meta({
    ref: 'ManyOffers',
    examples: [{ action: 'makeOffer', applicationIds: ['0b6f5d1a-7a53-4a35-9a39-3f1f8e5f7c11'] }],
  });

export const manySlotsBody = z
  .strictObject({
    applicationIds: z.array(id).min(1).max(MANY_AT_ONCE),
    slots: z
      .array(z.strictObject({ startsAt: givenInstant, endsAt: givenInstant }))
      .min(1)
      .max(MANY_AT_ONCE),
  })
  .meta({
    ref: 'ManySlots',
    examples: [
      {
        applicationIds: ['0b6f5d1a-7a53-4a35-9a39-3f1f8e5f7c11'],
        slots: [{ startsAt: exampleInstant(50, '14:00'), endsAt: exampleInstant(50, '14:45') }],
      },
    ],
  });

export const manyOutcomesSchema = z
  .strictObject({
    results: z.array(
      z.strictObject({
        applicationId: id,
        outcome: z
          .enum(['done', 'missing', ...REFUSALS])
          .nullable()
          .describe('null: being processed; `missing`: nothing could be asked, so nothing was.'),
      }),
    ),
  })
  .meta({ ref: 'ManyOutcomes' });

const poolFields = { ageGroup: z.enum(AGE_GROUPS), hours: z.int(), capacity: count };

export const kitaPlacesSchema = z
  .strictObject({
    year: z.int(),
    hours: z.array(z.int()).describe('Hours a week that the round knows, or a pool has.'),
    pools: z.array(
      z.strictObject({
        ...poolFields,
        promised: count.describe('Offered, prepared, accepted or contracted.'),
        contracted: count,
        free: count,
        invented: z.boolean(),
      }),
    ),
  })
  .meta({ ref: 'KitaPlaces' });

export const kitaPlacesBody = z
  .strictObject({ capacities: z.array(capacitySchema).min(1).max(50) })
  .meta({
    ref: 'Capacities',
    examples: [{ capacities: [{ ageGroup: 'o3', hours: 35, capacity: 12 }] }],
  });

export const kitaWeekQuery = z.strictObject({
  day: day.optional().describe('Any day of the week; default: today.'),
});

export const kitaWeekSchema = z
  .strictObject({
    monday: day,
    slots: z.array(
      z.strictObject({
        id,
        applicationId: id,
        caseNumber: z.string(),
        childFirstName: z.string(),
        childLastName: z.string(),
        startsAt: instant,
        endsAt: instant,
        status: z.enum(STORED_SLOT_STATUSES),
      }),
    ),
    nextBookedAt: instant.nullable().describe('The first booked appointment behind this week.'),
  })
  .meta({ ref: 'KitaWeek' });
