import { Hono } from 'hono';
import { signIn } from '../../api/middleware/actor.ts';
import type { Person } from '../../src/persistence/actor.ts';
import type { TestPortal } from './portal.ts';
import { authOf, ORIGIN } from './visitor.ts';

/** The cookie of a fresh session, as the demonstration's entry opens one, for a person of any role. */
export async function cookieOf(
  portal: TestPortal,
  person: Person,
  clock: () => number = portal.deps.clock,
): Promise<string> {
  const entry = new Hono().get('/', async (c) => {
    const deps = { ...portal.deps, auth: authOf(portal), clock, publicOrigin: ORIGIN, demo: true };
    await signIn(c, deps, person);
    return c.text('');
  });
  const response = await entry.request('/');
  const cookie = response.headers.get('Set-Cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error('no session');
  return cookie;
}
