import { z } from 'zod';
import { tokenSchema as newToken } from '../../../src/cases/kita-tokens.ts';
import { day, id, instant } from './common.ts';
import { exampleDay } from './example-days.ts';

const fields = {
  id,
  name: z.string(),
  prefix: z.string().describe('What the token begins with, to recognise it by.'),
  createdAt: instant,
  expiresOn: day.describe('The last day on which it opens anything.'),
  lastUsedOn: day.nullable(),
  revokedAt: instant.nullable(),
  isValid: z.boolean(),
  authorLeft: z
    .boolean()
    .describe('Whoever made it, and may know the secret, no longer leads the Kita: replace it.'),
};

export const tokenSchema = z.strictObject(fields).meta({ ref: 'Token' });
export const tokenListSchema = z
  .strictObject({ tokens: z.array(tokenSchema) })
  .meta({ ref: 'Tokens' });

export const newTokenBody = newToken.meta({
  ref: 'NewToken',
  examples: [{ name: 'Kita-Verwaltung', expiresOn: exampleDay(180) }],
});

export const madeTokenSchema = z
  .strictObject({
    ...fields,
    secret: z
      .string()
      .nullable()
      .describe('For the header `Authorization: Bearer …`. null: told to an earlier try already.'),
  })
  .meta({ ref: 'MadeToken' });
