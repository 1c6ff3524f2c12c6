import { Hono } from 'hono';
import { signIn } from '../../api/middleware/actor.ts';
import type { Person } from '../../src/persistence/actor.ts';
import type { TestPortal } from './portal.ts';
import { ORIGIN } from './visitor.ts';

/** The cookie of a fresh session, as the demonstration's entry opens one, for a person of any role. */
export async function cookieOf(
  { deps }: TestPortal,
  person: Person,
  clock: () => number = deps.clock,
): Promise<string> {
  const entry = new Hono().get('/', async (c) => {
    await signIn(c, { ...deps, clock, publicOrigin: ORIGIN, demo: true }, person);
    return c.text('');
  });
  const response = await entry.request('/');
  const cookie = response.headers.get('Set-Cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error('no session');
  return cookie;
}
