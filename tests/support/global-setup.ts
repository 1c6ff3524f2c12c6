import type { TestProject } from 'vitest/node';
import { startOwnPostgres, startOwnTemporal } from './services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's URL of the database `postgres`; a test makes a database of its own. */
    postgresUrl: string;
    temporalAddress: string;
  }
}

interface Shared {
  users: number;
  readonly started: Promise<{
    readonly postgresUrl: string;
    readonly temporalAddress: string;
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
  return {
    postgresUrl: postgres.current().url,
    temporalAddress: temporal.current().address,
    async stop() {
      await Promise.all([postgres.stop(), temporal.stop()]);
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
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete shelf.kitaPortalTestServices;
    await services.stop();
  };
}
