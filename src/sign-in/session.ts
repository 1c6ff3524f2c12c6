import { sql } from '@mikro-orm/postgresql';
import { withActor, type Person } from '../persistence/actor.ts';
import { SIGN_IN, type SignInDependencies } from './dependencies.ts';
import { ABSOLUTE_MS, IDLE_MS, RENEW_MS } from './limits.ts';
import { workplacesOf, type Workplace } from './workplaces.ts';

/**
 * How far somebody with a staff session is. Only `ready` is a person of the portal:
 * `secondFactor`: it is not set up yet · `codes`: the backup codes were not shown yet · `nowhere`: the account works
 * nowhere (any more) · `choose`: it works at several places and has not said where today.
 */
export type StaffState =
  | { readonly kind: 'secondFactor' | 'codes' | 'nowhere' | 'choose' }
  | { readonly kind: 'ready'; readonly person: Person };

export interface StaffSession {
  readonly id: string;
  readonly token: string;
  readonly account: { readonly id: string; readonly name: string; readonly email: string };
  readonly workplaces: readonly Workplace[];
  readonly state: StaffState;
}

interface Row {
  readonly seen_at: string;
  readonly strong: boolean;
  readonly workplace: string | null;
  readonly codes_seen: boolean;
}

/**
 * Reads a staff session and what its account may do now: at every request, so that whoever leaves is out with the next
 * click. A session whose time is over is ended.
 *
 * @param headers with the request's cookies
 */
export async function readStaffSession(
  deps: SignInDependencies,
  headers: Headers,
): Promise<StaffSession | undefined> {
  const found = await deps.auth.api.getSession({ headers: cookiesIn(headers) });
  if (found === null) return undefined;
  const { session, user } = found;
  const now = deps.clock();
  return withActor(deps.orm.em, SIGN_IN, async (em) => {
    const [row] = await em.execute<Row[]>(sql`
      select s."seenAt" as seen_at, s.strong, s.workplace, t."codesSeenAt" is not null as codes_seen
      from auth.session s left join auth."twoFactor" t on t."userId" = s."userId" and t.verified
      where s.id = ${session.id}`);
    if (row === undefined) return undefined;
    const seen = new Date(row.seen_at).getTime();
    if (now - seen >= IDLE_MS || now - session.createdAt.getTime() >= ABSOLUTE_MS) {
      await em.execute(sql`delete from auth.session where id = ${session.id}`);
      return undefined;
    }
    if (now - seen >= RENEW_MS)
      await em.execute(
        sql`update auth.session set "seenAt" = ${new Date(now)} where id = ${session.id}`,
      );
    const workplaces = await workplacesOf(em, user.id);
    return {
      id: session.id,
      token: session.token,
      account: { id: user.id, name: user.name, email: user.email },
      workplaces,
      state: stateOf(row, workplaces),
    };
  });
}

function stateOf(row: Row, workplaces: readonly Workplace[]): StaffState {
  if (!row.strong) return { kind: 'secondFactor' };
  if (!row.codes_seen) return { kind: 'codes' };
  const chosen =
    workplaces.length === 1
      ? workplaces[0]
      : workplaces.find((workplace) => workplace.key === row.workplace);
  if (chosen !== undefined) return { kind: 'ready', person: chosen.person };
  return { kind: workplaces.length === 0 ? 'nowhere' : 'choose' };
}

/** Where this session works from now on. False: the account does not work there. */
export async function chooseWorkplace(
  deps: SignInDependencies,
  session: StaffSession,
  key: string,
): Promise<boolean> {
  if (!session.workplaces.some((workplace) => workplace.key === key)) return false;
  await withActor(deps.orm.em, SIGN_IN, (em) =>
    em.execute(sql`update auth.session set workplace = ${key} where id = ${session.id}`),
  );
  return true;
}

/** One's own session, as its owner sees it. */
export interface OwnSession {
  readonly id: string;
  readonly since: number;
  readonly seen: number;
  readonly userAgent: string;
  /** The one that asks. */
  readonly current: boolean;
}

/** The newest first. */
export async function listSessions(
  deps: SignInDependencies,
  { id, account }: StaffSession,
): Promise<readonly OwnSession[]> {
  const rows = await withActor(deps.orm.em, SIGN_IN, (em) =>
    em.execute<{ id: string; since: string; seen: string; user_agent: string | null }[]>(sql`
      select id, "createdAt" as since, "seenAt" as seen, "userAgent" as user_agent from auth.session
      where "userId" = ${account.id} and "expiresAt" > ${new Date(deps.clock())}
        and "seenAt" > ${new Date(deps.clock() - IDLE_MS)} order by "createdAt" desc`),
  );
  return rows.map((row) => ({
    id: row.id,
    since: new Date(row.since).getTime(),
    seen: new Date(row.seen).getTime(),
    userAgent: row.user_agent ?? '',
    current: row.id === id,
  }));
}

/** @param which one session's id, `others`: all but the one that asks, or `all` */
export async function endSessions(
  deps: Pick<SignInDependencies, 'orm'>,
  { id, account }: Pick<StaffSession, 'id' | 'account'>,
  which: string,
): Promise<void> {
  const condition =
    which === 'all' ? sql`true` : which === 'others' ? sql`id <> ${id}` : sql`id::text = ${which}`;
  await withActor(deps.orm.em, SIGN_IN, (em) =>
    em.execute(sql`delete from auth.session where "userId" = ${account.id} and ${condition}`),
  );
}

/** Of a request, better-auth is told its cookies and what browser it is, and nothing else. */
export function cookiesIn(headers: Headers): Headers {
  const passed = new Headers();
  for (const name of ['Cookie', 'User-Agent']) {
    const value = headers.get(name);
    if (value !== null) passed.set(name, value.slice(0, 4096));
  }
  return passed;
}
