import type {
  account as germanAccount,
  familySignIn as germanFamily,
  signInErrors as germanErrors,
  signInProblems as germanProblems,
} from '../de/sign-in.ts';

export const signInErrors: typeof germanErrors = {
  'sign_in.refused':
    'E-mail address and password do not belong together. Please check both. Have you forgotten your password? Then set a new one.',
  'sign_in.wrong_code':
    'This code is not right, or it has been used already. Please wait for the next code and enter that one.',
  'sign_in.link_over':
    'This link is not valid any more: it has been used already, or its time is over.',
  'sign_in.too_many_attempts':
    'Those were too many attempts. Please wait a quarter of an hour and try again then.',
  'sign_in.too_many_links':
    'A great many links have gone to this address today. Tomorrow it works again. Families can also open their registration with case number and access code. We help you: phone 02921/302065.',
  'people.last_head':
    'The youth office needs at least one head. Please make another person head first.',
  'people.known': 'This person works here already, or has been invited already.',
  'people.too_many_invitations':
    'A great many invitations have gone out today, from you or to this person. Tomorrow it works again. Does none arrive? Then please check the address.',
};

export const signInProblems: typeof germanProblems = {
  password_too_short: 'The password needs at least 12 characters.',
  password_too_simple:
    'This password is too easy to guess. Take more different characters, and not your address.',
};

export const familySignIn: typeof germanFamily = {
  heading: 'With your e-mail address',
  text: 'We send you a link. It opens all registrations that carry your address. You need no password.',
  email: 'E-mail address',
  button: 'Ask for a link',
  codeHeading: 'With case number and access code',
  sent: {
    title: 'Please look into your mailbox',
    text: 'If your address stands in a registration, a link is on its way there. It works for an hour, and only once.',
    nothing: 'Nothing arrives?',
    hints: [
      'Please look into the spam folder as well.',
      'Maybe the registration carries another address. Try that one.',
      'With the case number and access code of your receipt you can always get in.',
    ],
    back: 'Open in another way',
  },
  open: {
    title: 'Open my registrations',
    text: 'One click, and you are there.',
    button: 'Open my registrations',
  },
  over: {
    title: 'This link is not valid any more',
    text: 'It has been used already, or its time is over. A link works for an hour, and only once. Just ask for a new one, or take your case number and access code.',
    button: 'Open my registration',
  },
  mine: {
    title: 'My registrations',
    nav: 'My registrations',
    text: 'Your e-mail address stands in these registrations.',
    none: 'Your e-mail address stands in no registration.',
    unborn: 'Child that is not born yet',
    about: (year, caseNumber) => `Kindergarten year ${year}, case number ${caseNumber}`,
    button: 'Open',
    buttonOf: (child, caseNumber) => `Open: ${child}, ${caseNumber}`,
    bothHere:
      'Both guardians have this e-mail address. Whoever consents opens the registration in their own name.',
    buttonAs: (name) => `Open as ${name}`,
  },
};

export const account: typeof germanAccount = {
  staffEntry: 'Sign in for Kitas and the youth office',
  nav: 'My account',
  signIn: {
    title: 'Sign in for Kitas and the youth office',
    intro: 'Parents open their registration here:',
    family: 'Open my registration',
    email: 'E-mail address',
    password: 'Password',
    button: 'Continue',
    forgotten: 'Forgotten your password',
    lost: 'Do you have no access yet, or is your phone gone? The head of your Kita or the youth office invites you (again).',
    passwordSet: 'Your new password is set. Please sign in with it now.',
  },
  code: {
    title: 'Enter the code',
    text: 'Open the app on your phone and enter the code that it shows for the Kita-Portal.',
    code: 'Code',
    hint: 'Six digits from the app. Is your phone not at hand? Then one of your backup codes.',
    button: 'Sign in',
    again: 'Start again',
  },
  over: 'It has been used already, or its time is over.',
  forgotten: {
    title: 'Forgotten your password',
    text: 'We send you a link with which you set a new password.',
    button: 'Ask for a link',
    sentTitle: 'Please look into your mailbox',
    sent: 'If there is an account for this address, a link is on its way. It works for an hour, and only once.',
    nothing: 'Does nothing arrive? Please look into the spam folder, too.',
    again: 'Ask for it once more',
    back: 'Back to signing in',
  },
  newPassword: {
    title: 'Set a new password',
    password: 'New password',
    hint: 'At least 12 characters. A sentence that only you know is good.',
    button: 'Set the password',
    over: 'Please ask for a new link.',
  },
  invitation: {
    title: 'Invitation to the Kita-Portal',
    text: (name, place, role) => `${name}, you are invited: ${place}, ${role}.`,
    office: 'Youth office of the district of Soest',
    account: (email) => `Your account belongs to the address ${email}.`,
    button: 'Set up my account',
    known: 'You have an account already. Sign in with it, and then open this link once more.',
    signIn: 'Sign in',
    other:
      'You are signed in with another account. Please sign in with the account of the invited address.',
    accept: 'Accept the invitation',
    over: 'Please ask the person who invited you for a new invitation.',
  },
  secondFactor: {
    title: 'Set up the app for signing in',
    intro:
      'On your phone you need an app that shows codes for signing in, for example Aegis, FreeOTP, Google Authenticator or the phone’s own password app.',
    scan: 'Scan this picture with the app.',
    image: 'QR code with the secret that stands below as text',
    secret: 'Or type this secret into the app',
    code: 'The code that the app shows now',
    button: 'Set up',
    expired: 'Please sign in once more.',
  },
  codes: {
    title: 'Your backup codes',
    text: 'With a backup code you sign in when your phone is not at hand. Each works once. Write the codes down or print them, and keep them away from the phone. They will not be shown again.',
    button: 'I have put the codes away',
  },
  workplace: {
    title: 'Where do you work now?',
    text: 'You work in several places. Choose one; you can change it at any time.',
    office: 'Youth office',
    button: (place) => `Open ${place}`,
    change: 'Change the place of work',
  },
  page: {
    title: 'My account',
    name: 'Name',
    email: 'E-mail address',
    workplaces: 'Places of work',
    nowhere:
      'At the moment you have no place of work in the portal. Ask the head of your Kita or the youth office.',
    sessions: 'Where you are signed in',
    device: 'Device',
    since: 'Signed in',
    seen: 'Last used',
    act: 'End',
    current: 'This session',
    unknownDevice: 'Unknown device',
    end: 'End',
    endOf: (since) => `End the session, signed in ${since}`,
    endOthers: 'End all other sessions',
    endAll: 'Sign out everywhere',
    newCodes: 'New backup codes',
    newCodesText: 'The old codes are not valid any more then.',
    password: 'Password',
    newCodesButton: 'Show new backup codes',
    changePassword: 'Change the password',
    changePasswordText: 'We send a link to your address.',
    changePasswordButton: 'Ask for a link',
    ended: 'The session has ended.',
  },
};
