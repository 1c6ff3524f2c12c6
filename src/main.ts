// The programs behind `npm start`, `npm run migrate` and `npm run repair`.
import { ConfigError } from './config-values.ts';
import { type Config, loadConfig } from './config.ts';
import { loadDemo } from './demo/load.ts';
import { codeOf, isFree, StartupError } from './embedded/processes.ts';
import { openServices, type Services, type ServicesOptions } from './embedded/services.ts';
import { migrate } from './persistence/migrate.ts';
import { inviteOffice } from './invite-office.ts';
import { repairCases } from './repair.ts';
import { startServer } from './server.ts';
import { startWorker } from './worker.ts';

type Task = (stack: AsyncDisposableStack, signal: AbortSignal) => Promise<void>;

const tasks: Readonly<Record<string, Task>> = {
  start,
  migrate: migrateOnly,
  repair,
  'invite-office': inviteHead,
};

/** Everything in one process, until the signal. */
async function start(stack: AsyncDisposableStack, signal: AbortSignal): Promise<void> {
  const config = loadConfig();
  const services = await open({
    config,
    needs: 'all',
    // Only now: with the port taken by a portal on the same folder, that is what must be said.
    beforeAny: async () => mustBeFree(config),
    signal,
    stack,
    say,
  });
  const { config: running, mailPageUrl } = services;

  const worker = await explained('The worker cannot start', async () => startWorker(running));
  stack.defer(async () => worker.close());
  signal.throwIfAborted();
  // Before anything sends mails: most of the demonstration lies in the past.
  if (running.demo) {
    const progress = progressLine();
    await orAborted(loadDemo(running, progress.show), signal).finally(progress.end);
  }
  const server = await explained('The pages cannot be served', async () =>
    startServer(running, { mailPageUrl }),
  );
  stack.defer(async () => server.close());
  signal.throwIfAborted();

  print(services);
  const stopped = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const ended = await Promise.race([services.ended, stopped]);
  if (ended === undefined) return;
  throw new StartupError(`${ended} has ended; see its log in ${running.dataFolder}.`);
}

async function migrateOnly(stack: AsyncDisposableStack, signal: AbortSignal): Promise<void> {
  await open({ config: loadConfig(), needs: 'database', signal, stack, say });
  say('The database has the newest shape.');
}

async function repair(stack: AsyncDisposableStack, signal: AbortSignal): Promise<void> {
  const config = loadConfig();
  const services = await open({ config, needs: 'database and Temporal', signal, stack, say });
  const { terminated, started } = await explained('The cases cannot be repaired', async () =>
    orAborted(repairCases(services.config), signal),
  );
  say(`${terminated} running workflows ended, ${started} started again from their rows.`);
}

/** `npm run invite-office -- mail@example.org "First Last"`: how the first head of the youth office gets in. */
async function inviteHead(stack: AsyncDisposableStack, signal: AbortSignal): Promise<void> {
  const [email = '', name = ''] = process.argv.slice(3);
  const { config } = await open({ config: loadConfig(), needs: 'database', signal, stack, say });
  say(await inviteOffice(config, { email, name }));
}

/** The services, with the database in its newest shape. */
async function open(options: ServicesOptions): Promise<Services> {
  const services = await openServices(options);
  await explained('The database cannot be migrated', async () =>
    migrate(services.config.databaseOwnerUrl),
  );
  options.signal.throwIfAborted();
  return services;
}

async function mustBeFree({ host, port }: Config): Promise<void> {
  if (await isFree(port, host)) return;
  throw new StartupError(
    `Port ${port} is in use by another program; stop that one, or set PORT to another port.`,
  );
}

function print({ config, mailPageUrl }: Services): void {
  const lines: (readonly [string, string] | false)[] = [
    ['Portal', config.publicOrigin],
    config.demo && ['Demo sign-ins', `${config.publicOrigin}/demo`],
    mailPageUrl !== undefined && ['Mails', mailPageUrl],
    ['Temporal Web UI', config.temporalUiUrl ?? 'not to be had on this machine'],
    ['Data', config.dataFolder],
    ['Stop', 'Ctrl-C; everything is there again at the next start'],
  ];
  const shown = lines.filter((line) => line !== false);
  const block = shown.map(([name, value]) => `  ${name.padEnd(16)} ${value}`).join('\n');
  process.stdout.write(`\nThe Kita-Portal runs.\n\n${block}\n\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

const TOLD_EVERY_MS = 5000;

/** One line that changes; where nobody sees it change, a line from time to time. */
function progressLine(): { show(progress: string): void; end(): void } {
  const { isTTY } = process.stderr;
  let shown = '';
  let toldAt = 0;
  return {
    show(progress) {
      shown = progress;
      if (!isTTY && Date.now() - toldAt < TOLD_EVERY_MS) return;
      toldAt = Date.now();
      process.stderr.write(isTTY ? `\r${progress}` : `${progress}\n`);
    },
    end() {
      if (isTTY && shown !== '') process.stderr.write('\n');
    },
  };
}

/** What goes wrong outside our code has a code, and is told in one sentence; anything else is a bug with a stack. */
async function explained<T>(what: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      const code = codeOf(cause);
      // A system error (EADDRINUSE) or a state of PostgreSQL (28P01).
      if (/^E[A-Z]+$|^[0-9A-Z]{5}$/.test(code) && code !== 'Error') {
        throw new StartupError(`${what}: ${cause.message.split('\n')[0]} (${code}).`);
      }
    }
    throw error;
  }
}

async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  // Given up, it may fail when its services go away: nobody waits for it any more.
  work.catch(() => undefined);
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
    }),
  ]);
}

/** Runs the task; the first signal stops everything in order, one that comes later than a second after it at once. */
async function main(): Promise<number> {
  const task = tasks[process.argv[2] ?? 'start'];
  if (task === undefined) {
    say(`Usage: main ${Object.keys(tasks).join('|')}`);
    return 1;
  }
  const stopping = new AbortController();
  let stoppedAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A terminal, npm and our own first step may each pass on one and the same Ctrl-C.
      if (stoppedAt === 0) {
        stoppedAt = Date.now();
        say('\nStopping …');
        stopping.abort();
      } else if (Date.now() - stoppedAt > 1000) process.exit(130);
    });
  }

  const stack = new AsyncDisposableStack();
  let code = 0;
  try {
    await task(stack, stopping.signal);
  } catch (error) {
    const expected = error instanceof StartupError || error instanceof ConfigError;
    if (stopping.signal.aborted) code = 130;
    else {
      code = 1;
      say(expected ? error.message : String(error instanceof Error ? error.stack : error));
    }
  }
  try {
    await stack.disposeAsync();
  } catch (error) {
    code = 1;
    say(`Not everything could be stopped in order: ${String(error)}`);
  }
  return code;
}

process.exit(await main());
