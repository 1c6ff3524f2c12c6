import type { CountedErasure } from '../../domain/erasure.ts';

export const erasureReasons = {
  request: 'Die Familie hat darum gebeten (Art. 17 DSGVO)',
  retention: 'Die Aufbewahrungsfrist ist vorbei',
  mistake: 'Versehentlich angemeldet',
  waiting_list: 'Warteliste ohne Anmeldung: Die Aufbewahrungsfrist ist vorbei',
} satisfies Record<CountedErasure, string>;

/** What the portal keeps, by its table. */
const tables: Readonly<Record<string, string>> = {
  notice: 'Nachrichten an Sie',
  case_read: 'Wer die Anmeldung geöffnet hat',
  case_event: 'Schritte der Anmeldung',
  contract: 'Betreuungsvertrag',
  slot: 'Termine',
  offer: 'Angebote',
  wish: 'Wünsche',
  case_command: 'Eingaben von Ihnen und den Kitas',
  guardian: 'Angaben zu den Eltern',
  erasure_request: 'Zurückgenommene Löschungen',
  offer_draft: 'Vorbereitete Angebote',
  waiting_list_entry: 'Eintrag auf der alten Warteliste',
  application: 'Angaben zur Anmeldung',
  child: 'Angaben zum Kind',
};

/** „Meine Daten“ of a family. */
export const myData = {
  title: 'Meine Daten',
  intro:
    'Hier sehen Sie, was das Kita-Portal zu dieser Anmeldung gespeichert hat. Sie haben das Recht auf eine Kopie (Artikel 15 und 20 DSGVO). Notizen des Jugendamts stehen nicht dabei: Rufen Sie uns dafür bitte an.',
  stored: 'Was gespeichert ist',
  tableOf: (table: string) => tables[table] ?? table,
  entries: (count: number) => (count === 1 ? '1 Eintrag' : `${count} Einträge`),
  what: 'Daten',
  howMany: 'Umfang',
  copy: 'Kopie herunterladen (JSON)',
  erase: 'Daten löschen',
  eraseText:
    'Sie können verlangen, dass wir alle Daten zu dieser Anmeldung löschen (Artikel 17 DSGVO). Wir löschen nicht sofort: Bis zum genannten Tag können Sie es sich anders überlegen.',
  eraseOpen:
    'Ihre Anmeldung läuft noch. Mit dem Löschen ziehen Sie sie zurück. Offene Angebote und ein angenommener Platz gehen dann an andere Kinder.',
  confirm: 'Ja, alle Daten zu dieser Anmeldung sollen gelöscht werden.',
  button: 'Löschung verlangen',
  announced: (at: string) =>
    `Alle Daten zu dieser Anmeldung werden gelöscht, frühestens am ${at}. Bis dahin können Sie das zurücknehmen.`,
  takeBack: 'Löschung zurücknehmen',
};

/** The office's page of what is to be deleted. */
export const officeErasure = {
  title: 'Daten löschen',
  due: 'Aufbewahrungsfrist vorbei',
  dueText:
    'Diese Vorgänge sind abgeschlossen, und ihre Aufbewahrungsfrist ist vorbei. Das Portal schlägt sie nur vor: Wählen Sie aus, was gelöscht werden soll. Jede Familie wird zweimal benachrichtigt und kann die Löschung zurücknehmen.',
  dueNone: 'Zurzeit ist kein Vorgang zu löschen.',
  announced: 'Angekündigte Löschungen',
  announcedNone: 'Zurzeit ist keine Löschung angekündigt.',
  rules: 'Regeln je Runde',
  rulesText:
    'Einträge der alten Warteliste, zu denen es keine Anmeldung gibt, löscht das Portal nach derselben Zahl von Monaten von selbst und ohne Ankündigung.',
  counts: 'Gelöscht',
  countsNone: 'Bisher wurde nichts gelöscht.',
  choose: (caseNumber: string) => `Vorgang ${caseNumber} auswählen`,
  case: 'Vorgang',
  child: 'Kind',
  year: 'Kindergartenjahr',
  closed: 'Abgeschlossen',
  until: 'Aufbewahrt bis',
  reason: 'Grund',
  requested: 'Angekündigt',
  dueAt: 'Frühestens',
  state: 'Stand',
  waitsForEnd: 'wartet, bis der Vorgang abgeschlossen ist',
  waitsForNotices: (count: number) =>
    count === 1
      ? '1 Ankündigung noch nicht zugestellt'
      : `${count} Ankündigungen noch nicht zugestellt`,
  ready: 'angekündigt',
  action: 'Aktion',
  takeBack: 'Zurücknehmen',
  takeBackOf: (caseNumber: string) => `Zurücknehmen: Vorgang ${caseNumber}`,
  release: 'Ausgewählte ankündigen und löschen',
  count: 'Anzahl',
  retentionMonths: 'Monate nach dem Ende der Runde',
  graceDays: 'Tage bis zur Löschung',
  reminderDays: 'Erinnerung Tage vorher',
  save: 'Regeln speichern',
  one: {
    link: 'Daten dieses Vorgangs löschen',
    title: 'Einen Vorgang löschen',
    text: 'Alles zu diesem Vorgang wird gelöscht, sobald er abgeschlossen und die Frist vorbei ist. Die Familie wird benachrichtigt.',
    button: 'Löschung ankündigen',
  },
};
