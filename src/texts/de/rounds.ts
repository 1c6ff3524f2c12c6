import type { MoveRefusal } from '../../domain/round-moves.ts';
import type { MoveWarning } from '../../cases/read/move-preview.ts';
import type { ConnectionStep } from '../../cases/release-round.ts';

const count = (one: string, many: string) => (number: number) =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;

/** Several rounds at once, as families see them. */
export const rounds = {
  choose: {
    title: 'Ab wann brauchen Sie einen Platz?',
    text: 'Im Moment können Sie Ihr Kind für mehrere Kindergartenjahre anmelden. Brauchen Sie in mehreren einen Platz, melden Sie Ihr Kind bitte für jedes an.',
  },
  /** @param month `August 2027`. */
  from: (month: string) => `Ab ${month}`,
  /** @param month `Juli 2027`. */
  thisYear: (month: string) => `Noch für dieses Jahr, bis ${month}`,
  also: {
    heading: (year: string) => `Kindergartenjahr ${year}`,
    upcoming: (day: string) => `Die Anmeldung für dieses Jahr öffnet am ${day}.`,
    late: 'Auch für dieses Jahr können Sie Ihr Kind noch anmelden. Berücksichtigt wird es nach den rechtzeitigen Anmeldungen.',
    open: 'Auch für dieses Jahr können Sie Ihr Kind anmelden.',
    until: (day: string) => `Anmelden können Sie bis zum ${day}.`,
    answer: (days: number) =>
      `Sobald ein Platz frei ist, bekommen Sie ein Angebot. Für die Antwort haben Sie mindestens ${days} Tage Zeit.`,
    waitingList:
      'Steht Ihr Kind schon auf der alten Warteliste des Jugendamts? Bitte melden Sie es trotzdem hier an. Nur Kinder im Portal werden berücksichtigt.',
  },
  notReleased: {
    heading: 'Die Anmeldung öffnet in Kürze',
    text: 'Wir bereiten die Anmeldung noch vor. Sobald Sie Ihr Kind anmelden können, lesen Sie es hier.',
  },
};

