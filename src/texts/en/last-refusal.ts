import { HELD } from '../../notices/attempts.ts';

/** Why a mail did not leave, behind the number of attempts. */
export function lastRefusal(code: string | null): string {
  if (code === null) return '';
  return code === HELD
    ? '. Held back: a great many emails went to this address today. It leaves later by itself'
    : `, the last one: “${code}”`;
}
