/** What goes to an entry of the waiting list, before there is a case. */
export const WAITING_LIST_NOTICE_KINDS = ['waitingListInvitation', 'waitingListReminder'] as const;
export type WaitingListNoticeKind = (typeof WAITING_LIST_NOTICE_KINDS)[number];

/** Why a child of the list needs no place any more, as its family told the office. */
export const SETTLED_REASONS = ['movedAway', 'hasPlace', 'other'] as const;
export type SettledReason = (typeof SETTLED_REASONS)[number];

const DAY_MS = 86_400_000;

/** Those invited who have not registered are reminded so many days before the deadline. */
const REMINDER_DAYS = [3, 14] as const;

/** A reminder that is due, and since when, UTC milliseconds. */
export interface DueReminder {
  readonly daysBefore: number;
  readonly since: number;
}

/** The reminder that is due at an instant: the nearest to the deadline only, and none after it. */
export function dueReminder(deadlineAt: number, at: number): DueReminder | undefined {
  if (at >= deadlineAt) return undefined;
  return REMINDER_DAYS.map((daysBefore) => ({
    daysBefore,
    since: deadlineAt - daysBefore * DAY_MS,
  })).find(({ since }) => at >= since);
}

export interface NamedChild {
  readonly firstName: string;
  readonly lastName: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
}

/** The same for a child however its name was typed: case, accents, umlauts written out, blanks and hyphens do not matter. */
export function childKey({ firstName, lastName, birthDate }: NamedChild): string {
  return `${normalisedName(firstName)}|${normalisedName(lastName)}|${birthDate}`;
}

const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  ı: 'i',
};

export function normalisedName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüßæøłı]/gu, (letter) => WRITTEN_OUT[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
