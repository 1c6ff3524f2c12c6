import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';

/** An address that names nothing of ours is one that does not exist. */
export function idIn(given: string | undefined): string {
  const id = z.uuid().safeParse(given).data;
  if (id === undefined) throw new DoorError('case.not_found');
  return id;
}

/** A year no round can have is a round that does not exist. */
export function yearIn(given: string | undefined): number {
  if (given === undefined || !/^[12]\d{3}$/u.test(given)) throw new DoorError('case.not_found');
  return Number(given);
}
