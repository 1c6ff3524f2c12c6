import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CausedNotice } from '../domain/notices.ts';
import { Guardian } from '../persistence/entities/application.ts';
import { Notice } from '../persistence/entities/record.ts';

export interface NoticeToAdd extends CausedNotice {
  readonly applicationId: string;
  /** The revision of the case whose step causes it. */
  readonly revision: number;
}

/** Writes one notice per guardian who is to be told, in the transaction of the step that causes them; a family without e-mail gets a letter. */
export async function addNotices(
  em: EntityManager,
  { positions, ...notice }: NoticeToAdd,
  now: number,
): Promise<void> {
  const guardians = await em.find(
    Guardian,
    { application: notice.applicationId },
    { orderBy: { position: 'asc' } },
  );
  for (const guardian of guardians) {
    if (positions?.includes(guardian.position) === false) continue;
    const byMail = guardian.email != null;
    em.create(Notice, {
      id: randomUUID(),
      ...notice,
      guardianId: guardian.id,
      channel: byMail ? 'mail' : 'letter',
      language: guardian.language,
      status: byMail ? 'pending' : 'to_print',
      attempts: 0,
      createdAt: new Date(now),
      nextAttemptAt: new Date(now),
    });
  }
}
