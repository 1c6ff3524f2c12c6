import { whoseTurn } from '../domain/turn.ts';
import type { Phase } from '../domain/phase.ts';
import type { CasesDependencies } from '../cases/dependencies.ts';
import { listKitas, type KitaInfo } from '../cases/read/kitas.ts';
import { withActor, type Actor } from '../persistence/actor.ts';
import { readCaseState, toCaseState, WITH_STATE } from '../persistence/case-state.ts';
import { Application, WishRow } from '../persistence/entities/application.ts';
import { moveCaseClock } from './move-clock.ts';

type DemoDependencies = Pick<CasesDependencies, 'orm' | 'client' | 'clock'>;

const DEMO: Actor = { kind: 'service', ref: 'demo' };
/** As many as one may want to choose from; the newest ones. */
const LISTED_AT_MOST = 200;

/** Whom a demonstration can be shown as. */
export interface DemoEntries {
  readonly families: readonly {
    readonly applicationId: string;
    /** First name; every one of a demonstration is invented. */
    readonly child: string;
    readonly caseNumber: string;
    readonly phase: Phase;
  }[];
  readonly kitas: readonly (KitaInfo & { readonly applications: number })[];
}

export async function listDemoEntries(deps: DemoDependencies): Promise<DemoEntries> {
  const { families, wished } = await withActor(deps.orm.em, DEMO, async (em) => {
    const rows = await em.find(
      Application,
      {},
      {
        populate: ['child', ...WITH_STATE],
        orderBy: { receivedAt: 'desc' },
        limit: LISTED_AT_MOST,
      },
    );
    const found = [];
    for (const row of rows) {
      const turn = whoseTurn(await toCaseState(em, row), deps.clock() + row.clockOffsetMs);
      found.push({
        applicationId: row.id,
        child: row.child.firstName,
        caseNumber: row.caseNumber,
        phase: turn.phase,
      });
    }
    const wishes = await em.find(WishRow, { status: { $ne: 'removed' }, kitaId: { $ne: null } });
    return { families: found, wished: Map.groupBy(wishes, ({ kitaId }) => kitaId) };
  });
  const kitas = (await listKitas(deps)).map((kita) => ({
    ...kita,
    applications: wished.get(kita.id)?.length ?? 0,
  }));
  return { families, kitas };
}

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
