import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { inject } from 'vitest';
import type { CasesDependencies } from '../../src/cases/dependencies.ts';
import { register } from '../../src/cases/register.ts';
import { sendOpenRoundChanges } from '../../src/cases/office.ts';
import { sendOpenCommands } from '../../src/cases/sender.ts';
import { startWaitingCases } from '../../src/cases/starter.ts';
import type { CaseState } from '../../src/domain/case.ts';
import type { Round } from '../../src/domain/round.ts';
import { fastForward } from '../../src/demo/fast-forward.ts';
import { addToClock, moveCaseClock } from '../../src/demo/move-clock.ts';
import { every, type Loop } from '../../src/loop.ts';
import { withActor, type Person } from '../../src/persistence/actor.ts';
import { readCaseState } from '../../src/persistence/case-state.ts';
import { Application } from '../../src/persistence/entities/application.ts';
import { Kita, Places } from '../../src/persistence/entities/places.ts';
import { CaseCommand, CaseEvent, Notice } from '../../src/persistence/entities/record.ts';
import { openDatabase, openSignInDatabase } from '../../src/persistence/orm.ts';
import { addRelease, type Release } from '../../src/persistence/round-releases.ts';
import { addRoundRevision } from '../../src/persistence/rounds.ts';
import { createWorker } from '../../src/worker.ts';
import { applicationWorkflowId } from '../../workflows/application/application.messages.ts';
import { bundleWorkflows, type WorkflowBundle } from './bundle.ts';
import { copyTemplate, migratedDatabase } from './databases.ts';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;

/** The portal on real parts, with a database and a Temporal namespace of its own. */
export interface TestPortal {
  readonly deps: CasesDependencies;
  /** What staff's passwords and sessions are kept in. */
  readonly accounts: MikroORM;
  readonly databaseUrl: string;
  readonly namespace: string;
  readonly temporalAddress: string;
  /** The owner's connection, which row-level security does not bind: for looking, never for acting. */
  readonly owner: MikroORM;
  readonly round: Round;
  readonly kitas: readonly TestKita[];
  /** Moves the clock at the door; workflows keep theirs. */
  setDoorClock(clock: () => number): void;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  /** Sender and starter, every half second. */
  startLoops(): void;
  stopLoops(): Promise<void>;
  /** Registers a synthetic child through the real door. */
  register(options?: RegisterOptions): Promise<TestCase>;
  /** The same portal as the families of another round meet it, with Kitas of that round's own. */
  withRound(
    round: (kitas: readonly TestKita[]) => Round,
    options?: Pick<PortalOptions, 'kitas' | 'capacity'>,
  ): Promise<TestPortal>;
  state(applicationId: string): Promise<CaseState>;
  events(applicationId: string): Promise<readonly CaseEvent[]>;
  notices(applicationId: string): Promise<readonly Notice[]>;
  commands(applicationId: string): Promise<readonly CaseCommand[]>;
  /** Moves one case's workflow and its clock. */
  forward(applicationId: string, byMs: number): Promise<void>;
  /** The same while no worker runs: no further than the instant at which its next timer fires. */
  forwardAsleep(applicationId: string, byMs: number): Promise<void>;
  /** How far a case was moved ahead of the door's clock, milliseconds. */
  ahead(applicationId: string): Promise<number>;
  /** The present of one case, UTC milliseconds: the door's clock, moved as the case was. */
  now(applicationId: string): Promise<number>;
  workflow(applicationId: string): WorkflowHandle;
  /** Resolves when a case only waits: a worker stopped in the middle of its task would cost it ten seconds. */
  untilAtRest(applicationId: string): Promise<void>;
  history(applicationId: string): Promise<readonly HistoryEvent[]>;
  /** How many places of a Kita's pool are promised. */
  promised(kita: TestKita): Promise<number>;
  stop(): Promise<void>;
}

export type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

export interface TestKita {
  readonly id: string;
  readonly name: string;
  readonly actor: Person;
  readonly placesId: string;
}

export interface TestCase {
  readonly id: string;
  readonly family: Person;
  readonly caseNumber: string;
}

export interface RegisterOptions {
  readonly kitas?: readonly TestKita[];
  readonly clientKey?: string;
  readonly childFirstName?: string;
  readonly childLastName?: string;
  readonly email?: string;
  readonly childminding?: boolean;
  /** Anything else a family types, by the field's name. */
  readonly input?: Readonly<Record<string, unknown>>;
}

