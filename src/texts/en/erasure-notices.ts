import { englishDates as dates } from '../../calendar/format-en.ts';
import type { ErasureReason } from '../../domain/erasure.ts';
import type { NoticeWriters } from '../notice-texts.ts';

const why: Readonly<Record<ErasureReason, string>> = {
  request: 'You have asked us to do so (Article 17 GDPR).',
  retention: 'The registration round ended long ago. We may not keep the data any longer.',
  mistake: 'The registration was made by mistake.',
};

const whatGoes =
  'Everything that is stored about this registration is deleted: what you told us, the wishes, the offers and all messages. This cannot be undone afterwards. A contract that was signed stays valid; the day-care centre has it.';

const copyFirst =
  'Do you want to keep the data? Then open your registration before that day. Under “Meine Daten” (my data) you can download a copy.';

/** What a family is told when its data is to be deleted. */
export const erasureNotices: NoticeWriters<
  'erasureAnnounced' | 'erasureReminder' | 'erasureTakenBack'
> = {
  erasureAnnounced: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `We will delete the data of the registration of ${child} (${caseNumber})`,
    paragraphs: [
      `We will delete the data of the registration of ${child}, not before ${dates.fullInstant(details.dueAt)}.`,
      `The reason: ${why[details.reason]}`,
      whatGoes,
      copyFirst,
      'Do you not agree, or have you changed your mind? Then please take the deletion back before that day under “Meine Daten”, or contact us.',
    ],
  }),
  erasureReminder: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Reminder: on ${dates.fullDay(details.dueAt)} we delete the data of the registration of ${child} (${caseNumber})`,
    paragraphs: [
      `On ${dates.fullDay(details.requestedAt)} we wrote to you that we will delete the data of the registration of ${child}. This will now happen, not before ${dates.fullInstant(details.dueAt)}.`,
      `The reason: ${why[details.reason]}`,
      whatGoes,
      copyFirst,
      'Do you not agree? Then please take the deletion back before that day under “Meine Daten”, or contact us.',
    ],
  }),
  erasureTakenBack: ({ caseNumber, childFirstName: child }) => ({
    subject: `The data of the registration of ${child} stays (${caseNumber})`,
    paragraphs: [
      `The announced deletion has been taken back. The data of the registration of ${child} stays stored.`,
      'If the registration had already been withdrawn, it stays withdrawn.',
    ],
  }),
};
