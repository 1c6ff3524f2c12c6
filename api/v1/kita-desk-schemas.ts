import { z } from 'zod';
import { MANY_AT_ONCE, OFFER_ACTIONS } from '../../src/cases/kita-many.ts';
import { capacitySchema } from '../../src/cases/kita-places.ts';
import { AGE_GROUPS } from '../../src/domain/age.ts';
import { REFUSALS } from '../../src/domain/refusals.ts';
import { count, id } from './schemas.ts';

/** What a Kita asks for several children at once, and its places. */

export const manyOffersBody = z
  .strictObject({
    action: z.enum(OFFER_ACTIONS),
    applicationIds: z.array(id).min(1).max(MANY_AT_ONCE),
  })
  .meta({
    ref: 'ManyOffers',
    examples: [{ action: 'makeOffer', applicationIds: ['0b6f5d1a-7a53-4a35-9a39-3f1f8e5f7c11'] }],
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

export const kitaPlacesSchema = z
  .strictObject({
    year: z.int(),
    pools: z.array(
      z.strictObject({
        ageGroup: z.enum(AGE_GROUPS),
        hours: z.int(),
        capacity: count,
        promised: count.describe('Offered, prepared, accepted or contracted.'),
        contracted: count,
        free: count,
        invented: z.boolean(),
      }),
    ),
  })
  .meta({ ref: 'KitaPlaces' });

export const kitaPlacesBody = z
  .strictObject({ pools: z.array(capacitySchema).min(1).max(50) })
  .meta({
    ref: 'KitaCapacities',
    examples: [{ pools: [{ ageGroup: 'o3', hours: 35, capacity: 20 }] }],
  });
