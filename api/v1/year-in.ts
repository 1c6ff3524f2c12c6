import { DoorError } from '../../src/cases/errors.ts';

/** A year no round can have is a round that does not exist. */
export function yearIn(given: string): number {
  if (!/^[12]\d{3}$/u.test(given)) throw new DoorError('case.not_found');
  return Number(given);
}
