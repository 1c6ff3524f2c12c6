import type { OfferStatus } from '../../domain/case.ts';
import type { KitaAction } from '../../cases/read/kita-possibilities.ts';
import type { Standing } from '../../cases/read/kita-standing.ts';
import { germanDates } from '../../calendar/format.ts';

const children = (count: number): string =>
  count === 1 ? 'eine Anmeldung' : `${count} Anmeldungen`;

/** A Kita's pages. */
export const kita = {
  subtitle: (year: string, municipality: string) => `Kindergartenjahr ${year} · ${municipality}`,
  headline: (total: number, waiting: number) => {
    if (total === 0) return 'Noch keine Anmeldung';
    const some = children(total);
    const all = `${some[0]?.toUpperCase() ?? ''}${some.slice(1)}`;
    if (total === 1 && waiting === 1) return `${all} wartet auf Sie`;
    return waiting === 0
      ? `${all}, keine wartet auf Sie`
      : `${all}, ${waiting} ${waiting === 1 ? 'wartet' : 'warten'} auf Sie`;
  },
  elsewhere: (year: string, waiting: number) =>
    `Kindergartenjahr ${year}: ${children(waiting)} ${waiting === 1 ? 'wartet' : 'warten'} auf Sie`,
  noRound: 'Zurzeit gibt es keine Anmelderunde.',
  dates: {
    enrolling: (until: string) =>
      `Die Familien können sich bis ${until} anmelden. Danach prüfen Sie die Anmeldungen.`,
    reviewing: (from: string) => `Angebote können Sie ab ${from} machen.`,
    offering: 'Sie können jetzt Angebote machen.',
  },
  /** A child that is not born and has no name yet. */
  unnamed: 'Noch ohne Vornamen',
  siblings: {
    ifPossible: 'Geschwisterkind angemeldet, möglichst zusammen',
    onlyTogether: 'Geschwisterkind angemeldet, nur zusammen',
  },
  columns: {
    child: 'Kind',
    age: 'Alter',
    hours: 'Umfang',
    rank: 'Wunsch',
    standing: 'Stand',
    todo: 'Zu tun',
  },
  hours: (hours: number) => `${hours} Stunden`,
  rank: (rank: number) => `${rank}. Wunsch`,
  late: 'nach der Frist',
  inTime: 'rechtzeitig',
  places: 'Ihre Plätze',
  placesColumns: {
    group: 'Altersgruppe',
    hours: 'Umfang',
    capacity: 'Plätze',
    promised: 'Angeboten oder vergeben',
    free: 'Frei',
  },
  noPlaces: 'Für diese Runde sind noch keine Plätze eingetragen.',
  invented: 'Die Platzzahlen sind für die Vorführung erfunden.',
  standings: {
    accepted: 'Zusage, Termin vorschlagen',
    missed: 'Termin versäumt',
    contractDue: 'Vertrag abschließen',
    toReview: 'Zu prüfen',
    prepared: 'Angebot vorbereitet',
    toOffer: 'Angebot möglich',
    consentMissing: 'Zustimmung fehlt',
    withOffice: 'Beim Kreisjugendamt',
    offered: 'Angebot offen',
    released: 'Angebot freigegeben',
    slotsProposed: 'Termine vorgeschlagen',
    booked: 'Termin vereinbart',
    waiting: 'Angemeldet',
    contract: 'Vertrag geschlossen',
    declined: 'Angebot abgelehnt',
    failed: 'Kein Vertrag',
    elsewhere: 'Anderswo versorgt',
    withdrawn: 'Zurückgezogen',
    ended: 'Beendet',
  } satisfies Record<Standing, string>,
  /** One sentence on top of a child's page: whose turn it is. */
  turn: {
    accepted: 'Die Familie hat Ihr Angebot angenommen. Schlagen Sie jetzt einen Termin vor.',
    missed:
      'Die Familie ist nicht zum Termin gekommen. Schlagen Sie andere Termine vor, oder halten Sie fest, dass kein Vertrag zustande kommt.',
    contractDue: 'Der Termin ist vorbei. Halten Sie hier fest, dass der Vertrag geschlossen ist.',
    toReview: 'Bitte prüfen Sie diese Anmeldung.',
    prepared: 'Ihr Angebot ist vorbereitet. Geben Sie es frei, damit es hinausgeht.',
    toOffer: 'Sie können dieser Familie einen Platz anbieten.',
    consentMissing:
      'Die Familie ist dran: Vor dem Vertrag muss noch ein Elternteil zustimmen. Eine Unterschrift auf Papier vermerken Sie hier.',
    withOffice:
      'Die Familie hat zwei Termine versäumt. Das Kreisjugendamt klärt, wie es weitergeht.',
    offered: 'Die Familie ist dran: Ihr Angebot wartet auf Antwort.',
    released: 'Ihr Angebot ist freigegeben und geht von selbst hinaus.',
    slotsProposed: 'Die Familie ist dran: Sie wählt einen Ihrer Termine.',
    booked: 'Der Termin steht fest.',
    waiting: 'Im Moment ist nichts zu tun.',
    contract: 'Der Betreuungsvertrag ist geschlossen.',
    declined: 'Die Familie hat Ihr Angebot abgelehnt.',
    failed: 'Aus Ihrem Angebot ist kein Vertrag geworden.',
    elsewhere: 'Dieses Kind hat einen Platz an anderer Stelle gefunden.',
    withdrawn: 'Die Familie hat die Anmeldung zurückgezogen.',
    ended: 'Die Anmeldung dieses Kindes ist beendet.',
  } satisfies Record<Standing, string>,
  noSlotLeft: 'Von Ihren bisherigen Vorschlägen ist keiner mehr frei.',
  offerUntil: (due: string) => `Antwort bis ${due}`,
  goesOut: (at: string) => `geht hinaus am ${at}`,
  wouldGoOut: (at: string) => `nach Ihrer Freigabe: ${at}`,
  due: (at: string) => `bis ${at}`,
  overdue: (at: string) => `überfällig seit ${at}`,
  lastOffer: {
    open: 'Wartet auf Antwort',
    accepted: 'Angenommen',
    declined: 'Abgelehnt',
    lapsed: 'Frist abgelaufen',
    revoked: 'Zurückgenommen',
    returned: 'Zurückgegeben',
    failed: 'Kein Vertrag',
  } satisfies Record<OfferStatus, string>,
  todo: {
    accepted: 'Termin vorschlagen',
    missed: 'Anderen Termin vorschlagen',
    contractDue: 'Vertrag festhalten',
    toReview: 'Prüfen',
    prepared: 'Freigeben',
    toOffer: 'Platz anbieten',
  },
  applicant: {
    back: 'Alle Anmeldungen',
    subtitle: (caseNumber: string, year: string) => `Anmeldung ${caseNumber} · ${year}`,
    facts: 'Angaben',
    contact: 'Kontakt',
    offer: 'Ihr Angebot',
    slots: 'Termine',
    requests: 'Was Sie veranlasst haben',
    birthDate: 'Geburtsdatum',
    ageGroup: 'Altersgruppe',
    ageGroupOn: (group: string, day: string) => `${group} am ${day}`,
    hours: 'Umfang pro Woche',
    start: 'Gewünschter Beginn',
    rank: 'Wunsch der Familie',
    received: 'Eingegangen',
    receivedAt: (at: number, timeliness: string) => `${germanDates.fullInstant(at)}, ${timeliness}`,
    municipality: 'Wohnort',
    reviewed: 'Geprüft',
    notReviewed: 'noch nicht',
    visited: 'Besuch',
    contract: 'Vertrag',
    contractOf: (start: string, hours: number) => `ab ${start}, ${hours} Stunden`,
    guardian: 'Elternteil',
    email: 'E-Mail',
    phone: 'Telefon',
    notGiven: 'nicht angegeben',
    madeAt: 'Angeboten am',
    dueAt: 'Antwort bis',
    status: 'Stand',
    what: 'Was',
    when: 'Wann',
    processing: 'wird bearbeitet',
    done: 'erledigt',
    refused: (why: string) => `nicht ausgeführt: ${why}`,
  },
  review: {
    heading: 'Anmeldung prüfen',
    text: 'Haben Sie die Angaben mit Ihren Aufnahmekriterien verglichen? Das bindet Sie noch nicht.',
    button: 'Als geprüft vermerken',
  },
  makeOffer: {
    heading: 'Platz anbieten',
    text: (group: string, hours: number, free: number, capacity: number) =>
      `Für ${group} mit ${hours} Stunden ${free === 1 ? 'ist noch ein Platz' : `sind noch ${free} Plätze`} von ${capacity} frei. Mit dem Angebot ist der Platz für dieses Kind belegt.`,
    answerBy: (due: string) =>
      `Die Familie kann bis ${due} antworten. Danach verfällt das Angebot von selbst.`,
    button: 'Platz anbieten',
    full: (group: string, hours: number) =>
      `Für ${group} mit ${hours} Stunden ist zurzeit kein Platz frei.`,
    noPool: (group: string, hours: number) =>
      `Für ${group} mit ${hours} Stunden hat Ihre Kita keine Plätze.`,
  },
  revokeOffer: {
    heading: 'Angebot zurücknehmen',
    text: 'Nur wenn es nicht anders geht: Die Familie verlässt sich auf Ihr Angebot. Sie bekommt Ihre Begründung zu lesen.',
    note: 'Begründung für die Familie',
    button: 'Angebot zurücknehmen',
  },
  proposeSlots: {
    heading: 'Termine vorschlagen',
    again: 'Andere Termine vorschlagen',
    text: 'Nennen Sie einen bis drei Termine für das Vertragsgespräch. Die Familie wählt einen davon.',
    againText: 'Neue Vorschläge ersetzen die bisherigen.',
    slot: (number: number) => `${number}. Termin`,
    date: 'Tag',
    time: 'Uhrzeit',
    length: 'Dauer',
    minutes: (minutes: number) => `${minutes} Minuten`,
    button: 'Termine vorschlagen',
  },
  concludeContract: {
    heading: 'Vertrag festhalten',
    text: 'Haben beide Seiten den Betreuungsvertrag unterschrieben? Dann halten Sie das hier fest. Damit ist die Anmeldung abgeschlossen.',
    button: 'Der Vertrag ist geschlossen',
  },
  outcomes: {
    markReviewed: 'Die Anmeldung ist als geprüft vermerkt.',
    confirmVisit: 'Der Besuch ist bestätigt.',
    prepareOffer: 'Das Angebot ist vorbereitet. Die Familie erfährt davon noch nichts.',
    releaseOffer: 'Das Angebot ist freigegeben. Es geht von selbst hinaus.',
    makeOffer: 'Ihr Angebot ist bei der Familie. Sie bekommt eine Nachricht.',
    revokeOffer: 'Das Angebot ist zurückgenommen. Die Familie bekommt eine Nachricht.',
    proposeSlots: 'Die Termine sind vorgeschlagen. Die Familie bekommt eine Nachricht.',
    cancelAppointment: 'Der Termin ist abgesagt. Die Familie bekommt eine Nachricht.',
    recordNoShow: 'Der versäumte Termin ist vermerkt. Die Familie bekommt eine Nachricht.',
    guardianConsent: 'Die Zustimmung ist vermerkt.',
    concludeContract: 'Der Vertrag ist festgehalten. Die Familie bekommt eine Nachricht.',
    correctContract: 'Der Vertrag ist berichtigt. Die Familie bekommt eine Nachricht.',
    contractFailed: 'Es ist festgehalten. Die Familie bekommt eine Nachricht.',
  } satisfies Record<KitaAction, string>,
};
