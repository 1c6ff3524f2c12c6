import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundleWorkflows } from './bundle.ts';
import { makeTemplate } from './databases.ts';
import { startOwnPostgres, startOwnTemporal } from './services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's URL of the database `postgres`; a test makes a database of its own. */
    postgresUrl: string;
    temporalAddress: string;
    /** A file with the workflows' bundle. */
    workflowBundlePath: string;
  }
}

interface Shared {
  users: number;
  readonly started: Promise<{
    readonly postgresUrl: string;
    readonly temporalAddress: string;
    readonly workflowBundlePath: string;
    stop(): Promise<void>;
  }>;
}

// Every project loads this file anew; the services are one pair per run all the same.
const shelf = globalThis as { kitaPortalTestServices?: Shared };

async function start(): ReturnType<() => Shared['started']> {
  const postgres = await startOwnPostgres();
  const temporal = await startOwnTemporal().catch(async (error: unknown) => {
    await postgres.stop();
    throw error;
  });
  // What every test file needs alike is made once.
  const folder = mkdtempSync(join(tmpdir(), 'kita-portal-test-bundle-'));
  const workflowBundlePath = join(folder, 'workflow-bundle.js');
  const [bundle] = await Promise.all([bundleWorkflows(), makeTemplate(postgres.current().url)]);
  writeFileSync(workflowBundlePath, bundle.code);
  return {
    postgresUrl: postgres.current().url,
    temporalAddress: temporal.current().address,
    workflowBundlePath,
    async stop() {
      await Promise.all([postgres.stop(), temporal.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the services of a test run with the first project that needs them; the last one stops them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (shelf.kitaPortalTestServices ??= { users: 0, started: start() });
  shared.users += 1;
  const services = await shared.started;
  project.provide('postgresUrl', services.postgresUrl);
  project.provide('temporalAddress', services.temporalAddress);
  project.provide('workflowBundlePath', services.workflowBundlePath);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete shelf.kitaPortalTestServices;
    await services.stop();
  };
}
