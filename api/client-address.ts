import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { AppEnv } from './environment.ts';

/** Where a request comes from, for the rate limit only. */
export function clientAddress<Env extends AppEnv>(c: Context<Env>): string {
  return c.env?.incoming === undefined ? 'unknown' : (getConnInfo(c).remote.address ?? 'unknown');
}
