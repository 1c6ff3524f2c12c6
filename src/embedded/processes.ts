import { randomInt } from 'node:crypto';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** A reason why the portal cannot start, in one sentence for the person at the terminal: printed without a stack. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** A program of ours that runs beside us until `stop` or `kill`. */
export interface RunningProcess {
  readonly pid: number;
  /** Resolves when it has ended, whatever ended it. */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
  /** Asks it to end, and kills it when it has not after `patienceMs`. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

interface LaunchOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** What the program prints is appended here. */
  readonly logFile: string;
  /** Remembers the process, so that a later start finds and ends it when this one was killed. */
  readonly pidFile: string;
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  readonly stopSignal: NodeJS.Signals;
  readonly patienceMs: number;
}

const running = new Map<number, NodeJS.Signals>();

// However this process ends, what it started is asked to end too; only SIGKILL leaves it behind.
process.on('exit', () => {
  for (const [pid, signal] of running) send(pid, signal);
});

/**
 * Starts a program that serves us. It gets a process group of its own, so that a Ctrl-C in the
 * terminal reaches only us: we stop our services in order, and what needs the database goes first.
 */
export async function launch(options: LaunchOptions): Promise<RunningProcess> {
  const log = openSync(options.logFile, 'a', 0o600);
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    detached: true,
    stdio: ['ignore', log, log],
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) =>
      reject(new StartupError(`${options.command} cannot be started (${codeOf(error)}).`)),
    );
  });
  const pid = pidOf(child);
  writeFileSync(options.pidFile, `${pid} ${birthOf(pid) ?? ''}\n`, { mode: 0o600 });

  running.set(pid, options.stopSignal);
  void ended.then(() => running.delete(pid));

  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    pid,
    ended,
    hasEnded,
    async stop() {
      if (!hasEnded()) await endProcess(pid, options.stopSignal, options.patienceMs, ended);
      rmSync(options.pidFile, { force: true });
    },
    async kill() {
      if (!hasEnded()) process.kill(pid, 'SIGKILL');
      await ended;
    },
  };
}

/** Ends the program that an earlier start left behind when it was killed, if it is still there. */
export async function endLeftover(
  pidFile: string,
  signal: NodeJS.Signals,
  patienceMs: number,
): Promise<void> {
  const [pid, birth] = readText(pidFile).trim().split(' ');
  // The birth tells the program from a stranger that got its number since.
  if (pid !== undefined && birth !== undefined && birth !== '' && birthOf(Number(pid)) === birth) {
    await endProcess(Number(pid), signal, patienceMs);
  }
  rmSync(pidFile, { force: true });
}

async function endProcess(
  pid: number,
  signal: NodeJS.Signals,
  patienceMs: number,
  ended?: Promise<void>,
): Promise<void> {
  const gone = ended ?? vanished(pid);
  send(pid, signal);
  const inTime = await Promise.race([
    gone.then(() => true),
    sleep(patienceMs, false, { ref: false }),
  ]);
  if (!inTime) {
    send(pid, 'SIGKILL');
    await gone;
  }
}

async function vanished(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(50);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** Is a process of this number there? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  // A zombie has ended already; only its parent has not asked yet.
  return !/^\d+ \(.*\) Z/s.test(readText(`/proc/${pid}/stat`));
}

/** When the process began, as a mark that a later process of the same number does not share; empty where the system has no /proc. */
export function birthOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return isAlive(pid) ? 'alive' : undefined;
  const stat = readText(`/proc/${pid}/stat`);
  // The second field is the program's name in parentheses and may contain spaces.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new StartupError(`${child.spawnfile} cannot be started.`);
  return child.pid;
}

/** Runs a program to its end and gives what it printed. Aborting the signal ends it. */
export async function run(
  command: string,
  args: readonly string[],
  options: {
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    signal?: AbortSignal;
    uid?: number;
    gid?: number;
  } = {},
): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, {
    maxBuffer: 16_000_000,
    ...options,
  });
  return stdout;
}

/** Waits until `check` is true; ends early when the process ends, the time is up, or the signal says so. */
export async function waitUntil(
  what: string,
  check: () => Promise<boolean> | boolean,
  options: { timeoutMs: number; process?: RunningProcess; logFile: string; signal?: AbortSignal },
): Promise<void> {
  const end = Date.now() + options.timeoutMs;
  while (!(await check())) {
    options.signal?.throwIfAborted();
    if (options.process?.hasEnded() === true) {
      throw new StartupError(`${what} ended while starting; see ${options.logFile}.`);
    }
    if (Date.now() > end) {
      throw new StartupError(
        `${what} did not start within ${options.timeoutMs / 1000} seconds; see ${options.logFile}.`,
      );
    }
    await sleep(50);
  }
}

/** Does something accept connections there? */
export async function canConnect(host: string, port: number, timeoutMs = 3000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: timeoutMs });
    const settle = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', settle(true));
    socket.once('error', settle(false));
    socket.once('timeout', settle(false));
  });
}

/** Can we listen on this port? Without a host, on every address, as the portal does. */
export async function isFree(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, exclusive: true, ...(host === undefined ? {} : { host }) }, () => {
      server.close(() => resolve(true));
    });
  });
}

/** Below the range from which systems give ports to outgoing connections (Linux: from 32768). */
const LOWEST_PORT = 15_000;
const FIRST_EPHEMERAL_PORT = 32_768;

/** Ports this process has chosen: nothing may listen there yet, but something is about to. */
const chosen = new Set<number>();

/**
 * A free port of the loopback interface. Not one the system would give: between the look and the listening, or while a
 * killed service is away from its port, any outgoing connection could be given the same.
 */
export async function freePort(from = LOWEST_PORT, below = FIRST_EPHEMERAL_PORT): Promise<number> {
  for (;;) {
    const port = randomInt(from, below);
    if (chosen.has(port) || !(await isFree(port, '127.0.0.1'))) continue;
    chosen.add(port);
    return port;
  }
}

/** The code of a system error, such as ENOENT. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return error instanceof Error ? error.name : 'unknown';
}

/** A file's text, empty where it cannot be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
