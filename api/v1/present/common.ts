import type { z } from 'zod';
import type { applicationSchema, commandSchema } from '../schemas/case.ts';
import type { caseListSchema, officeCaseSchema } from '../schemas/office.ts';
import type { OwnCommand } from '../../../src/cases/read/command.ts';
import type { OfficeCase } from '../../../src/cases/read/office-case.ts';
import type { Turn } from '../../../src/domain/turn.ts';
import type { Sibling } from '../../../src/persistence/siblings.ts';

/** Read models as the JSON interface shows them: field by field, so that nothing new slips out by itself. */

export const iso = (at: number): string => new Date(at).toISOString();

export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export function showCommand(command: OwnCommand): z.input<typeof commandSchema> {
  const { id, applicationId, action, receivedAt, outcome } = command;
  if (action === 'register') throw new Error('a registration is shown as the application');
  return { id, applicationId, action, receivedAt: iso(receivedAt), outcome };
}

export function showTurn({
  phase,
  waitingFor,
  since,
  dueAt,
  next,
}: Turn): z.input<typeof caseListSchema>['cases'][number]['turn'] {
  return {
    phase,
    waitingFor,
    since: iso(since),
    dueAt: isoOrNull(dueAt),
    next: next === null ? null : { action: next.action, at: iso(next.at) },
  };
}

export function showEnd(end: OfficeCase['end']): z.input<typeof officeCaseSchema>['end'] {
  return end === null
    ? null
    : { reason: end.reason, at: iso(end.at), closesAt: iso(end.closesAt), closed: end.closed };
}

export const showSibling = ({
  applicationId,
  caseNumber,
  firstName,
  together,
}: Sibling): z.input<typeof applicationSchema>['siblings'][number] => ({
  applicationId,
  caseNumber,
  firstName,
  together,
});

/** The same line with some of its instants as the interface shows them. */
export function isoOf<Line extends object>(line: Line, instants: readonly (keyof Line)[]) {
  return {
    ...line,
    ...Object.fromEntries(instants.map((name) => [name, iso(line[name] as number)])),
  };
}
