import { Temporal } from 'temporal-polyfill';
import { addDays, zonedInstant } from './zone.ts';

/** Days, `YYYY-MM-DD`. */
export interface AllocationNotice {
  readonly usuallyBy: string;
  readonly latestBy: string;
}

/**
 * Until when the youth office tells a family without a contract which place is allocated: usually 8 and at the latest
 * 6 weeks before the wished start (§ 5(3) KiBiz). Null for a need stated less than six months ahead, which has no such
 * clock (§ 5(1), (2) KiBiz). Days are `YYYY-MM-DD`.
 */
export function allocationNotice(
  receivedOn: string,
  wishedStartOn: string,
): AllocationNotice | null {
  const start = Temporal.PlainDate.from(wishedStartOn);
  if (receivedOn > start.subtract({ months: 6 }).toString()) return null;
  return {
    usuallyBy: start.subtract({ weeks: 8 }).toString(),
    latestBy: start.subtract({ weeks: 6 }).toString(),
  };
}

/**
 * The instants at which a case tells its family so, UTC milliseconds: in the morning; the last one the day before, since
 * weeks counted back from a day end when the day before them does (§§ 187, 188 BGB).
 */
export function allocationInstants(
  receivedOn: string,
  wishedStartOn: string,
): { readonly usuallyAt: number; readonly latestAt: number } | null {
  const days = allocationNotice(receivedOn, wishedStartOn);
  if (days === null) return null;
  return {
    usuallyAt: zonedInstant(`${days.usuallyBy}T09:00`),
    latestAt: zonedInstant(`${addDays(days.latestBy, -1)}T09:00`),
  };
}
