import type { CasesDependencies } from '../../src/cases/dependencies.ts';
import type { CommandResult } from '../../src/cases/errors.ts';
import type { FamilyRequest } from '../../src/cases/family.ts';
import { submit } from '../../src/cases/submit.ts';
import type { PersonActions } from '../../src/domain/commands.ts';
import type { Person } from '../../src/persistence/actor.ts';

/** States which data of a case has changed, and what follows for it; the values themselves stay as they are. */
export function changeData(
  deps: CasesDependencies,
  person: Person,
  request: FamilyRequest & { readonly change: PersonActions['changeData'] },
): Promise<CommandResult> {
  const { applicationId, clientKey, change } = request;
  return submit(deps, person, {
    applicationId,
    clientKey,
    action: 'changeData',
    facts: change,
    body: () => change,
  });
}
