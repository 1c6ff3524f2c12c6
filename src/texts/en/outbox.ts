import type { Texts } from '../catalogue.ts';
import { lastRefusal } from './last-refusal.ts';

export const outbox: Texts['outbox'] = {
  title: 'Outbox',
  headline: (refused) => {
    if (refused === 0) return 'All emails arrive';
    return refused === 1 ? 'One email does not arrive' : `${refused} emails do not arrive`;
  },
  intro:
    'This is what the portal has written, the newest first. An email that was refused can be sent to another address or printed as a letter.',
  filter: 'Choose messages',
  all: 'All',
  option: (status, count) => `${status} (${count})`,
  button: 'Show',
  none: 'No message matches.',
  more: 'Show older ones',
  notice: 'Message',
  recipient: 'To',
  subject: 'Belongs to',
  channel: 'By',
  written: 'Written',
  status: 'Status',
  waitingList: 'Waiting list',
  staff: 'Daily digest',
  attempts: (attempts, code) =>
    `${attempts === 1 ? '1 attempt' : `${attempts} attempts`}${lastRefusal(code)}`,
  givenUp: 'is not tried any more',
  done: 'This is under way. Below you see what becomes of it.',
  one: {
    title: 'Message',
    back: 'To the outbox',
    otherAddress: 'Send it to another address',
    otherAddressText:
      'From now on, all messages to this person go there. Please ask the family first, for example by telephone.',
    email: 'New email address',
    sendThere: 'Change the address and send',
    asLetter: 'Send it as a letter',
    asLetterText:
      'This one message becomes a letter, which you print under “Letters”. Later messages go by email again.',
    makeLetter: 'Make it a letter',
    again: 'Try once more',
    againText: 'If the trouble is over, such as a full mailbox. The address stays the same.',
    againTextStaff:
      'You change the address of a day-care centre under “Day-care centres and opening”. After that you can try again here.',
    tryAgain: 'Send it once more',
  },
};
