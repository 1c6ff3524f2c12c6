import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { createApplicationActivities } from '../activities/application.activities.ts';
import { createRoundActivities } from '../activities/round.activities.ts';
import { tellCase } from './cases/tell-case.ts';
import type { RunningConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { beatHeart } from './persistence/heartbeat.ts';
import { openDatabase } from './persistence/orm.ts';
import { attemptInterceptor } from './temporal/attempt-interceptor.ts';
import { faultInterceptor } from './temporal/fault-interceptor.ts';
import { runProgram } from './run-program.ts';
import { openTemporal, TASK_QUEUE } from './temporal/connection.ts';

export interface WorkerDependencies {
  readonly orm: MikroORM;
  readonly client: Client;
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly clock: () => number;
  readonly timerSlackMs: number;
  readonly timerJitterMs: number;
  readonly logger: Logger;
  readonly workflows: { readonly codePath: string } | { readonly code: string };
  readonly taskQueue?: string;
  /** How many cases stay in memory between their tasks; default: the SDK's, by the heap. */
  readonly maxCachedWorkflows?: number;
}

/** Workflows and activities behind one task queue. */
export function createWorker(deps: WorkerDependencies): Promise<Worker> {
  return Worker.create({
    connection: deps.connection,
    namespace: deps.namespace,
    taskQueue: deps.taskQueue ?? TASK_QUEUE,
    workflowBundle: deps.workflows,
    activities: {
      ...createApplicationActivities(deps),
      ...createRoundActivities({
        ...deps,
        tellCase: (id, revision) => tellCase(deps, id, revision),
      }),
    },
    // The first is the outermost: it sees the bare codes that the second makes of errors.
    interceptors: {
      activity: [
        () => ({ inbound: attemptInterceptor(deps) }),
        () => ({ inbound: faultInterceptor(deps.logger) }),
      ],
    },
    maxConcurrentActivityTaskExecutions: 16,
    // A killed worker costs its cached cases this long; the default of 10 s is felt by whoever clicks.
    stickyQueueScheduleToStartTimeout: '2 seconds',
    shutdownGraceTime: '5 seconds',
    ...(deps.maxCachedWorkflows === undefined
      ? {}
      : { maxCachedWorkflows: deps.maxCachedWorkflows }),
  });
}

/** The worker process: connects, polls, and says every ten seconds that it is there. */
export async function startWorker(config: RunningConfig): Promise<{ close(): Promise<void> }> {
  const logger = createLogger(config);
  // The SDK tells of every state of a worker; who runs the portal wants to hear of trouble.
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const orm = openDatabase({ url: config.databaseUrl, role: 'kita_app' });
  const client = openTemporal({
    address: config.temporalAddress,
    namespace: config.temporalNamespace,
  });
  const connection = await NativeConnection.connect({ address: config.temporalAddress });
  const worker = await createWorker({
    orm,
    client,
    connection,
    namespace: config.temporalNamespace,
    clock: Date.now,
    timerSlackMs: config.timerSlackMs,
    timerJitterMs: config.timerJitterMs,
    logger,
    workflows: { codePath: fileURLToPath(new URL('../workflow-bundle.js', import.meta.url)) },
  });
  const heart = beatHeart(orm, { workerId: randomUUID(), clock: Date.now, logger });
  const running = worker.run();
  return {
    async close() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
      await heart.stop();
      await connection.close();
      await client.connection.close();
      await orm.close();
    },
  };
}

if (import.meta.main) await runProgram(startWorker);
