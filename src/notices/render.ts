import { german } from '../texts/de/notices.ts';
import { english } from '../texts/en/notices.ts';
import type { NoticeLanguage, NoticeText } from '../texts/notice-texts.ts';
import { blocksOf, plainText, type Block } from './blocks.ts';
import { appointmentEntry } from './calendar-entry.ts';
import type { NoticeFacts, NoticeFrame } from './notice-facts.ts';

export interface NoticeAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string;
}

/** A notice as it is sent or printed. */
export interface RenderedNotice {
  readonly language: NoticeFrame['language'];
  readonly subject: string;
  /** The page that it leads to. */
  readonly openUrl: string;
  /** Paragraphs, each of one block or several that belong together. */
  readonly paragraphs: readonly (readonly Block[])[];
  /** The same as plain text with an empty line between paragraphs. */
  readonly text: string;
  readonly attachments: readonly NoticeAttachment[];
}

const LANGUAGES: Readonly<Record<NoticeFrame['language'], NoticeLanguage>> = {
  de: german,
  en: english,
};

/** The texts of a language, for what a letter says beside its notice. */
export const noticeLanguage = (language: NoticeFrame['language']): NoticeLanguage =>
  LANGUAGES[language];

/** Writes a notice from its facts, in the language of its recipient. Pure. */
export function renderNotice(given: NoticeFacts): RenderedNotice {
  const facts = withPlainNames(given);
  const { notices, waitingListNotices, noticeFrame, calendarEntry } = LANGUAGES[facts.language];
  const write = { ...notices, ...waitingListNotices }[facts.kind] as (
    facts: NoticeFacts,
  ) => NoticeText;
  const { subject, paragraphs } = write(facts);
  const written = blocksOf([
    noticeFrame.greeting(facts),
    ...paragraphs,
    ...noticeFrame.ending(facts),
  ]);
  return {
    language: facts.language,
    subject,
    openUrl: 'openUrl' in facts ? facts.openUrl : facts.details.registerUrl,
    paragraphs: written,
    text: plainText(written),
    attachments: facts.channel === 'mail' ? attachmentsOf(facts, calendarEntry) : [],
  };
}

function attachmentsOf(
  facts: NoticeFacts,
  texts: NoticeLanguage['calendarEntry'],
): readonly NoticeAttachment[] {
  if (facts.kind === 'appointment') return [appointmentEntry(facts, texts)];
  if (facts.kind === 'appointmentCancelled') return [appointmentEntry(facts, texts, 'cancelled')];
  if (facts.kind !== 'withdrawal' || facts.details.appointment === null) return [];
  const given = { ...facts, details: facts.details.appointment };
  return [appointmentEntry(given, texts, 'cancelled')];
}

/** Names are what strangers type, in mails that we sign. */
function withPlainNames(facts: NoticeFacts): NoticeFacts {
  const names = {
    recipient: { ...facts.recipient, name: unlinked(facts.recipient.name) },
    childFirstName: unlinked(facts.childFirstName),
  };
  if (facts.kind !== 'offer' || facts.details.siblings === null) return { ...facts, ...names };
  const { siblings } = facts.details;
  const firstNames = siblings.firstNames.map(unlinked);
  return {
    ...facts,
    ...names,
    details: { ...facts.details, siblings: { ...siblings, firstNames } },
  };
}

/**
 * Mail programs make links of what looks like an address on the web. A space after the dot prevents that ("www. evil.
 * de"), and is how a title is written anyway ("Dr. Müller"); initials ("J.R.") stay.
 */
function unlinked(name: string): string {
  return name.replaceAll(/\.(?=\p{L}(?![.\s]|$))/gu, '. ');
}