export interface PortalOptions {
  readonly postgresUrl: string;
  readonly temporalAddress: string;
  /** Places of each Kita in the one pool its children fit. */
  readonly capacity?: number;
  readonly kitas?: number;
  /** False: an empty portal, without round and Kitas. */
  readonly seeded?: boolean;
  /** The round's dates; default: `enrolment open`. */
  readonly round?: Round;
  readonly timerSlackMs?: number;
  /** How far the wake-ups of cases are spread; default: not at all. */
  readonly timerJitterMs?: number;
  readonly updateWaitMs?: number;
  readonly worker?: boolean;
  readonly loops?: boolean;
  /** How many cases the worker keeps in memory; 0: every task replays its whole history. */
  readonly maxCachedWorkflows?: number;
  readonly clock?: () => number;
  /** Connections at most, of doors, worker and loops together. */
  readonly poolSize?: number;
  readonly logLines?: string[];
}

/** A round in whose enrolment window `now` lies: deadline in 10 days, offers in 20, decision days in 35 and 49. */
export function openRound(now: number, year = new Date(now).getUTCFullYear() + 1): Round {
  return {
    year,
    revision: 1,
    dates: {
      opensAt: now - 30 * DAY,
      deadlineAt: now + 10 * DAY,
      editFreezeAt: now + 10 * DAY,
      reviewEndsAt: now + 19 * DAY,
      offersFromAt: now + 20 * DAY,
      decisionDays: [now + 35 * DAY, now + 49 * DAY],
      endsAt: now + 120 * DAY,
      careStartsOn: `${year}-08-01`,
      ageCutOffOn: `${year}-11-01`,
      overrides: [],
    },
    rules: {
      maxKitas: 4,
      maxChildminding: 1,
      hours: [25, 35, 45],
      minAnswerMs: 14 * DAY,
      endGraceMs: 14 * DAY,
      offerMode: 'parallel',
      reviveWithinMs: 2 * DAY,
      slotsWithinMs: 7 * DAY,
      cancelUntilMs: DAY,
      contractWithinMs: 14 * DAY,
      secondNoShow: 'office',
      carryOver: true,
    },
  };
}

/** The same round with offers already possible, for tests that are not about waiting. */
export function offersRound(now: number): Round {
  const round = openRound(now);
  return {
    ...round,
    dates: {
      ...round.dates,
      deadlineAt: now - 10 * DAY,
      editFreezeAt: now - 10 * DAY,
      reviewEndsAt: now - 2 * DAY,
      offersFromAt: now - DAY,
    },
  };
}

