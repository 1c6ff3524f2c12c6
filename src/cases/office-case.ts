import { randomUUID } from 'node:crypto';
import type { Person } from '../persistence/actor.ts';
import { newestRound } from '../persistence/rounds.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError, type CommandResult } from './errors.ts';
import type { FamilyRequest } from './family.ts';
import { submit } from './submit.ts';

/** What the youth office alone decides about a case. */

/**
 * The child goes on in a later round, as a new case. Throws `round.none_open` where there is no such round.
 *
 * @param request.year the year that round's Kindergartenjahr begins in
 */
export function carryOver(
  deps: CasesDependencies,
  office: Person,
  request: FamilyRequest & { readonly year: number },
): Promise<CommandResult> {
  const { applicationId, clientKey, year } = request;
  return submit(deps, office, {
    applicationId,
    clientKey,
    action: 'carryOver',
    facts: { year },
    body: async ({ em }) => {
      if ((await newestRound(em, year)) === undefined) throw new DoorError('round.none_open');
      return { year, newApplicationId: randomUUID() };
    },
  });
}

/** @param request.note the reason, which the family is told */
export function closeWithoutPlace(
  deps: CasesDependencies,
  office: Person,
  request: FamilyRequest & { readonly note: string },
): Promise<CommandResult> {
  const { applicationId, clientKey, note } = request;
  return submit(deps, office, {
    applicationId,
    clientKey,
    action: 'closeWithoutPlace',
    facts: {},
    note,
    body: () => ({}),
  });
}

/** @param request.dueAt the later end of the time to answer one offer, UTC milliseconds */
export function extendDeadline(
  deps: CasesDependencies,
  office: Person,
  request: FamilyRequest & { readonly offerId: string; readonly dueAt: number },
): Promise<CommandResult> {
  const { applicationId, clientKey, offerId, dueAt } = request;
  return submit(deps, office, {
    applicationId,
    clientKey,
    action: 'extendDeadline',
    facts: { offerId, dueAt },
    body: () => ({ offerId, dueAt }),
  });
}
