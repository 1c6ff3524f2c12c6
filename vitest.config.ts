import { defineConfig } from 'vitest/config';

/** A test project: which files, and whether they need the services that tests/support/global-setup.ts starts once per run. */
const project = (name: string, include: string[], services: boolean, timeout: number) => ({
  extends: true as const,
  test: {
    name,
    include: include.map((pattern) => `tests/${pattern}`),
    testTimeout: timeout,
    hookTimeout: 120_000,
    ...(services ? { globalSetup: ['tests/support/global-setup.ts'] } : {}),
  },
});

export default defineConfig({
  test: {
    // Temporal's native module does not live in worker threads.
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      project('unit', ['unit/**/*.test.{ts,tsx}'], false, 30_000),
      project('workflow', ['workflow/**/*.test.ts'], true, 120_000),
      project('replay', ['replay/**/*.test.ts'], false, 120_000),
      project('api', ['{api,integration}/**/*.test.{ts,tsx}'], true, 120_000),
      project('faults', ['faults/**/*.test.ts'], false, 900_000),
      project('browser', ['browser/**/*.test.ts'], true, 300_000),
    ],
  },
});