export async function startTestPortal(options: PortalOptions): Promise<TestPortal> {
  const suffix = randomUUID().slice(0, 8);
  // A server of the test's own has no template.
  const makeDatabase =
    options.postgresUrl === inject('postgresUrl') ? copyTemplate : migratedDatabase;
  const databaseUrl = await makeDatabase(options.postgresUrl, `kita_${suffix}`);
  const namespace = `test-${suffix}`;
  const client = await createNamespace(options.temporalAddress, namespace);
  const { poolSize = 20 } = options;
  const orm = openDatabase({ url: databaseUrl, role: 'kita_app', poolSize });
  const owner = openDatabase({ url: databaseUrl, role: 'owner', poolSize: 2 });
  const accounts = openSignInDatabase(databaseUrl);
  let clock = options.clock ?? Date.now;
  const logger = options.logLines
    ? pino({ level: 'debug' }, { write: (line: string) => void options.logLines?.push(line) })
    : pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  const deps: CasesDependencies = {
    orm,
    client,
    clock: () => clock(),
    // A click of a story is answered, however busy the machine is; tests of impatience name their own.
    updateWaitMs: options.updateWaitMs ?? 30_000,
    secret: 'a secret for tests of at least thirty-two characters',
    logger,
  };
  const round = options.round ?? openRound(Date.now());
  const kitas = options.seeded === false ? [] : newKitas(options.kitas ?? 4);
  if (options.seeded !== false) await seed(owner, round, kitas, options.capacity ?? 10);
  let known = kitas.length + 1;
  let worker: RunningWorker | undefined;
  const loops: Loop[] = [];

  const portal: TestPortal = {
    deps,
    accounts,
    databaseUrl,
    namespace,
    temporalAddress: options.temporalAddress,
    owner,
    round,
    kitas,
    setDoorClock(next) {
      clock = next;
    },
    async startWorker() {
      worker ??= await runWorker(options, portal);
    },
    async stopWorker() {
      await worker?.stop();
      worker = undefined;
    },
    startLoops() {
      if (loops.length > 0) return;
      loops.push(
        every(500, logger, 'sender', async () => {
          await sendOpenCommands(deps);
          await sendOpenRoundChanges(deps);
        }),
        every(500, logger, 'starter', () => startWaitingCases(deps)),
      );
    },
    async stopLoops() {
      await Promise.all(loops.splice(0).map((loop) => loop.stop()));
    },
    register: (wanted = {}) => registerIn(deps, round, wanted.kitas ?? kitas, wanted),
    async withRound(roundOf, options = {}) {
      const own = newKitas(options.kitas ?? 4, known);
      known += own.length;
      const other = roundOf(own);
      await seed(owner, other, own, options.capacity ?? 10);
      return {
        ...portal,
        round: other,
        kitas: own,
        register: (wanted = {}) => registerIn(deps, other, wanted.kitas ?? own, wanted),
      };
    },
    async state(applicationId) {
      const state = await withActor(owner.em, { kind: 'service', ref: 'test' }, (em) =>
        readCaseState(em, applicationId),
      );
      if (state === null) throw new Error('no such case');
      return state;
    },
    events: (applicationId) =>
      owner.em.fork().find(CaseEvent, { applicationId }, { orderBy: { revision: 'asc' } }),
    notices: (applicationId) =>
      owner.em
        .fork()
        .find(Notice, { applicationId }, { orderBy: { revision: 'asc', kind: 'asc' } }),
    commands: (applicationId) =>
      owner.em.fork().find(CaseCommand, { applicationId }, { orderBy: { receivedAt: 'asc' } }),
    forward: (applicationId, byMs) => moveCaseClock(deps, applicationId, byMs),
    async forwardAsleep(applicationId, byMs) {
      await fastForward(client, applicationWorkflowId(applicationId), byMs);
      await addToClock(orm, applicationId, byMs);
    },
    async ahead(applicationId) {
      const application = await owner.em.fork().findOneOrFail(Application, { id: applicationId });
      return application.clockOffsetMs;
    },
    async now(applicationId) {
      const ahead = await portal.ahead(applicationId);
      return clock() + ahead;
    },
    workflow: (applicationId) => client.workflow.getHandle(applicationWorkflowId(applicationId)),
    async untilAtRest(applicationId) {
      await eventually(
        async () => {
          const { raw } = await portal.workflow(applicationId).describe();
          const { pendingWorkflowTask, pendingActivities, workflowExecutionInfo } = raw;
          const busy = pendingWorkflowTask != null || (pendingActivities ?? []).length > 0;
          // The first task is scheduled before it is pending.
          return busy ? 0 : Number(workflowExecutionInfo?.historyLength);
        },
        (length) => length > 3,
      );
    },
    async history(applicationId) {
      return (await portal.workflow(applicationId).fetchHistory()).events ?? [];
    },
    async promised({ placesId }) {
      return (await owner.em.fork().findOneOrFail(Places, { id: placesId })).promised;
    },
    async stop() {
      await portal.stopLoops();
      await portal.stopWorker();
      await client.connection.close();
      await orm.close();
      await accounts.close();
      await owner.close();
    },
  };
  if (options.worker !== false) await portal.startWorker();
  if (options.loops !== false) portal.startLoops();
  return portal;
}

let houses = 0;
/** No two families of the tests are the same child at the same address, but one that repeats its click is. */
function houseNumber(clientKey: string | undefined): number {
  if (clientKey === undefined) return (houses += 1);
  return Number.parseInt(createHash('sha256').update(clientKey).digest('hex').slice(0, 8), 16);
}

async function registerIn(
  deps: CasesDependencies,
  round: Round,
  kitas: readonly TestKita[],
  wanted: RegisterOptions,
): Promise<TestCase> {
  const { applicationId, caseNumber } = await register(deps, {
    year: round.year,
    clientKey: wanted.clientKey ?? randomUUID(),
    input: registrationInput(round, kitas, wanted),
  });
  return {
    id: applicationId,
    caseNumber,
    family: { kind: 'family', ref: applicationId, guardian: 1 },
  };
}

