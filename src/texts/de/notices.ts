import { germanDates } from '../../calendar/format.ts';
import type { CaseNoticeFacts } from '../../notices/notice-facts.ts';
import type { NoticeLanguage } from '../notice-texts.ts';
import { common } from './common.ts';
import { erasureNotices } from './erasure-notices.ts';
import { contractNotices } from './notices-contract.ts';
import { endNotices } from './notices-ends.ts';
import { offerNotices } from './notices-offers.ts';
import { registrationNotices } from './notices-registration.ts';
import { waitingListNotices } from './waiting-list-notices.ts';

/** Mails and letters in plain German. */
export const german: NoticeLanguage = {
  notices: {
    ...registrationNotices,
    ...offerNotices,
    ...contractNotices,
    ...endNotices,
    ...erasureNotices,
  },

  waitingListNotices,

  noticeFrame: {
    greeting: ({ recipient }) => `Guten Tag ${recipient.name},`,
    ending: (facts) => [
      ...('caseNumber' in facts ? howToOpen(facts) : []),
      `Haben Sie Fragen, oder können Sie die Seite nicht öffnen? Wir helfen Ihnen gern:\nE-Mail: ${common.help.email}\nTelefon: ${common.help.phone}`,
      'Mit freundlichen Grüßen\nKreis Soest, Kreisjugendamt',
      facts.channel === 'mail'
        ? 'Diese E-Mail hat das Kita-Portal automatisch verschickt. Ihre Antwort darauf liest das Kreisjugendamt.'
        : 'Diesen Brief hat das Kita-Portal geschrieben. Er gilt ohne Unterschrift.',
    ],
  },

  calendarEntry: {
    fileName: 'termin.ics',
    summary: ({ name }) => `Betreuungsvertrag: ${name}`,
    description: (caseNumber) =>
      `Termin für den Betreuungsvertrag. Vorgangsnummer ${caseNumber}. Fragen: ${common.help.phone}`,
  },

  letterFrame: {
    title: 'Brief des Kreisjugendamts Soest',
    caseNumber: 'Vorgangsnummer',
    phone: 'Telefon',
    email: 'E-Mail',
    date: 'Datum',
    page: (page, of) => `Seite ${page} von ${of}`,
    transliterated:
      'Einige Schriftzeichen können wir nicht drucken. Sie stehen in diesem Brief in lateinischen Buchstaben.',
    day: germanDates.fullDay,
  },
};

const howToOpen = ({ kind, caseNumber, openUrl }: CaseNoticeFacts): readonly string[] => [
  `So öffnen Sie Ihre Anmeldung:\n${openUrl}`,
  kind === 'receipt'
    ? 'Sie brauchen dafür die Vorgangsnummer und den Zugangscode.'
    : `Sie brauchen dafür Ihre Vorgangsnummer ${caseNumber} und Ihren Zugangscode. Der Zugangscode steht auf Ihrem Eingangsbeleg.`,
];
