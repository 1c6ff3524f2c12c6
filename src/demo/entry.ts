import { whoseTurn, type WaitingFor } from '../domain/turn.ts';
import type { EndReason } from '../domain/case.ts';
import type { Phase } from '../domain/phase.ts';
import type { CasesDependencies } from '../cases/dependencies.ts';
import { listKitas, type KitaInfo } from '../cases/read/kitas.ts';
import { withActor, type Actor, type GuardianPosition } from '../persistence/actor.ts';
import { readCaseState, toCaseState, WITH_STATE } from '../persistence/case-state.ts';
import { Application, WishRow } from '../persistence/entities/application.ts';
import { Notice } from '../persistence/entities/record.ts';
import { moveCaseClock } from './move-clock.ts';
import { traitsOf, TRAITS, type Trait } from './traits.ts';

type DemoDependencies = Pick<CasesDependencies, 'orm' | 'client' | 'clock'>;

const DEMO: Actor = { kind: 'service', ref: 'demo' };
/** More than any demonstration is loaded with, unless somebody asks for it. */
const READ_AT_MOST = 500;

/** A case worth seeing; every one of a demonstration is invented. */
export interface DemoCase {
  readonly applicationId: string;
  /** The guardian it is shown as. */
  readonly guardian: GuardianPosition;
  readonly child: string;
  readonly caseNumber: string;
}

/** Whom a demonstration can be shown as. */
export interface DemoEntries {
  /** One case for each standing there is, in the order of the phases. */
  readonly standings: readonly (DemoCase & {
    readonly phase: Phase;
    readonly waitingFor: WaitingFor;
    readonly ended: EndReason | null;
  })[];
  /** One family of each kind there is. */
  readonly families: readonly (DemoCase & { readonly trait: Trait })[];
  readonly kitas: readonly (KitaInfo & { readonly applications: number })[];
}

export async function listDemoEntries(deps: DemoDependencies): Promise<DemoEntries> {
  const { wished, ...cases } = await withActor(deps.orm.em, DEMO, async (em) => {
    const rows = await em.find(
      Application,
      {},
      {
        populate: ['child', 'guardians', ...WITH_STATE],
        orderBy: { receivedAt: 'desc', caseNumber: 'asc' },
        limit: READ_AT_MOST,
      },
    );
    const refused = await em.find(Notice, { status: 'refused' }, { fields: ['applicationId'] });
    const refusing = new Set(refused.map(({ applicationId }) => applicationId));
    const standings = new Map<string, DemoEntries['standings'][number]>();
    const families = new Map<Trait, DemoEntries['families'][number]>();
    for (const row of rows) {
      const state = await toCaseState(em, row);
      const { phase, waitingFor } = whoseTurn(state, deps.clock() + row.clockOffsetMs);
      const ended = state.end?.reason ?? null;
      const shown = toDemoCase(row);
      const standing = `${phase}/${ended ?? waitingFor}`;
      if (!standings.has(standing)) standings.set(standing, { ...shown, phase, waitingFor, ended });
      for (const trait of traitsOf(row, refusing.has(row.id)))
        if (!families.has(trait))
          families.set(trait, { ...shown, guardian: trait === 'twoHouseholds' ? 2 : 1, trait });
    }
    const wishes = await em.find(WishRow, { status: { $ne: 'removed' }, kitaId: { $ne: null } });
    return {
      standings: [...standings.values()],
      families: TRAITS.flatMap((trait) => families.get(trait) ?? []),
      wished: Map.groupBy(wishes, ({ kitaId }) => kitaId),
    };
  });
  const kitas = (await listKitas(deps)).map((kita) => ({
    ...kita,
    applications: wished.get(kita.id)?.length ?? 0,
  }));
  return { ...cases, kitas };
}

const toDemoCase = ({ id, child, caseNumber }: Application): DemoCase => ({
  applicationId: id,
  guardian: 1,
  child: `${child.firstName} ${child.lastName}`.trim(),
  caseNumber,
});

/** How long the page waits for the steps that fall due on the way. */
const SETTLE_MS = 10_000;

/** Moves a case forward and waits until what fell due on the way stands in its row. */
export async function forwardCase(
  deps: DemoDependencies,
  applicationId: string,
  byMs: number,
): Promise<void> {
  await moveCaseClock(deps, applicationId, byMs);
  const giveUpAt = Date.now() + SETTLE_MS;
  while (Date.now() < giveUpAt && (await hasDueStep(deps, applicationId))) {
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}

async function hasDueStep(deps: DemoDependencies, applicationId: string): Promise<boolean> {
  return withActor(deps.orm.em, DEMO, async (em) => {
    const { clockOffsetMs } = await em.findOneOrFail(Application, { id: applicationId });
    const state = await readCaseState(em, applicationId);
    const now = deps.clock() + clockOffsetMs;
    const next = state === null ? null : whoseTurn(state, now).next;
    return next !== null && next.at <= now;
  });
}
