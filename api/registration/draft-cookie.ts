import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { z } from 'zod';
import { DRAFT_KEPT_DAYS } from '../../src/cases/registration-draft.ts';
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

export async function keepDraftId(
  c: Context,
  deps: CookieDependencies,
  desk: Desk,
  id: string,
): Promise<void> {
  await setSignedCookie(c, nameOf(deps, desk), id, keyOf(deps), {
    ...optionsOf(deps),
    maxAge: DRAFT_KEPT_DAYS * DAY_S,
  });
}

export function forgetDraftId(c: Context, deps: CookieDependencies, desk: Desk): void {
  deleteCookie(c, nameOf(deps, desk), optionsOf(deps));
}

const isHttps = ({ publicOrigin }: CookieDependencies): boolean =>
  publicOrigin.startsWith('https://');

/** One for each desk: who types at a counter may have a child of their own. */
const nameOf = (deps: CookieDependencies, { kind }: Desk): string =>
  `${isHttps(deps) ? '__Host-' : ''}entwurf-${kind}`;

const optionsOf = (deps: CookieDependencies) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(deps) }) as const;

const keyOf = ({ secret }: CookieDependencies): string =>
  createHmac('sha256', secret).update('draft-cookie').digest('base64url');
