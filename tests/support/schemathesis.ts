import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';

const FOLDER = join(projectRoot, 'tests/long/schemathesis');
const REQUIREMENTS = join(FOLDER, 'requirements.txt');

export interface Run {
  /** Where the interface is. */
  readonly url: string;
  /** How whoever asks is known; the description offers it alone, or both would be sent at once. */
  readonly scheme: 'session' | 'token';
  /** The cookie's value or the token; undefined: nobody. */
  readonly credential: string | undefined;
  /** What is there to be asked for, by the parameter or field that names it. */
  readonly known: readonly Known[];
  readonly seed: number;
  /** Cases per operation. */
  readonly examples: number;
  /** As long as it may take; undefined: as long as it takes. */
  readonly seconds?: number | undefined;
}

/** Values that stand for something, which most generated ones should be drawn from. */
export interface Known {
  /** Such as `path.id` or `body.offerId`. */
  readonly parameter: string;
  /** The paths at which alone it is meant; default: everywhere. The first that is meant somewhere counts. */
  readonly under?: (path: string) => boolean;
  readonly values: readonly (string | number)[];
}

/** Runs schemathesis with all checks. Resolves with its exit code and what it said. */
export async function schemathesis(
  run: Run,
): Promise<{ readonly code: number; readonly output: string }> {
  const { url, scheme, seed, examples, seconds } = run;
  const program = join(await environment(), 'bin', 'schemathesis');
  const described = await describedFor(url, scheme);
  const file = join(projectRoot, '.data', `openapi-${scheme}.json`);
  writeFileSync(file, JSON.stringify(described));
  const bounds = seconds === undefined ? [] : ['--max-time', String(seconds)];
  return execute(program, [
    '--config-file',
    configuredFor(run, described),
    'run',
    file,
    '--url',
    url,
    '--checks',
    'all',
    '--continue-on-failure',
    '--no-color',
    '--seed',
    String(seed),
    '--max-examples',
    String(examples),
    '--generation-database',
    'none',
    ...bounds,
  ]);
}

/** The project's configuration, with what only this run knows. */
function configuredFor({ scheme, credential, known }: Run, described: Described): string {
  const kept = readFileSync(join(FOLDER, 'schemathesis.toml'), 'utf8');
  const kind = scheme === 'token' ? 'bearer' : 'api_key';
  const auth =
    credential === undefined ? '' : `[auth.openapi.${scheme}]\n${kind} = ${quoted(credential)}\n`;
  const file = join(projectRoot, '.data', `schemathesis-${scheme}.toml`);
  const dictionaries = known.map(
    ({ values }, index) => `[dictionaries.known${index}]\nvalues = ${quoted(values)}\n`,
  );
  writeFileSync(file, [kept, auth, ...dictionaries, ...knownAt(described, known)].join('\n'));
  return file;
}

/** Of several sections for one operation schemathesis reads the first alone, so there is one for each path. */
function knownAt({ paths, components }: Described, known: readonly Known[]): readonly string[] {
  return Object.entries(paths).flatMap(([path, methods]) => {
    const parameters = new Map<string, string>();
    const named = namesIn(JSON.stringify(Object.values(methods)), components.schemas);
    for (const [index, { parameter, under = everywhere }] of known.entries())
      if (under(path) && named.has(parameter.replace(/^.*\./u, '').replace('[*]', '')))
        parameters.set(parameter, parameters.get(parameter) ?? `known${index}`);
    const bound = Array.from(
      parameters,
      ([parameter, name]) =>
        `${quoted(parameter)} = { dictionary = "${name}", probability = 0.95 }`,
    );
    if (bound.length === 0) return [];
    return `[[operations]]\ninclude-path = ${quoted(path)}\nparameters = { ${bound.join(', ')} }\n`;
  });
}

const everywhere = (): boolean => true;

/** The parameters and fields that an operation speaks of, in shapes it refers to as well. */
function namesIn(text: string, schemas: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const shapes = Array.from(text.matchAll(/#\/components\/schemas\/(\w+)/gu), ([, name = '']) =>
    JSON.stringify(schemas[name]),
  );
  const quotedNames = [text, ...shapes].join(' ').matchAll(/"(\w+)"/gu);
  return new Set(Array.from(quotedNames, ([, name = '']) => name));
}

/** Strings and lists of JSON are those of TOML. */
const quoted = (value: unknown): string => JSON.stringify(value);

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Secured>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

interface Secured {
  security: readonly object[];
}

/** The description with one way to be known by. */
async function describedFor(url: string, scheme: Run['scheme']): Promise<Described> {
  const response = await fetch(`${url}/openapi.json`);
  const described = (await response.json()) as Described;
  for (const operation of Object.values(described.paths).flatMap((one) => Object.values(one)))
    if (operation.security.length > 0) operation.security = [{ [scheme]: [] }];
  return described;
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
  const { code, output } = await execute(program, args);
  if (code !== 0) throw new Error(`schemathesis could not be installed: ${output}`);
}

function execute(
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
