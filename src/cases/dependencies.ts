import type { MikroORM } from '@mikro-orm/postgresql';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Limits } from './limits.ts';

/** What the actions of persons need; programs build it from the configuration, tests from other parts. */
export interface CasesDependencies {
  readonly orm: MikroORM;
  readonly client: Client;
  /** The clock at the door, UTC milliseconds: every legal comparison rests on it. */
  readonly clock: () => number;
  /** How long a click waits for its outcome before it is told "being processed". */
  readonly updateWaitMs: number;
  /** Key for claim codes; at least 32 characters. */
  readonly secret: string;
  readonly logger: Logger;
  /** Default: the usual ones. */
  readonly limits?: Limits;
  /** Default: the portal's own. */
  readonly taskQueue?: string;
}
