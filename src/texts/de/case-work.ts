/** What the youth office keeps beside a case: who looks after it, follow-ups, notes. */
export const caseWork = {
  heading: 'Bearbeitung im Kreisjugendamt',
  hint: 'Familien und Kitas sehen das nicht. Verlangt eine Familie Auskunft über ihre Daten, gehören Notizen dazu. Am Lauf des Vorgangs ändert sich dadurch nichts.',
  me: 'Sie',
  assigned: (name: string) => `Zuständig: ${name}`,
  assignedNobody: 'Zuständig: noch niemand',
  takeOver: 'Ich übernehme',
  giveUp: 'Abgeben',
  followUps: 'Wiedervorlagen',
  noFollowUps: 'Keine Wiedervorlage.',
  due: (day: string) => `Fällig: ${day}`,
  setFollowUp: 'Wiedervorlage setzen',
  settle: 'Erledigt',
  settleOf: (subject: string) => `Erledigt: ${subject}`,
  notes: 'Notizen',
  noNotes: 'Noch keine Notiz.',
  addNote: 'Notiz speichern',
  fields: { dueOn: 'Wieder ansehen am', subject: 'Worum es geht', text: 'Neue Notiz' },
  list: {
    title: 'Wiedervorlagen',
    headline: (due: number) => {
      if (due === 0) return 'Keine Wiedervorlage ist fällig';
      return due === 1 ? '1 Wiedervorlage ist fällig' : `${due} Wiedervorlagen sind fällig`;
    },
    whose: 'Wessen Wiedervorlagen',
    mine: 'Nur meine',
    all: 'Alle im Amt',
    myCases: 'Meine Vorgänge ansehen',
    cut: (shown: number, total: number) =>
      `Von ${total} Wiedervorlagen stehen hier die ${shown} frühesten.`,
    dueNow: 'Fällig',
    noneDue: 'Zurzeit ist nichts fällig.',
    later: 'Später',
    noneLater: 'Für später ist nichts vorgemerkt.',
    case: 'Vorgang',
    day: 'Tag',
    subject: 'Worum es geht',
    setBy: (name: string) => `gesetzt von: ${name}`,
    assigned: 'Zuständig',
    nobody: 'niemand',
    action: 'Tun',
  },
};
