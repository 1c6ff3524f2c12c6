import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { keys, loadConfig, requireRunning } from '../../src/config.ts';
import { projectRoot } from '../../src/project-root.ts';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
}

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const json = (path: string) => JSON.parse(read(path)) as Record<string, unknown>;
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
};
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.build !== undefined);
const dockerfile = read('Dockerfile');
const scripts = json('package.json')['scripts'] as Record<string, string>;

/** What is wrong with a command of an image of ours: it must run a program that the build makes. */
function faultsOf([program, built = '', ...args]: readonly string[]): readonly string[] {
  const base = built.replace(/^dist\//u, '').replace(/\.js$/u, '');
  const source = [`${base}.ts`, `${base}.tsx`].find((path) => existsSync(join(projectRoot, path)));
  if (program !== 'node' || source === undefined) return [`${program} ${built} is not built`];
  if (args.length === 0)
    return read(source).includes('if (import.meta.main)') ? [] : [`${built} is no program`];
  return args.filter((task) => scripts[task] !== `node scripts/run.mjs ${task}`);
}

const isThere = (path: string): boolean => existsSync(join(projectRoot, path));

describe('docker-compose.yml', () => {
  it('follows the Compose schema', () => {
    const { $schema: _, ...schema } = json('tests/unit/fixtures/compose-spec.json');
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ services: { api: { comand: ['node'] } } })).toBe(false);
  });

  it('runs programs that the build makes', () => {
    expect(ours.map(([name]) => name)).toEqual(['migrate', 'api', 'worker']);
    expect(ours.flatMap(([, { command = [] }]) => faultsOf(command))).toEqual([]);
  });

  it('mounts files that exist, and runs of other files only those it mounts', () => {
    const mounts = services.flatMap(([, { volumes = [] }]) => volumes.map((at) => at.split(':')));
    const files = mounts.filter(([from]) => from?.startsWith('./') === true);
    expect(files.filter(([from = '']) => !isThere(from))).toEqual([]);
    const run = services
      .map(([, { command = [] }]) => command[0])
      .filter((first) => first?.startsWith('/'));
    expect(run.filter((path) => !files.some(([, to]) => to === path))).toEqual([]);
    expect(run.length).toBe(2);
  });

  it('waits only for services it has, and for their health only where they tell it', () => {
    const needs = services.flatMap(([, service]) => Object.entries(service.depends_on ?? {}));
    const wrong = needs.filter(([name, { condition }]) => {
      const needed = compose.services[name];
      return condition === 'service_healthy' ? needed?.healthcheck === undefined : needed == null;
    });
    expect(wrong).toEqual([]);
  });

  it('gives every program of ours the settings it needs in production', () => {
    const known: readonly string[] = Object.values(keys).map(({ env }) => env);
    for (const [, { environment = {} }] of ours) {
      expect(Object.keys(environment).filter((key) => !known.includes(key))).toEqual([]);
      const env: NodeJS.ProcessEnv = {};
      for (const [key, value] of Object.entries(environment)) env[key] = fillIn(value);
      const config = requireRunning(loadConfig(env));
      expect(config).toMatchObject({ nodeEnv: 'production', demo: false });
    }
  });

  it('passes on whatever an operator may set', () => {
    const notTheirs =
      /^(?:DEMO|KITA_\w+_PORT|KITA_DATA|XDG_CACHE_HOME|HOST$|DATABASE_OWNER_URL|DATABASE_ERASER_URL)/u;
    const passed = compose.services['api']?.environment ?? {};
    const missing = Object.values(keys).filter(
      ({ env }) => !(env in passed) && !notTheirs.test(env),
    );
    expect(missing.map(({ env }) => env)).toEqual([]);
  });

  it('holds no secret', () => {
    const settings = services.flatMap(([, { environment = {} }]) => Object.entries(environment));
    const isOpen = ([key, value]: readonly [string, string]): boolean =>
      (/PASSWORD|SECRET|PWD/u.test(key) && !/^\$\{\w+:\?\}$/u.test(value)) ||
      (/:\/\/[^/]*:[^/]*@/u.test(value) && !/:\$\{\w+:\?\}@/u.test(value));
    expect(settings.filter(isOpen)).toEqual([]);
    expect(isOpen(['DATABASE_URL', 'postgres://kita:secret@postgres/kita'])).toBe(true);
    expect(isOpen(['KITA_SECRET', '${KITA_SECRET:-secret}'])).toBe(true);
  });

  it('names a version of every part, and one of Temporal and of Node', () => {
    const images = services
      .map(([, { image }]) => image)
      .filter((image) => image !== 'kita-portal');
    expect(images.filter((image) => !/:v?\d+\.\d+/u.test(image))).toEqual([]);
    const temporal = images.filter((image) => /^temporalio\/(server|admin-tools):/u.test(image));
    expect(new Set(temporal.map((image) => image.split(':')[1]))).toEqual(new Set(['1.32.0']));
    const { node } = json('package.json')['dependencies'] as { node: string };
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gmu)].map((match) => match[1]);
    expect(new Set(bases)).toEqual(new Set([`node:${node}-bookworm-slim`]));
  });
});

describe('the Dockerfile', () => {
  const instructions = dockerfile.split('\n');
  const copies = (line: string): boolean => line.startsWith('COPY ');
  const sources = instructions
    .filter((line) => copies(line) && !line.includes('--from'))
    .flatMap((line) => line.split(' ').slice(1, -1));
  /** What the last image, in which the programs run, is given. */
  const inImage = instructions
    .slice(instructions.findLastIndex((line) => line.startsWith('FROM ')))
    .filter(copies)
    .flatMap((line) => line.split(' ').filter((word) => !word.startsWith('--')))
    .map((word) => word.replace('/portal/', ''));
  const isIn = (path: string, folders: readonly string[]): boolean =>
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

  it('copies what exists, and all that .dockerignore lets through', () => {
    const ignored = read('.dockerignore').split('\n');
    const allowed = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(ignored).toContain('*');
    expect(sources.filter((path) => !isIn(path, allowed) || !isThere(path))).toEqual([]);
    expect(allowed.filter((path) => !sources.includes(path))).toEqual([]);
  });

  it('copies every source the build compiles', () => {
    const { include } = json('tsconfig.build.json') as { include: string[] };
    expect(include.filter((folder) => !sources.includes(folder))).toEqual([]);
  });

  it('copies every file the programs read from the project', () => {
    const programs = ['src', 'api', 'activities'].flatMap((folder) =>
      readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/u.test(file) && !/^embedded|^build-/u.test(file))
        .map((file) => read(join(folder, file))),
    );
    const named = programs.flatMap((text) =>
      [...text.matchAll(/(?:join\(projectRoot, |readList\(\s*)'([^']+)'/gu)].map(
        ([, path]) => path,
      ),
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((path = '') => !isIn(path, inImage))).toEqual([]);
  });

  it('runs scripts and a program that exist', () => {
    const run = [...dockerfile.matchAll(/npm run (\S+)/gu)].map(([, script]) => script ?? '');
    expect(run.filter((script) => !(script in scripts))).toEqual([]);
    const command = instructions.find((line) => line.startsWith('CMD '))?.slice(4) ?? '[]';
    expect(faultsOf(JSON.parse(command) as string[])).toEqual([]);
  });
});

/** What Compose puts in place of `${NAME:-default}` and `${NAME:?}`. */
function fillIn(value: string): string {
  return value.replaceAll(/\$\{\w+:(?:-([^}]*)|\?)\}/gu, (_match, fallback?: string) =>
    fallback === undefined ? 'x'.repeat(32) : fallback,
  );
}
