// A program: gets what npm does not bring, so that tests find it; says in one sentence when it cannot.
import { loadConfig } from '../config.ts';
import { StartupError } from './processes.ts';
import { findTemporal } from './programs.ts';

const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());
process.once('SIGTERM', () => stopping.abort());

try {
  const { cacheFolder } = loadConfig();
  await findTemporal({
    cacheFolder,
    signal: stopping.signal,
    say: (line) => process.stderr.write(`${line}\n`),
  });
} catch (error) {
  if (!stopping.signal.aborted) {
    if (!(error instanceof StartupError)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
  process.exitCode = 1;
}
