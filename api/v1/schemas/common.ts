import { z } from 'zod';

/**
 * The shapes of the JSON interface. Instants are ISO 8601 in UTC, days `YYYY-MM-DD`, ids UUIDs; names of states and
 * codes are the domain's own and stable. `ref` names a shape in the description.
 */

export const id = z.uuid();

export const instant = z.iso.datetime();

/** What is taken may name another zone. */
export const givenInstant = z.iso.datetime({ offset: true });

export const day = z.iso.date();

export const count = z.int().min(0);

/** Yes or no in an address. */
export const flag = z.enum(['true', 'false']).transform((given) => given === 'true');

export const problemSchema = z
  .strictObject({
    type: z.string(),
    status: z.int(),
    code: z.string().describe('Stable, for programs.'),
    title: z.string().describe('A sentence for people, in their language.'),
    errors: z
      .array(z.strictObject({ field: z.string(), code: z.string() }))
      .optional()
      .describe('What is wrong with which field.'),
    command: id.optional().describe('The refused request, where it was recorded.'),
    application: id
      .optional()
      .describe('The application that is there already, where the asker may see it.'),
  })
  .meta({
    ref: 'Problem',
    examples: [
      {
        type: 'urn:kita-portal:problem:offer.no_place',
        status: 409,
        code: 'offer.no_place',
        title: 'In dieser Altersgruppe und mit diesem Umfang ist kein Platz mehr frei.',
      },
    ],
  });

export const note = z.string().trim().min(1).max(1000);
