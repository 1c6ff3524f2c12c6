import { zonedInstant } from '../../src/calendar/zone.ts';
import { DoorError, type FieldProblem } from '../../src/cases/errors.ts';

/** A Kita proposes this many slots at most at once, all of one length. */
export const SLOT_NUMBERS = [1, 2, 3] as const;
export const SLOT_LENGTHS = [30, 45, 60] as const;

/** The name of one field of a slot, counted from 1. */
export const slotField = (number: number, part: 'date' | 'time'): string => `slot${number}.${part}`;

export interface ReadSlots {
  readonly slots: readonly { readonly startsAt: number; readonly endsAt: number }[];
  readonly problems: readonly FieldProblem[];
}

/**
 * The proposed slots of a posted form, wall-clock times in Germany as instants; empty rows are none.
 *
 * @param now the case's clock, UTC milliseconds: a slot lies after it.
 */
export function readSlots(values: Readonly<Record<string, string>>, now: number): ReadSlots {
  const minutes = SLOT_LENGTHS.find((length) => String(length) === values['minutes']);
  const problems: FieldProblem[] =
    minutes === undefined ? [{ field: 'minutes', problem: 'missing' }] : [];
  const starts: number[] = [];
  for (const number of SLOT_NUMBERS) {
    const date = values[slotField(number, 'date')] ?? '';
    const time = values[slotField(number, 'time')] ?? '';
    if (date === '' && time === '') continue;
    const startsAt = instantOf(date, time);
    if (startsAt === undefined)
      problems.push({
        field: slotField(number, date === '' ? 'date' : 'time'),
        problem: 'not_a_slot',
      });
    else if (startsAt <= now)
      problems.push({ field: slotField(number, 'date'), problem: 'in_past' });
    else if (starts.includes(startsAt))
      problems.push({ field: slotField(number, 'time'), problem: 'same_slot_twice' });
    else starts.push(startsAt);
  }
  if (starts.length === 0 && problems.length === 0)
    problems.push({ field: slotField(1, 'date'), problem: 'missing' });
  return {
    slots: starts.map((startsAt) => ({ startsAt, endsAt: startsAt + (minutes ?? 0) * 60_000 })),
    problems,
  };
}

/** The instant of a day and a time in Germany as forms send them; undefined: there is no such one. */
export function instantOf(date: string, time: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date) || !/^\d{2}:\d{2}$/u.test(time)) return undefined;
  try {
    return zonedInstant(`${date}T${time}`);
  } catch {
    return undefined;
  }
}

/** What is wrong with times that could be read: all of them are other families'. */
export async function problemsWithTimes(sent: Promise<unknown>): Promise<readonly FieldProblem[]> {
  try {
    await sent;
    return [];
  } catch (error) {
    if (!(error instanceof DoorError) || error.code !== 'slot.all_taken') throw error;
    return [{ field: slotField(1, 'date'), problem: 'slots_taken' }];
  }
}
