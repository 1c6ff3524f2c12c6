import { z } from 'zod';
import {
  childminderPlacesSchema,
  childminderSchema as newChildminder,
} from '../../../src/cases/childminders.ts';
import { CONTACT_RESULTS, contactSchema } from '../../../src/cases/mediation.ts';
import { AGE_GROUPS } from '../../../src/domain/age.ts';
import { nextSchema, pageQuery } from '../paging.ts';
import { count, day, id, instant } from './common.ts';

const childminder = {
  id,
  displayName: z.string(),
  municipality: z.string(),
  hours: z.array(z.int()),
  active: z.boolean(),
  invented: z.boolean(),
  revision: z.string().describe('For `If-Match`, in quotes.'),
  pools: z.array(
    z.strictObject({
      ageGroup: z.enum(AGE_GROUPS),
      hours: z.int(),
      capacity: count,
      promised: count,
    }),
  ),
};
export const childminderSchema = z.strictObject(childminder).meta({ ref: 'Childminder' });
export const childminderListSchema = z
  .strictObject({ childminders: z.array(childminderSchema) })
  .meta({ ref: 'Childminders' });
export const mediationSchema = z
  .strictObject({
    applicationId: z.uuid(),
    wishId: z.uuid().describe('Of the wish for childminding: what an offer is made for.'),
    caseNumber: z.string(),
    year: z.int(),
    child: z.string(),
    municipality: z.string(),
    ageGroup: z.enum(AGE_GROUPS),
    hours: z.int(),
    contacts: z.array(
      z.strictObject({
        id,
        childminder: z.string(),
        contactedOn: z.iso.date(),
        result: z.enum(CONTACT_RESULTS),
        note: z.string().nullable(),
      }),
    ),
    childminders: z.array(
      z.strictObject({ ...childminder, free: z.int().describe('Places that fit the child.') }),
    ),
  })
  .meta({ ref: 'Mediation' });
export const mediationQueueSchema = z
  .strictObject({
    year: z.int(),
    children: z.array(
      z.strictObject({
        applicationId: id,
        caseNumber: z.string(),
        child: z.string(),
        municipality: z.string(),
        ageGroup: z.enum(AGE_GROUPS),
        hours: z.int(),
        receivedAt: instant,
        contacts: count,
        isOffered: z.boolean().describe('The family has a place to answer.'),
        lastContact: z.strictObject({ result: z.enum(CONTACT_RESULTS), on: day }).nullable(),
      }),
    ),
    next: nextSchema,
  })
  .meta({ ref: 'MediationQueue' });
export const addedSchema = z.strictObject({ id }).meta({ ref: 'Added' });

export const yearQuery = z.strictObject({ year: z.coerce.number().int().min(1000).max(2999) });

export const mediationQueueQuery = z.strictObject({
  year: yearQuery.shape.year.optional().describe('Default: the newest that has opened.'),
  ...pageQuery.shape,
});

export const newChildminderBody = newChildminder.meta({
  ref: 'NewChildminder',
  examples: [{ displayName: 'Petra Muster', municipality: 'Welver', hours: [25, 35] }],
});
export const placesBody = childminderPlacesSchema.meta({
  ref: 'ChildminderPlaces',
  examples: [{ year: 2027, ageGroup: 'u3', hours: 35, capacity: 2 }],
});
export const activeBody = z.strictObject({ active: z.boolean() }).meta({ ref: 'TakesChildren' });
export const contactBody = contactSchema.meta({
  ref: 'ChildminderContact',
  examples: [
    {
      childminderId: '8c6c1f0e-6f0c-4e8b-9d0a-2f6b1a3c4d5e',
      contactedOn: '2026-11-02',
      result: CONTACT_RESULTS[0],
    },
  ],
});
