import type { Context } from 'hono';
import type { CommandResult } from '../../src/cases/errors.ts';
import { readCommand } from '../../src/cases/read/command.ts';
import type { PersonAction } from '../../src/domain/commands.ts';
import type { Person } from '../../src/persistence/actor.ts';
import type { AppDependencies } from '../dependencies.ts';
import { problem } from '../problems.ts';
import { showCommand } from './present/common.ts';

export interface Asked {
  readonly applicationId: string;
  readonly clientKey: string;
  /** The revision that `If-Match` names, where it is asked for. */
  readonly expected?: string;
}

/**
 * Answers a request with what its row says: 200 done, 409 refused, 202 being processed, with where to look for the
 * outcome.
 */
export async function answer(
  c: Context,
  deps: AppDependencies,
  person: Person,
  asked: Asked & { readonly action: PersonAction },
  result: Promise<CommandResult>,
): Promise<Response> {
  await result;
  const { applicationId, action, clientKey } = asked;
  const command = await readCommand(deps, person, applicationId, { action, clientKey });
  if (command === null) throw new Error('a request without its row');
  if (command.outcome === 'done') return c.json(showCommand(command), 200);
  if (command.outcome === null)
    return c.json(showCommand(command), 202, {
      Location: `/api/v1/applications/${applicationId}/commands/${command.id}`,
    });
  return problem(c, 409, command.outcome, {
    command: command.id,
  });
}
