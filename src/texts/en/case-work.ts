import type { Texts } from '../catalogue.ts';

export const caseWork: Texts['caseWork'] = {
  heading: 'Work in the youth office',
  hint: 'Families and day-care centres do not see this. If a family asks for its data, notes are part of it. Nothing here changes how the case goes on.',
  me: 'you',
  assigned: (name) => `Looked after by: ${name}`,
  assignedNobody: 'Looked after by: nobody yet',
  takeOver: 'I take this case',
  giveUp: 'Give it back',
  followUps: 'Follow-ups',
  noFollowUps: 'No follow-up.',
  due: (day) => `Due: ${day}`,
  setFollowUp: 'Set a follow-up',
  settle: 'Done',
  settleOf: (subject) => `Done: ${subject}`,
  notes: 'Notes',
  noNotes: 'No note yet.',
  addNote: 'Save the note',
  fields: { dueOn: 'Look again on', subject: 'What it is about', text: 'New note' },
  list: {
    title: 'Follow-ups',
    headline: (due) => {
      if (due === 0) return 'No follow-up is due';
      return due === 1 ? '1 follow-up is due' : `${due} follow-ups are due`;
    },
    whose: 'Whose follow-ups',
    mine: 'Only mine',
    all: 'All of the office',
    myCases: 'Look at my cases',
    cut: (shown, total) => `Of ${total} follow-ups, these are the ${shown} earliest.`,
    dueNow: 'Due',
    noneDue: 'Nothing is due now.',
    later: 'Later',
    noneLater: 'Nothing is planned for later.',
    case: 'Case',
    day: 'Day',
    subject: 'What it is about',
    setBy: (name) => `set by: ${name}`,
    assigned: 'Looked after by',
    nobody: 'nobody',
    action: 'To do',
  },
};
