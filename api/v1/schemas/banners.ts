import { z } from 'zod';
import { BANNER_KINDS, LONGEST_TEXT } from '../../../src/cases/banner.ts';
import { givenInstant, id, instant } from './common.ts';
import { exampleInstant } from './example-days.ts';

const kind = z.enum(BANNER_KINDS);

export const bannersSchema = z
  .strictObject({
    banners: z.array(
      z.strictObject({
        id,
        kind,
        text: z.strictObject({ de: z.string(), en: z.string() }),
        shownFrom: instant,
        shownUntil: instant.nullable().describe('null: until somebody ends it.'),
      }),
    ),
  })
  .meta({ ref: 'Banners' });

const text = z.string().trim().min(1, 'missing').max(LONGEST_TEXT, 'too_long');

export const bannerBody = z
  .strictObject({
    kind,
    text: z.strictObject({ de: text, en: text }),
    shownFrom: givenInstant.optional().describe('Default: now.'),
    shownUntil: givenInstant.nullable().default(null).describe('null: until somebody ends it.'),
  })
  .meta({
    ref: 'NewBanner',
    examples: [
      {
        kind: 'warning',
        text: {
          de: 'Am Samstag ist das Portal von 8 bis 10 Uhr nicht erreichbar.',
          en: 'The portal is not available on Saturday from 8 to 10.',
        },
        shownUntil: exampleInstant(5, '09:00'),
      },
    ],
  });
