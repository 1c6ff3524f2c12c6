import type { RefusalCode } from '../domain/refusals.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { DraftRow, OfferRow, WishRow } from '../persistence/entities/application.ts';
import { CaseCommand } from '../persistence/entities/record.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError, type CommandResult } from './errors.ts';
import { makeOffer, prepareOffer, proposeSlots, releaseOffer, type KitaRequest } from './kita.ts';
import { requirePermission } from './require.ts';

/** As many children at once. */
export const MANY_AT_ONCE = 50;

export const OFFER_ACTIONS = ['prepareOffer', 'releaseOffer', 'makeOffer'] as const;
export type OfferAction = (typeof OFFER_ACTIONS)[number];
type ManyAction = OfferAction | 'proposeSlots';

interface Many {
  /** The form's key; each case's is made from it, so that a click sent twice is one click. */
  readonly clientKey: string;
  /** In the order in which they are to get a place. */
  readonly applicationIds: readonly string[];
}

/**
 * Prepares, releases or makes offers to several children, each as a command of its own: one that is refused keeps no
 * other one back, and what can no longer be asked at all leaves no command.
 */
export async function offerToMany(
  deps: CasesDependencies,
  kita: Person,
  { action, clientKey, applicationIds }: Many & { readonly action: OfferAction },
): Promise<void> {
  requirePermission(kita, action);
  const targets = await offerTargets(deps, kita, applicationIds);
  await askEach(deps, applicationIds, clientKey, (patient, request) => {
    const { wishId, draftId } = targets.get(request.applicationId) ?? {};
    if (action === 'releaseOffer')
      return draftId && releaseOffer(patient, kita, { ...request, offerId: draftId });
    const offer = action === 'makeOffer' ? makeOffer : prepareOffer;
    return wishId && offer(patient, kita, { ...request, wishId });
  });
}

/** Proposes the same slots to several families; whoever books first has the time. */
export async function proposeToMany(
  deps: CasesDependencies,
  kita: Person,
  {
    slots,
    clientKey,
    applicationIds,
  }: Many & { readonly slots: readonly { readonly startsAt: number; readonly endsAt: number }[] },
): Promise<void> {
  requirePermission(kita, 'proposeSlots');
  const accepted = await withActor(deps.orm.em, kita, async (em) => {
    const rows = await em.find(OfferRow, {
      kitaId: kita.ref,
      status: 'accepted',
      application: { $in: [...applicationIds] },
    });
    return new Map(rows.map(({ id, application }) => [application.id, id]));
  });
  await askEach(deps, applicationIds, clientKey, (patient, request) => {
    const offerId = accepted.get(request.applicationId);
    return offerId && proposeSlots(patient, kita, { ...request, offerId, slots });
  });
}

/** What became of one child's part; `missing`: nothing could be asked any more. */
export interface ManyOutcome {
  readonly applicationId: string;
  readonly action: ManyAction | null;
  /** null: being processed. */
  readonly outcome: 'done' | RefusalCode | 'missing' | null;
}

/** What became of such a click, as the rows say, in the order asked for. */
export async function readMany(
  deps: Pick<CasesDependencies, 'orm'>,
  kita: Person,
  { clientKey, applicationIds }: Many,
): Promise<readonly ManyOutcome[]> {
  requirePermission(kita, 'kita.cases.read');
  const commands = await withActor(deps.orm.em, kita, (em) =>
    em.find(CaseCommand, {
      actorKind: kita.kind,
      actorRef: kita.ref,
      clientKey: { $in: applicationIds.map((id) => keyOf(clientKey, id)) },
    }),
  );
  const byCase = new Map(commands.map((command) => [command.applicationId, command]));
  return applicationIds.map((applicationId) => {
    const command = byCase.get(applicationId);
    return command === undefined
      ? { applicationId, action: null, outcome: 'missing' }
      : {
          applicationId,
          action: command.action as ManyAction,
          outcome: command.outcome ?? null,
        };
  });
}

interface OfferTarget {
  readonly wishId?: string;
  readonly draftId?: string;
}

async function offerTargets(
  deps: Pick<CasesDependencies, 'orm'>,
  kita: Person,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, OfferTarget>> {
  return withActor(deps.orm.em, kita, async (em) => {
    const mine = { kitaId: kita.ref, application: { $in: [...applicationIds] } };
    const wishes = await em.find(WishRow, { ...mine, status: { $ne: 'removed' } });
    const drafts = await em.find(DraftRow, { ...mine, status: 'prepared' });
    return new Map(
      wishes.map(({ id, application }) => {
        const draft = drafts.find((one) => one.application.id === application.id);
        return [application.id, { wishId: id, ...(draft && { draftId: draft.id }) }];
      }),
    );
  });
}

/** So many are asked at a time, in their order. */
const LANES = 4;

/**
 * Asks one case after the other. Once one is being processed, nobody waits for the others either: they are recorded, and
 * the sender goes on with them.
 */
async function askEach(
  deps: CasesDependencies,
  applicationIds: readonly string[],
  clientKey: string,
  ask: (deps: CasesDependencies, request: KitaRequest) => Promise<CommandResult> | '' | undefined,
): Promise<void> {
  const waiting = [...new Set(applicationIds)].slice(0, MANY_AT_ONCE).values();
  let patience = deps;
  const lane = async (): Promise<void> => {
    for (const applicationId of waiting) {
      const request = { applicationId, clientKey: keyOf(clientKey, applicationId) };
      try {
        const result = await ask(patience, request);
        if (result && result.kind === 'processing') patience = { ...deps, updateWaitMs: 0 };
      } catch (error) {
        if (!(error instanceof DoorError)) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

const keyOf = (clientKey: string, applicationId: string): string => `${clientKey}/${applicationId}`;
