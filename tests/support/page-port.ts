import { freePort } from '../../src/embedded/processes.ts';

/**
 * A free port for pages that are served later. Below the range embedded services choose from: one of those may start
 * in between, and there are many in a test run.
 */
export const pagePort = (): Promise<number> => freePort(10_000, 15_000);
