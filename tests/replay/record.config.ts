import { defineConfig } from 'vitest/config';

/** `npm run record:histories`: plays every path of a case once and keeps its history for tests/replay/replay.test.ts. */
export default defineConfig({
  test: {
    pool: 'forks',
    include: ['tests/replay/record.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
