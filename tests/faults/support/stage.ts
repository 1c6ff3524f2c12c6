import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Client } from '@temporalio/client';
import type { CommandResult } from '../../../src/cases/errors.ts';
import type { CaseState } from '../../../src/domain/case.ts';
import type { PersonAction } from '../../../src/domain/commands.ts';
import type { Round } from '../../../src/domain/round.ts';
import { pagePort } from '../../support/page-port.ts';
import type { Person } from '../../../src/persistence/actor.ts';
import { Kita, Places } from '../../../src/persistence/entities/places.ts';
import { migrate } from '../../../src/persistence/migrate.ts';
import { openDatabase } from '../../../src/persistence/orm.ts';
import { addRelease } from '../../../src/persistence/round-releases.ts';
import { addRoundRevision } from '../../../src/persistence/rounds.ts';
import { openTemporal } from '../../../src/temporal/connection.ts';
import { startMailServer, type TestMailServer } from '../../support/mail-server.ts';
import {
  registrationInput,
  releaseOf,
  workflowBundle,
  type TestKita,
} from '../../support/portal.ts';
import {
  startOwnPostgres,
  startOwnTemporal,
  testNamespace,
  type OwnService,
} from '../../support/services.ts';
import { Patience } from './patience.ts';
import { Program, type ApiAnswer, type ApiRequest } from './program.ts';

/** The whole portal as processes that can be killed one by one, on services of its own. */
export interface Stage {
  readonly postgres: OwnService<unknown>;
  readonly temporal: OwnService<unknown>;
  readonly worker: Program;
  readonly api: Program;
  /** The owner's connection: for looking, never for acting. */
  readonly owner: MikroORM;
  readonly client: Client;
  readonly kitas: readonly TestKita[];
  /** Everything a browser was told; the record must agree with it. */
  readonly told: Told[];
  /** Of everybody who waits for an answer. */
  readonly patience: Patience;
  /** Takes what the API's dispatcher delivers. */
  readonly mailServer: TestMailServer;
  /** What worker and API logged so far, a line each. */
  logLines(): readonly string[];
  /** Adds a round of these dates in a year of its own, with places of every Kita. */
  addRound(dates: Round, capacity: number): Promise<Round>;
  /** One request; rejects when nobody answers. */
  ask(request: ApiRequest): Promise<ApiAnswer>;
  /** A browser: the same request under the same key until there is an answer. */
  click(click: Click): Promise<Answer>;
  register(round: Round, kitas: readonly TestKita[], clientKey?: string): Promise<StageCase>;
  look(theCase: StageCase): Promise<CaseState>;
  close(): Promise<void>;
}

export interface Click {
  readonly actor: Person;
  readonly action: PersonAction;
  readonly request: { readonly applicationId: string; readonly clientKey: string };
}

export type Answer = CommandResult | { readonly kind: 'turnedAway'; readonly code: string };

/** An answer somebody got. */
export type Told =
  | (Click & { readonly answer: Answer; readonly tookMs: number })
  | {
      readonly action: 'register';
      readonly clientKey: string;
      readonly answer: { readonly applicationId: string; readonly caseNumber: string };
      readonly tookMs: number;
    };

export interface StageCase {
  readonly id: string;
  readonly family: Person;
  readonly kitas: readonly TestKita[];
  readonly round: Round;
}

