/** Pauses after a refusal, in minutes: the first after the first attempt; later ones are as long as the last. */
const PAUSES_MINUTES = [1, 2, 5, 15, 60, 120, 240, 360] as const;
const LONGEST_MINUTES = 360;

/** How old a notice must be before it may be given up, in milliseconds: a long week-end without anyone at the mail server must not
 * cost a family its notice. */
export const GIVE_UP_AFTER_MS = 5 * 86_400_000;

/** How long after its nth attempt was refused a notice is tried again, in milliseconds. */
export function pauseAfter(attempts: number): number {
  return (PAUSES_MINUTES[attempts - 1] ?? LONGEST_MINUTES) * 60_000;
}

/** So many attempts take longer than GIVE_UP_AFTER_MS, however long the dispatcher itself was away. */
export const ATTEMPTS_AT_MOST = attemptsWithin(GIVE_UP_AFTER_MS);

/** Whether a refused notice is tried no more; it stays refused and visible. Instants in UTC milliseconds. */
export function isGivenUp(
  notice: { readonly attempts: number; readonly createdAt: number },
  now: number,
): boolean {
  return notice.attempts >= ATTEMPTS_AT_MOST && now - notice.createdAt >= GIVE_UP_AFTER_MS;
}

function attemptsWithin(time: number): number {
  let attempts = 1;
  for (let waited = 0; waited < time; attempts += 1) waited += pauseAfter(attempts);
  return attempts;
}

/** Why the portal itself keeps a mail back, where a mail server's answer would stand: its mailbox has had so many today. */
export const HELD = 'mailbox.too_many';
