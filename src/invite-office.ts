import { DoorError } from './cases/errors.ts';
import { invite, resetAccount } from './cases/people.ts';
import { readPeople } from './cases/read/people.ts';
import type { RunningConfig } from './config.ts';
import { StartupError } from './embedded/processes.ts';
import type { Person } from './persistence/actor.ts';
import { openDatabase } from './persistence/orm.ts';

/** Who stands at the machine may let a head in; it is written down as such. */
const OPERATIONS: Person = { kind: 'office', ref: 'operations', role: 'head' };

/**
 * Invites a head of the youth office; one that works already is set up anew. The mail leaves when the portal runs.
 * Resolves with what was done, in one sentence; rejects with what was wrong, in one.
 */
export async function inviteOffice(
  { databaseUrl }: Pick<RunningConfig, 'databaseUrl'>,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<string> {
  const orm = openDatabase({ url: databaseUrl, role: 'kita_app', poolSize: 1 });
  const deps = { orm, clock: Date.now };
  try {
    await invite(deps, OPERATIONS, {
      email,
      name,
      role: 'head',
      language: 'de',
      workplace: 'office',
    });
    return 'The invitation is written; its mail leaves while the portal runs.';
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    if (error.code !== 'people.known')
      throw new StartupError('Usage: npm run invite-office -- mail@example.org "First Last"');
    const { members } = await readPeople(deps, OPERATIONS);
    const known = members.find(
      (member) => member.kind === 'office' && member.email === email.trim().toLowerCase(),
    );
    if (known === undefined) throw error;
    await resetAccount(deps, OPERATIONS, { membershipId: known.id, language: 'de' });
    return 'This person works in the youth office already: the account is set up anew, and its mail leaves while the portal runs.';
  } finally {
    await orm.close();
  }
}
