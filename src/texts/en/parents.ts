import type { Texts } from '../catalogue.ts';
import { help } from './help.ts';

/** The parents' pages outside of a case: start, help, responsibility, opening a case. */
export const parents: Texts['parents'] = {
  start: {
    title: 'A place in a day-care centre or with a childminder',
    intro: (year, wishes) =>
      `Here you register your child for the year ${year}: ${wishes} and for a childminder (Kindertagespflege). It takes about ten minutes.`,
    upToKitas: (count) =>
      count === 1
        ? 'for one day-care centre (Kita)'
        : `for up to ${count} day-care centres (Kitas)`,
    anyKitas: 'for as many day-care centres (Kitas) as you like',
    open: {
      heading: (until) => `Register by ${until}`,
      text: (remaining) =>
        `All registrations that are here by then (${remaining}) are treated alike. It does not matter who was first.`,
    },
    late: {
      heading: 'You can still register your child',
      text: (until) =>
        `The time to register ended on ${until}. Registrations that come now are considered after those that came in time.`,
    },
    upcoming: {
      heading: (day) => `You can register from ${day} on`,
      text: 'Until then, feel free to look around.',
    },
    over: {
      heading: (year) => `The registration for ${year} is over`,
      text: 'Please call us if you need a place all the same.',
    },
    noRound: {
      heading: 'You cannot register at the moment',
      text: 'As soon as the next registration round is set, you can read it here.',
    },
    register: 'Register a child',
    resume: 'Continue the registration you began',
    openCase: 'Open my registration',
    way: {
      heading: (year) => `Calendar for ${year}`,
      enrolment: 'You register your child',
      review: 'The day-care centres look at the registrations',
      offers: 'You get offers and choose one',
      appointment: 'You make an appointment with the day-care centre and sign the contract',
      care: 'Day care starts',
      fromTo: (from, to) => `${from} to ${to}`,
      until: (to) => `until ${to}`,
      offersWhen: (from, days) => `from ${from} on; at least ${days} days to answer each offer`,
      afterAcceptance: 'after you have accepted',
    },
    responsibility: {
      heading: 'Are you in the right place?',
      text: 'Enter your postcode. We tell you which youth office is responsible for you.',
      label: 'Postcode of your home',
      button: 'Check',
    },
    kitas: {
      heading: 'Which day-care centre is right for you?',
      text: 'Search by place, provider, age and hours.',
      link: 'See the day-care centres',
    },
    good: {
      heading: 'Good to know',
      topics: [
        {
          title: 'Do you need a place in the year that is running?',
          text: 'Then please go on using the paper form (Kita-Karte). You get it in every day-care centre and at the youth office.',
        },
        {
          title: 'Is your child on the waiting list already?',
          text: 'The waiting list is only for the year that is running. Please register your child here again for the new year.',
        },
        {
          title: 'Do you have no internet?',
          text: 'Please go to the day-care centre you wish for. They register your child together with you.',
        },
        {
          title: 'Are you looking for a childminder?',
          text: 'Wish for one when you register. The youth office then helps you to find one; you can also call at once.',
        },
      ],
    },
  },
  responsibility: {
    title: 'Which youth office is responsible?',
    ours: (municipality) =>
      `You are in the right place: the youth office of Kreis Soest (Kreisjugendamt) is responsible for ${municipality}.`,
    other: (municipality, youthOffice) =>
      `For ${municipality} another youth office is responsible: ${youthOffice}.`,
    otherText: (municipality) =>
      `${municipality} has a youth office of its own, where you register in another way. Please register your child there. You find the contact on the town’s website.`,
    outside: 'This postcode is not in Kreis Soest.',
    outsideText:
      'Please contact the youth office of your home. Your municipality can tell you which one that is. If you are moving to Kreis Soest, please call us.',
    again: 'Check another postcode',
  },
  help,
  open: {
    title: 'Open my registration',
    intro: 'You find both on your receipt. Capital letters and dashes do not matter.',
    caseNumber: 'Case number',
    caseNumberHint: 'For example 7K4M-2QXD',
    claimCode: 'Access code',
    claimCodeHint: 'For example A2B3-C4D5-E6F7',
    button: 'Open',
    lost: 'Can you not find your receipt, and have you given no e-mail address? Then please call us.',
  },
};
