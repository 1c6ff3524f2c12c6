import { createHmac, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import type { Person } from '../../src/persistence/actor.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';

const MINUTE = 60_000;
/** A session ends this long after signing in, whatever happens … */
const ABSOLUTE_MS = 12 * 60 * MINUTE;
/** … and this long after the last click. */
const IDLE_MS = 60 * MINUTE;
/** The cookie is written anew at most this often. */
const RENEW_MS = MINUTE;

const sessionSchema = z.strictObject({
  /** New with every sign-in, so that no cookie set beforehand becomes a session. */
  id: z.uuid(),
  kind: z.enum(['family', 'kita', 'office']),
  ref: z.string().min(1).max(100),
  /** Of a family. */
  guardian: z.union([z.literal(1), z.literal(2)]).optional(),
  /** Of a Kita or the youth office. */
  role: z.enum(['staff', 'head', 'provider', 'caseworker', 'auditor']).optional(),
  since: z.int(),
  seen: z.int(),
});
type Session = z.output<typeof sessionSchema>;

type ActorDependencies = Pick<AppDependencies, 'clock' | 'secret' | 'publicOrigin' | 'demo'>;

/**
 * The one place that knows who acts. Families come from case number and claim code; Kitas and the youth office from
 * the demonstration's entry only, so without the demonstration nobody is staff. Real sign-in fills this place later.
 */
export const actor = (deps: ActorDependencies) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const session = await readSession(c, deps);
    const now = deps.clock();
    c.set('person', session && personIn(session));
    if (session !== undefined && now - session.seen >= RENEW_MS)
      await writeSession(c, deps, { ...session, seen: now });
    await next();
  });

/** Opens a fresh session for a person; an earlier one in the same browser is replaced. */
export async function signIn(c: Context, deps: ActorDependencies, person: Person): Promise<void> {
  if (!mayHaveSession(person.kind, deps)) throw new Error('staff sign-in exists in the demo only');
  const now = deps.clock();
  const session = sessionSchema.parse({ id: randomUUID(), ...person, since: now, seen: now });
  await writeSession(c, deps, session);
}

export function signOut(c: Context, deps: ActorDependencies): void {
  deleteCookie(c, cookieName(deps), cookieOptions(deps));
}

/** A family's session from before guardians had codes of their own is the first one's. */
function personIn({ kind, ref, guardian = 1, role = 'head' }: Session): Person | undefined {
  if (kind === 'family') return { kind, ref, guardian };
  if (kind === 'kita')
    return role === 'caseworker' || role === 'auditor' ? undefined : { kind, ref, role };
  return role === 'staff' || role === 'provider' ? undefined : { kind, ref, role };
}

const mayHaveSession = (kind: Person['kind'], deps: ActorDependencies): boolean =>
  kind === 'family' || deps.demo;

async function readSession(c: Context, deps: ActorDependencies): Promise<Session | undefined> {
  const value = await getSignedCookie(c, cookieKey(deps), cookieName(deps));
  if (typeof value !== 'string') return undefined;
  const session = sessionSchema.safeParse(parseJson(value)).data;
  if (session === undefined || !mayHaveSession(session.kind, deps)) return undefined;
  const now = deps.clock();
  const expired = now - session.since >= ABSOLUTE_MS || now - session.seen >= IDLE_MS;
  return expired ? undefined : session;
}

async function writeSession(c: Context, deps: ActorDependencies, session: Session): Promise<void> {
  const left = session.since + ABSOLUTE_MS - deps.clock();
  await setSignedCookie(c, cookieName(deps), JSON.stringify(session), cookieKey(deps), {
    ...cookieOptions(deps),
    maxAge: Math.floor(Math.min(left, IDLE_MS) / 1000),
  });
}

const isHttps = (deps: ActorDependencies): boolean => deps.publicOrigin.startsWith('https://');

/** The prefix makes browsers refuse the cookie from anywhere but this host over https. */
const cookieName = (deps: ActorDependencies): string =>
  isHttps(deps) ? '__Host-session' : 'session';

const cookieOptions = (deps: ActorDependencies) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(deps) }) as const;

const cookieKey = ({ secret }: ActorDependencies): string =>
  createHmac('sha256', secret).update('session-cookie').digest('base64url');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
