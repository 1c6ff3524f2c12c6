import { type Repaired, repair } from './cases/repair.ts';
import type { RunningConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { openDatabase } from './persistence/orm.ts';
import { openTemporal } from './temporal/connection.ts';

/** `npm run repair`: after a restore of either side, while no portal runs. */
export async function repairCases(config: RunningConfig): Promise<Repaired> {
  const orm = openDatabase({ url: config.databaseUrl, role: 'kita_app' });
  const client = openTemporal({
    address: config.temporalAddress,
    namespace: config.temporalNamespace,
  });
  try {
    return await repair({
      orm,
      client,
      clock: Date.now,
      updateWaitMs: config.updateWaitMs,
      secret: config.secret,
      logger: createLogger(config),
    });
  } finally {
    await client.connection.close();
    await orm.close();
  }
}
