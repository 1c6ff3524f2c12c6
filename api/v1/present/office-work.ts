import type { z } from 'zod';
import type { CaseWork, FollowUps } from '../../../src/cases/read/case-work.ts';
import type { Outbox, OutboxLine } from '../../../src/cases/read/outbox.ts';
import type {
  caseWorkSchema,
  followUpListSchema,
  outboxNoticeSchema,
  outboxSchema,
} from '../schemas/office-work.ts';
import { iso, isoOrNull } from './common.ts';

export const showCaseWork = ({
  caseworker,
  notes,
  followUps,
}: CaseWork): z.input<typeof caseWorkSchema> => ({
  caseworker,
  notes: notes.map(({ id, text, writtenBy, writtenAt }) => ({
    id,
    text,
    writtenBy,
    writtenAt: iso(writtenAt),
  })),
  followUps: followUps.map(({ id, dueOn, subject, setBy, isDue }) => ({
    id,
    dueOn,
    subject,
    setBy,
    isDue,
  })),
});

export const showFollowUps = ({ lines, total }: FollowUps): z.input<typeof followUpListSchema> => ({
  followUps: lines.map((line) => ({
    id: line.id,
    dueOn: line.dueOn,
    subject: line.subject,
    setBy: line.setBy,
    isDue: line.isDue,
    applicationId: line.applicationId,
    caseNumber: line.caseNumber,
    childName: line.childName,
    caseworker: line.caseworker,
  })),
  total,
});

export const showOutbox = ({
  counts,
  lines,
}: Outbox): Omit<z.input<typeof outboxSchema>, 'next'> => ({
  counts: { ...counts },
  notices: lines.map(showLine),
});

const showLine = (line: OutboxLine): z.input<typeof outboxSchema>['notices'][number] => ({
  id: line.id,
  kind: line.kind,
  channel: line.channel,
  status: line.status,
  attempts: line.attempts,
  lastError: line.lastError,
  createdAt: iso(line.createdAt),
  sentAt: isoOrNull(line.sentAt),
  nextAttemptAt: isoOrNull(line.nextAttemptAt),
  recipient: line.recipient,
  applicationId: line.applicationId,
  caseNumber: line.caseNumber,
});

export const showOutboxNotice = (line: OutboxLine): z.input<typeof outboxNoticeSchema> => ({
  ...showLine(line),
  email: line.email,
  address: line.address,
});
