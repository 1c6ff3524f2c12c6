import type { ApplicantSort } from '../../cases/read/kita-list.ts';
import type { OfferAction } from '../../cases/kita-many.ts';
import type { Standing } from '../../cases/read/kita-standing.ts';
import { inWords } from './numbers.ts';

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

/** A Kita's day: what is to be done, its lists, its week, its places and letters. */
export const kitaDesk = {
  nav: {
    heading: 'Bereiche Ihrer Kita',
    today: 'Heute',
    applicants: 'Anmeldungen',
    offers: 'Angebote',
    week: 'Termine',
    places: 'Plätze',
    letters: 'Briefe',
    register: 'Kind eintragen',
    profile: 'Profil',
    people: 'Team',
    tokens: 'Schnittstelle',
    years: 'Kindergartenjahr wechseln',
    toYear: (year: string) => `Zum Kindergartenjahr ${year}`,
  },
  year: (year: string) => `Kindergartenjahr ${year}`,
  /** Who can do what this person may not. */
  headOnly: 'Das macht die Leitung Ihrer Kita. Ihnen fehlt dafür die Berechtigung.',
  headReleases: 'Freigeben und anbieten kann nur die Leitung Ihrer Kita. Vorbereiten können Sie.',
  officeOnly: 'Dafür fehlt Ihnen die Berechtigung.',
  today: {
    heading: 'Jetzt zu tun',
    nothing: 'Im Moment wartet nichts auf Sie.',
    lines: {
      accepted: (count: number): string =>
        count === 1 ? 'Familie einen Termin vorschlagen' : 'Familien Termine vorschlagen',
      missed: (count: number): string => (count === 1 ? 'versäumter Termin' : 'versäumte Termine'),
      contractDue: (count: number): string =>
        count === 1 ? 'Vertrag festhalten' : 'Verträge festhalten',
      toReview: (count: number): string =>
        count === 1 ? 'Anmeldung prüfen' : 'Anmeldungen prüfen',
      prepared: (count: number): string =>
        count === 1 ? 'vorbereitetes Angebot freigeben' : 'vorbereitete Angebote freigeben',
      toOffer: (count: number): string =>
        count === 1
          ? 'Kind, dem Sie einen Platz anbieten können'
          : 'Kinder, denen Sie Plätze anbieten können',
    } satisfies Partial<Record<Standing, (count: number) => string>>,
    letters: (count: number): string => (count === 1 ? 'Brief ausdrucken' : 'Briefe ausdrucken'),
    overdue: (count: number) => `${count} überfällig`,
    answers: 'Antworten, auf die Sie warten',
    noAnswers: 'Zurzeit steht keine Antwort einer Familie aus.',
    answerColumns: { child: 'Kind', what: 'Worauf Sie warten', until: 'Bis wann' },
    choosesSlot: 'Die Familie wählt einen Termin',
    answersOffer: 'Antwort auf Ihr Angebot',
    consents: 'Zustimmung eines Elternteils',
    openEnd: 'ohne Frist',
    appointments: 'Nächste Termine',
    noAppointments: 'Es ist kein Termin vereinbart.',
    isToday: 'Heute',
    toWeek: 'Alle Termine',
    allAnswers: 'Alle Anmeldungen ansehen',
    places: 'Freie Plätze',
    toPlaces: 'Alle Plätze',
    told: 'Was Familien erfahren haben',
    toldText:
      'Die letzten Nachrichten zu Ihren Angeboten und Terminen. Das Portal verschickt sie von selbst.',
    noneTold: 'Noch keine Nachricht.',
    toldColumns: { what: 'Nachricht', who: 'Kind', how: 'Weg', when: 'Wann' },
  },
  filter: {
    heading: 'Anmeldungen filtern',
    ageGroup: 'Altersgruppe',
    hours: 'Umfang',
    rank: 'Wunsch',
    phase: 'Abschnitt',
    standing: 'Stand bei Ihnen',
    mine: 'Wartet auf Sie',
    received: 'Eingang',
    siblings: 'Geschwister',
    withSiblings: 'mit Geschwisterkind',
    withoutSiblings: 'ohne Geschwisterkind',
    visited: 'Besuch',
    wasVisited: 'bestätigt',
    notVisited: 'nicht bestätigt',
    reviewed: 'Prüfung',
    wasReviewed: 'geprüft',
    notReviewed: 'nicht geprüft',
    sort: 'Reihenfolge',
    sorts: {
      need: 'Was zu tun ist, zuerst',
      name: 'Nachname',
      age: 'Alter, älteste zuerst',
      received: 'Eingang, früheste zuerst',
      rank: 'Wunsch der Familie',
    } satisfies Record<ApplicantSort, string>,
    all: 'alle',
    button: 'Anzeigen',
    reset: 'Filter zurücksetzen',
    active: (count: number) =>
      count === 1 ? 'ein Filter gesetzt' : `${inWords(count)} Filter gesetzt`,
  },
  search: {
    label: 'Name oder Vorgangsnummer',
    button: 'Suchen',
    reset: 'Suche aufheben',
    searched: (words: string) => `Gesucht: „${words}“`,
  },
  list: {
    title: 'Anmeldungen',
    found: (count: number) =>
      count === 1 ? 'Eine Anmeldung' : `${capital(inWords(count))} Anmeldungen`,
    none: 'Keine Anmeldung passt zu dieser Auswahl.',
    page: (page: number, pages: number) => `Seite ${page} von ${pages}`,
    pages: 'Seiten der Liste',
    previous: 'Vorherige Seite',
    next: 'Nächste Seite',
    choose: 'Auswählen',
    chooseChild: (name: string, caseNumber: string) => `Auswählen: ${name}, ${caseNumber}`,
    chosen: 'Mit den ausgewählten Kindern:',
    toOffers: 'Angebote machen oder vorbereiten',
    toSlots: 'Termine vorschlagen',
    reviewed: 'geprüft',
    visited: 'Besuch bestätigt',
  },
  many: {
    title: 'Angebote für mehrere Kinder',
    intro:
      'Wählen Sie die Kinder aus. Jedes Angebot belegt sofort einen Platz, auch ein vorbereitetes.',
    places: 'Plätze, die noch frei sind',
    wanted: 'Kinder in der Liste',
    children: 'Kinder',
    none: 'Zurzeit können Sie keinem Kind einen Platz anbieten.',
    columns: {
      child: 'Kind',
      place: 'Platz',
      rank: 'Wunsch',
      now: 'Was jetzt möglich ist',
      choose: 'Auswählen',
    },
    can: {
      makeOffer: 'Angebot machen',
      prepareOffer: 'Angebot vorbereiten',
      releaseOffer: 'Vorbereitetes Angebot freigeben',
    } satisfies Record<OfferAction, string>,
    cannot: (why: string) => `Nicht möglich: ${why}`,
    beyond: 'Für dieses Kind reicht der Platz nur, wenn ein Kind weiter oben keinen bekommt.',
    what: 'Was soll geschehen?',
    answerBy: (due: string) => `Die Familien können bis ${due} antworten.`,
    buttons: {
      makeOffer: 'Ausgewählten jetzt anbieten',
      prepareOffer: 'Für Ausgewählte vorbereiten',
      releaseOffer: 'Vorbereitete der Ausgewählten freigeben',
    } satisfies Record<OfferAction, string>,
    explained: {
      makeOffer:
        'Angebote gehen sofort an die Familien. Sie können nur mit Begründung zurückgenommen werden.',
      prepareOffer:
        'Vorbereitete Angebote sieht noch keine Familie. Ihr Platz ist aber schon belegt.',
      releaseOffer: 'Freigegebene Angebote gehen zum ersten möglichen Zeitpunkt von selbst hinaus.',
    } satisfies Record<OfferAction, string>,
    outcome: {
      title: 'Das ist geschehen',
      partly: 'Nicht alles ging',
      columns: { child: 'Kind', what: 'Auftrag', result: 'Ergebnis' },
      allDone: (done: number) =>
        done === 1 ? 'Der Auftrag ist erledigt.' : `Alle ${inWords(done)} Aufträge sind erledigt.`,
      some: (done: number, refused: number) =>
        `Erledigt: ${done}. Nicht ausgeführt: ${refused}. Warum, steht beim Kind.`,
      open: (open: number) =>
        open === 1
          ? 'Ein Auftrag wird noch bearbeitet. Laden Sie die Seite später neu.'
          : `${capital(inWords(open))} Aufträge werden noch bearbeitet. Laden Sie die Seite später neu.`,
      missing:
        'Das ist nicht mehr möglich, und es hat sich nichts geändert: Für dieses Kind gibt es keinen passenden Platz, kein vorbereitetes Angebot oder keine Zusage, oder alle Zeiten sind schon vergeben.',
      back: 'Zurück zu den Anmeldungen',
    },
  },
  propose: {
    title: 'Termine für mehrere Familien',
    intro:
      'Alle ausgewählten Familien bekommen dieselben Termine zur Wahl. Wer zuerst bucht, bekommt den Termin; die anderen wählen einen anderen.',
    none: 'Zurzeit wartet keine Familie auf einen Termin.',
    families: 'Familien',
    window: (number: number) => `${number}. Zeitraum`,
    from: 'Von',
    until: 'Bis',
    windowHint:
      'Das Portal teilt jeden Zeitraum in Termine auf. Schon vereinbarte Termine lässt es aus.',
    button: 'Termine vorschlagen',
  },
  week: {
    title: 'Termine',
    of: (from: string, until: string) => `Woche vom ${from} bis ${until}`,
    none: 'In dieser Woche gibt es keine Termine.',
    previous: 'Woche davor',
    next: 'Woche danach',
    thisWeek: 'Diese Woche',
    nextBooked: (at: string) => `Nächster vereinbarter Termin: ${at}`,
    navigation: 'Wochen',
    columns: { time: 'Uhrzeit', child: 'Kind', status: 'Stand' },
    calendar: 'Kalenderdatei dieser Woche',
    calendarHint: 'Die Datei enthält die vereinbarten Termine mit der Vorgangsnummer, ohne Namen.',
    proposeMany: 'Mehreren Familien Termine vorschlagen',
    entry: (caseNumber: string) => `Vertragsgespräch ${caseNumber}`,
    file: 'termine.ics',
  },
  places: {
    title: 'Plätze',
    intro: 'So viele Plätze haben Sie in diesem Kindergartenjahr, nach Altersgruppe und Umfang.',
    columns: {
      group: 'Altersgruppe',
      capacity: 'Plätze',
      offered: 'Angeboten oder zugesagt',
      contracted: 'Mit Vertrag',
      free: 'Frei',
    },
    total: 'Zusammen',
    edit: 'Plätze ändern',
    editText: 'Eine Zahl kann nicht kleiner werden als das, was schon angeboten oder vergeben ist.',
    field: (group: string, hours: string) => `${group}, ${hours}`,
    atLeast: (hours: string, count: number) => `${hours} (mindestens ${count})`,
    button: 'Plätze speichern',
    saved: 'Die Platzzahlen sind gespeichert.',
    changed:
      'Die Platzzahlen hat inzwischen jemand geändert. Unten stehen die neuen Zahlen. Bitte prüfen Sie Ihre Eingaben und speichern Sie noch einmal.',
    headEdits: 'Ändern kann die Platzzahlen nur die Leitung Ihrer Kita.',
  },
  letters: {
    title: 'Briefe',
    intro: (count: number) =>
      `${count === 1 ? 'Ein Brief liegt' : `${capital(inWords(count))} Briefe liegen`} zum Ausdrucken bereit. Diese Familien haben keine E-Mail-Adresse. Sie können die Briefe mitgeben; sonst verschickt sie das Kreisjugendamt mit der Post.`,
    none: 'Zurzeit liegt kein Brief bereit.',
    choose: 'Auswählen',
    openChosen: 'Ausgewählte als PDF öffnen',
    markChosen: 'Ausgewählte als ausgedruckt vermerken',
    marked: (count: number) =>
      `${count === 1 ? 'Ein Brief ist' : `${capital(inWords(count))} Briefe sind`} als ausgedruckt vermerkt. Das Kreisjugendamt verschickt ${count === 1 ? 'ihn' : 'sie'} nicht mehr.`,
    others:
      'Eingangsbestätigungen verschickt das Kreisjugendamt, weil sie den Zugangscode der Familie enthalten.',
  },
  profile: {
    title: 'Profil Ihrer Kita',
    intro:
      'Das lesen Eltern über Ihre Kita, bevor sie sich entscheiden. Was Sie leer lassen, erscheint nicht.',
    asParents: 'Ansehen, wie Eltern es sehen',
    fields: {
      phone: 'Telefon',
      publicEmail: 'E-Mail für Eltern',
      website: 'Internetseite',
      openingHours: 'Öffnungszeiten',
      description: 'So arbeitet Ihre Kita',
    },
    websiteHint: 'Mit https:// am Anfang.',
    descriptionHint: 'In einfachen Sätzen, höchstens 2000 Zeichen. Bitte keine Namen von Kindern.',
    button: 'Profil speichern',
    saved: 'Das Profil ist gespeichert. Eltern sehen es ab sofort.',
    changed:
      'Das Profil hat inzwischen jemand geändert. Ihre Eingaben stehen noch im Formular. Wenn Sie noch einmal speichern, gelten sie.',
  },
  consequences: {
    heading: 'Das geschieht dann:',
    placeFree: (group: string, hours: number) =>
      `Ein Platz für ${group} mit ${hours} Stunden wird wieder frei.`,
    contractEnds: 'Der festgehaltene Vertrag gilt nicht mehr.',
    appointmentEnds: 'Der vereinbarte Termin entfällt.',
    familyBack: 'Die anderen Kitas können der Familie wieder Angebote machen.',
    told: 'Die Familie bekommt eine Nachricht mit Ihrer Erklärung.',
  },
  told: {
    heading: 'Was die Familie erfahren hat',
  },
};
