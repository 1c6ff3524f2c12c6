import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.ts';
import { type EmbeddedPostgres, startPostgres } from '../../src/embedded/postgres.ts';
import { freePort } from '../../src/embedded/processes.ts';
import {
  type EmbeddedTemporal,
  startTemporal,
  type TemporalOptions,
} from '../../src/embedded/temporal-server.ts';

/** The namespace every test uses; tests keep apart by task queue and by workflow id. */
export const testNamespace = 'kita-portal';

/** A service of a test's own, on a folder and a port that stay the same over its restarts. */
export interface OwnService<T> {
  /** Where it keeps what it knows. */
  readonly data: string;
  /** The running service; the port and URL stay the same. */
  current(): T;
  /** Ends it as a power cut would (SIGKILL). */
  kill(): Promise<void>;
  /** Ends it in order. */
  halt(): Promise<void>;
  /** Starts it again on the same data and port. */
  restart(): Promise<void>;
  /** Keeps a copy of its data, as a backup would; only while it is down. */
  snapshot(): void;
  /** Puts the copy back; only while it is down. */
  restoreSnapshot(): void;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** A PostgreSQL of the test's own. `durable` keeps fsync on: needed where a kill must lose nothing. */
export async function startOwnPostgres(
  options: { durable?: boolean } = {},
): Promise<OwnService<EmbeddedPostgres>> {
  const folder = temporaryFolder('postgres');
  const port = await freePort();
  // A killed process loses nothing that reached the kernel: fsync guards against power cuts only.
  const settings = options.durable === true ? [] : ['fsync=off', 'full_page_writes=off'];
  return own(folder, async (data) =>
    startPostgres({
      folder: data,
      port,
      password: 'test',
      settings: [...settings, 'max_connections=300'],
    }),
  );
}

/** A Temporal server of the test's own. */
export async function startOwnTemporal(
  settings: Required<TemporalOptions>['settings'] = {},
): Promise<OwnService<EmbeddedTemporal>> {
  const folder = temporaryFolder('temporal');
  const port = await freePort();
  const { cacheFolder } = loadConfig();
  return own(folder, async (data) =>
    startTemporal({
      folder: data,
      port,
      namespace: testNamespace,
      settings,
      cacheFolder,
      say: (line) => console.log(line),
    }),
  );
}

async function own<T extends { stop(): Promise<void>; kill(): Promise<void> }>(
  folder: string,
  start: (data: string) => Promise<T>,
): Promise<OwnService<T>> {
  const data = join(folder, 'service');
  const copy = join(folder, 'snapshot');
  let service = await start(data);
  return {
    data,
    current: () => service,
    kill: async () => service.kill(),
    halt: async () => service.stop(),
    async restart() {
      service = await start(data);
    },
    snapshot() {
      replace(copy, data);
    },
    restoreSnapshot() {
      replace(data, copy);
    },
    async stop() {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** With owners and modes: PostgreSQL opens no folder that others may read. */
function replace(folder: string, by: string): void {
  rmSync(folder, { recursive: true, force: true });
  execFileSync('cp', ['-a', by, folder]);
}

function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `kita-portal-test-${name}-`));
}
