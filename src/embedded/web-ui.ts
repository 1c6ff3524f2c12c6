import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canConnect, endLeftover, launch, waitUntil } from './processes.ts';
import { type Acquisition, findWebUi } from './programs.ts';

/** Temporal's Web UI as a program of its own. */
export interface EmbeddedWebUi {
  readonly url: string;
  stop(): Promise<void>;
}

const stopSignal = 'SIGTERM';
const patienceMs = 5000;
const pidFileIn = (folder: string): string => join(folder, 'pid');

/** Ends the Web UI that an earlier process started on this folder and could not end, if it still runs. */
export async function endLeftoverWebUi(folder: string): Promise<void> {
  await endLeftover(pidFileIn(folder), stopSignal, patienceMs);
}

/** Starts the Web UI on the loopback interface; undefined where it cannot be had: nothing depends on it. */
export async function startWebUi(
  options: Acquisition & {
    readonly folder: string;
    readonly port: number;
    readonly temporalAddress: string;
    readonly namespace: string;
  },
): Promise<EmbeddedWebUi | undefined> {
  const { folder, port, signal } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await endLeftoverWebUi(folder);
  const program = await findWebUi(options);
  if (program === undefined) return undefined;

  const configuration = {
    host: '127.0.0.1',
    port,
    temporalGrpcAddress: options.temporalAddress,
    enableUi: true,
    defaultNamespace: options.namespace,
    // People look here; they act on the portal's pages, where every rule is checked.
    disableWriteActions: true,
    hideLogs: true,
    auth: { enabled: false },
  };
  writeFileSync(join(folder, 'kita-portal.yaml'), JSON.stringify(configuration, null, 2));
  const logFile = join(folder, 'web-ui.log');
  const server = await launch({
    command: program,
    args: ['--root', folder, '--config', '.', '--env', 'kita-portal', 'start'],
    cwd: folder,
    logFile,
    pidFile: pidFileIn(folder),
    stopSignal,
    patienceMs,
  });
  try {
    await waitUntil("Temporal's Web UI", async () => canConnect('127.0.0.1', port), {
      timeoutMs: 20_000,
      process: server,
      logFile,
      ...(signal === undefined ? {} : { signal }),
    });
  } catch {
    await server.stop();
    signal?.throwIfAborted();
    return undefined;
  }
  return { url: `http://127.0.0.1:${port}`, stop: server.stop };
}
