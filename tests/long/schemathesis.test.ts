import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { addDays, zonedDay } from '../../src/calendar/zone.ts';
import { createToken } from '../../src/cases/kita-tokens.ts';
import { claimCodeOf } from '../../src/cases/claim-code.ts';
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

/** Where a case has to stand for a command to be done; every other command meets an open offer. */
const CHAPTER_FOR: Readonly<Record<string, Chapter>> = {
  'change-wishes': 'registered',
  'change-data': 'registered',
  'mark-reviewed': 'review',
  'confirm-visit': 'registered',
  'make-offer': 'offers',
  'prepare-offer': 'offers',
  'close-without-place': 'offers',
  'carry-over': 'offers',
  'book-slot': 'slotsProposed',
  'propose-slots': 'chosen',
  'guardian-consent': 'chosen',
  'contract-failed': 'chosen',
  'cancel-appointment': 'slotBooked',
  'record-no-show': 'contract',
  'conclude-contract': 'contract',
  'correct-contract': 'concluded',
};

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

interface ToldCase {
  /** The command that is to meet it. */
  readonly path: string;
  readonly id: string;
  readonly state: CaseState;
}

/** A case for every command there is, so that none ends what another could have done. */
async function tellCases(
  portal: TestPortal,
  paths: readonly string[],
): Promise<readonly ToldCase[]> {
  const commands = paths.filter((path) => /\/commands\/[\w-]+$/u.test(path));
  return Promise.all(
    commands.map(async (path) => {
      const chapter = CHAPTER_FOR[path.split('/').at(-1) ?? ''] ?? 'offerOpen';
      const { id } = await tellStory(portal, chapter);
      return { path, id, state: await portal.state(id) };
    }),
  );
}

/** What such a person knows from letters, lists and pages. */
async function knownTo(portal: TestPortal, cases: readonly ToldCase[]): Promise<readonly Known[]> {
  const { year } = portal.round;
  const [kita] = portal.kitas;
  const kitaIds = portal.kitas.map(({ id }) => id);
  const notices = (await Promise.all(cases.map(({ id }) => portal.notices(id)))).flat();
  const noticeIds = notices.map(({ id }) => id);
  const registered = await portal.register();
  const ofCases = cases.flatMap(({ path, id, state }) => {
    const under = (at: string): boolean => (path === '' ? at.includes('/commands/') : at === path);
    const wishes = state.wishes.filter((wish) => wish.kitaId === kita?.id);
    return [
      { parameter: 'path.id', under, values: [id] },
      { parameter: 'body.wishId', under, values: idsOf(wishes) },
      { parameter: 'body.offerId', under, values: idsOf(state.offers) },
      { parameter: 'body.slotId', under, values: idsOf(state.slots) },
    ];
  });
  return [
    ...ofCases,
    {
      parameter: 'path.id',
      under: (path: string) => /^\/(?:applications|office\/cases|kita\/applicants)\//u.test(path),
      values: idsOf(cases),
    },
    {
      parameter: 'path.id',
      under: (path: string) => path.startsWith('/office/notices/'),
      values: noticeIds,
    },
    { parameter: 'path.noticeId', values: noticeIds },
    { parameter: 'path.wishId', values: cases.flatMap(({ state }) => idsOf(state.wishes)) },
    { parameter: 'path.kitaId', values: kitaIds },
    { parameter: 'path.year', values: [year] },
    { parameter: 'query.postcode', values: ['59514', '59494', '10115'] },
    { parameter: 'body.applicationId', values: idsOf(cases) },
    { parameter: 'body.kitaIds[*]', values: kitaIds },
    { parameter: 'body.caseNumber', values: [registered.caseNumber] },
    { parameter: 'body.claimCode', values: [claimCodeOf(portal.deps.secret, registered.id)] },
    ...familyData(year),
  ].filter(({ values }) => values.length > 0);
}

/** What fits a registration's own rules, of which a description can tell only some. */
const familyData = (year: number): readonly Known[] => [
  ...['childFirstName', 'childLastName', 'guardianFirstName', 'guardianLastName'].map((name) => ({
    parameter: `body.${name}`,
    values: ['Mia', 'Zoë', 'Özgür', 'Jean-Luc', 'Анна'],
  })),
  ...['siblingOf', 'siblingCaseNumber', 'siblingClaimCode', 'phone'].map(nothingIn),
  ...['FirstName', 'LastName', 'Email', 'Phone', 'Street', 'Postcode', 'Town'].map((name) =>
    nothingIn(`guardian2${name}`),
  ),
  { parameter: 'body.email', values: ['kim.beispiel@example.org'] },
  { parameter: 'body.custody', values: ['sole', 'shared'] },
  { parameter: 'body.hours', values: [25, 35, 45] },
  { parameter: 'body.birthDate', values: [`${year - 3}-03-14`, `${year - 2}-01-31`] },
  { parameter: 'body.receivedOn', values: [zonedDay(Date.now())] },
  { parameter: 'body.wishedStartOn', values: [`${year}-08-01`] },
  { parameter: 'body.postcode', values: ['59514'] },
  { parameter: 'body.year', under: (path: string) => path.endsWith('/registrations'), values: [year] },
];

const nothingIn = (name: string): Known => ({ parameter: `body.${name}`, values: [''] });

const idsOf = (things: readonly { readonly id: string }[]): readonly string[] =>
  things.map(({ id }) => id);

function summary(who: Who, code: number, output: string, { done, refused }: Answered): string {
  const cases = /(\d+) generated/u.exec(output)?.[1];
  return `schemathesis as ${who}, seed ${SEED}: exit code ${code}, ${cases} test cases, ${done.length} operations done, never more than refused: ${refused.join(', ')}`;
}
