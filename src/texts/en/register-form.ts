import type { Texts } from '../catalogue.ts';

/** Registering a child, page by page: start, task list, the pages' own words, drafts. */
export const registerForm: Texts['registerForm'] = {
  start: {
    intro: 'You answer a few short pages, one after the other. It takes about ten minutes.',
    needs: 'What you need',
    needed: [
      'the name and date of birth of your child',
      'your address',
      'the day-care centres (Kitas) you would like. You can also look for them in the form.',
      'if parents live apart: name and e-mail address, or postal address, of the second person',
    ],
    keptTitle: 'You can stop at any time',
    kept: (days) =>
      `We keep what you have entered as a draft until ${days} days after your last change, and at least until the time to register ends. A draft is not a registration yet.`,
    begin: 'Start the registration',
    onPaper:
      'Enter what the family wrote on paper or told you. The questions are worded as on the paper: “you” is the family.',
    resume: 'Continue a draft from another device',
    goneTitle: 'This draft no longer exists',
    gone: 'It was sent or deleted, or its time has run out.',
    alreadyTitle: 'You already have a draft',
    already: (year, until) =>
      `It is for the Kindergarten year ${year} and will be kept until ${until}.`,
    goOn: 'Continue the draft',
    anew: 'Delete the draft and start again',
  },
  sibling: {
    title: 'Register another child',
    text: (child, caseNumber) =>
      `We take over what you stated when you registered ${child} (${caseNumber}). You only need to add what is different for the other child.`,
    textStaff: (child, caseNumber) =>
      `We take over what the family stated when it registered ${child} (${caseNumber}). You only need to add what is different for the other child.`,
    begin: 'Start with these details',
  },
  draft: {
    title: 'This is not a registration yet',
    text: 'Your child is registered only when you click “Register now” at the end. That day counts as the day of registration.',
    textStaff:
      'The registration is entered only when you click “Enter now” at the end. What counts is the day on which the paper arrived.',
    heading: 'Your draft',
    kept: (until, days) =>
      `What you have entered is saved as a draft. If you change nothing more, we delete it on ${until}. After every change we keep it for at least ${days} days.`,
    deadline: (day) =>
      `Your child is not registered yet. The time to register ends on ${day}. Please send the registration by then.`,
    noMail:
      'We do not send you an e-mail about the draft, not even before we delete it. Please note the day yourself.',
    sharedDevice:
      'Do others use this device, too? Then they can read the draft until you close or delete it.',
    elsewhere: 'Pause, or continue on another device',
    delete: 'Delete the draft',
  },
  tasks: {
    progress: (done, all) => `${done} of ${all} sections ${done === 1 ? 'is' : 'are'} done.`,
    groups: { child: 'The child', care: 'The care', family: 'The family', send: 'Sending' },
    states: {
      done: 'Done',
      todo: 'To do',
      blocked: 'Not possible yet',
      notNeeded: 'Not needed',
    },
    check: 'Check and send',
  },
  page: {
    step: (number, all) => `Step ${number} of ${all}`,
    toList: 'To the overview',
    next: 'Continue',
    yes: 'Yes',
    no: 'No',
  },
  sections: {
    eingang: 'When the paper arrived',
    kind: 'Your child',
    wohnung: 'Where the child lives',
    betreuung: 'Hours and start of care',
    kitas: 'The Kitas you would like',
    tagespflege: 'Childminding',
    familie: 'You and custody',
    'zweite-person': 'Second person with custody',
    geschwister: 'Siblings',
    erreichbar: 'How we reach you',
  },
  second: {
    needed:
      'You share custody and live apart. Please name the second person: both of you must agree to the care contract.',
  },
  siblingPage: {
    intro:
      'Is a sibling already registered for the same Kindergarten year? Then we link the registrations. If none is registered yet, choose “No”. After sending, you can register the next child without entering everything again.',
    linked: (caseNumber) =>
      `This registration belongs to the registration with the case number ${caseNumber}.`,
  },
  kitas: {
    chosen: 'Your wishes',
    order: 'The first wish matters most to you.',
    left: (count) =>
      count === 1 ? 'You can choose one more Kita.' : `You can choose ${count} more Kitas.`,
    full: 'You cannot choose any more Kitas. Would you like to swap? Then remove one first.',
    any: 'You can choose as many Kitas as you like.',
    none: 'You have not chosen a Kita yet.',
    onlyChildminding: 'Would you like childminding only? Then choose no Kita and click “Continue”.',
    up: 'Move up',
    down: 'Move down',
    remove: 'Remove',
    add: 'Choose',
    of: (action, name) => `${action}: ${name}`,
    isChosen: (rank) => `Your wish no. ${rank}`,
    find: 'Find Kitas',
    place: 'Place',
    allPlaces: 'All places',
    show: 'Show',
    found: (count, place) => (count === 1 ? `1 Kita in ${place}` : `${count} Kitas in ${place}`),
    everywhere: 'all places',
    provider: 'Provider',
    address: 'Address',
    hours: 'Opening hours',
    details: 'More about this Kita',
    newTab: '(new window)',
  },
  childminding: {
    question: 'Would you like childminding?',
    also: 'You can wish for childminding as well as Kitas, or on its own.',
  },
  code: {
    title: 'Continue on another device',
    text: 'With a code you can open your draft on any device. Whoever has the code can read and change what you entered.',
    show: 'Show the code',
    label: 'Your code',
    how: 'What to do next',
    steps: [
      'Write down the code.',
      'Open this website on the other device and choose “Register a child”.',
      'Choose “Continue a draft from another device” and enter the code.',
    ],
    until: (day) => `The code is valid as long as the draft, that is until ${day}.`,
    closeTitle: 'Is this device not yours alone?',
    closeText: 'Then close the draft here. It stays saved; you can continue it with the code.',
    close: 'Close the draft on this device',
  },
  resume: {
    title: 'Continue a draft',
    text: 'You were given the code on the other device, under “Pause, or continue on another device”.',
    label: 'Code',
    hint: 'For example 7K4M-2QXD-P9WR. Capital and small letters are the same.',
    button: 'Open the draft',
  },
  delete: {
    title: 'Would you like to delete the draft?',
    text: 'Everything in the draft will be deleted at once. We cannot undo this. Registrations you have already sent remain.',
    button: 'Delete the draft now',
  },
  tooMany: {
    title: 'The registration has not been sent yet',
    keptTitle: 'What you entered is saved',
    kept: (until) => `You need not enter anything again. We keep your draft until ${until}.`,
    again: 'Back to checking and sending',
  },
  changedElsewhere: {
    title: 'The draft has just been changed',
    text: 'Something was changed on another device or in another window. Please check the details once more.',
  },
  done: {
    title: 'The registration is entered',
    text: 'The family receives the receipt with its access code by e-mail or as a letter.',
    toCase: 'To the registration',
    sibling: 'Enter a sibling of the same family',
    another: 'Enter the next registration',
  },
  sent: {
    heading: 'What you stated',
    child: 'Child',
    born: 'Date of birth',
    address: 'Address',
    guardian: 'Registered by',
    pdf: 'Receipt as PDF',
  },
};
