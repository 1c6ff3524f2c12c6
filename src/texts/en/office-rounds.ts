import type { Texts } from '../catalogue.ts';

export const officeRounds: Texts['officeRounds'] = {
  list: {
    title: 'Registration rounds',
    none: 'There is no round yet.',
    year: 'Year',
    opens: 'Registration from',
    deadline: 'Registration until',
    state: 'Status',
    released: 'opened',
    notReleased: 'not opened',
    kitas: 'Day-care centres and opening',
    create: 'Make a new round',
  },
  notReleased: 'This round has not been opened. Families cannot register yet.',
  override: (kitas) =>
    kitas === 1
      ? 'Offers of one day-care centre not before'
      : `Offers of ${kitas} day-care centres not before`,
  toKitas: 'Look at the day-care centres and the opening',
  create: {
    title: 'Make a new round',
    intro:
      'The days appear on the start page at once. Families can register only when you have opened the round.',
    useTemplate: (name) => `Begin with the days of ${name}`,
    year: 'The year begins in August of',
    yearHint: 'For example 2027 for the year 2027/2028',
    opensOn: 'Registration from',
    deadlineOn: 'Registration until',
    reviewUntil: 'Review by the day-care centres until',
    offersFrom: 'Offers from',
    decisionDays: 'Decision days',
    decisionDaysHint:
      'One day a line, for example 2026-12-15. Open offers lapse at the end of that day.',
    endsOn: 'The round ends on',
    overrides: 'Later offers of single places',
    overridesHint: 'One place a line, for example: Wickede (Ruhr) 2026-12-12',
    maxKitas: 'Day-care centres to wish for, at most',
    maxKitasHint: 'Empty: as many as the family likes',
    childminding: 'Childminding can be wished for',
    hours: 'Hours a week',
    hoursHint: 'For example 25, 35, 45',
    answerDays: 'Days to answer',
    endGraceDays: 'Days until an ended case is closed',
    reviveWithinHours: 'Hours in which a lapsed offer still holds if the place is free',
    cancelUntilHours: 'Hours before the appointment until which the family can cancel',
    slotsWithinDays: 'Days until the day-care centre proposes appointments',
    contractWithinDays: 'Days from the appointment to the contract',
    offerMode: 'Offers',
    offerModes: {
      parallel: 'several at once are possible',
      paused: 'one after the other',
      window: 'all at the same time',
    },
    secondNoShow: 'After the second missed appointment',
    secondNoShows: { offers: 'back to the offers', office: 'to the youth office' },
    carryOver: 'Carry children without a place over into the next round',
    button: 'Make the round',
  },
  kitas: {
    title: (year) => `Day-care centres in the round ${year}`,
    summary: (ready, all) => `${ready} of ${all} day-care centres are ready.`,
    kita: 'Day-care centre',
    steps: { invited: 'Invited', ready: 'Ready', tested: 'Tested' },
    note: (step, kita) => `Note ${step}: ${kita}`,
    takeBack: (step, kita) => `Take back ${step}: ${kita}`,
    noteShort: 'Note',
    takeBackShort: 'Take back',
    notYet: '–',
    contact: {
      title: (kita) => `Email address: ${kita}`,
      text: 'On the mornings of working days, the portal sends a digest to this address if something is waiting for the day-care centre. It contains case numbers, no names. Without an address, there is no digest.',
      email: 'Email address of the day-care centre',
      none: 'none',
      button: 'Save',
    },
    release: {
      heading: 'Open the round',
      text: 'After that, families can register their child as soon as the day of the opening has come.',
      missing: (count) =>
        count === 1
          ? '1 day-care centre is not ready yet:'
          : `${count} day-care centres are not ready yet:`,
      missingText:
        'Families can wish for these day-care centres, too. Until they are ready, the youth office acts for them.',
      reason: 'Why do you open the round all the same?',
      button: 'Open the round',
      done: (at) => `This round was opened on ${at}.`,
      because: (missing, reason) =>
        `At that time, ${missing} day-care centres were not ready. Reason: ${reason}`,
    },
  },
  preview: {
    title: 'Move a date: preview',
    line: (name, from, to) => `${name}: now ${to} instead of ${from}`,
    refused: 'This is not possible',
    warning: 'Please check',
    warnings: {
      weekend: 'The new day is at a weekend.',
      holiday: 'The new day is a public holiday.',
      past: 'The new day lies in the past.',
      no_answer_time: 'After that, there would not be enough time to answer a new offer.',
    },
    cases: 'Open cases that are told',
    openOffers: 'Open offers',
    offersPostponed: 'Of these, get more time',
    appointments: 'Booked appointments, which stay',
    notices: 'Messages to families',
    button: 'Move it now',
    back: 'Do not move it',
  },
  moveRefusals: {
    'round.out_of_order': 'refused: the order would not have been right any more.',
    'round.same_instant': 'refused: the date was on this day already.',
    'round.enrolments_overlap':
      'refused: two years would have had a registration period at the same time.',
  },
  fanOut: {
    heading: 'Telling the cases',
    progress: (told, left) => `Told: ${told}. Still open: ${left}.`,
    stopped: (at, reason) => `Stopped since ${at}. Reason: ${reason}`,
    text: 'While it is stopped, the new dates hold, but no further case is woken.',
    reason: 'Why do you stop it?',
    stop: 'Stop the telling',
    resume: 'Resume the telling',
  },
};
