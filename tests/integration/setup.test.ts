import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { freePort, isAlive } from '../../src/embedded/processes.ts';
import { pagePort } from '../support/page-port.ts';
import { projectRoot } from '../../src/project-root.ts';
import { office } from '../../src/texts/de/office.ts';

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Of the demonstration with which a portal is tried. */
const APPLICATIONS = 8;

const programs: ChildProcess[] = [];
let folder: string;
let port: number;

/** Starts the built program as `npm start` does, with nothing set but what is given. */
function portal(task: string, variables: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/src/main.js'), task], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'],
      KITA_DATA: folder,
      PORT: String(port),
      KITA_TEMPORAL_UI_PORT: '',
      ...variables,
    },
  });
  programs.push(child);
  let said = '';
  const listen = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, said }));
  });
  return {
    child,
    ended,
    async says(text: string) {
      while (!said.includes(text)) {
        if (child.exitCode !== null) throw new Error(`it ended and said: ${said}`);
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
      }
    },
  };
}

/** One sentence on one line, no stack, and an exit code that says that it failed. */
function expectOneSentence({ code, said }: Ended, sentence: string): void {
  expect(said.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
  expect(code).toBe(1);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kita-portal-setup-'));
  port = await pagePort();
});

afterEach(async () => {
  for (const child of programs.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = new Promise((resolve) => {
      child.once('close', resolve);
    });
    child.kill('SIGTERM');
    await ended;
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a start that cannot be', () => {
  it('names the setting that cannot be used', async () => {
    expectOneSentence(
      await portal('start', { DEMO: 'maybe' }).ended,
      'DEMO must be true or false.',
    );
  });

  it('names the busy port', async () => {
    const other = await new Promise<Server>((resolve) => {
      const server = createServer().listen(port, () => resolve(server));
    });
    expectOneSentence(await portal('start').ended, `Port ${port} is in use`);
    other.close();
  });

  it('names the database that does not answer', async () => {
    const nobody = await freePort();
    const url = `postgres://kita:pw@127.0.0.1:${nobody}/kita`;
    expectOneSentence(
      await portal('start', { DATABASE_URL: url }).ended,
      `No database answers at 127.0.0.1:${nobody} (DATABASE_URL).`,
    );
  });

  it('names the database that refuses us, without the password', async () => {
    const url = new URL(inject('postgresUrl'));
    url.password = 'wrong-and-secret';
    const ended = await portal('migrate', { DATABASE_URL: url.href }).ended;
    expectOneSentence(ended, 'password authentication failed');
    expect(ended.said).not.toContain('wrong-and-secret');
  });

  it('names the Temporal server that does not answer', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    expectOneSentence(
      await portal('start', { TEMPORAL_ADDRESS: address, DATABASE_URL: inject('postgresUrl') })
        .ended,
      `No Temporal server answers at ${address} (TEMPORAL_ADDRESS).`,
    );
  });

  it('says what would help where the Temporal server cannot be had', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'kita-portal-empty-'));
    // A path on which neither the CLI nor Go is; the embedded PostgreSQL needs unshare as root.
    if (existsSync('/usr/bin/unshare')) symlinkSync('/usr/bin/unshare', join(empty, 'unshare'));
    const { code, said } = await portal('start', {
      XDG_CACHE_HOME: empty,
      PATH: empty,
      // Nothing can be downloaded.
      HTTPS_PROXY: 'http://127.0.0.1:1',
      https_proxy: 'http://127.0.0.1:1',
    }).ended;
    expect(said.trim().split('\n').at(-1)).toContain('The Temporal server cannot be had: install');
    expect(code).toBe(1);
    rmSync(empty, { recursive: true, force: true });
  });
});

describe('a portal', () => {
  it('refuses a second one on its folder, goes on where it was killed, and stops in order', async () => {
    const small = { DEMO_APPLICATIONS: String(APPLICATIONS) };
    const first = portal('start', small);
    await first.says('Loading the demonstration');

    expectOneSentence(
      await portal('start', { PORT: String(await pagePort()) }).ended,
      'A portal is already running on the data folder',
    );

    first.child.kill('SIGKILL');
    await first.ended;
    const left = Number(readFileSync(join(folder, 'postgres/pid'), 'utf8').split(' ')[0]);
    expect(isAlive(left)).toBe(true);

    const second = portal('start', small);
    await second.says('The Kita-Portal runs.');
    expect(isAlive(left)).toBe(false);
    expect((await fetch(`http://localhost:${port}/health/live`)).status).toBe(200);
    expect(await lateCases()).toContain(office.found(APPLICATIONS));
    second.child.kill('SIGINT');
    expect((await second.ended).code).toBe(0);
    for (const service of ['postgres', 'temporal']) {
      expect(existsSync(join(folder, service, 'pid'))).toBe(false);
    }
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('stops in order also while it is being set up', async () => {
    const starting = portal('start');
    while (!existsSync(join(folder, 'postgres/pid'))) {
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    }
    starting.child.kill('SIGINT');
    expect((await starting.ended).code).toBe(130);
    expect(existsSync(join(folder, 'postgres/pid'))).toBe(false);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });
});

/** The office's list of the earlier round, of which all of a demonstration this small are. */
async function lateCases(): Promise<string> {
  const origin = `http://localhost:${port}`;
  const entry = await fetch(`${origin}/demo/jugendamt`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: origin },
    body: new URLSearchParams({ role: 'head' }),
  });
  const Cookie = entry.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const open = async (path: string): Promise<string> =>
    (await fetch(`${origin}${path}`, { headers: { Cookie } })).text();
  const years = (await open('/office')).matchAll(/href="\/office\?jahr=(\d{4})"/gu);
  return open(`/office?jahr=${Math.min(...Array.from(years, ([, year]) => Number(year)))}`);
}
