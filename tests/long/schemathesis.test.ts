import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { addDays, zonedDay } from '../../src/calendar/zone.ts';
import { createToken } from '../../src/cases/kita-tokens.ts';
import { projectRoot } from '../../src/project-root.ts';
import { Answered } from '../support/answered.ts';
import { knownTo, tellCases, type ToldCase } from '../support/known-cases.ts';
import { pagePort } from '../support/page-port.ts';
import { openRound, startTestPortal, type TestKita, type TestPortal } from '../support/portal.ts';
import { schemathesis } from '../support/schemathesis.ts';
import { openApp, Visitor } from '../support/visitor.ts';

const SEED = Number(process.env['KITA_SEED'] ?? 20_261_123);
const EXAMPLES = Number(process.env['KITA_EXAMPLES'] ?? 15);
const SECONDS =
  process.env['KITA_SECONDS'] === undefined ? undefined : Number(process.env['KITA_SECONDS']);

const WHO = ['nobody', 'family', 'kita', 'token', 'office'] as const;
type Who = (typeof WHO)[number];

/** The description is a promise: whatever fits it is answered as it says, and so is what does not fit it. */
describe('the described interface', () => {
  let portal: TestPortal;
  let app: Hono<AppEnv>;
  let origin: string;
  let answered: Answered | undefined;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    mkdirSync(join(projectRoot, '.data'), { recursive: true });
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      round: openRound(Date.now()),
      capacity: 1000,
      updateWaitMs: 5000,
    });
    const port = await pagePort();
    origin = `http://127.0.0.1:${port}`;
    app = openApp(portal, {
      publicOrigin: origin,
      demo: true,
      production: false,
      // Thousands of requests a minute, many with wrong secrets, from one address.
      limits: { tokenRequests: 1_000_000, guessesPerAddress: 1_000_000 },
    });
    const server = serve({ fetch: noting, port, hostname: '127.0.0.1' });
    stop = () => new Promise((resolve) => server.close(() => resolve()));
  });
  afterAll(async () => {
    await stop();
    await portal.stop();
  });

  async function noting(request: Request, bindings: object): Promise<Response> {
    const response = await app.fetch(request, bindings);
    answered?.note(request.method, new URL(request.url).pathname, response.status);
    return response;
  }

  it.each(WHO)(
    'keeps its word to %s',
    async (who) => {
      const paths = await describedPaths();
      const cases = await tellCases(portal, Object.keys(paths));
      const own = cases.find(({ path }) => path.endsWith('/accept-offer'));
      if (own === undefined) throw new Error('no case of the family');
      // Who guessed wrong a moment ago is no business of the next.
      await portal.owner.em.fork().execute('delete from rate_limit');
      const credential = await credentialOf(who, own);
      answered = new Answered(paths);
      const { code, output } = await schemathesis({
        url: `${origin}/api/v1`,
        scheme: who === 'token' ? 'token' : 'session',
        credential,
        known: await knownTo(portal, who === 'family' ? [{ ...own, path: '' }] : cases),
        seed: SEED,
        examples: EXAMPLES,
        seconds: SECONDS,
      });
      process.stderr.write(`${summary(who, code, output, answered)}\n`);
      if (code !== 0) process.stderr.write(output);
      expect(code).toBe(0);
    },
    3_600_000,
  );

  async function describedPaths(): Promise<Record<string, object>> {
    const response = await app.request('/api/v1/openapi.json');
    return ((await response.json()) as { paths: Record<string, object> }).paths;
  }

  /** The session's cookie or the token. */
  async function credentialOf(who: Who, own: ToldCase): Promise<string | undefined> {
    const [kita] = portal.kitas;
    if (kita === undefined) throw new Error('no Kita');
    if (who === 'nobody') return undefined;
    if (who === 'token') return tokenOf(kita);
    const visitor = new Visitor(app);
    const [path, form] = (
      {
        family: ['/demo/familie', { applicationId: own.id }],
        kita: ['/demo/kita', { kitaId: kita.id, role: 'head' }],
        office: ['/demo/jugendamt', { role: 'head' }],
      } as const
    )[who];
    await visitor.post(path, form, { Origin: origin });
    return visitor.cookie?.slice('session='.length);
  }

  async function tokenOf(kita: TestKita): Promise<string> {
    const expiresOn = addDays(zonedDay(Date.now()), 30);
    const wanted = { id: randomUUID(), name: 'Schemathesis', expiresOn };
    const { secret } = await createToken(portal.deps, kita.actor, wanted);
    if (secret === null) throw new Error('no token');
    return secret;
  }
});

function summary(who: Who, code: number, output: string, { done, refused }: Answered): string {
  const cases = /(\d+) generated/u.exec(output)?.[1];
  return `schemathesis as ${who}, seed ${SEED}: exit code ${code}, ${cases} test cases, ${done.length} operations done, never more than refused: ${refused.join(', ')}`;
}
