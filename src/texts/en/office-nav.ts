import type { Texts } from '../catalogue.ts';

export const officeNav: Texts['officeNav'] = {
  groups: 'Areas',
  within: (group) => `Pages in the area ${group}`,
  years: 'Change the year',
  toYear: (year) => `To the year ${year}`,
  group: {
    cases: 'Cases',
    mediation: 'Placement',
    post: 'Post',
    rounds: 'Rounds',
    administration: 'Administration',
  },
  page: {
    cases: 'All cases',
    watch: 'Stalled cases',
    followUps: 'Follow-ups',
    register: 'Enter a paper form',
    waitingList: 'Waiting list',
    childminding: 'Childminding',
    letters: 'Letters',
    outbox: 'Outbox',
    notices: 'Texts of the messages',
    round: 'Dates of the round',
    kitas: 'Day-care centres and opening',
    figures: 'Figures',
    rounds: 'All rounds',
    erasures: 'Erasing',
    people: 'People',
    banner: 'Notice on every page',
  },
};
