import { Hono } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import type { Person } from '../../src/persistence/actor.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { seal, unseal } from '../sealed.ts';
import { body } from './input.ts';
import { operation } from './operation.ts';

/** A filter of lists: what was posted to `searches`, so that no name stands in an address. */
export const searchQuery = z
  .string()
  .regex(/^[\w-]{1,600}$/u)
  .optional()
  .describe('Opaque, from `POST /office/searches` or `POST /kita/searches`.');

const searchBody = z
  .strictObject({ text: z.string().trim().min(1).max(100) })
  .meta({ ref: 'Search', examples: [{ text: 'Beispiel' }] });

const sealedSchema = z
  .strictObject({ search: z.string().describe('For the parameter `search` of lists.') })
  .meta({ ref: 'SealedSearch' });

/** What people search for, sealed. */
export function searchRoutes({ secret }: Pick<AppDependencies, 'secret'>, tag: 'kita' | 'office') {
  return new Hono<SignedInEnv>().post(
    '/',
    operation({
      summary: 'Seal a name or a case number to search lists for it; nothing is written',
      tag,
      answers: {
        200: { description: 'Of use to this account or this Kita only.', schema: sealedSchema },
      },
    }),
    ...body(searchBody),
    (c) => c.json({ search: seal(secret, c.get('person').ref, c.req.valid('json').text) }),
  );
}

/** What was sealed for this person. Throws `input.invalid` for anything else. */
export function searchedIn(
  { secret }: Pick<AppDependencies, 'secret'>,
  { ref }: Person,
  sealed: string | undefined,
): string | undefined {
  if (sealed === undefined) return undefined;
  const text = unseal(secret, ref, sealed);
  if (text === undefined)
    throw new DoorError('input.invalid', [{ field: 'search', problem: 'invalid' }]);
  return text;
}
