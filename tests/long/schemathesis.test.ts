import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { addDays, zonedDay } from '../../src/calendar/zone.ts';
import { createToken } from '../../src/cases/kita-tokens.ts';
import type { CaseState } from '../../src/domain/case.ts';
import { projectRoot } from '../../src/project-root.ts';
import { Answered } from '../support/answered.ts';
import { pagePort } from '../support/page-port.ts';
import { openRound, startTestPortal, type TestKita, type TestPortal } from '../support/portal.ts';
import { schemathesis, type Known } from '../support/schemathesis.ts';
import { tellStory, type Chapter } from '../support/story.ts';
import { openApp, Visitor } from '../support/visitor.ts';

const SEED = Number(process.env['KITA_SEED'] ?? 20_261_123);
const EXAMPLES = Number(process.env['KITA_EXAMPLES'] ?? 40);
const SECONDS =
  process.env['KITA_SECONDS'] === undefined ? undefined : Number(process.env['KITA_SECONDS']);

const WHO = ['nobody', 'family', 'kita', 'token', 'office'] as const;
type Who = (typeof WHO)[number];

/** Enough cases of every kind that the first withdrawal does not end what all others could have done. */
const CHAPTERS: readonly Chapter[] = [
  'registered',
  'registered',
  'offers',
  'offers',
  'offers',
  'offerOpen',
  'offerOpen',
  'offerOpen',
  'chosen',
  'chosen',
  'slotsProposed',
  'slotsProposed',
  'slotBooked',
  'contract',
  'concluded',
];

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
      const cases = await tellCases(portal);
      const own = cases.find(({ chapter }) => chapter === 'offerOpen');
      if (own === undefined) throw new Error('no case of the family');
      const credential = await credentialOf(who, own);
      answered = new Answered(await describedPaths());
      const { code, output } = await schemathesis({
        url: `${origin}/api/v1`,
        scheme: who === 'token' ? 'token' : 'session',
        credential,
        known: await knownTo(portal, who === 'family' ? [own] : cases),
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

interface ToldCase {
  readonly chapter: Chapter;
  readonly id: string;
  readonly state: CaseState;
}

async function tellCases(portal: TestPortal): Promise<readonly ToldCase[]> {
  return Promise.all(
    CHAPTERS.map(async (chapter) => {
      const { id } = await tellStory(portal, chapter);
      return { chapter, id, state: await portal.state(id) };
    }),
  );
}

/** What such a person knows from letters, lists and pages. */
async function knownTo(portal: TestPortal, cases: readonly ToldCase[]): Promise<readonly Known[]> {
  const ids = cases.map(({ id }) => id);
  const kitaIds = portal.kitas.map(({ id }) => id);
  const { year } = portal.round;
  const of = (list: 'wishes' | 'offers' | 'slots'): string[] =>
    cases.flatMap(({ state }) => state[list].map(({ id }) => id));
  const notices = (await Promise.all(ids.map((id) => portal.notices(id)))).flat();
  const names = ['Mia', 'Zoë', 'Özgür', 'Jean-Luc', 'Анна'];
  return [
    { parameter: 'path.id', under: '^/(applications|office/cases|kita/applicants)/', values: ids },
    { parameter: 'path.id', under: '^/office/notices/', values: notices.map(({ id }) => id) },
    { parameter: 'path.noticeId', values: notices.map(({ id }) => id) },
    { parameter: 'path.wishId', values: of('wishes') },
    { parameter: 'path.kitaId', values: kitaIds },
    { parameter: 'path.year', values: [year] },
    { parameter: 'query.postcode', values: ['59514', '59494', '10115'] },
    { parameter: 'body.applicationId', values: ids },
    { parameter: 'body.wishId', values: of('wishes') },
    { parameter: 'body.offerId', values: of('offers') },
    { parameter: 'body.slotId', values: of('slots') },
    { parameter: 'body.kitaIds[*]', values: kitaIds },
    { parameter: 'body.hours', values: [25, 35, 45] },
    { parameter: 'body.birthDate', values: [`${year - 3}-03-14`, `${year - 2}-01-31`] },
    { parameter: 'body.wishedStartOn', values: [`${year}-08-01`] },
    { parameter: 'body.postcode', values: ['59514'] },
    ...NAMES.map((name) => ({ parameter: `body.${name}`, values: names })),
  ].filter(({ values }) => values.length > 0);
}

const NAMES = ['childFirstName', 'childLastName', 'guardianFirstName', 'guardianLastName'];

function summary(who: Who, code: number, output: string, { done, refused }: Answered): string {
  const cases = /(\d+) generated/u.exec(output)?.[1];
  return `schemathesis as ${who}, seed ${SEED}: exit code ${code}, ${cases} test cases, ${done.length} operations done, never more than refused: ${refused.join(', ')}`;
}
