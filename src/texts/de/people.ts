/** What people are where they work. */
export const staffRoles = {
  staff: 'Mitarbeit',
  head: 'Leitung',
  provider: 'Träger',
  caseworker: 'Sachbearbeitung',
  auditor: 'Revision (sieht alles, ändert nichts)',
};

/** The pages about who works where. */
export const people = {
  officeTitle: 'Personen',
  kitaTitle: 'Team',
  intro:
    'Wer hier steht, kann sich anmelden und arbeiten. Wenn Sie einen Zugang beenden, ist die Person mit dem nächsten Klick draußen.',
  list: 'Wer arbeitet hier?',
  columns: {
    name: 'Name',
    email: 'E-Mail',
    workplace: 'Arbeitsplatz',
    role: 'Rolle',
    since: 'Seit',
    act: 'Ändern',
  },
  office: 'Kreisjugendamt',
  you: 'Das sind Sie',
  newRole: (name: string) => `Neue Rolle für ${name}`,
  changeRole: 'Rolle ändern',
  changeRoleOf: (name: string) => `Rolle ändern: ${name}`,
  end: 'Zugang beenden',
  endOf: (name: string) => `Zugang beenden: ${name}`,
  reset: 'Zugang neu einrichten',
  resetOf: (name: string) => `Zugang neu einrichten: ${name}`,
  resetHint:
    '„Zugang neu einrichten“ hilft, wenn jemand Passwort, App und Notfallcodes verloren hat: Alle Sitzungen enden, und eine neue Einladung geht an die bekannte Adresse.',
  invitations: 'Offene Einladungen',
  nobody: 'Noch niemand hat hier einen Zugang.',
  noInvitations: 'Es ist keine Einladung offen.',
  expires: 'Gilt bis',
  expired: 'abgelaufen',
  withdraw: 'Zurücknehmen',
  withdrawOf: (name: string) => `Einladung zurücknehmen: ${name}`,
  invite: {
    heading: 'Jemanden einladen',
    text: 'Die Einladung kommt per E-Mail und gilt sieben Tage.',
    name: 'Vor- und Nachname',
    email: 'Dienstliche E-Mail-Adresse',
    role: 'Rolle',
    workplace: 'Arbeitsplatz',
    kitas: 'Kitas',
    providers: 'Träger (alle seine Kitas)',
    language: 'Sprache der Einladung',
    button: 'Einladen',
  },
  languages: { de: 'Deutsch', en: 'Englisch' },
  outcomes: {
    invited: 'Die Einladung ist unterwegs.',
    changed: 'Die Rolle ist geändert.',
    ended: 'Der Zugang ist beendet.',
    reset: 'Der Zugang ist zurückgesetzt. Die neue Einladung ist unterwegs.',
    withdrawn: 'Die Einladung ist zurückgenommen.',
  },
};
