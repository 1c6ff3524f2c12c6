import { withActor, type Person } from '../persistence/actor.ts';
import { DraftRow } from '../persistence/entities/application.ts';
import { CaseCommand } from '../persistence/entities/record.ts';
import type { CasesDependencies } from './dependencies.ts';
import { requirePermission } from './require.ts';
import { releaseOffer } from './kita.ts';

/** What became of a click that released many offers. */
export interface Released {
  readonly done: number;
  readonly refused: number;
  /** Being processed. */
  readonly open: number;
}

/**
 * Releases everything a Kita has prepared in a round, each offer as a command of its own: one that is refused keeps no
 * other one back. Clicked twice it is the same.
 *
 * @param request.clientKey the form's key; each command's is made from it
 */
export async function releaseAll(
  deps: CasesDependencies,
  kita: Person,
  request: { readonly clientKey: string; readonly year: number },
): Promise<void> {
  requirePermission(kita, 'releaseOffer');
  const drafts = await withActor(deps.orm.em, kita, async (em) => {
    const rows = await em.find(DraftRow, {
      kitaId: kita.ref,
      status: 'prepared',
      application: { year: request.year },
    });
    return rows.map(({ id, application }) => ({ offerId: id, applicationId: application.id }));
  });
  await Promise.all(
    drafts.map((draft) =>
      releaseOffer(deps, kita, { ...draft, clientKey: keyOf(request.clientKey, draft.offerId) }),
    ),
  );
}

/** What became of such a click, as the rows say. */
export async function readReleased(
  deps: Pick<CasesDependencies, 'orm'>,
  kita: Person,
  clientKey: string,
): Promise<Released> {
  requirePermission(kita, 'kita.cases.read');
  const commands = await withActor(deps.orm.em, kita, (em) =>
    em.find(CaseCommand, {
      actorKind: kita.kind,
      actorRef: kita.ref,
      action: 'releaseOffer',
      clientKey: { $like: `${keyOf(clientKey, '')}%` },
    }),
  );
  const done = commands.filter(({ outcome }) => outcome === 'done').length;
  const open = commands.filter(({ outcome }) => outcome == null).length;
  return { done, open, refused: commands.length - done - open };
}

const keyOf = (clientKey: string, offerId: string): string => `${clientKey}/${offerId}`;
