import type { CasesDependencies } from './cases/dependencies.ts';
import type { RunningConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { openDatabase } from './persistence/orm.ts';
import { openTemporal } from './temporal/connection.ts';

/** The real parts behind the actions of persons, and how to let go of them. */
export interface OpenDependencies {
  readonly deps: CasesDependencies;
  close(): Promise<void>;
}

/** Connects when first used; for programs only. */
export function openCasesDependencies(config: RunningConfig): OpenDependencies {
  const orm = openDatabase({ url: config.databaseUrl, role: 'kita_app' });
  const client = openTemporal({
    address: config.temporalAddress,
    namespace: config.temporalNamespace,
  });
  return {
    deps: {
      orm,
      client,
      clock: Date.now,
      updateWaitMs: config.updateWaitMs,
      secret: config.secret,
      limits: config,
      logger: createLogger(config),
    },
    async close() {
      await client.connection.close();
      await orm.close();
    },
  };
}
