import { createHmac } from 'node:crypto';
import type { AppDependencies } from './dependencies.ts';

const isHttps = ({ publicOrigin }: Pick<AppDependencies, 'publicOrigin'>): boolean =>
  publicOrigin.startsWith('https://');

/** The prefix makes browsers refuse the cookie from anywhere but this host over https. */
export const hostCookie = (deps: Pick<AppDependencies, 'publicOrigin'>, name: string): string =>
  isHttps(deps) ? `__Host-${name}` : name;

/** How every cookie of ours is set. */
export const cookieOptions = (deps: Pick<AppDependencies, 'publicOrigin'>) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(deps) }) as const;

/** With which a cookie is signed. @param purpose keeps one cookie's value from being taken for another's. */
export const cookieKey = ({ secret }: Pick<AppDependencies, 'secret'>, purpose: string): string =>
  createHmac('sha256', secret).update(purpose).digest('base64url');
