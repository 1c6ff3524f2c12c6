import { englishDates as dates } from '../../calendar/format-en.ts';
import type { WaitingListNoticeKind } from '../../domain/waiting-list.ts';
import type { WaitingListFacts } from '../../notices/notice-facts.ts';
import type { NoticeText } from '../notice-texts.ts';

/** Mails and letters to families of the office's old waiting list. */
export const waitingListNotices: Readonly<
  Record<WaitingListNoticeKind, (facts: WaitingListFacts) => NoticeText>
> = {
  waitingListInvitation: ({ childFirstName: child, details }) => ({
    subject: `Please register ${child} anew: Kindergarten year ${dates.kindergartenYear(details.year)}`,
    paragraphs: [
      `You are looking for a day-care place for ${child}. Until now ${child} has been on the waiting list of the youth office. We do not carry on with this list.`,
      `Please register ${child} anew in the Kita-Portal if you still look for a place for the Kindergarten year ${dates.kindergartenYear(details.year)}. We can only consider children who are registered.`,
      deadline(details),
      howToRegister(details),
      'This message does not promise you a place. How long a child was on the waiting list does not matter for the registration.',
      'Are you no longer looking for a place? Then you do not need to do anything. If you tell us, we will not remind you.',
    ],
  }),

  waitingListReminder: ({ childFirstName: child, details }) => ({
    subject: `Reminder: please register ${child} by ${dates.end(details.deadlineAt)}`,
    paragraphs: [
      `We invited you to register ${child} in the Kita-Portal for the Kindergarten year ${dates.kindergartenYear(details.year)}. We have not found a registration yet.`,
      deadline(details),
      howToRegister(details),
      `Have you already registered ${child}? Then please contact us. Are you no longer looking for a place? Then you do not need to do anything.`,
    ],
  }),
};

function deadline({ opensAt, deadlineAt, now }: WaitingListFacts['details']): string {
  if (now >= deadlineAt)
    return `The time to register ended at ${dates.fullEnd(deadlineAt)}. You can still register your child. We will consider it after the registrations that came in time.`;
  return now < opensAt
    ? `You can register your child from ${dates.fullStart(opensAt)} until ${dates.fullEnd(deadlineAt)}.`
    : `You can register your child until ${dates.fullEnd(deadlineAt)}.`;
}

function howToRegister({ registerUrl, code }: WaitingListFacts['details']): string {
  return code === null
    ? `This is how you register your child:\n${registerUrl}`
    : `This is how you register your child:\n${registerUrl}\nYour invitation code: ${code}\nWith the code we find your entry on the waiting list. You can register your child without the code just as well.`;
}
