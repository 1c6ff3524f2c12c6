import type { Texts } from '../catalogue.ts';

/** Several rounds at once, as families see them. */
export const rounds: Texts['rounds'] = {
  choose: {
    title: 'From when on do you need a place?',
    text: 'At the moment you can register your child for several years. If you need a place in several of them, please register your child for each.',
  },
  from: (month) => `From ${month} on`,
  thisYear: (month) => `Still for this year, until ${month}`,
  also: {
    heading: (year) => `Year ${year}`,
    upcoming: (day) => `You can register for this year from ${day} on.`,
    late: 'You can still register your child for this year, too. It is considered after the registrations that came in time.',
    open: 'You can register your child for this year, too.',
    until: (day) => `You can register until ${day}.`,
    answer: (days) =>
      `As soon as a place is free, you get an offer. You have at least ${days} days to answer.`,
    waitingList:
      'Is your child on the youth office’s old waiting list already? Please register it here all the same. Only children in the portal are considered.',
  },
  notReleased: {
    heading: 'The registration opens soon',
    text: 'We are still preparing the registration. As soon as you can register your child, you can read it here.',
  },
};
