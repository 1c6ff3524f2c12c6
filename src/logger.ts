import { pino, type Logger } from 'pino';

/** Structured logs on standard error; nothing personal is ever given to it. */
export function createLogger({ logLevel }: { readonly logLevel: string }): Logger {
  return pino(
    { level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination(2),
  );
}
