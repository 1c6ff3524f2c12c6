import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config-values.ts';
import { envExample, keys, loadConfig, requireRunning } from '../../src/config.ts';
import { projectRoot } from '../../src/project-root.ts';

const production = {
  NODE_ENV: 'production',
  PUBLIC_ORIGIN: 'https://portal.example.org',
  DATABASE_URL: 'postgres://kita:pw@db/kita',
  TEMPORAL_ADDRESS: 'temporal:7233',
  SMTP_URL: 'smtps://mail.example.org',
  MAIL_FROM: 'Kita-Portal <portal@example.org>',
  KITA_SECRET: 'x'.repeat(32),
};

describe('the settings', () => {
  it('need nothing outside production', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({ port: 8080, publicOrigin: 'http://localhost:8080', demo: true });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('take an empty value as none', () => {
    expect(loadConfig({ PORT: ' ', DATABASE_URL: '' })).toEqual(loadConfig({}));
  });

  it('act faster in the demo only', () => {
    expect(loadConfig({})).toMatchObject({ timerSlackMs: 2000, timerJitterMs: 5000 });
    expect(loadConfig({ DEMO: 'false' })).toMatchObject({
      timerSlackMs: 60_000,
      timerJitterMs: 600_000,
    });
  });

  it('keep the demo on this machine', () => {
    expect(loadConfig({}).host).toBe('127.0.0.1');
    expect(loadConfig({ DEMO: 'false' }).host).toBe('0.0.0.0');
  });

  it.each([
    [{ PORT: '80x' }, 'PORT must be a whole number from 1 to 65535.'],
    [{ PORT: '70000' }, 'PORT must be a whole number from 1 to 65535.'],
    [{ DEMO: 'yes' }, 'DEMO must be true or false.'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV must be one of development, test, production.'],
    [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL must be a URL that begins with postgres://'],
    [{ TEMPORAL_ADDRESS: 'temporal' }, 'TEMPORAL_ADDRESS must be host:port'],
    [{ PUBLIC_ORIGIN: 'https://x.org/a' }, 'PUBLIC_ORIGIN must be an origin without a path'],
    [{ KITA_SECRET: 'short' }, 'KITA_SECRET must have at least 32 characters.'],
    [{ DATABASE_OWNER_URL: 'postgres://x/y' }, 'DATABASE_OWNER_URL needs DATABASE_URL'],
    [{ ...production, DEMO: 'true' }, 'DEMO must not be true when NODE_ENV is production.'],
    [{ ...production, KITA_SECRET: '' }, 'KITA_SECRET must be set when NODE_ENV is production.'],
  ])('say in one sentence what is wrong with %o', (env, sentence) => {
    expect(() => loadConfig(env)).toThrow(ConfigError);
    expect(() => loadConfig(env)).toThrow(sentence);
  });

  it('have no demo and no generated value in production', () => {
    const config = requireRunning(loadConfig(production));
    expect(config).toMatchObject({ demo: false, databaseOwnerUrl: production.DATABASE_URL });
  });

  it('must name every service where none is embedded', () => {
    expect(() => requireRunning(loadConfig({}))).toThrow('DATABASE_URL must be set');
  });

  it('are all described in .env.example', () => {
    const example = readFileSync(join(projectRoot, '.env.example'), 'utf8');
    for (const key of Object.values(keys)) expect(example).toContain(`\n# ${key.env}=\n`);
    expect(example).toBe(envExample());
  });
});
