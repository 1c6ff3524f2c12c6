import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import Long from 'long';
import {
  endLeftover,
  freePort,
  isFree,
  launch,
  readText,
  StartupError,
  waitUntil,
} from './processes.ts';
import { type Acquisition, findTemporal } from './programs.ts';

/** A running Temporal server of our own. */
export interface EmbeddedTemporal {
  /** Of its frontend, host:port. */
  readonly address: string;
  /** Its Web UI, where it brings one. */
  readonly uiUrl: string | undefined;
  /** Resolves when it has ended, whatever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  /** Ends it as a power cut would; starting again on the same folder recovers. */
  kill(): Promise<void>;
}

export interface TemporalOptions extends Acquisition {
  /** Folder of ours: database, configuration, log, process number. */
  readonly folder: string;
  readonly port: number;
  /** Where a server that brings a Web UI serves it; without it none is served. */
  readonly uiPort?: number;
  readonly namespace: string;
  /** Dynamic configuration beside ours. */
  readonly settings?: DynamicSettings;
}

type DynamicSettings = Readonly<Record<string, boolean | number | string>>;

/**
 * Time skipping moves a single workflow in tests and demonstrations. The second setting makes a workflow whose code
 * fails visible after two failures, about ten seconds, instead of five. The third is an allowance for clocks that differ
 * between servers, by which every new timer may fire late: a second by default, and here is one clock only. The last two
 * let a deleted execution go after some seconds: it waits until these queues have noted that they are done with it, which
 * they otherwise do every half minute.
 */
const dynamicSettings: DynamicSettings = {
  'frontend.WorkflowTimeSkippingEnabled': true,
  'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute': 2,
  'history.timerProcessorMaxTimeShift': '50ms',
  'history.transferProcessorUpdateAckInterval': '1s',
  'history.visibilityProcessorUpdateAckInterval': '1s',
};

const stopSignal = 'SIGTERM';
// The server drains for up to ten seconds.
const patienceMs = 20_000;
const pidFileIn = (folder: string): string => join(folder, 'pid');

/** Ends the Temporal server that an earlier process started on this folder and could not end, if it still runs. */
export async function endLeftoverTemporal(folder: string): Promise<void> {
  await endLeftover(pidFileIn(folder), stopSignal, patienceMs);
}

/** Starts a Temporal server on the loopback interface and waits until the namespace takes workflows. */
export async function startTemporal(options: TemporalOptions): Promise<EmbeddedTemporal> {
  const { folder, port, uiPort, namespace, signal } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await endLeftoverTemporal(folder);

  const program = await findTemporal(options);
  signal?.throwIfAborted();
  const args = program.kind === 'cli' ? commandLine(options) : await writeConfiguration(options);
  const logFile = join(folder, 'temporal.log');
  const server = await launch({
    command: program.path,
    args,
    cwd: folder,
    logFile,
    pidFile: pidFileIn(folder),
    stopSignal,
    patienceMs,
  });
  const address = `127.0.0.1:${port}`;
  try {
    await waitUntil('The Temporal server', () => isServing(address), {
      timeoutMs: 120_000,
      process: server,
      logFile,
      ...(signal === undefined ? {} : { signal }),
    });
    await ensureNamespace(address, namespace, signal);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    address,
    uiUrl:
      program.kind === 'cli' && uiPort !== undefined ? `http://127.0.0.1:${uiPort}` : undefined,
    ended: server.ended,
    stop: server.stop,
    kill: server.kill,
  };
}

function commandLine({ folder, port, uiPort, namespace, settings }: TemporalOptions): string[] {
  return [
    'server',
    'start-dev',
    '--ip=127.0.0.1',
    `--port=${port}`,
    `--namespace=${namespace}`,
    `--db-filename=${join(folder, 'temporal-cli.db')}`,
    '--log-level=warn',
    ...(uiPort === undefined ? ['--headless'] : [`--ui-port=${uiPort}`]),
    ...Object.entries({ ...dynamicSettings, ...settings }).map(
      ([key, value]) => `--dynamic-config-value=${key}=${JSON.stringify(value)}`,
    ),
  ];
}

