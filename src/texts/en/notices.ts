import { englishDates } from '../../calendar/format-en.ts';
import type { CaseNoticeFacts } from '../../notices/notice-facts.ts';
import type { NoticeLanguage } from '../notice-texts.ts';
import { help } from './notice-parts.ts';
import { erasureNotices } from './erasure-notices.ts';
import { contractNotices } from './notices-contract.ts';
import { endNotices } from './notices-ends.ts';
import { offerNotices } from './notices-offers.ts';
import { registrationNotices } from './notices-registration.ts';
import { waitingListNotices } from './waiting-list-notices.ts';

/** Mails and letters in English; what only a German authority has keeps its German name beside the English one. */
export const english: NoticeLanguage = {
  notices: {
    ...registrationNotices,
    ...offerNotices,
    ...contractNotices,
    ...endNotices,
    ...erasureNotices,
  },

  waitingListNotices,

  noticeFrame: {
    greeting: ({ recipient }) => `Dear ${recipient.name},`,
    ending: (facts) => [
      ...('caseNumber' in facts ? howToOpen(facts) : []),
      `Do you have questions, or can you not open the page? We are happy to help:\nE-mail: ${help.email}\nPhone: ${help.phone}`,
      'Kind regards\nKreis Soest, Kreisjugendamt (youth office)',
      facts.channel === 'mail'
        ? 'The Kita-Portal has sent this e-mail automatically. The youth office reads your answer to it.'
        : 'The Kita-Portal has written this letter. It is valid without a signature.',
    ],
  },

  calendarEntry: {
    fileName: 'appointment.ics',
    summary: ({ name }) => `Day-care contract: ${name}`,
    description: (caseNumber) =>
      `Appointment for the day-care contract. Case number ${caseNumber}. Questions: ${help.phone}`,
  },

  letterFrame: {
    title: 'Letter from the youth office of Kreis Soest',
    caseNumber: 'Case number',
    phone: 'Phone',
    email: 'E-mail',
    date: 'Date',
    page: (page, of) => `Page ${page} of ${of}`,
    transliterated:
      'We cannot print some characters. In this letter they are written in Latin letters.',
    day: englishDates.fullDay,
  },
};

const howToOpen = ({ kind, caseNumber, openUrl }: CaseNoticeFacts): readonly string[] => [
  `This is how you open your registration:\n${openUrl}`,
  kind === 'receipt'
    ? 'You need the case number and the access code for it.'
    : `You need your case number ${caseNumber} and your access code for it. You find the access code on your receipt.`,
];
