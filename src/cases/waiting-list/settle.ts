import { LockMode, sql, type EntityManager } from '@mikro-orm/postgresql';
import type { SettledReason } from '../../domain/waiting-list.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { Notice } from '../../persistence/entities/record.ts';
import { WaitingListEntry } from '../../persistence/entities/waiting-list.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';
import { requirePermission, requireRound } from '../require.ts';

type Deps = Pick<CasesDependencies, 'orm' | 'clock'>;

interface EntryOfYear {
  readonly year: number;
  readonly id: string;
}

/**
 * Notes that a child of the list needs no place any more: nothing is sent about it from now on. Noted again, the reason
 * is corrected. Throws `waiting_list.registered`, `case.not_found`, `action.forbidden`.
 */
export async function settleEntry(
  deps: Deps,
  office: Person,
  { reason, ...wanted }: EntryOfYear & { readonly reason: SettledReason },
): Promise<void> {
  requirePermission(office, 'waitingList.manage');
  await withActor(deps.orm.em, office, async (em) => {
    const entry = await unregistered(em, wanted);
    if (entry.settledReason === reason) return;
    entry.settledReason = reason;
    entry.settledAt = new Date(deps.clock());
    entry.settledBy = office.ref;
    await em.flush();
    await em.nativeUpdate(
      Notice,
      { waitingListEntryId: entry.id, status: { $in: ['pending', 'refused', 'to_print'] } },
      { status: 'obsolete' },
    );
  });
}

/**
 * Takes back that a child needs no place any more. An invitation that had not gone out goes now, unless the round is
 * over; a reminder that fell due meanwhile does not. Throws as `settleEntry` does.
 */
export async function reopenEntry(deps: Deps, office: Person, wanted: EntryOfYear): Promise<void> {
  requirePermission(office, 'waitingList.manage');
  const now = deps.clock();
  await withActor(deps.orm.em, office, async (em) => {
    const { dates } = await requireRound(em, wanted.year);
    const entry = await unregistered(em, wanted);
    if (entry.settledReason == null) return;
    entry.settledReason = null;
    entry.settledAt = null;
    entry.settledBy = null;
    await em.flush();
    if (now >= dates.endsAt) return;
    await em.execute(sql`
      update notice set status = case channel when 'letter' then 'to_print' else 'pending' end, attempts = 0,
        last_error = null, next_attempt_at = ${new Date(now)}
      where waiting_list_entry_id = ${entry.id} and kind = 'waitingListInvitation' and status = 'obsolete'`);
  });
}

/** The entry, locked, so that a registration that finds it waits. */
async function unregistered(em: EntityManager, wanted: EntryOfYear): Promise<WaitingListEntry> {
  const entry = await em.findOne(WaitingListEntry, wanted, {
    lockMode: LockMode.PESSIMISTIC_WRITE,
  });
  if (entry === null) throw new DoorError('case.not_found');
  if (entry.applicationId != null) throw new DoorError('waiting_list.registered');
  return entry;
}