/** Writes the server's configuration (JSON, which is YAML as well) and gives its command line. */
async function writeConfiguration({ folder, port, settings }: TemporalOptions): Promise<string[]> {
  const ports = await innerPorts(folder);
  const dynamic = join(folder, 'dynamic.yaml');
  const file = join(folder, 'server.yaml');
  const store = {
    sql: {
      pluginName: 'sqlite',
      databaseName: join(folder, 'temporal.db'),
      connectAddr: 'localhost',
      connectProtocol: 'tcp',
      connectAttributes: { cache: 'private', setup: true, journal_mode: 'wal', synchronous: 2 },
      maxConns: 1,
      maxIdleConns: 1,
      maxConnLifetime: '1h',
    },
  };
  const service = (name: keyof typeof ports, grpcPort: number) => ({
    rpc: { grpcPort, membershipPort: ports[name].membership, bindOnLocalHost: true },
  });
  const configuration = {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'sqlite',
      visibilityStore: 'sqlite-visibility',
      numHistoryShards: 1,
      datastores: { sqlite: store, 'sqlite-visibility': store },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: service('frontend', port),
      matching: service('matching', ports.matching.grpc),
      history: service('history', ports.history.grpc),
      worker: service('worker', ports.worker.grpc),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${port}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamic, pollInterval: '60s' },
  };
  const dynamicValues = Object.entries({ ...dynamicSettings, ...settings }).map(([key, value]) => [
    key,
    [{ value }],
  ]);
  writeFileSync(dynamic, JSON.stringify(Object.fromEntries(dynamicValues), null, 2));
  writeFileSync(file, JSON.stringify(configuration, null, 2));
  return ['--config-file', file, '--allow-no-auth', 'start'];
}

type InnerPorts = Record<
  'frontend' | 'matching' | 'history' | 'worker',
  { grpc: number; membership: number }
>;

/** The ports its parts use among themselves, the same after a restart: the server remembers its members. */
async function innerPorts(folder: string): Promise<InnerPorts> {
  const file = join(folder, 'ports.json');
  if (existsSync(file)) {
    const known = JSON.parse(readText(file)) as InnerPorts;
    const all = Object.values(known).flatMap(({ grpc, membership }) => [grpc, membership]);
    const free = await Promise.all(all.map(async (port) => isFree(port, '127.0.0.1')));
    if (free.every(Boolean)) return known;
  }
  const pair = async () => ({ grpc: await freePort(), membership: await freePort() });
  const fresh: InnerPorts = {
    frontend: await pair(),
    matching: await pair(),
    history: await pair(),
    worker: await pair(),
  };
  writeFileSync(file, JSON.stringify(fresh));
  return fresh;
}

async function isServing(address: string): Promise<boolean> {
  const connection = await connect(address, 1000);
  if (connection === undefined) return false;
  await connection.close();
  return true;
}

async function connect(address: string, timeoutMs: number): Promise<Connection | undefined> {
  return Connection.connect({ address, connectTimeout: timeoutMs }).catch(() => undefined);
}

const retention = { seconds: Long.fromNumber(90 * 86_400) };
const searchAttribute = 'Phase';
const keyword = proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;

/**
 * Registers the namespace with 90 days of retention and the search attribute where they are missing,
 * and waits until the server knows them everywhere.
 */
export async function ensureNamespace(
  address: string,
  namespace: string,
  signal?: AbortSignal,
): Promise<void> {
  const connection = await connect(address, 5000);
  if (connection === undefined) {
    throw new StartupError(`No Temporal server answers at ${address} (TEMPORAL_ADDRESS).`);
  }
  const { workflowService, operatorService } = connection;
  try {
    const known = await succeeds(workflowService.describeNamespace({ namespace }));
    if (known) {
      await workflowService.updateNamespace({
        namespace,
        config: { workflowExecutionRetentionTtl: retention },
      });
    } else {
      await workflowService.registerNamespace({
        namespace,
        workflowExecutionRetentionPeriod: retention,
      });
    }
    // Each part of the server learns of a new namespace at its own next look, within some seconds.
    await waitUntil(
      `Temporal's namespace ${namespace}`,
      async () => {
        const listed = await operatorService.listSearchAttributes({ namespace }).catch(() => null);
        if (listed === null) return false;
        if (listed.customAttributes?.[searchAttribute] === undefined) {
          await operatorService
            .addSearchAttributes({ namespace, searchAttributes: { [searchAttribute]: keyword } })
            .catch(() => undefined);
          return false;
        }
        const query = `${searchAttribute} = 'none'`;
        return succeeds(workflowService.listWorkflowExecutions({ namespace, query, pageSize: 1 }));
      },
      {
        timeoutMs: 60_000,
        logFile: `the log of the Temporal server at ${address}`,
        ...(signal === undefined ? {} : { signal }),
      },
    );
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof StartupError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      `Temporal at ${address} does not take the namespace ${namespace}: ${reason}`,
    );
  } finally {
    await connection.close();
  }
}

async function succeeds(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}
