import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';

/** An address that names nothing of ours is something that does not exist. */
export function idIn(given: string): string {
  const id = z.uuid().safeParse(given).data;
  if (id === undefined) throw new DoorError('case.not_found');
  return id;
}
