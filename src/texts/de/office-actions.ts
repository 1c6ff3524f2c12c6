import type { Custody, DraftStatus, Overdue } from '../../domain/case.ts';
import type { PaperAction } from '../../cases/read/office-actions.ts';

/** What the youth office does in a case: decides, types from paper, acts in another's place. */
export const officeActions = {
  link: 'In diesem Vorgang handeln',
  title: 'Handeln',
  back: 'Zurück zum Vorgang',
  nothing: 'In diesem Vorgang ist zurzeit nichts zu veranlassen.',
  done: (action: string) => `Ausgeführt: ${action}.`,
  paper: {
    heading: 'Für die Familie eintragen',
    text: 'Wenn die Familie etwas auf Papier oder am Schalter erklärt. Es gilt, was am Tag des Eingangs möglich war.',
    what: 'Was die Familie erklärt',
    choices: {
      acceptOffer: 'Angebot annehmen',
      declineOffer: 'Angebot ablehnen',
      reviveOffer: 'Verfallenes Angebot doch annehmen',
      guardianConsent: 'Zustimmung',
      bookSlot: 'Termin buchen',
      cancelAppointment: 'Termin absagen',
      withdraw: 'Anmeldung zurückziehen',
      moveAway: 'Umzug in das Gebiet eines anderen Jugendamts',
      undoWithdraw: 'Ende zurücknehmen, die Anmeldung geht weiter',
    } satisfies Record<PaperAction, string>,
    about: (what: string, whom: string) => `${what}: ${whom}`,
    receivedOn: 'Eingang auf dem Papier',
    receivedOnHint: 'Der Tag des Eingangsstempels. Leer lassen, wenn es jetzt gilt.',
    note: 'Was die Familie dazu schreibt',
    button: 'Eintragen',
  },
  data: {
    title: 'Angaben ändern',
    about:
      'Wenn sich Anschrift, Kontakt, Stunden oder Beginn geändert haben, oder wenn ein Brief zurückkam.',
    text: 'Ändern Sie, was nicht mehr stimmt. Am Tag des Eingangs der Anmeldung ändert sich nichts. Die Familie bekommt eine Nachricht, ohne E-Mail-Adresse einen Brief. Briefe, die noch nicht gedruckt sind, gehen an die neue Anschrift.',
    over: 'Dieser Vorgang ist abgeschlossen. Seine Angaben können nicht mehr geändert werden.',
    other: (name: string) => `Name und Kontakt von ${name} ändern`,
    ownAddress: (name: string) => `Eigene Anschrift von ${name}`,
    ownAddressHint: 'Nur ausfüllen, wenn diese Person nicht mit dem Kind zusammen wohnt.',
    newAddressHint:
      'Ausfüllen, wenn die Familie aus dem Gebiet des Kreisjugendamts weggezogen ist oder diese Person nicht mit dem Kind zusammen wohnt.',
    custody: {
      sole: 'Es genügt, dass eine Person zustimmt.',
      shared: 'Beide müssen zustimmen.',
    } satisfies Record<Custody, string>,
    labels: {
      custody: 'Zustimmung zum Betreuungsvertrag',
      street: 'Straße und Hausnummer des Kindes',
      postcode: 'Postleitzahl des Kindes',
      guardianFirstName: 'Vorname des Elternteils',
      guardianLastName: 'Nachname des Elternteils',
      guardianStreet: 'Straße und Hausnummer',
      guardianPostcode: 'Postleitzahl',
      guardianTown: 'Ort',
      receivedOn: 'Eingang auf dem Papier',
    },
    hints: {
      postcode: 'Die neue Anschrift muss im Gebiet des Kreisjugendamts liegen.',
      email: 'Ohne E-Mail-Adresse bekommt die Familie Briefe.',
    },
    moveAway: 'Die Familie zieht in das Gebiet eines anderen Jugendamts',
  },
  wishes: {
    heading: 'Wünsche der Familie ändern',
    text: 'Die Reihenfolge ist der Rang der Wünsche. Die Familie bekommt eine Nachricht.',
    button: 'Wünsche ändern',
  },
  extend: {
    heading: 'Antwortfrist verlängern',
    text: 'Die Familie bekommt eine Nachricht mit der neuen Frist.',
    offer: 'Angebot',
    offerOf: (kita: string, due: string) => `${kita}, bisher bis ${due}`,
    day: 'Neuer letzter Tag',
    dayHint: 'Die Frist endet um 24 Uhr dieses Tages.',
    button: 'Frist verlängern',
  },
  carryOver: {
    heading: 'In eine spätere Runde übernehmen',
    text: 'Dieser Vorgang endet, und in der gewählten Runde beginnt ein neuer mit denselben Angaben und Wünschen. Die Familie bekommt eine Nachricht.',
    year: 'Kindergartenjahr',
    button: 'Übernehmen',
  },
  close: {
    heading: 'Ohne Platz beenden',
    text: 'Nur wenn kein Platz gefunden wurde. Die Familie bekommt Ihre Begründung zu lesen und kann das Ende zurücknehmen, bis der Vorgang abgeschlossen ist.',
    note: 'Begründung für die Familie',
    button: 'Ohne Platz beenden',
  },
  wish: {
    link: 'Für diesen Wunsch handeln',
    offersFrom: (from: string) => `Ein Angebot ist ab ${from} möglich.`,
    title: (whom: string) => `Handeln für: ${whom}`,
    text: 'Hier nimmt das Kreisjugendamt die Stelle der Kita oder der Tagespflegeperson ein.',
    nothing: 'Für diesen Wunsch ist zurzeit nichts zu tun.',
  },
  drafts: 'Vorbereitete Angebote',
  draft: {
    preparedAt: 'Vorbereitet',
    status: 'Stand',
    statuses: {
      prepared: 'noch nicht freigegeben',
      released: 'freigegeben',
      sent: 'verschickt',
      dropped: 'verworfen',
    } satisfies Record<DraftStatus, string>,
    goesOut: (status: string, at: string) => `${status}, geht hinaus am ${at}`,
  },
  overdue: {
    slots: 'Überfällig: Die Kita hat noch keine Termine vorgeschlagen.',
    contract: 'Überfällig: Nach dem Termin ist noch kein Vertrag festgehalten.',
  } satisfies Record<Overdue, string>,
  missingConsents: (names: readonly string[]) =>
    `Es fehlt die Zustimmung von ${names.join(' und ')}.`,
  contractTerms: (start: string, hours: number) => `Beginn ${start}, ${hours} Stunden pro Woche.`,
  onPaper: (day: string, typed: string) => `${day} auf Papier, erfasst ${typed}`,
  visited: 'Besuch bestätigt',
};
