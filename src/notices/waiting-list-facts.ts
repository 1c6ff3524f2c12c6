import type { EntityManager } from '@mikro-orm/postgresql';
import { hashInvitationCode, invitationCodeOf } from '../cases/claim-code.ts';
import type { WaitingListNotice } from '../persistence/entities/record.ts';
import { WaitingListEntry } from '../persistence/entities/waiting-list.ts';
import { newestRound } from '../persistence/rounds.ts';
import type { NoticeContext } from './case-file.ts';
import type { WaitingListFacts } from './notice-facts.ts';

/** Reads what an invitation or a reminder says, from the entry and the round as they stand. */
export async function readWaitingListFacts(
  em: EntityManager,
  { channel, language, kind, waitingListEntryId }: WaitingListNotice,
  { publicOrigin, secret, now }: NoticeContext,
): Promise<WaitingListFacts> {
  const entry = await em.findOneOrFail(WaitingListEntry, { id: waitingListEntryId });
  const round = await newestRound(em, entry.year);
  if (round === undefined) throw new Error('a waiting list without its round');
  const code = invitationCodeOf(secret, entry.id);
  return {
    channel,
    language,
    recipient: {
      name: `${entry.guardianFirstName} ${entry.guardianLastName}`,
      email: entry.email ?? null,
    },
    childFirstName: entry.childFirstName,
    kind,
    details: {
      year: entry.year,
      code: hashInvitationCode(secret, code) === entry.invitationCodeHash ? code : null,
      opensAt: round.dates.opensAt,
      deadlineAt: round.dates.deadlineAt,
      now,
      registerUrl: `${publicOrigin}/einladung`,
      isDone: entry.applicationId != null || entry.settledReason != null,
    },
  };
}
