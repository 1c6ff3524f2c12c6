import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { birthOf, codeOf, freePort, isFree, readText, StartupError } from './processes.ts';

/** The folder that holds everything a local portal keeps; ours alone until `release`. */
export interface DataFolder {
  readonly path: string;
  /** A folder inside, made when it is not there. */
  folder(name: string): string;
  /** A secret generated once: the same after every start. */
  secret(name: string): string;
  /**
   * The port of an embedded service: the given one (which must be free), else the one used last
   * time, else the preferred one, else any free one.
   */
  port(name: string, given: number | undefined, preferred?: number): Promise<number>;
  release(): void;
}

/** Makes the folder where it is missing and locks it, so that two portals never share a database. */
export function openDataFolder(path: string): DataFolder {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartupError(`The data folder ${path} cannot be made (${codeOf(error)}).`);
  }
  const lock = join(path, 'lock');
  takeLock(path, lock);

  const settingsFile = join(path, 'settings.json');
  const settings = readSettings(settingsFile);
  const save = (): void => {
    // Written beside and renamed, so that a cut leaves the old file or the new one.
    const next = `${settingsFile}.new`;
    writeFileSync(next, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
    renameSync(next, settingsFile);
  };
  // Two services asking at once must not be given the same free port.
  const taken = new Set<number>(Object.values(settings.ports));

  return {
    path,
    folder(name) {
      const folder = join(path, name);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return folder;
    },
    secret(name) {
      const known = settings.secrets[name];
      if (known !== undefined) return known;
      const fresh = randomBytes(32).toString('hex');
      settings.secrets[name] = fresh;
      save();
      return fresh;
    },
    async port(name, given, preferred) {
      if (given !== undefined) {
        if (await isFree(given, '127.0.0.1')) return given;
        throw new StartupError(`Port ${given}, wanted for ${name}, is in use by another program.`);
      }
      const known = settings.ports[name];
      if (known !== undefined && (await isFree(known, '127.0.0.1'))) return known;
      let port = preferred;
      while (port === undefined || taken.has(port) || !(await isFree(port, '127.0.0.1'))) {
        port = await freePort();
      }
      taken.add(port);
      settings.ports[name] = port;
      save();
      return port;
    },
    release() {
      rmSync(lock, { force: true });
    },
  };
}

interface Settings {
  readonly secrets: Record<string, string>;
  readonly ports: Record<string, number>;
}

function readSettings(file: string): Settings {
  const text = readText(file);
  if (text === '') return { secrets: {}, ports: {} };
  try {
    chmodSync(file, 0o600);
    const { secrets, ports } = JSON.parse(text) as Partial<Settings>;
    return { secrets: { ...secrets }, ports: { ...ports } };
  } catch {
    throw new StartupError(
      `${file} is damaged; put it back from a backup, or remove the data folder to begin anew.`,
    );
  }
}

/**
 * The lock names its holder. It is made by `link`, which either makes it whole or fails, and a dead
 * holder's lock is taken away by `rename`, which only one of several starters can win.
 */
function takeLock(path: string, lock: string): void {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, `${process.pid} ${birthOf(process.pid) ?? ''}\n`);
  try {
    for (;;) {
      try {
        linkSync(mine, lock);
        return;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') {
          throw new StartupError(`The data folder ${path} cannot be locked (${codeOf(error)}).`);
        }
      }
      const holder = readText(lock);
      if (holder !== '' && isHeld(holder)) {
        const pid = holder.split(' ')[0];
        throw new StartupError(
          `A portal is already running on the data folder ${path} (process ${pid}); stop it first, or set KITA_DATA to another folder.`,
        );
      }
      removeStale(lock, holder);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function isHeld(holder: string): boolean {
  const [pid, birth] = holder.trim().split(' ');
  return birth !== undefined && birth !== '' && birthOf(Number(pid)) === birth;
}

function removeStale(lock: string, seen: string): void {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  // Between our look and the rename another starter may have taken the lock: that one goes back.
  if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, lock);
  rmSync(aside, { force: true });
}
