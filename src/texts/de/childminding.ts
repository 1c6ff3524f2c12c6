import type { ContactResult } from '../../cases/mediation.ts';

/** The office's pages on childminders and on finding one for a child. */
export const childminding = {
  title: 'Kindertagespflege',
  subtitle: (year: string) => `Plätze im Kindergartenjahr ${year}`,
  registry: 'Tagespflegepersonen und ihre Plätze',
  intro: 'Hier führen Sie die Tagespflegepersonen mit ihren Plätzen.',
  none: 'Es ist noch keine Tagespflegeperson eingetragen.',
  columns: {
    name: 'Tagespflegeperson',
    municipality: 'Ort',
    hours: 'Stunden pro Woche',
    places: 'Plätze',
    standing: 'Stand',
  },
  invented: 'erfunden, für die Vorführung',
  hours: (hours: readonly number[]) => hours.join(', '),
  pool: (group: string, hours: number, free: number, capacity: number) =>
    `${group}, ${hours} Stunden: ${free} von ${capacity} frei`,
  noPools: 'noch keine',
  active: 'nimmt Kinder auf',
  inactive: 'nimmt zurzeit keine Kinder auf',
  deactivate: 'Nicht mehr anbieten',
  activate: 'Wieder anbieten',
  deactivateOf: (name: string) => `Nicht mehr anbieten: ${name}`,
  activateOf: (name: string) => `Wieder anbieten: ${name}`,
  add: {
    heading: 'Tagespflegeperson eintragen',
    button: 'Eintragen',
  },
  places: {
    heading: 'Plätze ändern',
    text: 'Die Zahl gilt für alle Plätze, auch für die schon zugesagten.',
    button: 'Plätze speichern',
  },
  fields: {
    displayName: 'Name',
    municipality: 'Ort',
    hours: 'Stunden pro Woche',
    id: 'Tagespflegeperson',
    ageGroup: 'Altersgruppe',
    capacity: 'Zahl der Plätze',
    childminderId: 'Tagespflegeperson',
    contactedOn: 'Wann',
    result: 'Ergebnis',
    note: 'Notiz',
  },
  hoursHint: 'Mehrere Angaben trennen Sie mit Komma, zum Beispiel 25, 35.',
  saved: 'Gespeichert.',
  queue: {
    elsewhere: (count: number) =>
      `${count === 1 ? 'ein Kind wünscht' : `${count} Kinder wünschen`} Kindertagespflege`,
    heading: 'Kinder, die Kindertagespflege wünschen',
    none: 'Zurzeit wartet kein Kind auf Kindertagespflege.',
    child: 'Kind',
    need: 'Bedarf',
    since: 'Wartet seit',
    contacts: 'Bisherige Kontakte',
    noContact: 'noch keiner',
    offered: 'Ein Angebot ist bei der Familie',
    lastContact: (result: string, day: string) => `${result} am ${day}`,
  },
  mediation: {
    title: 'Kindertagespflege vermitteln',
    subtitle: (caseNumber: string) => `Vorgang ${caseNumber}`,
    wish: (group: string, hours: number, municipality: string) =>
      `${group}, ${hours} Stunden pro Woche, wohnt in ${municipality}.`,
    back: 'Zum Vorgang',
    offer: 'Einen Platz in Kindertagespflege anbieten',
    queue: 'Alle Kinder, die Kindertagespflege wünschen',
    contacts: 'Kontakte',
    none: 'Noch kein Kontakt.',
    columns: { when: 'Wann', who: 'Mit wem', result: 'Ergebnis', note: 'Notiz' },
    record: 'Kontakt festhalten',
    recordText:
      'Ein Kontakt ändert am Vorgang nichts, und die Familie bekommt keine Nachricht. Hat jemand zugesagt? Dann bieten Sie der Familie den Platz an.',
    button: 'Kontakt speichern',
    choice: (name: string, municipality: string, free: number) =>
      `${name}, ${municipality} (${free === 1 ? '1 passender Platz' : `${free} passende Plätze`} frei)`,
  },
  results: {
    asked: 'angefragt',
    interested: 'möchte das Kind aufnehmen',
    declined: 'abgesagt',
    noAnswer: 'nicht erreicht',
  } satisfies Record<ContactResult, string>,
};
