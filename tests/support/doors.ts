import { randomUUID } from 'node:crypto';
import { expect, inject } from 'vitest';
import type { CasesDependencies } from '../../src/cases/dependencies.ts';
import type { CommandResult } from '../../src/cases/errors.ts';
import { doorErrorBehind } from '../../src/cases/faults.ts';
import * as familyActions from '../../src/cases/family.ts';
import * as kitaActions from '../../src/cases/kita.ts';
import { openDatabase } from '../../src/persistence/orm.ts';
import { openTemporal } from '../../src/temporal/connection.ts';
import {
  HOUR,
  offersRound,
  startTestPortal,
  type TestCase,
  type TestKita,
  type TestPortal,
} from './portal.ts';

export const done: CommandResult = { kind: 'done' };
export const refused = (code: string) => ({ kind: 'refused', code });
export const key = (): string => randomUUID();
export const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

/** A browser: the same request under the same key until there is an answer, however slow the machine. */
export function patiently<Request extends readonly unknown[], Answer extends object>(
  ask: (deps: CasesDependencies, ...request: Request) => Promise<Answer>,
) {
  return async (deps: CasesDependencies, ...request: Request): Promise<Answer> => {
    for (;;) {
      try {
        const answer = await ask(deps, ...request);
        if (!('kind' in answer) || answer.kind !== 'processing') return answer;
      } catch (error) {
        if (doorErrorBehind(error)?.code !== 'database.unavailable') throw error;
      }
    }
  };
}
const acceptOffer = patiently(familyActions.acceptOffer);
const makeOffer = patiently(kitaActions.makeOffer);
const proposeSlots = patiently(kitaActions.proposeSlots);

/** The owner's connection is for looking, and has no places for sixty at once. */
export async function inTurn<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) results.push(await work(item, index));
  return results;
}

/** The portal and a second API process on the same database and the same Temporal. */
export interface Doors {
  readonly portal: TestPortal;
  readonly doors: readonly [CasesDependencies, CasesDependencies];
  readonly logLines: string[];
  close(): Promise<void>;
}

export async function openDoors(
  options: Partial<Parameters<typeof startTestPortal>[0]> = {},
): Promise<Doors> {
  const logLines: string[] = [];
  const portal = await startTestPortal({
    postgresUrl: inject('postgresUrl'),
    temporalAddress: inject('temporalAddress'),
    round: offersRound(Date.now()),
    updateWaitMs: 30_000,
    logLines,
    ...options,
  });
  const orm = openDatabase({ url: portal.databaseUrl, role: 'kita_app', poolSize: 20 });
  const client = openTemporal({ address: portal.temporalAddress, namespace: portal.namespace });
  return {
    portal,
    doors: [portal.deps, { ...portal.deps, orm, client }],
    logLines,
    async close() {
      await portal.stop();
      await client.connection.close();
      await orm.close();
    },
  };
}

export const kitaOf = (portal: TestPortal, index: number): TestKita => {
  const kita = portal.kitas[index];
  if (kita === undefined) throw new Error(`there is no Kita ${index}`);
  return kita;
};

export async function offerBy(portal: TestPortal, theCase: TestCase, kita: TestKita) {
  const wishId = await wishIdOf(portal, theCase, kita);
  return makeOffer(portal.deps, kita.actor, {
    applicationId: theCase.id,
    clientKey: key(),
    wishId,
  });
}

export async function wishIdOf(
  portal: TestPortal,
  theCase: TestCase,
  kita: TestKita,
): Promise<string> {
  const { wishes } = await portal.state(theCase.id);
  return wishes.find((wish) => wish.kitaId === kita.id)?.id ?? '';
}

export async function offerIdOf(
  portal: TestPortal,
  theCase: TestCase,
  kita: TestKita,
): Promise<string> {
  const { offers } = await portal.state(theCase.id);
  return offers.find((offer) => offer.kitaId === kita.id)?.id ?? '';
}

/** The case with an open offer of each of these Kitas. */
export async function withOffers(
  portal: TestPortal,
  kitas: readonly TestKita[],
): Promise<TestCase> {
  const theCase = await portal.register({ kitas });
  for (const kita of kitas) expect(await offerBy(portal, theCase, kita)).toEqual(done);
  return theCase;
}

/** The case with an accepted offer and one slot proposed. */
export async function withSlot(
  portal: TestPortal,
  kita: TestKita,
  startsAt: number,
): Promise<TestCase> {
  const theCase = await withOffers(portal, [kita]);
  const offerId = await offerIdOf(portal, theCase, kita);
  const at = { applicationId: theCase.id, offerId };
  expect(await acceptOffer(portal.deps, theCase.family, { ...at, clientKey: key() })).toEqual(done);
  const slots = [{ startsAt, endsAt: startsAt + HOUR }];
  expect(await proposeSlots(portal.deps, kita.actor, { ...at, clientKey: key(), slots })).toEqual(
    done,
  );
  return theCase;
}

/** PostgreSQL's codes of what activities ran into and tried again. */
export const faultsIn = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => {
    const { msg, code } = JSON.parse(line) as { msg?: string; code?: string };
    return msg === 'activity failed' && code !== undefined ? [code] : [];
  });
export const DEADLOCK = '40P01';
