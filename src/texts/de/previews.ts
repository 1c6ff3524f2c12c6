/** The page that shows every notice. */
export const previews = {
  title: 'Alle Nachrichten',
  intro:
    'So schreibt das Portal den Familien, mit erfundenen Angaben. Jede Nachricht gibt es als E-Mail (Text und HTML) und als Brief, auf Deutsch und auf Englisch.',
  digest: 'Kitas und Jugendamt bekommen an Arbeitstagen morgens eine E-Mail, wenn etwas vorliegt.',
  signIn:
    'Diese Nachricht gibt es nur als E-Mail, denn ihr Link gilt nur kurze Zeit und nur einmal.',
  contents: 'Nachrichten',
  html: 'E-Mail in HTML',
  letter: 'Brief (PDF)',
  languages: { de: 'Deutsch', en: 'Englisch' },
  allLetters: { de: 'Alle Briefe auf Deutsch (PDF)', en: 'Alle Briefe auf Englisch (PDF)' },
};
