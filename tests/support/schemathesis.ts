import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';

const FOLDER = join(projectRoot, 'tests/long/schemathesis');
const REQUIREMENTS = join(FOLDER, 'requirements.txt');

export interface Run {
  /** Where the description is. */
  readonly url: string;
  readonly headers: readonly string[];
  readonly seed: number;
  /** Cases per operation. */
  readonly examples: number;
  /** As long as it may take; undefined: as long as it takes. */
  readonly seconds?: number | undefined;
}

/** Runs schemathesis with all checks. Resolves with its exit code and what it said. */
export async function schemathesis({
  url,
  headers,
  seed,
  examples,
  seconds,
}: Run): Promise<{ readonly code: number; readonly output: string }> {
  const program = join(await environment(), 'bin', 'schemathesis');
  return run(program, [
    ...['--config-file', join(FOLDER, 'schemathesis.toml'), 'run', url],
    ...['--checks', 'all', '--continue-on-failure', '--no-color', '--output-truncate', 'true'],
    ...[
      '--seed',
      String(seed),
      '--max-examples',
      String(examples),
      '--generation-database',
      'none',
    ],
    ...(seconds === undefined ? [] : ['--max-time', String(seconds)]),
    ...headers.flatMap((header) => ['--header', header]),
  ]);
}

/** A virtual environment of the project's own, made once for the pinned packages. */
async function environment(): Promise<string> {
  const pinned = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const folder = join(projectRoot, '.data', `schemathesis-${pinned}`);
  const stamp = join(folder, 'complete');
  if (existsSync(stamp)) return folder;
  await succeed('python3', ['-m', 'venv', '--clear', folder]);
  const install = ['-m', 'pip', 'install', '--quiet', '--require-hashes', '-r', REQUIREMENTS];
  await succeed(join(folder, 'bin', 'python'), install);
  writeFileSync(stamp, '');
  return folder;
}

async function succeed(program: string, args: readonly string[]): Promise<void> {
  const { code, output } = await run(program, args);
  if (code !== 0) throw new Error(`schemathesis could not be installed: ${output}`);
}

function run(
  program: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: join(projectRoot, '.data'),
      env: { ...process.env, PYTHONUNBUFFERED: '1' },
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: said.join('') }));
  });
}
