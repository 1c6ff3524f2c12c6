import { englishDates as dates } from '../../calendar/format-en.ts';
import type { OpenOffer, SiblingFacts } from '../../notices/notice-facts.ts';
import { bulleted, oneLine, section } from '../notice-marks.ts';
import type { NoticeWriters } from '../notice-texts.ts';
import { days, hours, kitaLines, openOffers, returned, wishName } from './notice-parts.ts';

/** An offer, from its making to its end. */
export const offerNotices: NoticeWriters<
  | 'offer'
  | 'offerExtended'
  | 'offerReminder'
  | 'offerLapsed'
  | 'offerRevoked'
  | 'offerDeclined'
  | 'acceptance'
> = {
  offer: ({ childFirstName: child, details }) => ({
    subject: details.isOpen
      ? `Offer for ${child}: ${details.kita.name}, answer by ${dates.endDay(details.dueAt)}`
      : `Offer for ${child}: ${details.kita.name}`,
    paragraphs: details.isOpen
      ? [
          details.kita.isChildminding === true
            ? `Good news: there is a place with a childminder for ${child}.`
            : `Good news: a day-care centre offers ${child} a place.`,
          `${kitaLines(details.kita)}\nHours of care: ${hours(details.hours)}\nAnswer by: ${dates.fullEnd(details.dueAt)}`,
          siblingsOfOffer(child, details.siblings),
          ...offerChoices(details),
        ]
      : [
          `There was this offer for ${child}:`,
          `${kitaLines(details.kita)}\nHours of care: ${hours(details.hours)}`,
          'This offer is no longer open. You can see how things stand in your registration.',
        ],
  }),

  offerExtended: ({ childFirstName: child, details }) => ({
    subject: `More time for the offer for ${child}: ${details.kita.name}`,
    paragraphs: [
      `You have more time to answer this offer for ${child}:`,
      `${kitaLines(details.kita)}\nHours of care: ${hours(details.hours)}`,
      details.isOpen
        ? `Please answer by ${dates.fullEnd(details.dueAt)}. Without your answer the offer lapses then.`
        : 'This offer is no longer open. You can see how things stand in your registration.',
    ],
  }),

  offerReminder: ({ childFirstName: child, details }) => ({
    subject: `Reminder: ${days(details.daysLeft)} left for the offer for ${child} (${details.kita.name})`,
    paragraphs: [
      `There is still an open offer for ${child}. You have ${days(details.daysLeft)} left to answer.`,
      `${kitaLines(details.kita)}\nHours of care: ${hours(details.hours)}\nAnswer by: ${dates.fullEnd(details.dueAt)}`,
      'Please open your registration and accept the offer, or decline it. Without your answer it lapses. Then another child gets the place.',
    ],
  }),

  offerLapsed: ({ childFirstName: child, details }) => ({
    subject: `The offer for ${child} has lapsed: ${details.kita.name}`,
    paragraphs: [
      `We had no answer from you by ${dates.fullEnd(details.dueAt)}. Therefore this offer for ${child} has lapsed:`,
      kitaLines(details.kita),
      'The place is now free for other children.',
      section(
        'What happens next',
        `Do you still want the place? Until ${dates.fullInstant(details.revivableUntil)} you can still accept the offer in your registration, if there is still a free place.`,
        'Your registration goes on, and so does this wish. You may get a new offer if there is still a free place.',
        openOffers(details.openOffers),
      ),
    ],
  }),

  offerRevoked: ({ childFirstName: child, details }) => ({
    subject: `The offer for ${child} has been taken back: ${details.kita.name}`,
    paragraphs: [
      `We are sorry: this offer for ${child} has been taken back:`,
      kitaLines(details.kita),
      details.reason === null
        ? 'No reason was given. Please ask the day-care centre or us.'
        : `This is the reason given:\n“${oneLine(details.reason)}”`,
      section(
        'What happens next',
        `Your registration goes on, and so does this wish.${details.openOffers.length === 0 ? ' You do not need to do anything.' : ''} Do you have questions about the reason? Then please contact the day-care centre or us.`,
        openOffers(details.openOffers),
      ),
    ],
  }),

  offerDeclined: ({ childFirstName: child, details }) => ({
    subject: `You have declined the offer for ${child}: ${details.kita.name}`,
    paragraphs: [
      `You have declined this offer for ${child}:`,
      kitaLines(details.kita),
      'Another child will get the place. This wish has ended.',
      section(
        'What happens next',
        details.openWishes.length === 0
          ? 'You have no open wish left. Are you still looking for a place? Then please contact us.'
          : `These wishes go on:\n${bulleted(details.openWishes.map(wishName))}`,
        openOffers(details.openOffers),
        'Was this a mistake? Then please contact the day-care centre or us at once.',
      ),
    ],
  }),

  acceptance: ({ childFirstName: child, details }) => ({
    subject: `You have accepted the place for ${child}: ${details.kita.name}`,
    paragraphs: [
      `You have accepted this offer. The place is now reserved for ${child}.`,
      `${kitaLines(details.kita)}\nHours of care: ${hours(details.hours)}`,
      section(
        'What happens next',
        details.isChildminding
          ? 'The childminder will contact you. You sign the contract directly with her or him. Only the contract makes the place certain.'
          : '1. The day-care centre suggests appointments for the contract. We will write to you then.\n2. You choose an appointment.\n3. You sign the contract at the day-care centre. Only the contract makes the place certain.',
      ),
      details.consentMissing
        ? 'You told us that you share custody and live apart. Therefore the other parent has to agree, too, before the contract is signed. We have written to the other parent, who can agree in the registration or sign at the day-care centre.'
        : '',
      returned(details.returned),
      details.endsOtherWishes ? 'Your other wishes have ended.' : '',
    ],
  }),
};

function offerChoices({ kita, dueAt }: OpenOffer): readonly string[] {
  return [
    'Please open your registration and answer by then. You have the choice:',
    bulleted([
      `You accept: the place is reserved for your child. ${kita.isChildminding === true ? 'The childminder will contact you.' : 'The day-care centre suggests appointments for the contract.'} You give back any other open offers, and your other wishes end.`,
      'You decline: another child gets the place. Your other wishes go on.',
      `You do not answer: the offer lapses at ${dates.fullEnd(dueAt)}. We will remind you before.`,
    ]),
    'Other day-care centres you wished for may still make you an offer, too. We do not know today whether they will.',
  ];
}

function siblingsOfOffer(child: string, siblings: SiblingFacts | null): string {
  if (siblings === null) return '';
  const named = siblings.firstNames.map((name) => (name === '' ? 'another child' : name));
  const others = named.join(' and ');
  const wish = siblings.onlyTogether
    ? 'You wish for places only together.'
    : 'You wish for places together if possible.';
  return `You have also registered ${others}. ${wish} This offer is for ${child} only. Whether there is an offer for ${others}, too, the day-care centre decides separately. Please ask there before you answer.`;
}
