import { withActor, type Person } from '../persistence/actor.ts';
import { Notice } from '../persistence/entities/record.ts';
import { WaitingListEntry } from '../persistence/entities/waiting-list.ts';
import { changeData } from './change-data.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError, type CommandResult } from './errors.ts';
import { readOutboxLine, type OutboxLine } from './read/outbox.ts';
import { emailSchema } from './registration-fields.ts';
import { requirePermission } from './require.ts';

/** A refused mail is tried again at once, and then with the patience of a new one. A second click changes nothing. */
export async function retryNotice(
  deps: CasesDependencies,
  office: Person,
  noticeId: string,
): Promise<void> {
  requirePermission(office, 'notices.resend');
  await readOutboxLine(deps, office, noticeId);
  await tryAgain(deps, office, noticeId);
}

/**
 * Sends a refused mail to another address, which the family's messages go to from now on. For a family with a case that
 * is a correction of its data, and may be refused where the case is closed; the waiting list's is changed at once.
 *
 * @param request.clientKey the form's key. Throws `input.invalid`, `case.not_found`.
 */
export async function resendTo(
  deps: CasesDependencies,
  office: Person,
  request: { readonly noticeId: string; readonly email: string; readonly clientKey: string },
): Promise<CommandResult> {
  requirePermission(office, 'notices.resend');
  const email = emailSchema.safeParse(request.email).data;
  if (email === undefined)
    throw new DoorError('input.invalid', [{ field: 'email', problem: 'not_an_email' }]);
  const line = await readOutboxLine(deps, office, request.noticeId);
  const result = await correct(deps, office, line, { email, clientKey: request.clientKey });
  if (result.kind !== 'refused') await tryAgain(deps, office, line.id);
  return result;
}

async function correct(
  deps: CasesDependencies,
  office: Person,
  { applicationId, position, waitingListEntryId }: OutboxLine,
  { email, clientKey }: { readonly email: string; readonly clientKey: string },
): Promise<CommandResult> {
  if (applicationId !== null && position !== null)
    return changeData(deps, office, {
      applicationId,
      clientKey,
      input: { guardian: position, email },
    });
  // A Kita's address stands with its connection.
  if (waitingListEntryId === null) throw new DoorError('case.not_found');
  await withActor(deps.orm.em, office, (em) =>
    em.nativeUpdate(WaitingListEntry, { id: waitingListEntryId }, { email }),
  );
  return { kind: 'done' };
}

/**
 * Makes a letter of a refused mail, for the print queue; later messages go by mail as before. A second click changes
 * nothing. Throws `input.invalid` where nobody knows the postal address, `case.not_found`.
 */
export async function resendAsLetter(
  deps: CasesDependencies,
  office: Person,
  noticeId: string,
): Promise<void> {
  requirePermission(office, 'notices.resend');
  const { address } = await readOutboxLine(deps, office, noticeId);
  if (address === null)
    throw new DoorError('input.invalid', [{ field: 'letter', problem: 'no_address' }]);
  await withActor(deps.orm.em, office, (em) =>
    em.nativeUpdate(
      Notice,
      { id: noticeId, channel: 'mail', status: 'refused' },
      { channel: 'letter', status: 'to_print', lastError: null },
    ),
  );
}

async function tryAgain(
  { orm, clock }: CasesDependencies,
  office: Person,
  id: string,
): Promise<void> {
  await withActor(orm.em, office, (em) =>
    em.nativeUpdate(
      Notice,
      { id, channel: 'mail', status: 'refused' },
      { status: 'pending', attempts: 0, lastError: null, nextAttemptAt: new Date(clock()) },
    ),
  );
}
