import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Draft } from '../../src/cases/registration-draft.ts';
import { cookieKey, cookieOptions, hostCookie } from '../cookies.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { Desk } from './desk.ts';

type CookieDependencies = Pick<AppDependencies, 'secret' | 'publicOrigin' | 'clock'>;

/** No browser keeps a cookie longer. */
const LONGEST_S = 400 * 86_400;

/** The draft this browser goes on with; signed, so that an id read elsewhere opens nothing. */
export async function draftIdIn(
  c: Context,
  deps: CookieDependencies,
  desk: Desk,
): Promise<string | undefined> {
  const value = await getSignedCookie(c, keyOf(deps), nameOf(deps, desk));
  return z.uuid().safeParse(value).data;
}

/** For as long as the draft itself is kept. */
export async function keepDraftId(
  c: Context,
  deps: CookieDependencies,
  desk: Desk,
  { id, expiresAt }: Draft,
): Promise<void> {
  await setSignedCookie(c, nameOf(deps, desk), id, keyOf(deps), {
    ...cookieOptions(deps),
    maxAge: Math.min(Math.floor((expiresAt - deps.clock()) / 1000), LONGEST_S),
  });
}

/** The draft itself stays: a code may lead to it. */
export function forgetDraftId(c: Context, deps: CookieDependencies, desk: Desk): void {
  deleteCookie(c, nameOf(deps, desk), cookieOptions(deps));
}

/** One for each desk: who types at a counter may have a child of their own. */
const nameOf = (deps: CookieDependencies, { kind }: Desk): string =>
  hostCookie(deps, `entwurf-${kind}`);

const keyOf = (deps: CookieDependencies): string => cookieKey(deps, 'draft-cookie');
