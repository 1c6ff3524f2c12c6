import { englishDates as dates } from '../../calendar/format-en.ts';
import type { EndReason } from '../../domain/case.ts';
import { oneLine, section } from '../notice-marks.ts';
import type { NoticeWriters } from '../notice-texts.ts';
import { kitaLines, lastWholeDay, openOffers, returned, wishList } from './notice-parts.ts';

/** How a case ends, or goes on after all; and what the law promises on the way. */
export const endNotices: NoticeWriters<
  | 'withdrawal'
  | 'movedAway'
  | 'carriedOver'
  | 'withoutPlace'
  | 'endReminder'
  | 'endUndone'
  | 'allocation'
> = {
  withdrawal: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `The registration of ${child} has been withdrawn (${caseNumber})`,
    paragraphs: [
      `You withdrew the registration of ${child} on ${dates.fullInstant(details.withdrawnAt)}. All wishes have ended with it.`,
      returned(details.returned),
      details.appointment === null
        ? ''
        : `This appointment is cancelled:\n${dates.span(details.appointment.startsAt, details.appointment.endsAt)}, ${details.appointment.kita.name}\nPlease delete it from your calendar, too.`,
      `Was this a mistake, or have you changed your mind? Then please undo the end in your registration by ${lastWholeDay(details.closesAt)}, or contact us. After that we close the registration.${details.returned.length === 0 ? '' : ' We cannot promise that a place you gave back will still be free.'}`,
      'You can register your child again at any time.',
    ],
  }),

  movedAway: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Moving house: the registration of ${child} ends (${caseNumber})`,
    paragraphs: [
      `You are moving to the area of another youth office. Therefore the registration of ${child} with us ends.`,
      returned(details.returned),
      'Please register your child now with the youth office (Jugendamt) of the place you are moving to.',
      `Was this a mistake, or are you not moving after all? Then you can undo the end in your registration until ${lastWholeDay(details.closesAt)}. After that we close the registration.`,
    ],
  }),

  carriedOver: ({ childFirstName: child, details }) => ({
    subject: `The registration of ${child} goes on: ${dates.kindergartenYear(details.year)}`,
    paragraphs: [
      `We are sorry: there was no place for ${child} in this registration round. Therefore we have moved the registration to the round for the Kindergarten year ${dates.kindergartenYear(details.year)}.`,
      `The new case number is ${details.caseNumber}. The access code stays the same. Your wishes still count. You can change them as long as the new round allows it.`,
      'Do you not want this? Then please withdraw the new registration, or contact us.',
    ],
  }),

  withoutPlace: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `There was no place for ${child} (${caseNumber})`,
    paragraphs: [
      `We are sorry: there was no place for ${child} in this registration round. We end the registration in this round.`,
      details.reason === null ? '' : `The youth office adds:\n“${oneLine(details.reason)}”`,
      section(
        'What you can do',
        `Are you still looking for a place? Then please undo the end in your registration by ${lastWholeDay(details.closesAt)}, or contact us. After that we close the registration.`,
        'This does not affect your child’s right to a place (§ 24 SGB VIII). We are happy to advise you, also about childminders (Kindertagespflege).',
      ),
    ],
  }),

  endReminder: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `The registration of ${child} will soon be closed (${caseNumber})`,
    paragraphs: [
      `A reminder: on ${lastWholeDay(details.closesAt)} we close the registration of ${child}. ${ENDS[details.reason]}`,
      details.reason === 'carriedOver'
        ? ''
        : 'Is this not right? Then please undo the end in your registration before that day, or contact us.',
      'Is everything right? Then you do not need to do anything.',
    ],
  }),

  endUndone: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `The registration of ${child} goes on (${caseNumber})`,
    paragraphs: [
      `The end of the registration of ${child} has been undone. The registration counts as before, with the same day of receipt.`,
      details.wishes.length === 0
        ? ''
        : `These wishes are open again, the most important one first:\n${wishList(details.wishes)}`,
      'Offers that you gave back are no longer open. The day-care centres can make new ones if they still have a place.',
    ],
  }),

  allocation: ({ childFirstName: child, details }) => ({
    subject: `The place for ${child}: how things stand`,
    paragraphs: [
      `In ${details.weeks} weeks, on ${dates.plainDay(details.wishedStartOn)}, day care for ${child} is to start. As § 5(3) KiBiz requires, we tell you how things stand.`,
      details.kita === null
        ? 'We are sorry: no place has been allocated to your child yet. The youth office goes on looking and will contact you. You can also call us.'
        : `This place has been allocated to your child. There is no contract yet.\n\n${kitaLines(details.kita)}`,
      openOffers(details.openOffers),
    ],
  }),
};

const ENDS: Readonly<Record<EndReason, string>> = {
  contract: 'The contract has been signed.',
  withdrawn: 'You withdrew the registration.',
  movedAway: 'You told us that you are moving.',
  carriedOver: 'The registration goes on in the next round under a new number.',
  withoutPlace: 'There was no place in this registration round.',
};
