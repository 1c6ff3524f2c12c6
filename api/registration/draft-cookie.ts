import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { z } from 'zod';
import { DRAFT_KEPT_DAYS } from '../../src/cases/registration-draft.ts';
import { cookieKey, cookieOptions, hostCookie } from '../cookies.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { Desk } from './desk.ts';

type CookieDependencies = Pick<AppDependencies, 'secret' | 'publicOrigin'>;

const DAY_S = 86_400;

/** The draft this browser goes on with; signed, so that an id read elsewhere opens nothing. */
export async function draftIdIn(
  c: Context,
  deps: CookieDependencies,
  desk: Desk,
): Promise<string | undefined> {
  const value = await getSignedCookie(c, keyOf(deps), nameOf(deps, desk));
  return z.uuid().safeParse(value).data;
}

/** For as long as a draft is kept after a change. */
export async function keepDraftId(
  c: Context,
  deps: CookieDependencies,
  desk: Desk,
  id: string,
): Promise<void> {
  await setSignedCookie(c, nameOf(deps, desk), id, keyOf(deps), {
    ...cookieOptions(deps),
    maxAge: DRAFT_KEPT_DAYS * DAY_S,
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
