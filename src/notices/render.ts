import type { NoticeText } from '../texts/de/notice-parts.ts';
import { noticeFrame, notices } from '../texts/de/notices.ts';
import { waitingListNotices } from '../texts/de/waiting-list-notices.ts';
import { appointmentEntry } from './calendar-entry.ts';
import type { NoticeFacts } from './notice-facts.ts';

export interface NoticeAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string;
}

/** A notice as it is sent or printed: plain text with an empty line between paragraphs. */
export interface RenderedNotice {
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly NoticeAttachment[];
}

/** Writes a notice from its facts. Pure. German for everyone, until the catalogue has another language. */
export function renderNotice(facts: NoticeFacts): RenderedNotice {
  const write = { ...notices, ...waitingListNotices }[facts.kind] as (
    facts: NoticeFacts,
  ) => NoticeText;
  const { subject, paragraphs } = write(facts);
  const written = [noticeFrame.greeting(facts), ...paragraphs, ...noticeFrame.ending(facts)];
  return {
    subject,
    text: `${written.filter((paragraph) => paragraph !== '').join('\n\n')}\n`,
    attachments:
      facts.kind === 'appointment' && facts.channel === 'mail' ? [appointmentEntry(facts)] : [],
  };
}
