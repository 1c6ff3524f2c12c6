import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { AppEnv } from './environment.ts';

/**
 * Where a request comes from, for the rate limit only. Each trusted proxy adds to the right of X-Forwarded-For whom it
 * was asked by; what stands further left was written by the client and is believed of nobody.
 */
export function clientAddress<Env extends AppEnv>(c: Context<Env>): string {
  const proxies = c.get('trustedProxies');
  const forwarded = proxies === 0 ? [] : (c.req.header('X-Forwarded-For') ?? '').split(',');
  return forwarded.at(-proxies)?.trim() || connectionOf(c);
}

const connectionOf = <Env extends AppEnv>(c: Context<Env>): string =>
  c.env?.incoming === undefined ? 'unknown' : (getConnInfo(c).remote.address ?? 'unknown');
