import { z } from 'zod';
import {
  paperRegistrationSchema,
  registrationSchema,
} from '../../../src/cases/registration-fields.ts';
import { id } from './common.ts';

/** Hours as a number, not as the text a form sends. */
export const year = z
  .int()
  .min(1000)
  .max(2999)
  .optional()
  .describe('Needed where several rounds are open; see `/rounds/open`.');

export const registrationBody = registrationSchema.extend({ hours: z.int(), year }).meta({
  ref: 'Registration',
  examples: [
    {
      childFirstName: 'Mia',
      childLastName: 'Beispiel',
      birthDate: '2024-05-17',
      street: 'Musterweg 7',
      postcode: '59514',
      guardianFirstName: 'Kim',
      guardianLastName: 'Beispiel',
      email: 'kim.beispiel@example.org',
      custody: 'shared',
      guardian2FirstName: 'Robin',
      guardian2LastName: 'Beispiel',
      guardian2Email: 'robin.beispiel@example.org',
      guardian2Language: 'en',
      hours: 35,
      wishedStartOn: '2027-08-01',
      kitaIds: ['8c6c1f0e-6f0c-4e8b-9d0a-2f6b1a3c4d5e'],
      childminding: false,
    },
  ],
});

export const registeredSchema = z
  .strictObject({
    applicationId: id,
    caseNumber: z.string(),
    invitation: z
      .enum(['found', 'unknown', 'none'])
      .describe("What the invitation's code was worth; a wrong one hinders nothing."),
  })
  .meta({
    ref: 'Registered',
    examples: [
      {
        applicationId: '0b6f5d1a-7a53-4a35-9a39-3f1f8e5f7c11',
        caseNumber: '7K4M-2QXD',
        invitation: 'none',
      },
    ],
  });

/** What a Kita or the youth office types from paper, with the day it was received. */
export const paperRegistrationBody = paperRegistrationSchema
  .extend({ hours: z.int(), year })
  .meta({ ref: 'PaperRegistration' });

export const registeredOnPaperSchema = z
  .strictObject({ applicationId: id, caseNumber: z.string() })
  .meta({ ref: 'RegisteredOnPaper' });

export const sessionBody = z
  .strictObject({ caseNumber: z.string().min(1).max(40), claimCode: z.string().min(1).max(60) })
  .meta({ examples: [{ caseNumber: '7K4M-2QXD', claimCode: 'A2B3-C4D5-E6F7' }] });

export const sessionSchema = z.strictObject({ applicationId: id }).meta({ ref: 'Session' });

/** Who is signed in. */
export const whoSchema = z
  .strictObject({
    kind: z.enum(['family', 'kita', 'office']),
    ref: z.string().describe('The application, the Kita, or the account.'),
    role: z
      .enum(['staff', 'head', 'provider', 'software', 'caseworker', 'auditor'])
      .nullable()
      .describe('null: a family.'),
    guardian: z.int().min(1).max(2).nullable(),
  })
  .meta({ ref: 'Who' });

export const responsibilitySchema = z
  .strictObject({
    municipality: z
      .strictObject({ name: z.string(), youthOffice: z.string(), responsible: z.boolean() })
      .nullable(),
  })
  .meta({ ref: 'Responsibility' });
