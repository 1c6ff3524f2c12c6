import type { Texts } from '../catalogue.ts';

/** Registering a child: form, check page, receipt. */
export const register: Texts['register'] = {
  title: 'Register a child',
  subtitle: (year) => `Kindergarten year ${year}`,
  late: {
    title: 'The registration period is over',
    text: (until) =>
      `It ended on ${until}. You can still register your child. Your registration will then be considered after those that came in time.`,
  },
  closed: {
    title: 'Registration is not possible at the moment',
    opens: (day, year) => `Registration for the Kindergarten year ${year} opens on ${day}.`,
    over: 'As soon as the next registration period is fixed, you will read it on the start page.',
    running:
      'For the current Kindergarten year please use the paper Kita card. You can get it at any Kita.',
  },
  notAsked:
    'We only ask what is needed for a place: nothing about health, origin, religion or income.',
  unnamed: 'your child',
  child: {
    firstNameHint: 'If your child is not born yet, you may leave this field empty.',
    unborn: 'My child is not born yet',
    unbornHint: 'As date of birth, please enter the day on which you expect the birth.',
    birthDateHint: 'For example 14 3 2024',
    notNamed: 'not named yet',
    expected: (day) => `expected on ${day}`,
  },
  address: {
    streetHint: 'Where the child lives',
    postcodeHint: 'It must lie in the area of the youth office of the district of Soest.',
  },
  guardian: {
    emailHint: 'We send every message there. Without an e-mail address you receive letters.',
    phoneHint: 'In case we have a question',
    custody: {
      sole: 'I do, alone',
      shared: 'Both of us, and we live together',
      sharedApart: 'Both of us, and we live apart',
    },
    statedCustody: 'Custody as stated in the registration',
    custodyHint:
      'If you share custody and live apart, both of you must agree to the care contract. Then please enter the second person as well.',
  },
  languages: { de: 'German (Deutsch)', en: 'English' },
  second: {
    text: 'The second person receives every message and an access code of their own. They can accept and decline offers just as you can.',
    emailHint: 'Without an e-mail address the second person receives letters.',
    addressHint: 'Only if the second person does not live with the child',
    sameAddress: 'lives with the child',
    address: 'Address of the second person',
    none: 'No second person entered',
  },
  sibling: {
    heading: 'Siblings',
    text: 'Case number and access code are on the receipt of the sibling.',
    textStaff: 'The case number is enough.',
    another: 'Register another child',
    together: {
      ifPossible: 'Together, if possible',
      onlyTogether: 'Only together',
    },
    item: (name, caseNumber) => `${name} (${caseNumber})`,
    unknown: 'A sibling is registered, but not with you.',
    wish: {
      ifPossible: 'The family would like the places together, if possible.',
      onlyTogether: 'The family would like the places only together.',
    },
    none: 'No sibling linked',
  },
  paper: {
    title: 'Enter a registration on paper',
    link: 'Enter a registration on paper',
    text: 'What counts is the day on which the registration reached you. The family receives the receipt by e-mail or as a letter.',
    receivedOnHint: 'The day on which the paper reached you',
    submit: 'Enter now',
    checkIntro: 'Please compare the details with the paper.',
    received: (day, entered) => `${day} on paper, entered on ${entered}`,
    receivedOf: (day, entered, inTime) => `${day} on paper (${inTime}), entered on ${entered}`,
  },
  duplicate: {
    title: 'This child is already registered',
    open: 'Open the registration',
    change: 'Change the details',
    toCase: 'To the existing registration',
    staff:
      'For this Kindergarten year there is already a registration with the same name, date of birth and address. It is not entered a second time.',
    elsewhere:
      'The existing registration does not name your Kita. Please contact the youth office.',
  },
  care: {
    hours: (hours) => `${hours} hours`,
    startHint: (from) => `The Kindergarten year begins on ${from}.`,
  },
  wishes: {
    hint: (count) => `${count} The 1st wish matters most to you.`,
    upTo: (count) =>
      count === 1 ? 'You can choose one Kita.' : `You can choose up to ${count} Kitas.`,
    any: 'You can choose as many Kitas as you like.',
    nth: (rank) => `Wish no. ${rank}`,
    none: 'No Kita chosen',
    kita: (name, district) => (district === '' ? name : `${name} (${district})`),
    childminding: 'I would like childminding',
    childmindingHint:
      'A childminder looks after a few children, often at home. The youth office helps you to find one.',
    childmindingYes: 'Yes, wished for',
    childmindingNo: 'Not wished for',
  },
  invitation: {
    title: 'Do you have an invitation code?',
    text: 'Your child is on the waiting list of the youth office. Please register it anew here. With the code from your letter or e-mail we find the entry on the waiting list. You can also register your child without the code.',
    hint: 'It is in the invitation from the youth office. If you have not received one, leave the field empty.',
    year: 'Year',
    yearHint: 'It is named in the invitation.',
    button: 'Continue to the registration',
    heading: 'Waiting list',
    found: 'We have found your child on the waiting list.',
    unknownTitle: 'We do not know this invitation code',
    unknown:
      'The code belongs to no child with this name and date of birth. Please check the details. You can register your child all the same.',
  },
  check: {
    title: 'Is everything right?',
    intro:
      'Please check your details. Your child is registered only when you click “Register now” below.',
    submit: 'Register now',
    notGiven: 'not given',
    letters: 'You have not given an e-mail address. We will send you letters.',
  },
  receipt: {
    title: 'Your receipt',
    heading: (child) => `The registration for ${child} has arrived`,
    received: (at) => `Received on ${at}`,
    receivedLate: (at) =>
      `Received on ${at}, after the end of the registration period. Your registration will be considered after those that came in time.`,
    noPromise: 'This is not a promise of a place',
    noPromiseText:
      'With this receipt we confirm that your registration has arrived. You have a place only when a Kita makes you an offer and you accept it.',
    access: 'This is how you open your registration',
    accessText:
      'Please print this page or write both down. Give the access code only to people you trust.',
    caseNumber: 'Case number',
    claimCode: 'Access code',
    claimCodeChanged: 'Your access code was renewed. It is on your latest receipt.',
    byMail: 'You also receive this receipt by e-mail.',
    byLetter: 'You also receive this receipt as a letter.',
    otherGuardian: (name) =>
      `${name} receives a receipt of their own with an access code of their own.`,
    next: 'What happens next',
    fees: 'What does the care cost?',
    feesText:
      'A parental contribution may be due for the care. It depends on your income and on the by-laws of the place where you live. The youth office can tell you more. Your income has no influence on who is given a place.',
    toCase: 'Continue to my registration',
  },
};
