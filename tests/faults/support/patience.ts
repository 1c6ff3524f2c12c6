import { sleep } from './program.ts';

/** Nobody waits longer for an answer; only a case that is stuck takes so long. */
const PATIENCE_MS = 90_000;
/** Whoever has waited so long is let through before the next kill: on a slow machine nothing would be up long enough. */
const SPARED_MS = 20_000;

/** Everybody who asks again until there is an answer. */
export class Patience {
  readonly #since = new Set<{ readonly at: number }>();

  /** Tries until there is something; what fails with an error of the network is tried again. */
  async insist<T>(attempt: () => Promise<T | undefined>, what: string): Promise<T> {
    const wait = { at: Date.now() };
    this.#since.add(wait);
    try {
      return await untilAnswered(attempt, what);
    } finally {
      this.#since.delete(wait);
    }
  }

  /** Resolves when nobody has been waiting for long. */
  async untilSpared(): Promise<void> {
    while ([...this.#since].some(({ at }) => Date.now() - at > SPARED_MS)) await sleep(100);
  }
}

async function untilAnswered<T>(attempt: () => Promise<T | undefined>, what: string): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  let last: unknown = 'no answer yet';
  while (Date.now() < until) {
    try {
      const result = await attempt();
      if (result !== undefined) return result;
    } catch (error) {
      if (!isNetworkError(error)) throw error;
      last = error;
    }
    await sleep(150);
  }
  throw new Error(`${what}: no answer within ${PATIENCE_MS / 1000} s`, { cause: last });
}

const isNetworkError = (error: unknown): boolean =>
  error instanceof SyntaxError ||
  error instanceof TypeError ||
  (error instanceof DOMException && error.name === 'TimeoutError');
