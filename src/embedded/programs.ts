import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../config.ts';
import { codeOf, run, StartupError } from './processes.ts';

/** How a program is had that npm does not bring. */
export interface Acquisition {
  /** Where programs are kept, over all clones and data folders. */
  readonly cacheFolder: string;
  /** Tells the person at the terminal what takes long. */
  say(line: string): void;
  readonly signal?: AbortSignal;
}

/** The Temporal server as a program: the CLI with its development server, or the server itself. */
export interface TemporalProgram {
  readonly kind: 'cli' | 'server';
  readonly path: string;
}

const serverVersion = '1.32.0';
const cliVersion = '1.9.1';
const uiVersion = '2.54.1';

/**
 * Finds the Temporal server: the CLI on the path, the build or download of an earlier start, the
 * SDK's download of the CLI, a build from the Go module proxy. In this order: each next one takes
 * longer or needs more.
 */
export async function findTemporal(options: Acquisition): Promise<TemporalProgram> {
  const { cacheFolder, say, signal } = options;
  if (await isRecentCli('temporal')) return { kind: 'cli', path: 'temporal' };

  const built = cachedBuild(cacheFolder, 'temporal-server', serverVersion);
  if (existsSync(built)) return { kind: 'server', path: built };
  const downloads = join(cacheFolder, `temporal-cli-${cliVersion}`);
  const downloaded = executableIn(downloads);
  if (downloaded !== undefined && (await isRecentCli(downloaded))) {
    return { kind: 'cli', path: downloaded };
  }

  say(`Getting the Temporal server (CLI ${cliVersion}) …`);
  mkdirSync(downloads, { recursive: true });
  const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
  // In a process of its own: the SDK's native runtime can be set up only once per process, and
  // the worker wants that once for itself.
  await run(
    process.execPath,
    [join(import.meta.dirname, `download-cli.${extension}`), downloads, cliVersion],
    signal === undefined ? {} : { signal },
  ).catch(() => undefined);
  signal?.throwIfAborted();
  const fresh = executableIn(downloads);
  if (fresh !== undefined && (await isRecentCli(fresh))) return { kind: 'cli', path: fresh };

  if (!(await hasGo())) {
    throw new StartupError(
      'The Temporal server cannot be had: install the `temporal` CLI 1.9.0 or later, or Go 1.26 or later, connect this machine to the internet, or set TEMPORAL_ADDRESS.',
    );
  }
  say(
    `It cannot be downloaded here; building Temporal ${serverVersion} with Go instead, once, about 5 minutes on 2 cores …`,
  );
  await goInstall('go.temporal.io/server/cmd/server', serverVersion, built, options);
  return { kind: 'server', path: built };
}

/** Finds the Web UI as a program of its own; undefined where it cannot be had. */
export async function findWebUi(options: Acquisition): Promise<string | undefined> {
  const built = cachedBuild(options.cacheFolder, 'temporal-ui', uiVersion);
  if (existsSync(built)) return built;
  if (!(await hasGo())) return undefined;
  options.say(`Building Temporal's Web UI ${uiVersion} with Go, once, about 20 seconds …`);
  try {
    await goInstall('github.com/temporalio/ui-server/v2/cmd/server', uiVersion, built, options);
    return built;
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof StartupError) return undefined;
    throw error;
  }
}

function cachedBuild(cacheFolder: string, name: string, version: string): string {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return join(cacheFolder, `${name}-${version}`, `${name}${suffix}`);
}

async function isRecentCli(path: string): Promise<boolean> {
  try {
    const [, major, minor] = /(\d+)\.(\d+)\.\d+/.exec(await run(path, ['--version'])) ?? [];
    return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 9);
  } catch {
    return false;
  }
}

async function hasGo(): Promise<boolean> {
  return run('go', ['version']).then(
    () => true,
    () => false,
  );
}

/** The SDK names its download itself; it is the one large file. */
function executableIn(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .find((file) => statSync(file).isFile() && statSync(file).size > 10_000_000);
}

async function goInstall(
  module: string,
  version: string,
  target: string,
  { say, signal, cacheFolder }: Acquisition,
): Promise<void> {
  // Built beside and renamed: an interrupted build leaves nothing that looks like a program.
  const folder = join(cacheFolder, `.build-${process.pid}-${Date.now()}`);
  const [bin, temporary] = [join(folder, 'bin'), join(folder, 'tmp')];
  mkdirSync(bin, { recursive: true });
  mkdirSync(temporary);
  const began = Date.now();
  const minutes = setInterval(() => {
    say(`… still building, ${Math.round((Date.now() - began) / 60_000)} min`);
  }, 60_000);
  try {
    await goCommand(
      ['install', `${module}@v${version}`],
      { GOBIN: bin, GOTMPDIR: temporary, CGO_ENABLED: '0' },
      signal,
    );
    const [made] = readdirSync(bin);
    if (made === undefined) throw new Error('nothing was built');
    chmodSync(join(bin, made), 0o755);
    mkdirSync(join(target, '..'), { recursive: true });
    renameSync(join(bin, made), target);
  } catch (error) {
    signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : codeOf(error);
    throw new StartupError(`go install ${module}@v${version} failed: ${reason}`);
  } finally {
    clearInterval(minutes);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function goCommand(
  args: string[],
  variables: Record<string, string>,
  signal?: AbortSignal,
): Promise<void> {
  const child = spawn('go', args, {
    // A group of its own, so that its compilers end with it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: childEnvironment(variables),
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(-2000);
  });
  const stop = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw new Error(complaint.trim().split('\n').at(-1) ?? `exit code ${code}`);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
