import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import type { StepToWrite } from '../../../activities/application.activities.ts';
import { openDatabase } from '../../../src/persistence/orm.ts';
import { openTemporal } from '../../../src/temporal/connection.ts';
import { createWorker } from '../../../src/worker.ts';
import { listenForHolds, pass, tellTest } from './crash-points.ts';
import type { ProgramSettings } from './program.ts';

/** The worker as a process of its own, built as src/worker.ts builds it, with a crash point around every activity. */
const settings = JSON.parse(process.argv[2] ?? '') as ProgramSettings;
listenForHolds(settings.holdAt);
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
});
const create = Worker.create.bind(Worker);
Worker.create = (options) =>
  create({
    ...options,
    activities: withCrashPoints(options.activities ?? {}),
    // One of every kind of step is held at once.
    maxConcurrentActivityTaskExecutions: 100,
  });

const worker = await createWorker({
  orm: openDatabase({ url: settings.databaseUrl, role: 'kita_app' }),
  client: openTemporal({ address: settings.temporalAddress, namespace: settings.namespace }),
  connection: await NativeConnection.connect({ address: settings.temporalAddress }),
  namespace: settings.namespace,
  clock: Date.now,
  timerSlackMs: settings.timerSlackMs,
  timerJitterMs: 0,
  logger: pino({ level: 'warn' }, pino.destination(2)),
  workflows: { codePath: settings.bundlePath },
});
const running = worker.run();
tellTest({ ready: true });
await running;

function withCrashPoints(activities: object): object {
  return Object.fromEntries(
    Object.entries(activities).map(([name, activity]) => [
      name,
      async (input: object): Promise<unknown> => {
        const label = labelOf(input);
        const subject = 'applicationId' in input ? String(input.applicationId) : '';
        await pass(`${name}.before.${label}`, subject);
        const result: unknown = await (activity as (input: object) => Promise<unknown>)(input);
        await pass(`${name}.after.${label}`, subject);
        return result;
      },
    ]),
  );
}

function labelOf(input: object): string {
  if (!('decision' in input)) return '';
  const { decision } = input as StepToWrite;
  return decision.kind === 'step' ? decision.step.kind : decision.code;
}
