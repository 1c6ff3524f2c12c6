import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import type { FamilyRequest } from '../../src/cases/family.ts';
import { readFamilyCase, type FamilyCase } from '../../src/cases/read/family-case.ts';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';

/** Free text a family may add. */
const LONGEST_NOTE = 1000;

/** The case an address names. Another family's case is no case: not even its existence is told. */
export async function ownCase(deps: AppDependencies, c: Context<SignedInEnv>): Promise<FamilyCase> {
  return readFamilyCase(deps, c.get('person'), ownId(c));
}

/** What a family's form holds, under the key that makes a second click the same click. */
export async function posted(c: Context<SignedInEnv>): Promise<{
  readonly request: FamilyRequest;
  readonly values: Record<string, string>;
  readonly note: string | undefined;
}> {
  const applicationId = ownId(c);
  const values = textValues(await c.req.parseBody());
  const note = values['note']?.trim().slice(0, LONGEST_NOTE);
  return {
    request: {
      applicationId,
      clientKey: z.uuid().safeParse(values['clientKey']).data ?? randomUUID(),
    },
    values,
    note: note === '' ? undefined : note,
  };
}

/** Back to the case, which shows the outcome of the request, where there was one. */
export function toCase(c: Context<SignedInEnv>, request?: FamilyRequest): Response {
  const shown = request === undefined ? '' : `?eingabe=${request.clientKey}`;
  return c.redirect(`/anmeldung/${c.req.param('id') ?? ''}${shown}`, 303);
}

function ownId(c: Context<SignedInEnv>): string {
  const id = c.req.param('id') ?? '';
  if (c.get('person').ref !== id) throw new DoorError('case.not_found');
  return id;
}
