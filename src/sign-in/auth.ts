import { createHmac } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { SESSION_HOURS } from './limits.ts';

export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

/** Names of the cookies; over https browsers take them from this host only. */
export function cookieNames(publicOrigin: string): {
  readonly session: string;
  readonly challenge: string;
} {
  const prefix = publicOrigin.startsWith('https://') ? '__Host-' : '';
  return { session: `${prefix}staff`, challenge: `${prefix}staff-step` };
}

/**
 * better-auth for staff: password, second factor and sessions. Its web routes are mounted nowhere; src/sign-in calls it.
 * Nobody signs up: accounts begin with an invitation. It counts no attempts (rate-limit.ts does), keeps no addresses and
 * logs nothing.
 *
 * @param database of openSignInDatabase
 */
export function createAuth({
  database,
  secret,
  publicOrigin,
}: {
  readonly database: MikroORM;
  readonly secret: string;
  readonly publicOrigin: string;
}) {
  const names = cookieNames(publicOrigin);
  return betterAuth({
    appName: 'Kita-Portal',
    baseURL: publicOrigin,
    secret: createHmac('sha256', secret).update('staff-sign-in').digest('base64url'),
    database: { db: database.em.fork().getKysely(), type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    session: { expiresIn: SESSION_HOURS * 3600, disableSessionRefresh: true },
    plugins: [twoFactor({ issuer: 'Kita-Portal' })],
    advanced: {
      ipAddress: { disableIpTracking: true },
      database: { generateId: 'uuid' },
      useSecureCookies: false,
      cookiePrefix: 'staff',
      cookies: {
        session_token: { name: names.session },
        two_factor: { name: names.challenge },
      },
      defaultCookieAttributes: {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: publicOrigin.startsWith('https://'),
      },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
