import { sql, type EntityManager, type RawQueryFragment } from '@mikro-orm/postgresql';
import { dueReminder, type WaitingListNoticeKind } from '../../domain/waiting-list.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { newestRound, roundYears } from '../../persistence/rounds.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';
import { linkRegistered } from './link.ts';
import { requirePermission, requireRound } from '../require.ts';

type Deps = Pick<CasesDependencies, 'orm' | 'clock'>;

/**
 * Releases the invitation to everyone on a round's list who is neither registered, settled nor invited yet, by mail or letter;
 * clicked again it reaches those imported since. Resolves with how many are invited. Throws `round.none_open` once the
 * round is over.
 */
export async function inviteWaitingList(deps: Deps, office: Person, year: number): Promise<number> {
  requirePermission(office, 'waitingList.manage');
  const now = deps.clock();
  return withActor(deps.orm.em, office, async (em) => {
    const { dates } = await requireRound(em, year);
    if (now >= dates.endsAt) throw new DoorError('round.none_open');
    await linkRegistered(em, year, now);
    return addNotices(em, {
      kind: 'waitingListInvitation',
      subject: {},
      now,
      recipients: sql`
        update waiting_list_entry set invited_at = ${new Date(now)}
        where year = ${year} and invited_at is null and application_id is null and settled_at is null
        returning id, email, language`,
    });
  });
}

/**
 * Writes the reminders that are due, in every round: to those invited before the reminder fell due who have not
 * registered and may still need a place; each once, and after a pause only the nearest to the deadline. Resolves with how many were written.
 */
export async function remindWaitingList(deps: Deps): Promise<number> {
  const now = deps.clock();
  const service = { kind: 'service', ref: 'waiting-list' } as const;
  const years = await withActor(deps.orm.em, service, roundYears);
  let written = 0;
  for (const year of years)
    written += await withActor(deps.orm.em, service, (em) => remindRound(em, year, now));
  return written;
}

async function remindRound(em: EntityManager, year: number, now: number): Promise<number> {
  const round = await newestRound(em, year);
  const due = round && dueReminder(round.dates.deadlineAt, now);
  if (due === undefined) return 0;
  const { daysBefore, since } = due;
  await linkRegistered(em, year, now);
  return addNotices(em, {
    kind: 'waitingListReminder',
    subject: { daysBefore },
    now,
    recipients: sql`
      select id, email, language from waiting_list_entry entry
      where year = ${year} and invited_at < ${new Date(since)} and application_id is null and settled_at is null
        and not exists (
          select from notice where waiting_list_entry_id = entry.id and kind = 'waitingListReminder'
            and subject ->> 'daysBefore' = ${String(daysBefore)})`,
  });
}

/** One notice per entry; the unique key lets none be written twice, however many processes do this at once. */
async function addNotices(
  em: EntityManager,
  {
    kind,
    subject,
    now,
    recipients,
  }: {
    readonly kind: WaitingListNoticeKind;
    readonly subject: { readonly daysBefore?: number };
    readonly now: number;
    readonly recipients: RawQueryFragment;
  },
): Promise<number> {
  const at = new Date(now);
  const rows = await em.execute<object[]>(sql`
    with recipient as (${recipients})
    insert into notice (id, waiting_list_entry_id, kind, channel, language, subject, status, created_at, next_attempt_at)
    select gen_random_uuid(), id, ${kind}, case when email is null then 'letter' else 'mail' end, language,
      ${JSON.stringify(subject)}::jsonb, case when email is null then 'to_print' else 'pending' end, ${at}, ${at}
    from recipient
    on conflict do nothing
    returning 1`);
  return rows.length;
}
