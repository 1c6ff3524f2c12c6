import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../src/embedded/data-folder.ts';
import { birthOf, freePort, StartupError } from '../../src/embedded/processes.ts';

let parent: string;
let path: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'kita-portal-data-'));
  path = join(parent, 'deep/data');
});

afterEach(() => rmSync(parent, { recursive: true, force: true }));

const listen = async (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });

describe('the data folder', () => {
  it('belongs to one portal at a time', () => {
    const first = openDataFolder(path);
    expect(() => openDataFolder(path)).toThrow(StartupError);
    expect(() => openDataFolder(path)).toThrow(/already running .* \(process \d+\)/);
    first.release();
    openDataFolder(path).release();
    expect(existsSync(join(path, 'lock'))).toBe(false);
  });

  it.each([
    ['of a process that is gone', '999999999 1\n'],
    ['of an earlier process with the number of a living one', `${process.pid} 1\n`],
    ['that a power cut left empty', ''],
  ])('recovers a lock %s', (_what, holder) => {
    openDataFolder(path).release();
    writeFileSync(join(path, 'lock'), holder);
    openDataFolder(path).release();
    expect(birthOf(process.pid)).toBeTruthy();
  });

  it('keeps secrets, for its owner only', () => {
    const first = openDataFolder(path);
    const secret = first.secret('KITA_SECRET');
    expect(secret).toHaveLength(64);
    expect(first.secret('other')).not.toBe(secret);
    first.release();
    const again = openDataFolder(path);
    expect(again.secret('KITA_SECRET')).toBe(secret);
    expect(statSync(join(path, 'settings.json')).mode & 0o077).toBe(0);
    again.release();
  });

  it('keeps ports, prefers the usual one, and takes another where it is taken', async () => {
    const usual = await freePort();
    const first = openDataFolder(path);
    expect(await first.port('mailPage', undefined, usual)).toBe(usual);
    const other = await first.port('ui', undefined, usual);
    expect(other).not.toBe(usual);
    first.release();

    const busy = await listen(usual);
    const again = openDataFolder(path);
    expect(await again.port('ui', undefined, usual)).toBe(other);
    expect(await again.port('mailPage', undefined, usual)).not.toBe(usual);
    await expect(again.port('smtp', usual)).rejects.toThrow(`Port ${usual}, wanted for smtp`);
    again.release();
    busy.close();
  });

  it('says in one sentence that its settings are damaged', () => {
    openDataFolder(path).release();
    writeFileSync(join(path, 'settings.json'), '{');
    expect(() => openDataFolder(path)).toThrow(/settings\.json is damaged/);
  });
});
