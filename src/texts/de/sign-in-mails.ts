import { germanDates } from '../../calendar/format.ts';
import type { SignInFacts } from '../../notices/sign-in/sign-in-facts.ts';
import { oneLine } from '../notice-marks.ts';
import type { NoticeText } from '../notice-texts.ts';
import { common } from './common.ts';
import { staffRoles } from './people.ts';

const until = ({ until: at }: SignInFacts): string =>
  `Der Link gilt bis ${germanDates.fullInstant(at)} und nur einmal.`;

const NOT_ME =
  'Haben Sie das nicht selbst angefordert? Dann brauchen Sie nichts zu tun. Niemand sieht dadurch Ihre Daten.';

/** Mails that let somebody in. */
export const signInMails = {
  familyLink: (facts: SignInFacts): NoticeText => ({
    subject: 'Ihr Link zu Ihren Anmeldungen im Kita-Portal',
    paragraphs: [
      'Guten Tag,',
      'mit diesem Link öffnen Sie die Anmeldungen, bei denen Ihre E-Mail-Adresse steht:',
      facts.openUrl,
      until(facts),
      'Ist er abgelaufen? Fordern Sie im Portal einen neuen an, oder öffnen Sie Ihre Anmeldung mit Vorgangsnummer und Zugangscode von Ihrem Eingangsbeleg.',
      NOT_ME,
    ],
  }),
  passwordLink: (facts: SignInFacts): NoticeText => ({
    subject: 'Ihr neues Passwort für das Kita-Portal',
    paragraphs: [
      'Guten Tag,',
      'mit diesem Link setzen Sie ein neues Passwort für Ihr Konto:',
      facts.openUrl,
      until(facts),
      'Danach melden Sie sich wie immer an: mit dem Passwort und dem Code aus Ihrer App.',
      NOT_ME,
    ],
  }),
  invitation: (facts: SignInFacts): NoticeText => ({
    subject:
      facts.invited?.anew === true
        ? 'Richten Sie Ihren Zugang zum Kita-Portal neu ein'
        : 'Ihre Einladung zum Kita-Portal',
    paragraphs: [
      `Guten Tag ${oneLine(facts.recipient.name)},`,
      `${
        facts.invited?.anew === true
          ? 'Ihr Zugang wurde zurückgesetzt. Mit diesem Link richten Sie ihn neu ein.'
          : 'Sie sind eingeladen, im Kita-Portal zu arbeiten.'
      } ${placeOf(facts)}`,
      facts.openUrl,
      until(facts),
      'Sie legen dort ein Passwort fest und verbinden eine App auf Ihrem Telefon, die Ihnen beim Anmelden einen Code zeigt.',
      'Sagt Ihnen diese Einladung nichts? Dann brauchen Sie nichts zu tun.',
    ],
  }),
  ending: [
    `Haben Sie Fragen? Wir helfen Ihnen gern:\nE-Mail: ${common.help.email}\nTelefon: ${common.help.phone}`,
    'Mit freundlichen Grüßen\nKreis Soest, Kreisjugendamt',
    'Diese E-Mail hat das Kita-Portal automatisch verschickt. Ihre Antwort darauf liest das Kreisjugendamt.',
  ],
};

function placeOf({ invited }: SignInFacts): string {
  if (invited === null) return '';
  const place = oneLine(invited.workplace ?? 'Kreisjugendamt Soest');
  return `Ihr Arbeitsplatz: ${place} (${staffRoles[invited.role]}).`;
}
