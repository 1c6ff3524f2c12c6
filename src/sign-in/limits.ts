const MINUTE_MS = 60_000;

/** A session ends so long after signing in, whatever happens … */
export const SESSION_HOURS = 12;
export const ABSOLUTE_MS = SESSION_HOURS * 60 * MINUTE_MS;
/** … and so long after the last click. */
export const IDLE_MS = 60 * MINUTE_MS;
/** That somebody is there is written down at most this often. */
export const RENEW_MS = MINUTE_MS;

/** How long a link in a mail works. Mails are late at times; an invitation waits over a holiday week. */
export const LINK_MS = {
  family: 60 * MINUTE_MS,
  password: 60 * MINUTE_MS,
  invitation: 7 * 24 * 60 * MINUTE_MS,
} as const;
