import { englishDates } from '../../calendar/format-en.ts';
import type { SignInFacts } from '../../notices/sign-in/sign-in-facts.ts';
import type { signInMails as german } from '../de/sign-in-mails.ts';
import { oneLine } from '../notice-marks.ts';
import { common } from './common.ts';
import { staffRoles } from './people.ts';

const until = ({ until: at }: SignInFacts): string =>
  `The link works until ${englishDates.fullInstant(at)}, and only once.`;

const NOT_ME =
  'Was it not you who asked for this? Then there is nothing you need to do. Nobody sees your data because of it.';

export const signInMails: typeof german = {
  familyLink: (facts) => ({
    subject: 'Your link to your registrations in the Kita-Portal',
    paragraphs: [
      'Hello,',
      'this link opens the registrations that carry your e-mail address:',
      facts.openUrl,
      until(facts),
      'Is its time over? Ask for a new one in the portal, or open your registration with the case number and access code of your receipt.',
      NOT_ME,
    ],
  }),
  passwordLink: (facts) => ({
    subject: 'Your new password for the Kita-Portal',
    paragraphs: [
      'Hello,',
      'this link lets you set a new password for your account:',
      facts.openUrl,
      until(facts),
      'After that you sign in as always: with the password and the code of your app.',
      NOT_ME,
    ],
  }),
  invitation: (facts) => ({
    subject:
      facts.invited?.anew === true
        ? 'Set up your access to the Kita-Portal again'
        : 'Your invitation to the Kita-Portal',
    paragraphs: [
      `Hello ${oneLine(facts.recipient.name)},`,
      `${
        facts.invited?.anew === true
          ? 'Your access was reset. This link lets you set it up again.'
          : 'You are invited to work in the Kita-Portal.'
      } ${placeOf(facts)}`,
      facts.openUrl,
      until(facts),
      'There you set a password and connect an app on your phone that shows you a code for signing in.',
      'Does this invitation mean nothing to you? Then there is nothing you need to do.',
    ],
  }),
  ending: [
    `Do you have questions? We are glad to help:\nE-mail: ${common.help.email}\nPhone: ${common.help.phone}`,
    'Kind regards\nKreis Soest, Kreisjugendamt (youth office)',
    'The Kita-Portal sent this e-mail automatically. The youth office reads your answer to it.',
  ],
};

function placeOf({ invited }: SignInFacts): string {
  if (invited === null) return '';
  const place = oneLine(invited.workplace ?? 'Youth office of the district of Soest');
  return `Your place of work: ${place} (${staffRoles[invited.role]}).`;
}
