import type { Texts } from '../catalogue.ts';

export const waitingListFileProblems: Texts['waitingListFileProblems'] = {
  file_empty: () => 'This file is empty. Please choose the list as a CSV file.',
  file_too_large: (limit) =>
    `This file is larger than ${limit}. Please divide it into several files.`,
  file_too_long: (limit) =>
    `This file has more than ${limit} lines. Please divide it into several files.`,
  file_not_csv: () =>
    'This file is no CSV file with the columns of the waiting list. Please save the list as “CSV UTF-8” in your spreadsheet program and choose that file.',
  file_without_columns: (columns) =>
    `Columns are missing in this file: ${columns}. Please add them in the first line.`,
  file_column_twice: (column) => `The column “${column}” is there twice. Please delete one.`,
};

export const waitingListLineProblems: Texts['waitingListLineProblems'] = {
  columns: 'The line does not have as many fields as the first one.',
  quotes: 'A quotation mark opens a field and does not close it.',
  missing: 'This is missing.',
  too_long: 'This is too long.',
  not_text: 'This contains characters that are not possible here.',
  not_a_name: 'This is no name made of letters.',
  not_a_day: 'This is no date like 2024-03-09, 09.03.2024 or 9.3.24.',
  in_future: 'The date lies in the future.',
  at_school: 'In this year, the child is at school already.',
  not_an_email: 'This is no email address.',
  not_a_postcode: 'This is no postcode of five digits.',
  not_a_language: 'The language must be de or en.',
  unreachable: 'An email address or a complete postal address is missing.',
  twice: 'This child is found further up in the file already.',
};

const children = (count: number): string => (count === 1 ? '1 child' : `${count} children`);

export const waitingList: Texts['waitingList'] = {
  title: (year) => `Waiting list ${year}`,
  intro:
    'Children on the old waiting list must be registered anew. Here you see who has not done so yet.',
  deadline: (day) => `The registration period ends on ${day}.`,
  standings: {
    unregistered: 'Not registered yet',
    notInvited: 'Not invited yet',
    refused: 'Message does not arrive',
    settled: 'Needs no place any more',
    registered: 'Registered',
    all: 'All',
  },
  standingOption: (standing, count) => `${standing} (${count})`,
  filter: {
    heading: 'Search',
    standing: 'Status',
    search: 'Name of the child or a parent',
    button: 'Show',
  },
  found: (count) => `${children(count)} found`,
  none: 'No child matches.',
  download: 'Download this list as a CSV file',
  fileName: (year) => `waiting-list-${year}.csv`,
  nextPage: 'Show more',
  columns: {
    child: 'Child',
    birthDate: 'Date of birth',
    guardian: 'Parent',
    contact: 'To be reached at',
    invited: 'Invited',
    registered: 'Registration',
    action: 'Note',
  },
  downloadColumns: {
    childFirstName: 'First name of child',
    childLastName: 'Last name of child',
    birthDate: 'Date of birth',
    guardian: 'Parent',
    email: 'Email',
    address: 'Address',
    invited: 'Invited on',
    reminded: 'Reminded (days before the deadline)',
    notice: 'Last message',
    settled: 'Needs no place any more',
    caseNumber: 'Case',
  },
  settling: {
    settle: 'Needs no place any more',
    settleOf: (reason, child) => `${reason}: ${child} needs no place any more`,
    reasons: { movedAway: 'Moved away', hasPlace: 'Has a place', other: 'Another reason' },
    since: (day) => `Noted on ${day}`,
    reopen: 'Take the note back',
    reopenOf: (child) => `Take the note back: ${child}`,
    done: {
      erledigt:
        'The child is now under “Needs no place any more”. The portal writes to the family no more.',
      offen:
        'The note has been taken back. The child is under “Not registered yet” again and is reminded.',
    },
  },
  notInvited: 'not yet',
  notRegistered: 'not yet',
  reminded: (days) => `reminded ${days} days before the deadline`,
  lastNotice: (status) => `Last message: ${status}`,
  invite: {
    heading: 'Invite',
    text: (count) =>
      `${children(count)} ${count === 1 ? 'is' : 'are'} neither registered nor invited. The families get an email or a letter with an invitation code. After that, you find letters under “Letters”. Whoever does not register is reminded 14 and 3 days before the deadline.`,
    nobody: 'Nobody is to be invited now.',
    button: 'Release the invitations',
    done: (count) =>
      count === 1
        ? 'One invitation has been released.'
        : `${count} invitations have been released.`,
  },
  upload: {
    heading: 'Read in a list',
    text: 'Choose the list as a CSV file, with semicolons or commas. From a spreadsheet, save it as “CSV UTF-8”, so that umlauts are right. Good lines are taken over, faulty ones are reported. Reading the same file twice changes nothing. Nobody is written to yet.',
    columns:
      'Needed columns: vorname_kind, nachname_kind, geburtsdatum, vorname_elternteil, nachname_elternteil, and email or strasse, plz and ort. sprache (de or en) and nummer are possible as well.',
    file: 'CSV file',
    button: 'Read in the file',
  },
  result: {
    title: 'The file has been read in',
    failed: 'This file could not be read in',
    added: (count) => `${children(count)} added.`,
    changed: (count) => `${children(count)} with changed details.`,
    unchanged: (count) => `${children(count)} ${count === 1 ? 'was' : 'were'} on the list already.`,
    foundRegistered: (count) =>
      `${children(count)} of the list ${count === 1 ? 'is' : 'are'} registered already.`,
    ignored: (columns) => `These columns were not taken over: ${columns.join(', ')}.`,
    problems: (count) =>
      count === 1 ? 'One line was not taken over' : `${count} lines were not taken over`,
    noProblems: 'All lines could be read.',
    line: 'Line',
    lineOf: (line) => `Line ${line}`,
    column: 'Column',
    reason: 'Reason',
    wholeLine: 'whole line',
  },
};
