import type { Texts } from '../catalogue.ts';

/** What a day-care centre, or the youth office in its place, can do beyond offer, slots and contract. */
export const kitaActions: Texts['kitaActions'] = {
  childminder: 'Childminder',
  reviewOfChildminding: {
    heading: 'Check the wish for childminding',
    text: 'Have you checked whether a childminder suits the age, the hours and the home of the child? This does not bind you yet.',
  },
  visit: {
    heading: 'Confirm the visit',
    text: 'Has the family visited the day-care centre? Then you can record it here.',
    atChildminder: 'Has the family visited the childminder? Then you can record it here.',
    button: 'Confirm the visit',
  },
  prepare: {
    heading: 'Prepare an offer',
    text: 'The family does not know of it yet. Only when you release the offer does it go out by itself at the first possible moment.',
    button: 'Prepare the offer',
  },
  release: {
    heading: 'Release the prepared offer',
    outAt: (at) =>
      `If you release the offer, it goes to the family by itself on ${at}. Until then you can discard it.`,
    atOnce: 'If you release the offer, it goes to the family at once.',
    button: 'Release the offer',
    all: (count) =>
      count === 1
        ? 'One prepared offer has not been released yet.'
        : `${count} prepared offers have not been released yet.`,
    allButton: 'Release all',
    allDone: (done) => (done === 1 ? 'One offer is released.' : `${done} offers are released.`),
    allRefused: (refused) =>
      refused === 1
        ? 'One offer could not be released. The reason is given with the registration.'
        : `${refused} offers could not be released. The reasons are given with the registrations.`,
    allProcessing: (open) =>
      open === 1 ? 'One is still being processed.' : `${open} are still being processed.`,
  },
  drop: {
    heading: 'Discard the prepared offer',
    text: 'The place becomes free again. The family has not heard of this offer.',
    button: 'Discard',
    done: 'The prepared offer is discarded. The family has not heard of it.',
  },
  cancel: {
    heading: 'Cancel the appointment',
    text: 'The family receives a message with your reason. After that you propose other appointments.',
    note: 'Reason for cancelling',
    button: 'Cancel the appointment',
  },
  noShow: {
    heading: 'The family did not come',
    text: 'Record this only if the family missed the appointment without cancelling. It receives a message.',
    button: 'Record the missed appointment',
  },
  consent: {
    heading: (name) => `Consent of ${name}`,
    text: 'Both parents have custody and must consent. Do you have the signature on paper?',
    button: 'The signature is there',
    label: (name) => `The signature is there: ${name}`,
  },
  terms: { startsOn: 'First day of care', hours: 'Hours a week' },
  correct: {
    heading: 'Correct the contract',
    text: 'Here you correct what you have recorded. The family receives a message.',
    button: 'Correct the contract',
  },
  failed: {
    heading: 'There will be no contract',
    reason: 'Reason',
    reasons: {
      familyDeclined: 'The family no longer wants the place',
      kitaDeclined: 'The day-care centre cannot give the place',
      otherReason: 'Another reason',
    },
    note: 'Explanation for the family',
    button: 'No contract',
  },
};
