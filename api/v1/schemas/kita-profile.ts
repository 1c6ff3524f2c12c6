import { z } from 'zod';
import { kitaProfileSchema } from '../../../src/cases/kita-profile.ts';
import { id } from './common.ts';

const said = z.string().nullable();

export const ownProfileSchema = z
  .strictObject({
    kitaId: id,
    name: z.string(),
    isInvented: z.boolean().describe('Made up for a demonstration, until somebody edits it.'),
    phone: said,
    email: said,
    website: said,
    openingHours: said,
    description: said,
  })
  .meta({ ref: 'OwnProfile' });

const { phone, publicEmail, website, openingHours, description } = kitaProfileSchema.shape;

export const ownProfileBody = z
  .strictObject({
    phone: phone.nullable(),
    email: publicEmail.nullable(),
    website: website.nullable(),
    openingHours: openingHours.nullable(),
    description: description.nullable(),
  })
  .describe('null says nothing.')
  .meta({
    ref: 'OwnProfileBody',
    examples: [
      {
        phone: '02921 302065',
        email: 'kita.sonnenschein@example.org',
        website: 'https://kita-sonnenschein.example.org/',
        openingHours: 'Mo–Fr 7:00–16:30 Uhr',
        description: null,
      },
    ],
  });
