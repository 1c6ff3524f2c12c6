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
    // The bound is said here: behind it, line breaks are made one kind, which a description cannot show.
    openingHours: z.string().max(500, 'too_long').pipe(openingHours).nullable(),
    description: z.string().max(2000, 'too_long').pipe(description).nullable(),
  })
  .meta({
    ref: 'OwnProfileBody',
    description: 'null says nothing.',
  });
