import type { RefusalCode } from '../../domain/refusals.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { CaseCommand } from '../../persistence/entities/record.ts';
import type { CasesDependencies } from '../dependencies.ts';

/** A person's own request and what became of it. */
export interface OwnCommand {
  readonly id: string;
  readonly applicationId: string;
  readonly action: CaseCommand['action'];
  /** UTC milliseconds, by the clock at the door. */
  readonly receivedAt: number;
  /** null: being processed. */
  readonly outcome: 'done' | RefusalCode | null;
}

type Wanted =
  | { readonly id: string }
  | { readonly action: CaseCommand['action']; readonly clientKey: string };

/** One of a person's own requests, by its id or by the key it was sent under; null: there is none. */
export async function readCommand(
  deps: Pick<CasesDependencies, 'orm'>,
  person: Person,
  applicationId: string,
  wanted: Wanted,
): Promise<OwnCommand | null> {
  return withActor(deps.orm.em, person, async (em) => {
    const command = await em.findOne(CaseCommand, {
      ...wanted,
      applicationId,
      actorKind: person.kind,
      actorRef: person.ref,
    });
    if (command === null) return null;
    return {
      id: command.id,
      applicationId,
      action: command.action,
      receivedAt: command.receivedAt.getTime(),
      outcome: command.outcome ?? null,
    };
  });
}
