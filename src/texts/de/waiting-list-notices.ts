import { germanDates as dates } from '../../calendar/format.ts';
import type { WaitingListNoticeKind } from '../../domain/waiting-list.ts';
import type { WaitingListFacts } from '../../notices/notice-facts.ts';
import type { NoticeText } from '../notice-texts.ts';

/** Mails and letters to families of the office's old waiting list. */
export const waitingListNotices: Readonly<
  Record<WaitingListNoticeKind, (facts: WaitingListFacts) => NoticeText>
> = {
  waitingListInvitation: ({ childFirstName: child, details }) => ({
    subject: `Bitte melden Sie ${child} neu an: Kindergartenjahr ${dates.kindergartenYear(details.year)}`,
    paragraphs: [
      `Sie suchen einen Betreuungsplatz für ${child}. Bisher steht ${child} auf der Warteliste des Kreisjugendamts. Diese Liste führen wir nicht weiter.`,
      `Bitte melden Sie ${child} im Kita-Portal neu an, wenn Sie für das Kindergartenjahr ${dates.kindergartenYear(details.year)} noch einen Platz suchen. Nur angemeldete Kinder können wir berücksichtigen.`,
      deadline(details),
      howToRegister(details),
      'Diese Nachricht ist keine Zusage für einen Platz. Wie lange ein Kind auf der Warteliste stand, spielt für die Anmeldung keine Rolle.',
      'Suchen Sie keinen Platz mehr? Dann brauchen Sie nichts zu tun. Wenn Sie uns das sagen, erinnern wir Sie nicht.',
    ],
  }),

  waitingListReminder: ({ childFirstName: child, details }) => ({
    subject: `Erinnerung: Bitte melden Sie ${child} bis ${dates.end(details.deadlineAt)} an`,
    paragraphs: [
      `wir haben Sie eingeladen, ${child} für das Kindergartenjahr ${dates.kindergartenYear(details.year)} im Kita-Portal anzumelden. Eine Anmeldung haben wir noch nicht gefunden.`,
      deadline(details),
      howToRegister(details),
      `Haben Sie ${child} schon angemeldet? Dann melden Sie sich bitte bei uns. Suchen Sie keinen Platz mehr? Dann brauchen Sie nichts zu tun.`,
    ],
  }),
};

function deadline({ opensAt, deadlineAt, now }: WaitingListFacts['details']): string {
  if (now >= deadlineAt)
    return `Die Anmeldefrist endete am ${dates.fullEnd(deadlineAt)}. Sie können Ihr Kind noch anmelden. Wir berücksichtigen es nach den rechtzeitigen Anmeldungen.`;
  return now < opensAt
    ? `Anmelden können Sie Ihr Kind vom ${dates.fullStart(opensAt)} bis ${dates.fullEnd(deadlineAt)}.`
    : `Anmelden können Sie Ihr Kind bis ${dates.fullEnd(deadlineAt)}.`;
}

function howToRegister({ registerUrl, code }: WaitingListFacts['details']): string {
  return code === null
    ? `So melden Sie Ihr Kind an:\n${registerUrl}`
    : `So melden Sie Ihr Kind an:\n${registerUrl}\nIhr Einladungscode: ${code}\nMit dem Code finden wir Ihren Eintrag auf der Warteliste. Ohne den Code können Sie Ihr Kind genauso anmelden.`;
}