/** @param kitaCount how many Kitas there are, each with a pool of places in every round. */
export async function openStage(kitaCount: number): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'kita-portal-test-faults-'));
  const [postgres, temporal, mailServer, bundle] = await Promise.all([
    startOwnPostgres(),
    startOwnTemporal(),
    startMailServer(),
    workflowBundle(),
  ]);
  const databaseUrl = postgres.current().url;
  await migrate(databaseUrl);
  const bundlePath = join(folder, 'workflow-bundle.js');
  writeFileSync(bundlePath, bundle.code);
  const logFile = join(folder, 'programs.log');
  writeFileSync(logFile, '');
  const settings = {
    databaseUrl,
    temporalAddress: temporal.current().address,
    namespace: testNamespace,
    bundlePath,
    apiPort: await pagePort(),
    smtpUrl: mailServer.url,
    timerSlackMs: 300,
    holdAt: [],
  };
  const worker = new Program('worker', settings, logFile);
  const api = new Program('api', settings, logFile);
  const owner = openDatabase({ url: databaseUrl, role: 'owner', poolSize: 4 });
  const client = openTemporal({ address: settings.temporalAddress, namespace: testNamespace });
  const kitas = await addKitas(owner, kitaCount);
  const told: Told[] = [];
  const patience = new Patience();
  // The children of later rounds are not born yet.
  let nextYear = new Date().getUTCFullYear() + 3;
  await Promise.all([worker.start(), api.start()]);

  const stage: Stage = {
    postgres,
    temporal,
    worker,
    api,
    owner,
    client,
    kitas,
    told,
    patience,
    mailServer,
    logLines: () => readFileSync(logFile, 'utf8').split('\n').filter(Boolean),
    async addRound(dates, capacity) {
      const round = inYear(dates, nextYear);
      nextYear -= 1;
      await addPlaces(owner, round, kitas, capacity);
      return round;
    },
    async ask(request) {
      const response = await fetch(`http://127.0.0.1:${settings.apiPort}/`, {
        method: 'POST',
        body: JSON.stringify(request),
        signal: AbortSignal.timeout(20_000),
      });
      return (await response.json()) as ApiAnswer;
    },
    async click(click) {
      const startedAt = Date.now();
      const answer = await patience.insist<Answer>(async () => {
        const reply = await stage.ask(click);
        if ('error' in reply)
          return isFault(reply.error) ? undefined : { kind: 'turnedAway', code: reply.error };
        const result = reply.result as CommandResult;
        return result.kind === 'processing' ? undefined : result;
      }, `${click.action} ${click.request.applicationId}`);
      told.push({ ...click, answer, tookMs: Date.now() - startedAt });
      return answer;
    },
    async register(round, wished, clientKey = randomUUID()) {
      const startedAt = Date.now();
      const request = {
        year: round.year,
        clientKey,
        input: registrationInput(round, wished, {
          clientKey,
          email: `familie-${clientKey}@example.org`,
        }),
      };
      const answer = await patience.insist(async () => {
        const actor: Person = { kind: 'office', ref: 'nobody', role: 'head' };
        const reply = await stage.ask({ action: 'register', actor, request });
        if ('result' in reply) return reply.result as { applicationId: string; caseNumber: string };
        if (isFault(reply.error)) return undefined;
        throw new Error(`registration turned away: ${reply.error}`);
      }, 'register');
      told.push({ action: 'register', clientKey, answer, tookMs: Date.now() - startedAt });
      const id = answer.applicationId;
      return { id, family: { kind: 'family', ref: id, guardian: 1 }, kitas: wished, round };
    },
    look: (theCase) =>
      patience.insist(async () => {
        // No family sees what is only prepared for it; here everything is looked at.
        const actor: Person = { kind: 'office', ref: 'jugendamt', role: 'head' };
        const request = { applicationId: theCase.id };
        const reply = await stage.ask({ action: 'look', actor, request });
        return 'result' in reply && reply.result !== null ? (reply.result as CaseState) : undefined;
      }, `look ${theCase.id}`),
    async close() {
      await Promise.all([worker.kill(), api.kill()]);
      await Promise.all([client.connection.close(), owner.close(), mailServer.stop()]);
      await Promise.all([postgres.stop(), temporal.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return stage;
}

const isFault = (error: string): boolean => error === 'fault' || error.endsWith('.unavailable');

function inYear(round: Round, year: number): Round {
  return {
    ...round,
    year,
    dates: { ...round.dates, careStartsOn: `${year}-08-01`, ageCutOffOn: `${year}-11-01` },
  };
}

async function addKitas(owner: MikroORM, count: number): Promise<readonly TestKita[]> {
  const em = owner.em.fork();
  const kitas = Array.from({ length: count }, (_, index): TestKita => {
    const id = randomUUID();
    const name = `Kita Testweg ${index + 1}`;
    return { id, name, actor: { kind: 'kita', ref: id, role: 'head' }, placesId: '' };
  });
  for (const { id, name } of kitas) {
    em.create(Kita, {
      id,
      name,
      municipality: 'Welver',
      district: 'Welver',
      street: '',
      postcode: '59514',
      provider: '',
      providerKind: 'municipal',
      placesNote: '',
    });
  }
  await em.flush();
  return kitas;
}

async function addPlaces(
  owner: MikroORM,
  round: Round,
  kitas: readonly TestKita[],
  capacity: number,
): Promise<void> {
  const em = owner.em.fork();
  await em.execute('insert into round (year) values (?)', [round.year]);
  addRoundRevision(em, round, Date.now());
  await addRelease(em, releaseOf(round.year));
  for (const { id } of kitas) {
    em.create(Places, {
      id: randomUUID(),
      year: round.year,
      kitaId: id,
      ageGroup: 'o3',
      hours: 35,
      capacity,
      promised: 0,
      invented: true,
    });
  }
  await em.flush();
}
