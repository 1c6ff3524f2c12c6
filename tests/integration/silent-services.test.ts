import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CasesDependencies } from '../../src/cases/dependencies.ts';
import { withdraw } from '../../src/cases/family.ts';
import { doorErrorBehind } from '../../src/cases/faults.ts';
import { register } from '../../src/cases/register.ts';
import { startRounds, startWaitingCases } from '../../src/cases/starter.ts';
import { withActor } from '../../src/persistence/actor.ts';
import { openDatabase } from '../../src/persistence/orm.ts';
import { openTemporal } from '../../src/temporal/connection.ts';
import { Line } from '../support/line.ts';
import {
  eventually,
  registrationInput,
  startTestPortal,
  type TestPortal,
} from '../support/portal.ts';

// All of it is waiting for time limits, so at the same time.
describe.concurrent('a service that takes calls and does not answer', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
    });
  });
  afterAll(() => portal.stop());

  it('Temporal: a family is registered, a click is being processed, no loop waits for ever', async () => {
    const line = new Line({ host: '127.0.0.1', port: 1 });
    line.cut();
    const client = openTemporal({
      address: `127.0.0.1:${await line.listen()}`,
      namespace: portal.namespace,
    });
    const deps: CasesDependencies = { ...portal.deps, client, updateWaitMs: 1000 };
    try {
      const { applicationId } = await register(deps, {
        year: portal.round.year,
        clientKey: randomUUID(),
        input: registrationInput(portal.round, portal.kitas),
      });
      const family = { kind: 'family', ref: applicationId, guardian: 1 } as const;
      expect(await withdraw(deps, family, { applicationId, clientKey: randomUUID() })).toEqual({
        kind: 'processing',
      });
      // Nothing is heard over the line until the end: whatever settles has given up by itself.
      const rounds = await Promise.allSettled([startWaitingCases(deps), startRounds(deps)]);
      expect(rounds.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    } finally {
      await client.connection.close();
      line.close();
    }
  });

  it('PostgreSQL: whoever asks is told so while it is still silent, and asks again over a new connection', async () => {
    await overLine(portal, async (line, unit) => {
      await Promise.all([unit(), unit()]);
      line.cut();
      expect(await unit()).toBe('database.unavailable');
      line.mend();
      await eventually(unit, (seen) => seen === 'heard');
    });
  });

  it('PostgreSQL gone in the middle of transactions, again and again, costs the pool no connection', async () => {
    await overLine(portal, async (line, unit) => {
      for (let round = 0; round < 3; round += 1) {
        expect(await Promise.all([unit(), unit()])).toEqual(['heard', 'heard']);
        const broken = Promise.all([unit(0.5), unit(0.5)]);
        await new Promise((resolve) => {
          setTimeout(resolve, 100);
        });
        line.break();
        expect(await broken).toEqual(['database.unavailable', 'database.unavailable']);
      }
      expect(await unit()).toBe('heard');
    });
  });
});

/** Runs with a pool of two connections over a line of its own; a unit of work says how it went. */
async function overLine(
  portal: TestPortal,
  work: (line: Line, unit: (seconds?: number) => Promise<string>) => Promise<void>,
): Promise<void> {
  const url = new URL(portal.databaseUrl);
  const line = new Line({ host: url.hostname, port: Number(url.port) });
  url.port = String(await line.listen());
  const orm = openDatabase({ url: url.toString(), role: 'kita_app', poolSize: 2 });
  const unit = async (seconds = 0): Promise<string> => {
    try {
      await withActor(orm.em, { kind: 'service', ref: 'test' }, (em) =>
        em.execute('select pg_sleep(?)', [seconds]),
      );
      return 'heard';
    } catch (error) {
      return doorErrorBehind(error)?.code ?? String(error);
    }
  };
  try {
    await work(line, unit);
  } finally {
    await orm.close();
    line.close();
  }
}
