import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import type { Person } from '../../src/persistence/actor.ts';
import { cookieKey, cookieOptions, hostCookie } from '../cookies.ts';
import type { AppDependencies } from '../dependencies.ts';
import { ABSOLUTE_MS, IDLE_MS, RENEW_MS } from '../../src/sign-in/limits.ts';
import { cookieNames } from '../../src/sign-in/auth.ts';
import { endSessions, readStaffSession, type StaffSession } from '../../src/sign-in/session.ts';
import type { AppEnv } from '../environment.ts';

const sessionSchema = z.strictObject({
  /** New with every sign-in, so that no cookie set beforehand becomes a session. */
  id: z.uuid(),
  /** `address`: a family that has shown its address and has not opened a case yet. */
  kind: z.enum(['family', 'address', 'kita', 'office']),
  ref: z.string().min(1).max(100),
  /** The link by which a family came in. */
  address: z.uuid().optional(),
  /** Of a family. */
  guardian: z.union([z.literal(1), z.literal(2)]).optional(),
  /** Of a Kita or the youth office. */
  role: z.enum(['staff', 'head', 'provider', 'caseworker', 'auditor']).optional(),
  since: z.int(),
  seen: z.int(),
});
type Session = z.output<typeof sessionSchema>;

type ActorDependencies = Pick<
  AppDependencies,
  'clock' | 'secret' | 'publicOrigin' | 'demo' | 'orm' | 'logger' | 'auth'
>;

/**
 * The one place that knows who acts. Staff come with a session of better-auth, which is read with its account and its
 * memberships at every request; families from case number and claim code or a link in a mail, and the demonstration's
 * entry, with a signed cookie.
 */
export const actor = (deps: ActorDependencies) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const staff = await staffSession(c, deps);
    c.set('staff', staff);
    if (staff === undefined) await readFamilyOrDemo(c, deps);
    else c.set('person', staff.state.kind === 'ready' ? staff.state.person : undefined);
    await next();
  });

const staffSession = async (
  c: Context<AppEnv>,
  deps: ActorDependencies,
): Promise<StaffSession | undefined> =>
  getCookie(c, cookieNames(deps.publicOrigin).session) === undefined
    ? undefined
    : readStaffSession(deps, c.req.raw.headers);

async function readFamilyOrDemo(c: Context<AppEnv>, deps: ActorDependencies): Promise<void> {
  const session = await readSession(c, deps);
  if (session === undefined) return;
  const now = deps.clock();
  c.set('person', personIn(session));
  c.set('address', session.kind === 'address' ? session.ref : session.address);
  if (now - session.seen >= RENEW_MS) await writeSession(c, deps, { ...session, seen: now });
}

/**
 * Opens a fresh session for a family or in the demonstration; an earlier one in the same browser is replaced.
 *
 * @param address the link that has shown the family's address
 */
export async function signIn(
  c: Context,
  deps: ActorDependencies,
  person: Person | { readonly kind: 'address'; readonly ref: string },
  address?: string,
): Promise<void> {
  if (!mayHaveSession(person.kind, deps)) throw new Error('staff sign in with an account');
  await leaveStaffSession(c, deps);
  const now = deps.clock();
  const session = sessionSchema.parse({
    id: randomUUID(),
    ...person,
    address,
    since: now,
    seen: now,
  });
  await writeSession(c, deps, session);
}

/** Ends whatever session this browser has. */
export async function signOut(c: Context, deps: ActorDependencies): Promise<void> {
  await leaveStaffSession(c, deps);
  deleteCookie(c, cookieName(deps), cookieOptions(deps));
}

async function leaveStaffSession(c: Context, deps: ActorDependencies): Promise<void> {
  const name = cookieNames(deps.publicOrigin).session;
  if (getCookie(c, name) === undefined) return;
  const staff = c.get('staff') as StaffSession | undefined;
  if (staff !== undefined) await endSessions(deps, staff, staff.id);
  deleteCookie(c, name, cookieOptions(deps));
}

/** Gives a browser the cookies of a staff session; an earlier session in it ends, whoever's it was. */
export async function takeStaffCookies(
  c: Context,
  deps: ActorDependencies,
  cookies: readonly string[],
): Promise<void> {
  await leaveStaffSession(c, deps);
  deleteCookie(c, cookieName(deps), cookieOptions(deps));
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
}

/** A family's session from before guardians had codes of their own is the first one's. */
function personIn({ kind, ref, guardian = 1, role = 'head' }: Session): Person | undefined {
  if (kind === 'address') return undefined;
  if (kind === 'family') return { kind, ref, guardian };
  if (kind === 'kita')
    return role === 'caseworker' || role === 'auditor' ? undefined : { kind, ref, role };
  return role === 'staff' || role === 'provider' ? undefined : { kind, ref, role };
}

const mayHaveSession = (kind: Session['kind'], deps: ActorDependencies): boolean =>
  kind === 'family' || kind === 'address' || deps.demo;

async function readSession(c: Context, deps: ActorDependencies): Promise<Session | undefined> {
  const value = await getSignedCookie(c, keyOf(deps), cookieName(deps));
  if (typeof value !== 'string') return undefined;
  const session = sessionSchema.safeParse(parseJson(value)).data;
  if (session === undefined || !mayHaveSession(session.kind, deps)) return undefined;
  const now = deps.clock();
  const expired = now - session.since >= ABSOLUTE_MS || now - session.seen >= IDLE_MS;
  return expired ? undefined : session;
}

async function writeSession(c: Context, deps: ActorDependencies, session: Session): Promise<void> {
  const left = session.since + ABSOLUTE_MS - deps.clock();
  await setSignedCookie(c, cookieName(deps), JSON.stringify(session), keyOf(deps), {
    ...cookieOptions(deps),
    maxAge: Math.floor(Math.min(left, IDLE_MS) / 1000),
  });
}

const cookieName = (deps: ActorDependencies): string => hostCookie(deps, 'session');

const keyOf = (deps: ActorDependencies): string => cookieKey(deps, 'session-cookie');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
