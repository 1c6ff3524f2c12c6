import { HELD } from '../../notices/attempts.ts';

/** Why a mail did not leave, behind the number of attempts. */
export function lastRefusal(code: string | null): string {
  if (code === null) return '';
  return code === HELD
    ? '. Zurückgehalten: An diese Adresse gingen heute schon sehr viele E-Mails. Sie geht später von selbst hinaus'
    : `, zuletzt „${code}“`;
}
