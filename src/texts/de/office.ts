import type { Trouble } from '../../cases/read/office-cases.ts';
import { lastRefusal } from './last-refusal.ts';

const cases = (count: number): string => (count === 1 ? '1 Vorgang' : `${count} Vorgänge`);
const wait = (count: number): string => (count === 1 ? 'wartet' : 'warten');

/** The youth office's pages. */
export const office = {
  title: 'Vorgänge',
  subtitle: (year: string) => `Kindergartenjahr ${year}`,
  headline: (total: number, waiting: number) =>
    waiting === 0
      ? `${cases(total)}, keiner wartet`
      : `${cases(total)}, ${waiting} ${wait(waiting)} auf jemanden`,
  elsewhere: (year: string, what: string) => `Kindergartenjahr ${year}: ${what}`,
  waitingCases: (waiting: number, forOffice: number) =>
    `${cases(waiting)} ${wait(waiting)} auf jemanden, ${
      forOffice === 0 ? 'keiner' : forOffice
    } davon auf das Kreisjugendamt`,
  tiles: {
    heading: 'Was wartet',
    family: (count: number): string => `${wait(count)} auf die Familie`,
    kita: (count: number): string => `${wait(count)} auf eine Kita`,
    office: (count: number): string => `${wait(count)} auf das Kreisjugendamt`,
    mailRefused: 'mit einer E-Mail, die nicht ankommt',
    commandOpen: 'mit einem Auftrag, der hängt',
    letters: (count: number): string => (count === 1 ? 'Brief zu drucken' : 'Briefe zu drucken'),
  },
  troubles: {
    mailRefused: 'E-Mail kommt nicht an',
    commandOpen: 'Auftrag hängt',
  } satisfies Record<Trouble, string>,
  system: {
    label: 'Technik',
    worker: (ago: string) => `Worker läuft, letzte Meldung ${ago}`,
    workerGone: (ago: string) => `Kein Worker da, letzte Meldung ${ago}`,
    workerNever: 'Es hat sich noch kein Worker gemeldet',
    temporal: 'Temporal erreichbar',
    temporalGone: 'Temporal antwortet nicht',
    ago: (seconds: number) => {
      if (seconds < 2) return 'gerade eben';
      if (seconds < 60) return `vor ${seconds} Sekunden`;
      if (seconds < 7200) return `vor ${Math.round(seconds / 60)} Minuten`;
      return `vor ${Math.round(seconds / 3600)} Stunden`;
    },
  },
  filter: {
    heading: 'Suchen',
    search: 'Nummer oder Name',
    phase: 'Abschnitt',
    allPhases: 'Alle Abschnitte',
    phaseOption: (phase: string, count: number) => `${phase} (${count})`,
    waiting: 'Wer ist dran',
    anybody: 'Alle',
    trouble: 'Störung',
    noTrouble: 'Mit und ohne',
    more: 'Weitere Filter',
    all: 'Alle',
    municipality: 'Wohnort',
    timeliness: 'Eingang der Anmeldung',
    timelinesses: { rechtzeitig: 'rechtzeitig', spaet: 'nach der Frist' },
    origin: 'Angemeldet über',
    origins: { papier: 'Papier', online: 'Internet' },
    language: 'Sprache',
    whose: 'Zuständig',
    whoses: { ich: 'ich', niemand: 'niemand' },
    year: 'Kindergartenjahr',
    button: 'Anzeigen',
    reset: 'Alle anzeigen',
  },
  found: (count: number) => `${cases(count)} gefunden`,
  none: 'Kein Vorgang passt dazu.',
  searchIn: (year: string) => `Im Kindergartenjahr ${year} suchen`,
  more: 'Weitere anzeigen',
  columns: {
    case: 'Vorgang',
    phase: 'Abschnitt',
    waiting: 'Wer ist dran',
    since: 'Seit',
    due: 'Bis',
    next: 'Nächster Schritt von selbst',
  },
  late: 'nach der Frist',
  onPaper: 'auf Papier',
  nobody: 'niemand',
  noDue: '–',
  nextNone: 'keiner',
  nextAt: (what: string, at: string) => `${what}: ${at}`,
  appointment: 'Termin mit der Kita',
  kitas: (names: readonly string[]) =>
    names.length > 2
      ? `${names.slice(0, 2).join(', ')} und ${names.length - 2} weitere`
      : names.join(', '),
  days: (days: number) => {
    if (days < 1) return 'heute';
    return days === 1 ? '1\u00A0Tag' : `${days}\u00A0Tage`;
  },
  case: {
    subtitle: (caseNumber: string, year: string) => `Vorgang ${caseNumber} · ${year}`,
    waitsFor: (who: string) => `Es wartet auf: ${who}`,
    waitsForNobody: 'Zurzeit muss niemand etwas tun',
    since: (at: string, days: string) => `Seit ${at} (${days}).`,
    due: (at: string) => `Bis ${at}.`,
    appointment: (at: string) => `Der Termin ist am ${at}.`,
    overdue: (at: string) => `Das sollte bis ${at} geschehen sein.`,
    next: (what: string, at: string) => `Von selbst geschieht als Nächstes: ${what} (${at}).`,
    nextNone: 'Von selbst geschieht nichts mehr, bis jemand handelt.',
    ended: (reason: string, at: string) => `${reason} am ${at}.`,
    closes: (at: string) => `Der Vorgang wird am ${at} abgeschlossen.`,
    closed: 'Der Vorgang ist abgeschlossen.',
    roundBehind: (noted: number, newest: number) =>
      `Der Vorgang kennt die Runde in Fassung ${noted}; die neueste ist ${newest}. Er wird gerade benachrichtigt.`,
    moved: (now: string) =>
      `Für diesen Vorgang ist es jetzt ${now}: Die Vorführung hat seine Uhr vorgestellt. Nachrichten tragen die wirkliche Zeit.`,
    timeline: 'Was geschehen ist',
    by: (when: string, who: string) => `${when} · ${who}`,
    about: (step: string, kita: string) => `${step} – ${kita}`,
    facts: 'Angaben',
    child: 'Kind',
    birthDate: 'Geburtsdatum',
    ageGroup: 'Altersgruppe',
    hours: 'Umfang pro Woche',
    hoursOf: (hours: number) => `${hours} Stunden`,
    start: 'Gewünschter Beginn',
    address: 'Anschrift',
    received: 'Eingegangen',
    receivedAt: (at: string, timeliness: string) => `${at}, ${timeliness}`,
    inTime: 'rechtzeitig',
    guardian: 'Elternteil',
    phone: 'Telefon',
    email: 'E-Mail',
    notGiven: 'nicht angegeben',
    wishes: 'Wünsche',
    childminding: 'Kindertagespflege',
    rank: 'Rang',
    wish: 'Wunsch',
    status: 'Stand',
    reviewed: 'Geprüft',
    notReviewed: 'noch nicht',
    offerOf: (status: string) => `Angebot: ${status}`,
    offers: 'Angebote und Termine',
    noOffers: 'Noch kein Angebot.',
    kita: 'Kita',
    place: 'Platz',
    placeOf: (group: string, hours: number) => `${group}, ${hours} Stunden`,
    madeAt: 'Angeboten',
    dueAt: 'Antwort bis',
    slots: 'Termine',
    slot: 'Termin',
    contract: (kita: string, at: string) => `Betreuungsvertrag mit ${kita}, geschlossen am ${at}.`,
    commands: 'Aufträge',
    commandsHint: 'Was Menschen verlangt haben, mit dem Ergebnis.',
    action: 'Auftrag',
    who: 'Von',
    receivedColumn: 'Eingegangen',
    outcome: 'Ergebnis',
    done: 'ausgeführt',
    refused: (why: string) => `abgelehnt: ${why}`,
    open: (attempts: number) =>
      `offen, ${attempts} ${attempts === 1 ? 'Versuch' : 'Versuche'}; wird weiter versucht`,
    notices: 'Nachrichten an die Familie',
    noNotices: 'Noch keine Nachricht.',
    notice: 'Nachricht',
    recipient: 'An',
    written: 'Geschrieben',
    delivery: 'Zustellung',
    delivered: (status: string, at: string) => `${status} am ${at}`,
    attempts: (status: string, attempts: number, code: string | null) =>
      `${status}, ${attempts} ${attempts === 1 ? 'Versuch' : 'Versuche'}${lastRefusal(code)}`,
    nextAttempt: (at: string) => `nächster Versuch ${at}`,
    printLetter: 'Brief ansehen und drucken',
  },
  round: {
    title: (year: string) => `Runde ${year}`,
    noted: (noted: number, open: number) =>
      open === 0
        ? 'Zurzeit ist kein Vorgang offen.'
        : `${noted} von ${open} offenen Vorgängen kennen diese Daten.`,
    dates: 'Daten',
    date: 'Datum',
    when: 'Wann',
    careStartsOn: 'Erster Tag der Betreuung',
    ageCutOffOn: 'Stichtag für das Alter',
    rules: 'Regeln',
    maxKitas: 'Wunsch-Kitas höchstens',
    unlimited: 'so viele, wie die Familie möchte',
    childminding: 'Tagespflege höchstens',
    hours: 'Umfang pro Woche',
    hoursOf: (hours: readonly number[]) => `${hours.join(', ')} Stunden`,
    answerDays: 'Zeit zum Antworten mindestens',
    daysOf: (days: number) => (days === 1 ? '1 Tag' : `${days} Tage`),
    move: {
      heading: 'Ein Datum verschieben',
      text: 'Alle offenen Vorgänge werden benachrichtigt, und die Familien bekommen eine Nachricht. Laufende Angebote werden dadurch nie kürzer.',
      date: 'Welches Datum',
      day: 'Neuer Tag',
      dayHint: 'Fristen enden um 24 Uhr dieses Tages. Anmeldung und Angebote beginnen um 0 Uhr.',
      reason: 'Begründung',
      button: 'Weiter zur Vorschau',
    },
    outcome: {
      done: (revision: number) => `Das Datum ist verschoben. Es gilt jetzt Fassung ${revision}.`,
    },
    revisions: 'Alle Fassungen',
    revision: 'Fassung',
    changed: 'Was sich änderte',
    change: (name: string, from: string, to: string) => `${name}: statt ${from} nun ${to}`,
    first: 'Erste Fassung',
    reason: 'Begründung',
    by: 'Von',
    at: 'Seit',
    requests: 'Nicht ausgeführte Änderungen',
    requestLine: (name: string, to: string) => `${name} auf ${to}`,
    pending: 'wird bearbeitet',
  },
  letters: {
    title: 'Briefe zu drucken',
    intro: (listed: number, total: number) =>
      `Diese Familien haben keine E-Mail-Adresse angegeben. ${
        listed < total
          ? `Von ${total} Briefen stehen hier die ${listed} ältesten.`
          : 'Die ältesten Briefe stehen oben.'
      } Drucken Sie einseitig; die Anschrift passt in das Fenster eines Umschlags (DIN lang).`,
    choose: 'Drucken',
    chooseLetter: (recipient: string, kind: string) => `Brief an ${recipient} drucken: ${kind}`,
    openChosen: 'Ausgewählte als PDF öffnen',
    markChosen: 'Ausgewählte als gedruckt vermerken',
    marked: (count: number) =>
      `${count === 1 ? 'Ein Brief ist' : `${count} Briefe sind`} als gedruckt vermerkt. Gedruckte Briefe finden Sie im Postausgang und beim Vorgang; dort können Sie sie noch einmal drucken.`,
    noneChosen: 'Sie haben keinen Brief ausgewählt.',
    allObsolete:
      'Die ausgewählten Briefe werden nicht mehr gebraucht: Was sie mitteilen sollten, hat sich inzwischen erledigt.',
    pdf: 'Als PDF öffnen und drucken',
    obsolete:
      'Dieser Brief wird nicht mehr gebraucht: Was er mitteilen sollte, hat sich inzwischen erledigt.',
    none: 'Kein Brief ist zu drucken.',
    letter: 'Brief',
    recipient: 'An',
    case: 'Vorgang',
    written: 'Geschrieben',
    open: 'Ansehen und drucken',
    back: 'Alle Briefe',
    subtitle: (caseNumber: string) => `Brief zum Vorgang ${caseNumber}`,
    waitingList: 'Warteliste',
    toWaitingList: 'Brief an eine Familie der Warteliste',
    print:
      'Öffnen Sie den Brief als PDF und drucken Sie ihn. Vermerken Sie danach, dass er gedruckt ist.',
    button: 'Als gedruckt vermerken',
    printed: (at: string) => `Dieser Brief wurde am ${at} als gedruckt vermerkt.`,
    cameBack:
      'Kam ein Brief zurück? Berichtigen Sie die Anschrift und drucken Sie ihn noch einmal:',
    cameBackQueue:
      'Kam ein Brief zurück? Öffnen Sie den Vorgang; dort können Sie die Anschrift ändern und den Brief noch einmal drucken.',
    changeAddress: 'Anschrift ändern',
  },
};
