import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createToken } from '../../src/cases/kita-tokens.ts';
import { addDays, zonedDay } from '../../src/calendar/zone.ts';
import { projectRoot } from '../../src/project-root.ts';
import { pagePort } from '../support/page-port.ts';
import { offersRound, startTestPortal, type TestPortal } from '../support/portal.ts';
import { schemathesis } from '../support/schemathesis.ts';
import { openApp, Visitor } from '../support/visitor.ts';

const SEED = Number(process.env['KITA_SEED'] ?? 20_261_123);
const EXAMPLES = Number(process.env['KITA_EXAMPLES'] ?? 40);

const SECONDS =
  process.env['KITA_SECONDS'] === undefined ? undefined : Number(process.env['KITA_SECONDS']);

/** The description is a promise: whatever fits it is answered as it says, and so is what does not fit it. */
describe('the described interface', () => {
  let portal: TestPortal;
  let origin: string;
  let stop: () => Promise<void>;
  let headersOf: Readonly<Record<'office' | 'token' | 'nobody', readonly string[]>>;

  beforeAll(async () => {
    mkdirSync(join(projectRoot, '.data'), { recursive: true });
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      round: offersRound(Date.now()),
      updateWaitMs: 2000,
      loops: false,
    });
    await portal.register();
    const port = await pagePort();
    origin = `http://127.0.0.1:${port}`;
    const app = openApp(portal, { publicOrigin: origin, demo: true, production: false });
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
    stop = () => new Promise((resolve) => server.close(() => resolve()));
    const staff = new Visitor(app);
    await staff.request('/demo/jugendamt', {
      method: 'POST',
      headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    const [kita] = portal.kitas;
    if (kita === undefined || staff.cookie === undefined) throw new Error('nobody is signed in');
    const { secret } = await createToken(portal.deps, kita.actor, {
      id: randomUUID(),
      name: 'Schemathesis',
      expiresOn: addDays(zonedDay(Date.now()), 30),
    });
    headersOf = {
      office: [`Cookie: ${staff.cookie}`],
      token: [`Authorization: Bearer ${secret}`],
      nobody: [],
    };
  });
  afterAll(async () => {
    await stop();
    await portal.stop();
  });

  it.each(['nobody', 'office', 'token'] as const)(
    'keeps its word to %s',
    async (who) => {
      const { code, output } = await schemathesis({
        url: `${origin}/api/v1`,
        scheme: who === 'token' ? 'token' : 'session',
        headers: headersOf[who],
        seed: SEED,
        examples: EXAMPLES,
        seconds: SECONDS,
      });
      process.stderr.write(`schemathesis as ${who}, seed ${SEED}: exit code ${code}\n`);
      if (code !== 0) process.stderr.write(output);
      expect(code).toBe(0);
    },
    3_600_000,
  );
});
