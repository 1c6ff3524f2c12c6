import type { z } from 'zod';
import type { ManyOutcome } from '../../../src/cases/kita-many.ts';
import type { KitaPlaces } from '../../../src/cases/kita-places.ts';
import type { KitaWeek } from '../../../src/cases/read/kita-week.ts';
import type { kitaPlacesSchema, kitaWeekSchema, manyOutcomesSchema } from '../schemas/kita-desk.ts';
import { iso, isoOrNull } from './common.ts';

export const showOutcomes = (
  outcomes: readonly ManyOutcome[],
): z.input<typeof manyOutcomesSchema> => ({
  results: outcomes.map(({ applicationId, outcome }) => ({ applicationId, outcome })),
});

export const showPlaces = ({
  year,
  hours,
  pools,
}: KitaPlaces): z.input<typeof kitaPlacesSchema> => ({
  year,
  hours: [...hours],
  pools: pools.map((pool) => ({
    ageGroup: pool.ageGroup,
    hours: pool.hours,
    capacity: pool.capacity,
    promised: pool.promised,
    contracted: pool.contracted,
    free: pool.free,
    invented: pool.invented,
  })),
});

export const showWeek = ({
  monday,
  slots,
  nextBookedAt,
}: KitaWeek): z.input<typeof kitaWeekSchema> => ({
  monday,
  slots: slots.map(({ startsAt, endsAt, ...slot }) => ({
    ...slot,
    startsAt: iso(startsAt),
    endsAt: iso(endsAt),
  })),
  nextBookedAt: isoOrNull(nextBookedAt),
});
