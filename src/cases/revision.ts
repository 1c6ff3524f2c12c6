import { DoorError } from './errors.ts';
import { hashOf } from './submit.ts';

/** Names what stands by its content: whoever edits it says which one they saw. */
export const revisionOf = (content: unknown): string => hashOf(content).slice(0, 22);

/** Throws `revision.stale`. @param expected what the person saw; undefined: they were not asked */
export function requireRevision(expected: string | undefined, current: string): void {
  if (expected !== undefined && expected !== current)
    throw new DoorError('revision.stale', [{ field: 'revision', problem: 'stale' }]);
}

/** Names a round as people see it. @param open requests to move a date that have no outcome yet */
export const roundTag = (revision: number, open: number): string =>
  open === 0 ? String(revision) : `${revision}+${open}`;
