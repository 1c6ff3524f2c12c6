import type { Texts } from '../catalogue.ts';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

export const figures: Texts['figures'] = {
  title: (year) => `Figures of the round ${year}`,
  summary: (cases, withoutOffer) => {
    if (cases === 0) return 'There is no registration in this round yet.';
    const all =
      cases === 1
        ? 'There is one registration in this round.'
        : `There are ${cases} registrations in this round.`;
    if (withoutOffer === 0) return `${all} All that are open have had an offer.`;
    return withoutOffer === 1
      ? `${all} One that is open has had no offer yet.`
      : `${all} ${withoutOffer} that are open have had no offer yet.`;
  },
  phases: 'Cases by stage',
  howLong: 'How long it takes',
  howToRead:
    'The median is the middle: one half took less time, the other half more. Nine of ten took no longer than the last column says. Groups of fewer than three cases are not broken down.',
  span: 'From when to when',
  spans: {
    deadlineToOffer:
      'From the end of the registration period (if registered later: from receipt) to the first offer',
    offerToAnswer: "From the offer to the family's answer",
    answerToContract: 'From the acceptance to the contract',
  },
  shortSpans: {
    deadlineToOffer: 'Until the offer',
    offerToAnswer: 'Until the answer',
    answerToContract: 'Until the contract',
  },
  count: 'Number',
  median: 'Median',
  ninetieth: 'Nine of ten',
  few: 'fewer than 3',
  untold: '–',
  days: (days) => {
    if (days < 1) return 'less than 1 day';
    const rounded = number.format(days);
    return rounded === '1' ? '1 day' : `${rounded} days`;
  },
  mostly: (ninetieth) => `nine of ten: ${ninetieth}`,
  byMunicipality: 'By place of residence',
  municipality: 'Place',
  cases: 'Registrations',
  withoutOffer: 'No offer yet',
  none: 'No registration yet.',
  byKita: 'By day-care centre',
  kita: 'Day-care centre',
  offers: 'Offers',
  noOffers: 'No offer yet.',
};
