import type { FieldProblem } from '../../src/cases/errors.ts';
import { instantOf, SLOT_LENGTHS, SLOT_NUMBERS } from './slots.ts';

/** Proposed to several families at once are at most so many slots. */
const MOST_SLOTS = 24;

export const WINDOW_NUMBERS = SLOT_NUMBERS;

/** The name of one field of a window of time, counted from 1. */
export const windowField = (number: number, part: 'date' | 'from' | 'until'): string =>
  `window${number}.${part}`;

interface Span {
  readonly startsAt: number;
  readonly endsAt: number;
}

/**
 * The slots of posted windows of time, one after the other and of one length; empty rows are none, and what is booked
 * already is left out.
 *
 * @param now UTC milliseconds: a slot lies after it.
 * @param bookedAround the Kita's booked appointments in the week of a day, `YYYY-MM-DD`
 */
export async function readWindows(
  values: Readonly<Record<string, string>>,
  now: number,
  bookedAround: (day: string) => Promise<readonly Span[]>,
): Promise<{ readonly slots: readonly Span[]; readonly problems: readonly FieldProblem[] }> {
  const minutes = SLOT_LENGTHS.find((length) => String(length) === values['minutes']);
  const problems: FieldProblem[] =
    minutes === undefined ? [{ field: 'minutes', problem: 'missing' }] : [];
  const slots: Span[] = [];
  for (const number of WINDOW_NUMBERS) {
    const part = (name: 'date' | 'from' | 'until'): string =>
      values[windowField(number, name)] ?? '';
    const [date, from, until] = [part('date'), part('from'), part('until')];
    if (date === '' && from === '' && until === '') continue;
    const window = windowIn(number, { date, from, until }, now, (minutes ?? 0) * 60_000);
    if ('problem' in window) problems.push(window);
    else
      slots.push(
        ...free(window, (minutes ?? 1) * 60_000, [...slots, ...(await bookedAround(date))]),
      );
  }
  if (slots.length === 0 && problems.length === 0)
    problems.push({ field: windowField(1, 'date'), problem: 'missing' });
  if (slots.length > MOST_SLOTS)
    problems.push({ field: windowField(1, 'until'), problem: 'too_many_slots' });
  return { slots, problems };
}

function windowIn(
  number: number,
  { date, from, until }: { readonly date: string; readonly from: string; readonly until: string },
  now: number,
  lengthMs: number,
): Span | FieldProblem {
  const startsAt = instantOf(date, from);
  const endsAt = instantOf(date, until);
  if (startsAt === undefined)
    return { field: windowField(number, date === '' ? 'date' : 'from'), problem: 'not_a_slot' };
  if (endsAt === undefined) return { field: windowField(number, 'until'), problem: 'not_a_slot' };
  if (startsAt <= now) return { field: windowField(number, 'date'), problem: 'in_past' };
  if (endsAt - startsAt < lengthMs)
    return { field: windowField(number, 'until'), problem: 'window_too_short' };
  return { startsAt, endsAt };
}

function free(window: Span, lengthMs: number, taken: readonly Span[]): readonly Span[] {
  const slots: Span[] = [];
  for (let startsAt = window.startsAt; startsAt + lengthMs <= window.endsAt; startsAt += lengthMs) {
    const slot = { startsAt, endsAt: startsAt + lengthMs };
    if (!taken.some((other) => other.startsAt < slot.endsAt && slot.startsAt < other.endsAt))
      slots.push(slot);
  }
  return slots;
}
