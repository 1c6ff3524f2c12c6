import type { CasesDependencies } from '../../../src/cases/dependencies.ts';
import type { CommandResult } from '../../../src/cases/errors.ts';
import * as familyActions from '../../../src/cases/family.ts';
import * as kitaActions from '../../../src/cases/kita.ts';
import * as officeActions from '../../../src/cases/office-case.ts';
import type { PersonAction } from '../../../src/domain/commands.ts';
import type { Person } from '../../../src/persistence/actor.ts';
import { changeData } from '../../support/change-data.ts';

const doors = { ...familyActions, ...kitaActions, ...officeActions, changeData };

/** Asks the door of an action; who asks decides which of two it is. */
export function askDoor(
  deps: CasesDependencies,
  actor: Person,
  action: PersonAction,
  request: object,
): Promise<CommandResult> {
  const input = request as never;
  if (action !== 'cancelAppointment') return doors[action](deps, actor, input);
  return actor.kind === 'kita'
    ? kitaActions.cancelAppointment(deps, actor, input)
    : familyActions.cancelAppointment(deps, actor, input);
}
