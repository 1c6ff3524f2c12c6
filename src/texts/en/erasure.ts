import type { Texts } from '../catalogue.ts';

export const erasureReasons: Texts['erasureReasons'] = {
  request: 'The family asked for it (Art. 17 GDPR)',
  retention: 'The time to keep the data is over',
  mistake: 'Registered by mistake',
  waiting_list: 'Waiting list without registration: the time to keep the data is over',
};

/** What the portal keeps, by its table. */
const tables: Readonly<Record<string, string>> = {
  notice: 'Messages to you',
  case_read: 'Who opened the registration',
  case_event: 'Steps of the registration',
  contract: 'Contract',
  slot: 'Appointments',
  offer: 'Offers',
  wish: 'Wishes',
  case_command: 'What you and the day-care centres entered',
  guardian: 'Details of the parents',
  erasure_request: 'Deletions taken back',
  offer_draft: 'Prepared offers',
  waiting_list_entry: 'Entry on the old waiting list',
  application: 'Details of the registration',
  child: 'Details of the child',
};

/** “My data” of a family. */
export const myData: Texts['myData'] = {
  title: 'My data',
  intro:
    'Here you see what the Kita-Portal has stored about this registration. You have the right to a copy (Articles 15 and 20 GDPR). Notes of the youth office are not included: please call us about them.',
  stored: 'What is stored',
  tableOf: (table) => tables[table] ?? table,
  entries: (count) => (count === 1 ? '1 entry' : `${count} entries`),
  what: 'Data',
  howMany: 'How much',
  copy: 'Download a copy (JSON)',
  erase: 'Delete the data',
  eraseText:
    'You can demand that we delete all data about this registration (Article 17 GDPR). We do not delete at once: until the day we name you can change your mind.',
  eraseOpen:
    'Your registration is still running. With the deletion you withdraw it. Open offers and an accepted place then go to other children.',
  confirm: 'Yes, delete all data about this registration.',
  button: 'Demand the deletion',
  announced: (at) =>
    `All data about this registration will be deleted, not before ${at}. Until then you can take this back.`,
  takeBack: 'Take the deletion back',
};
