import type { Texts } from '../catalogue.ts';

/** The demonstration's own pages; never shown in production. */
export const demo: Texts['demo'] = {
  title: 'Demonstration: as whom would you like to see the portal?',
  intro:
    'All children, families and places are invented. Choose a role. You can come back here and change it at any time.',
  rounds:
    'Registration for the next childcare year is open. For the year before, places are still being given: there you find offers, appointments and contracts.',
  family: {
    heading: 'As a family',
    text: 'You see a registration as the parents see it. The list has one example for each stage and for each kind of family.',
    label: 'Example',
    button: 'Open as a family',
    none: 'There is no registration yet.',
    option: (shows, child, caseNumber) => `${shows} · ${child} · ${caseNumber}`,
    kinds: 'Special families',
  },
  turn: {
    family: 'It is the family’s turn',
    kita: 'It is a day-care centre’s turn',
    office: 'It is the youth welfare office’s turn',
    nobody: 'It goes on by itself',
  },
  traits: {
    twins: 'Twins, only together',
    siblings: 'Siblings, together if possible',
    twoHouseholds: 'Two households, as the second parent',
    unborn: 'The child is not born yet',
    english: 'The family reads English',
    byLetter: 'The family gets letters',
    paper: 'Registered on paper',
    childmindingOnly: 'Wishes for a childminder only',
    late: 'Registered after the deadline',
    carriedOver: 'Carried over from the year before',
    mailRefused: 'The e-mail address takes nothing',
  },
  role: 'Role',
  kita: {
    heading: 'As a day-care centre',
    text: 'You see the registrations that wish for this day-care centre.',
    label: 'Day-care centre',
    button: 'Open as a day-care centre',
    option: (name, applications) => (applications === 0 ? name : `${name} (${applications})`),
    roles: { head: 'Head', staff: 'Member of staff', provider: 'Provider' },
  },
  office: {
    heading: 'As the youth welfare office',
    text: 'You see all cases of the youth welfare office.',
    button: 'Open as the youth welfare office',
    roles: { head: 'Head', caseworker: 'Caseworker', auditor: 'Auditor (reads only)' },
  },
  tools: 'Behind the scenes',
  notices: 'All messages that the portal can write',
  mailPage: 'The e-mails that the portal has sent',
  temporalUi: 'The workflows in Temporal',
  clock: {
    heading: 'Demonstration: move the time forward',
    text: (now) => `For this registration it is now ${now}.`,
    button: (days) => (days === 1 ? '+ 1 day' : `+ ${days} days`),
    label: (days) => `Move the time forward by ${days === 1 ? 'one day' : `${days} days`}`,
  },
  clockStuck:
    'The time of this registration could not be moved. Perhaps it is closed already, or Temporal is not there at the moment.',
};
