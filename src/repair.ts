import { type Repaired, repair } from './cases/repair.ts';
import type { RunningConfig } from './config.ts';
import { openCasesDependencies } from './portal-dependencies.ts';

/** `npm run repair`: after a restore of either side, while no portal runs. */
export async function repairCases(config: RunningConfig): Promise<Repaired> {
  const { deps, close } = openCasesDependencies(config);
  try {
    return await repair(deps);
  } finally {
    await close();
  }
}
