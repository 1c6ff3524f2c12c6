import { defineConfig } from 'vitest/config';

/**
 * A test project: which files, whether they need the services that tests/support/global-setup.ts
 * starts once per run, how long one test may take, and with which others it shares the machine.
 */
const project = (
  name: string,
  include: string[],
  services: boolean,
  timeout: number,
  groupOrder = 0,
) => ({
  extends: true as const,
  test: {
    name,
    // What kills processes or looks at the clock of a browser runs after the rest, not beside it.
    sequence: { groupOrder },
    // The rest shares a process with the files before it: loading all of the portal anew, for each of a hundred files,
    // took a third of the time. What a file opens is its own all the same, databases and namespaces included.
    isolate: groupOrder > 0,
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
      project('faults', ['faults/**/*.test.ts'], false, 900_000, 1),
      project('browser', ['browser/**/*.test.ts'], true, 300_000, 2),
      ...(process.env['KITA_TEST_LONG'] === 'true'
        ? [project('long', ['long/**/*.test.ts'], true, 3_600_000, 3)]
        : []),
    ],
  },
});
