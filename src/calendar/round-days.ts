import {
  MOVABLE_INSTANTS,
  type Round,
  type RoundDateName,
  type RoundDates,
} from '../domain/round.ts';
import { addDays, startOfDay, zonedDay } from './zone.ts';

/** The dates of a round that can be moved, in the order of a season. */
export function dateNames({ dates }: Pick<Round, 'dates'>): readonly RoundDateName[] {
  const instants: readonly RoundDateName[] = MOVABLE_INSTANTS;
  const days = dates.decisionDays.map((_, index): RoundDateName => `decisionDays.${index}`);
  return [...instants.slice(0, -1), ...days, ...instants.slice(-1)];
}

export function instantIn(dates: RoundDates, name: RoundDateName): number {
  if (name.startsWith('decisionDays.'))
    return dates.decisionDays[Number(name.slice('decisionDays.'.length))] ?? Number.NaN;
  return dates[name as (typeof MOVABLE_INSTANTS)[number]];
}

/** What begins on a day does so at 0 Uhr; everything else ends with its day, at 24 Uhr. */
export const isStart = (name: RoundDateName): boolean =>
  name === 'opensAt' || name === 'offersFromAt';

/** @param day `YYYY-MM-DD`. */
export const instantOn = (name: RoundDateName, day: string): number =>
  startOfDay(isStart(name) ? day : addDays(day, 1));

/** The day people name for an instant, `YYYY-MM-DD`: an end at 24 Uhr belongs to the day it ends. */
export const dayOf = (name: RoundDateName, at: number): string =>
  zonedDay(isStart(name) ? at : at - 1);