/** What a family would type; every value is invented, and a new child at each call. */
export function registrationInput(
  round: Round,
  kitas: readonly TestKita[],
  wanted: RegisterOptions = {},
): Record<string, unknown> {
  return {
    childFirstName: wanted.childFirstName ?? 'Mia',
    childLastName: wanted.childLastName ?? 'Beispiel',
    birthDate: `${round.year - 3}-03-14`,
    street: `Musterweg ${houseNumber(wanted.clientKey)}`,
    postcode: '59514',
    guardianFirstName: 'Kim',
    guardianLastName: 'Beispiel',
    email: wanted.email ?? 'kim.beispiel@example.org',
    phone: '02921 4711',
    custody: 'shared',
    hours: 35,
    wishedStartOn: round.dates.careStartsOn,
    kitaIds: kitas.slice(0, 4).map((kita) => kita.id),
    childminding: wanted.childminding ?? false,
    ...wanted.input,
  };
}

/** Waits for something that comes to be by itself; the reason of a failure is what was last seen. */
export async function eventually<T>(
  look: () => Promise<T>,
  isSo: (seen: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > until)
      throw new Error(
        `not so within ${withinMs} ms, last seen: ${JSON.stringify(seen)?.slice(0, 2000)}`,
      );
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

interface RunningWorker {
  stop(): Promise<void>;
}

async function runWorker(options: PortalOptions, portal: TestPortal): Promise<RunningWorker> {
  quietTemporal();
  const connection = await NativeConnection.connect({ address: options.temporalAddress });
  const worker: Worker = await createWorker({
    orm: portal.deps.orm,
    client: portal.deps.client,
    connection,
    namespace: portal.namespace,
    clock: Date.now,
    timerSlackMs: options.timerSlackMs ?? 2000,
    timerJitterMs: options.timerJitterMs ?? 0,
    logger: portal.deps.logger,
    workflows: await workflowBundle(),
    ...(options.maxCachedWorkflows === undefined
      ? {}
      : { maxCachedWorkflows: options.maxCachedWorkflows }),
  });
  const running = worker.run();
  return {
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
    },
  };
}

let bundle: Promise<WorkflowBundle> | undefined;
/** Made once per run; where a project has no shared services, once per process. */
export function workflowBundle(): Promise<WorkflowBundle> {
  bundle ??= sharedBundle() ?? bundleWorkflows();
  return bundle;
}

/** Vitest types what it provides as always there. */
function sharedBundle(): Promise<WorkflowBundle> | undefined {
  const path = inject('workflowBundlePath') as string | undefined;
  return path === undefined ? undefined : readFile(path, 'utf8').then((code) => ({ code }));
}

let quiet = false;
function quietTemporal(): void {
  if (quiet) return;
  quiet = true;
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
  });
}

async function createNamespace(address: string, namespace: string): Promise<Client> {
  const connection = await Connection.connect({ address });
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: { Phase: 2 },
  });
  const client = new Client({ connection, namespace });
  await eventually(
    async () => {
      try {
        await client.workflow.count();
        return true;
      } catch {
        return false;
      }
    },
    (known) => known,
  );
  return client;
}

/** As if the office had opened the round with every Kita connected. */
export const releaseOf = (year: number): Release => ({
  year,
  at: Date.now(),
  by: { kind: 'office', ref: 'test', role: 'head' },
  missingKitaIds: [],
  reason: null,
});

function newKitas(count: number, first = 1): readonly TestKita[] {
  return Array.from({ length: count }, (_, index): TestKita => {
    const id = randomUUID();
    return {
      id,
      name: `Kita Testweg ${first + index}`,
      actor: { kind: 'kita', ref: id, role: 'head' },
      placesId: randomUUID(),
    };
  });
}

async function seed(
  owner: MikroORM,
  round: Round,
  kitas: readonly TestKita[],
  capacity: number,
): Promise<void> {
  const em = owner.em.fork();
  await em.execute('insert into round (year) values (?)', [round.year]);
  addRoundRevision(em, round, Date.now());
  await addRelease(em, releaseOf(round.year));
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
  for (const { id, placesId } of kitas) {
    em.create(Places, {
      id: placesId,
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
