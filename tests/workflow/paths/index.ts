import { CONTRACT_PATHS } from './contract.ts';
import { END_PATHS } from './ends.ts';
import { OFFER_PATHS } from './offers.ts';
import type { Path } from './world.ts';

/** Every way beside the straight one; their histories are recorded for tests/replay. */
export const PATHS: readonly Path[] = [...OFFER_PATHS, ...END_PATHS, ...CONTRACT_PATHS];
