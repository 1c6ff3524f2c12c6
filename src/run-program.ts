import { ConfigError } from './config-values.ts';
import { loadConfig, requireRunning, type RunningConfig } from './config.ts';

/** Runs one process on given services until it is told to stop; a setting that cannot be used is one sentence. */
export async function runProgram(
  start: (config: RunningConfig) => Promise<{ close(): Promise<void> }>,
): Promise<void> {
  try {
    const running = await start(requireRunning(loadConfig()));
    await new Promise((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
    await running.close();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
