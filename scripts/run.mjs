// The first step of every command, on a machine that has nothing yet but Node 20 and npm: installs the
// packages, builds, and goes on under the Node version this project pins. Plain JavaScript without
// dependencies, because at this point there are none.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const pinnedNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** A reason to end, in one sentence for the person at the terminal. */
class Problem extends Error {}

const commands = {
  start: async () => program('start'),
  migrate: async () => program('migrate'),
  repair: async () => program('repair'),
  'invite-office': async () => program('invite-office', ...process.argv.slice(3)),
  build: async () => {
    await install();
    await build();
    return 0;
  },
  test: async () => reported(async () => test({})),
  'test:long': async () => reported(async () => test({ KITA_TEST_LONG: 'true' })),
};

let child;
let interruptedBy;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interruptedBy ??= signal;
    child?.kill(signal);
  });
}

try {
  const command = commands[process.argv[2]];
  if (command === undefined) {
    throw new Problem(`Usage: node scripts/run.mjs ${Object.keys(commands).join('|')}`);
  }
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Problem(`Node 20 or later is needed; this is ${process.versions.node}.`);
  }
  process.exitCode = await command();
} catch (error) {
  if (interruptedBy !== undefined) process.exitCode = 128 + constants.signals[interruptedBy];
  else if (error instanceof Problem) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
}

async function program(...task) {
  await install();
  await build();
  const settings = existsSync(join(root, '.env')) ? ['--env-file=.env'] : [];
  return run(pinnedNode, [...settings, 'dist/src/main.js', ...task]);
}

/** Installs the packages when they are not those of package-lock.json. */
async function install() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const stamp = join(modules, '.kita-portal-stamp');
  const wanted = createHash('sha256').update(lock).update(process.platform).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!isInstalled(JSON.parse(lock))) {
    say('Installing the packages, about half a minute …');
    const npm = process.env.npm_execpath;
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    const code =
      npm === undefined ? await run('npm', args) : await run(process.execPath, [npm, ...args]);
    if (code !== 0) throw new Problem('The packages could not be installed (npm ci failed).');
  }
  writeFileSync(stamp, wanted);
}

/** Has somebody run npm already? npm notes what it installed. */
function isInstalled(lock) {
  const note = join(modules, '.package-lock.json');
  if (!existsSync(note) || !existsSync(pinnedNode)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  return Object.entries(lock.packages).every(
    ([path, wanted]) =>
      path === '' ||
      (wanted.optional === true && installed[path] === undefined) ||
      installed[path]?.version === wanted.version,
  );
}

/** Compiles and bundles when a source has changed since; what is there is replaced only by a whole build. */
async function build() {
  const dist = join(root, 'dist');
  const stamp = join(dist, '.stamp');
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  say('Building …');
  const next = join(root, 'dist', `.next-${process.pid}`);
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  try {
    const compile = ['-p', 'tsconfig.build.json', '--outDir', next, '--rootDir', root];
    if ((await tool('tsc', compile)) !== 0) throw new Problem('The sources do not compile.');
    if ((await run(pinnedNode, [join(next, 'src/build-workflows.js')])) !== 0) {
      throw new Problem('The workflows could not be bundled.');
    }
    for (const name of readdirSync(dist)) {
      if (!name.startsWith('.next-')) rmSync(join(dist, name), { recursive: true, force: true });
    }
    for (const name of readdirSync(next)) renameSync(join(next, name), join(dist, name));
    writeFileSync(stamp, sources);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** Names, sizes and times of all sources. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\0`);
  };
  const sources = ['src', 'workflows', 'activities', 'api', 'package-lock.json'];
  for (const name of [...sources, 'tsconfig.json', 'tsconfig.build.json']) add(join(root, name));
  return hash.digest('hex');
}

/** The result is the last line in every case, also when no test could be run. */
async function reported(tests) {
  try {
    return await tests();
  } catch (error) {
    if (error instanceof Problem && interruptedBy === undefined) {
      process.stdout.write(`${error.message}\n0 passed, 1 failed, 0 skipped\n`);
      return 1;
    }
    throw error;
  }
}

/** The whole of `npm test`: everything is set up first, nothing is skipped, the last line is the result. */
async function test(variables) {
  await install();
  await build();
  const chromium = await ensureChromium();
  if ((await run(pinnedNode, ['dist/src/embedded/prepare.js'])) !== 0) {
    throw new Problem('Without the Temporal server the tests cannot run.');
  }

  say('Checking format, rules, types and unused code …');
  for (const [name, ...args] of [
    ['oxfmt', '--check'],
    ['oxlint'],
    ['tsc', '--noEmit'],
    ['knip', '--no-progress'],
  ]) {
    if ((await tool(name, args)) !== 0) {
      throw new Problem(`${name} found the above; no test was run.`);
    }
  }

  const folder = mkdtempSync(join(tmpdir(), 'kita-portal-results-'));
  const results = join(folder, 'results.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
    const args = ['run', ...reporters, ...process.argv.slice(3)];
    const code = await tool('vitest', args, { CHROMIUM: chromium, ...variables });
    const summary = summarise(results, code);
    process.stdout.write(
      `${summary.passed} passed, ${summary.failed} failed, ${summary.skipped} skipped\n`,
    );
    return code === 0 && summary.failed > 0 ? 1 : code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function summarise(file, code) {
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : none;
  const passed = report.numPassedTests;
  // A file that could not be loaded, an error outside a test and a run without tests are failures too.
  const broken = code !== 0 || passed === 0 ? 1 : 0;
  return {
    passed,
    failed: Math.max(report.numFailedTests, broken),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The browser of the browser tests; installed through apt where that is allowed. */
async function ensureChromium() {
  const candidates = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  const find = () =>
    candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
  const found = find();
  if (found !== undefined) return found;

  if (spawnSync('apt-get', ['--version']).status === 0) {
    const asRoot =
      process.getuid?.() === 0
        ? []
        : spawnSync('sudo', ['-n', 'true']).status === 0
          ? ['sudo', '-n']
          : undefined;
    if (asRoot !== undefined) {
      say('Installing Chromium for the browser tests …');
      const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq'];
      const [command, ...args] = apt;
      await run(command, [...args, 'update']);
      await run(command, [...args, 'install', '-y', 'chromium']);
    }
  }
  const installed = find();
  if (installed !== undefined) return installed;
  throw new Problem(
    'The browser tests need Chromium: install it (on Debian: apt-get install chromium), or set CHROMIUM to the path of a Chromium or Chrome.',
  );
}

/** Runs a tool of node_modules under the pinned Node. */
async function tool(name, args, variables) {
  return run(
    join(modules, '.bin', process.platform === 'win32' ? `${name}.cmd` : name),
    args,
    variables,
  );
}

/** Runs a program in the foreground and gives its exit code. */
async function run(command, args, variables = {}) {
  if (interruptedBy !== undefined) throw new Problem('interrupted');
  const path = [dirname(pinnedNode), join(modules, '.bin'), process.env.PATH].join(delimiter);
  child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...(existsSync(pinnedNode) ? { PATH: path } : {}), ...variables },
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(new Problem(`${command} cannot be started (${error.code}).`));
    });
    child.once('close', (status, signal) => {
      resolve(status ?? 128 + constants.signals[signal]);
    });
  });
  child = undefined;
  return code;
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
