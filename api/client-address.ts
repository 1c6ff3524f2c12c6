import { isIPv6 } from 'node:net';
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
  return networkOf(forwarded.at(-proxies)?.trim() || connectionOf(c));
}

/** Of IPv6 the first half: whoever has one address of a network has as many as they like. */
function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const [left, right] = new URL(`http://[${plain}]`).hostname
    .slice(1, -1)
    .split('::')
    .map((groups) => groups.split(':').filter((group) => group !== ''));
  const zeros = right === undefined ? 0 : 8 - (left?.length ?? 0) - right.length;
  const network = [...(left ?? []), ...Array<string>(zeros).fill('0'), ...(right ?? [])].slice(
    0,
    4,
  );
  // Here stand the machine itself and IPv4 written as IPv6, each one address.
  return network.every((group) => group === '0') ? address : `${network.join(':')}::/64`;
}

const connectionOf = <Env extends AppEnv>(c: Context<Env>): string =>
  c.env?.incoming === undefined ? 'unknown' : (getConnInfo(c).remote.address ?? 'unknown');