/** The youth office's pages about rounds. */
export const officeRounds = {
  list: {
    title: 'Anmelderunden',
    none: 'Es gibt noch keine Runde.',
    year: 'Kindergartenjahr',
    opens: 'Anmeldung ab',
    deadline: 'Anmeldefrist',
    state: 'Stand',
    released: 'freigegeben',
    notReleased: 'nicht freigegeben',
    kitas: 'Kitas und Freigabe',
    create: 'Neue Runde anlegen',
  },
  notReleased: 'Diese Runde ist noch nicht freigegeben. Familien können sich noch nicht anmelden.',
  override: (places: string) => `Angebote ab, nur ${places}`,
  place: {
    label: 'Für welche Kitas',
    hint: 'Nur den Beginn der Angebote können Sie für einzelne Kitas verschieben. Alle anderen Daten gelten für alle.',
    all: 'für alle Kitas',
    municipalities: 'Alle Kitas eines Ortes',
    kitas: 'Eine einzelne Kita',
  },
  toKitas: 'Kitas und Freigabe ansehen',
  create: {
    title: 'Neue Runde anlegen',
    intro:
      'Die Tage erscheinen sofort auf der Startseite. Anmelden können sich Familien erst, wenn Sie die Runde freigegeben haben.',
    useTemplate: (name: string) => `Mit den Tagen von ${name} beginnen`,
    year: 'Kindergartenjahr beginnt im August',
    yearHint: 'Zum Beispiel 2027 für das Kindergartenjahr 2027/2028',
    opensOn: 'Anmeldung ab',
    deadlineOn: 'Anmeldefrist bis',
    reviewUntil: 'Prüfung durch die Kitas bis',
    offersFrom: 'Angebote ab',
    decisionDays: 'Entscheidungstage',
    decisionDaysHint:
      'Ein Tag je Zeile, zum Beispiel 2026-12-15. Um 24 Uhr verfallen offene Angebote.',
    endsOn: 'Runde endet am',
    overrides: 'Spätere Angebote einzelner Orte',
    overridesHint: 'Ein Ort je Zeile, zum Beispiel: Wickede (Ruhr) 2026-12-12',
    maxKitas: 'Wunsch-Kitas höchstens',
    maxKitasHint: 'Leer: so viele, wie die Familie möchte',
    childminding: 'Kindertagespflege kann gewünscht werden',
    hours: 'Stunden pro Woche',
    hoursHint: 'Zum Beispiel 25, 35, 45',
    answerDays: 'Tage zum Antworten',
    endGraceDays: 'Tage, bis ein beendeter Vorgang schließt',
    reviveWithinHours:
      'Stunden, in denen ein verfallenes Angebot noch gilt, wenn der Platz frei ist',
    cancelUntilHours: 'Stunden vor dem Termin, bis zu denen die Familie absagen kann',
    slotsWithinDays: 'Tage, bis die Kita Termine vorschlägt',
    contractWithinDays: 'Tage vom Termin bis zum Vertrag',
    offerMode: 'Angebote',
    offerModes: {
      parallel: 'mehrere zugleich möglich',
      paused: 'eines nach dem anderen',
      window: 'alle zur selben Zeit',
    },
    secondNoShow: 'Nach dem zweiten versäumten Termin',
    secondNoShows: { offers: 'zurück zu den Angeboten', office: 'an das Jugendamt' },
    carryOver: 'Kinder ohne Platz in die nächste Runde übernehmen',
    button: 'Runde anlegen',
  },
  kitas: {
    title: (year: string) => `Kitas in der Runde ${year}`,
    summary: (ready: number, all: number) => `${ready} von ${all} Kitas sind bereit.`,
    kita: 'Kita',
    steps: { invited: 'Eingeladen', ready: 'Bereit', tested: 'Getestet' } satisfies Record<
      ConnectionStep,
      string
    >,
    note: (step: string, kita: string) => `${step} vermerken: ${kita}`,
    takeBack: (step: string, kita: string) => `${step} zurücknehmen: ${kita}`,
    noteShort: 'Vermerken',
    takeBackShort: 'Zurücknehmen',
    notYet: '–',
    contact: {
      title: (kita: string) => `E-Mail-Adresse: ${kita}`,
      text: 'An diese Adresse schickt das Portal an Arbeitstagen morgens eine Übersicht, wenn für die Kita etwas vorliegt. Darin stehen Vorgangsnummern, keine Namen. Ohne Adresse bekommt die Kita keine Übersicht.',
      email: 'E-Mail-Adresse der Kita',
      none: 'keine',
      button: 'Speichern',
    },
    release: {
      heading: 'Runde freigeben',
      text: 'Danach können Familien ihr Kind anmelden, sobald der Tag der Öffnung da ist.',
      missing: count('Kita ist noch nicht bereit:', 'Kitas sind noch nicht bereit:'),
      missingText:
        'Familien können sich auch diese Kitas wünschen. Bis sie bereit sind, handelt das Kreisjugendamt für sie.',
      reason: 'Warum öffnen Sie trotzdem?',
      button: 'Runde freigeben',
      done: (at: string) => `Diese Runde wurde am ${at} freigegeben.`,
      because: (missing: number, reason: string) =>
        `Damals waren ${missing} Kitas nicht bereit. Begründung: ${reason}`,
    },
  },
  preview: {
    title: 'Datum verschieben: Vorschau',
    line: (name: string, from: string, to: string) => `${name}: statt ${from} nun ${to}`,
    refused: 'So geht es nicht',
    warning: 'Bitte prüfen Sie',
    warnings: {
      weekend: 'Der neue Tag liegt an einem Wochenende.',
      holiday: 'Der neue Tag ist ein Feiertag.',
      past: 'Der neue Tag liegt in der Vergangenheit.',
      no_answer_time: 'Danach bliebe für ein neues Angebot nicht mehr genug Zeit zum Antworten.',
    } satisfies Record<MoveWarning, string>,
    cases: 'Offene Vorgänge, die benachrichtigt werden',
    openOffers: 'Offene Angebote',
    offersPostponed: 'Davon bekommen mehr Zeit',
    appointments: 'Vereinbarte Termine, die bestehen bleiben',
    notices: 'Nachrichten an Familien',
    button: 'Jetzt verschieben',
    back: 'Nicht verschieben',
  },
  moveRefusals: {
    'round.out_of_order': 'abgelehnt: Die Reihenfolge hätte nicht mehr gestimmt.',
    'round.same_instant': 'abgelehnt: Das Datum stand schon auf diesem Tag.',
    'round.enrolments_overlap':
      'abgelehnt: Zwei Kindergartenjahre hätten zugleich eine Anmeldefrist gehabt.',
  } satisfies Record<MoveRefusal, string>,
  fanOut: {
    heading: 'Benachrichtigung der Vorgänge',
    progress: (told: number, left: number) => `Benachrichtigt: ${told}. Noch offen: ${left}.`,
    stopped: (at: string, reason: string) => `Angehalten seit ${at}. Begründung: ${reason}`,
    text: 'Solange sie angehalten ist, gelten die neuen Daten, aber kein weiterer Vorgang wird geweckt.',
    reason: 'Warum halten Sie an?',
    stop: 'Benachrichtigung anhalten',
    resume: 'Benachrichtigung fortsetzen',
  },
};
