import type { Logger } from 'pino';
import { describeFault } from './temporal/fault-interceptor.ts';

export interface Loop {
  /** Stops after the round under way. */
  stop(): Promise<void>;
  /** Begins the next round now instead of after the pause. */
  nudge(): void;
}

/**
 * Does a piece of work again and again, with a pause between; a round that fails is logged and the next one tried. It
 * never runs two rounds at once.
 */
export function every(
  pauseMs: number,
  logger: Logger,
  name: string,
  work: () => Promise<void>,
): Loop {
  const stopping = new AbortController();
  let wake: () => void = () => undefined;
  let nudged = false;

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, nudged ? 0 : pauseMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      nudged = false;
      try {
        await work();
      } catch (error) {
        logger.error({ loop: name, ...describeFault(error) }, 'loop failed, goes on');
      }
      if (!stopping.signal.aborted) await pause();
    }
  };
  const running = run();

  return {
    async stop() {
      stopping.abort();
      wake();
      await running;
    },
    nudge() {
      nudged = true;
      wake();
    },
  };
}
