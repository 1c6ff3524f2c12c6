import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.ts';
import { type EmbeddedPostgres, startPostgres } from '../../src/embedded/postgres.ts';
import { freePort } from '../../src/embedded/processes.ts';
import { type EmbeddedTemporal, startTemporal } from '../../src/embedded/temporal-server.ts';

/** The namespace every test uses; tests keep apart by task queue and by workflow id. */
export const testNamespace = 'kita-portal';

/** A service of a test's own, on a folder and a port that stay the same over its restarts. */
export interface OwnService<T> {
  /** The running service; the port and URL stay the same. */
  current(): T;
  /** Ends it as a power cut would (SIGKILL). */
  kill(): Promise<void>;
  /** Ends it in order. */
  halt(): Promise<void>;
  /** Starts it again on the same data and port. */
  restart(): Promise<void>;
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
  return own(folder, async () =>
    startPostgres({
      folder: join(folder, 'service'),
      port,
      password: 'test',
      settings: [...settings, 'max_connections=300'],
    }),
  );
}

/** A Temporal server of the test's own. */
export async function startOwnTemporal(): Promise<OwnService<EmbeddedTemporal>> {
  const folder = temporaryFolder('temporal');
  const port = await freePort();
  const { cacheFolder } = loadConfig();
  return own(folder, async () =>
    startTemporal({
      folder: join(folder, 'service'),
      port,
      namespace: testNamespace,
      cacheFolder,
      say: (line) => console.log(line),
    }),
  );
}

async function own<T extends { stop(): Promise<void>; kill(): Promise<void> }>(
  folder: string,
  start: () => Promise<T>,
): Promise<OwnService<T>> {
  let service = await start();
  return {
    current: () => service,
    kill: async () => service.kill(),
    halt: async () => service.stop(),
    async restart() {
      service = await start();
    },
    async stop() {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `kita-portal-test-${name}-`));
}
