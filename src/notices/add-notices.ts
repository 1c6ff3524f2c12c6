import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { NoticeKind, NoticeSubject } from '../domain/notices.ts';
import { Guardian } from '../persistence/entities/application.ts';
import { Notice } from '../persistence/entities/record.ts';

export interface NoticeToAdd {
  readonly applicationId: string;
  /** The revision of the case whose step causes it. */
  readonly revision: number;
  readonly kind: NoticeKind;
  readonly subject: NoticeSubject;
}

/** Writes one notice per guardian, in the transaction of the step that causes them; a family without e-mail gets a letter. */
export async function addNotices(
  em: EntityManager,
  notice: NoticeToAdd,
  now: number,
): Promise<void> {
  const guardians = await em.find(
    Guardian,
    { application: notice.applicationId },
    { orderBy: { position: 'asc' } },
  );
  for (const guardian of guardians) {
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
