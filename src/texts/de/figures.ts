import type { Span } from '../../cases/read/figures.ts';

const number = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 });

/** The office's figures of a round. */
export const figures = {
  title: (year: string) => `Zahlen der Runde ${year}`,
  summary: (cases: number, withoutOffer: number) => {
    if (cases === 0) return 'In dieser Runde gibt es noch keine Anmeldung.';
    const all =
      cases === 1
        ? 'In dieser Runde gibt es eine Anmeldung.'
        : `In dieser Runde gibt es ${cases} Anmeldungen.`;
    if (withoutOffer === 0) return `${all} Jede laufende hat schon ein Angebot bekommen.`;
    return withoutOffer === 1
      ? `${all} Eine laufende hat noch kein Angebot bekommen.`
      : `${all} ${withoutOffer} laufende haben noch kein Angebot bekommen.`;
  },
  phases: 'Vorgänge nach Abschnitt',
  howLong: 'Wie lange es dauert',
  howToRead:
    'Der Median ist die Mitte: Die eine Hälfte dauerte kürzer, die andere länger. Neun von zehn dauerten höchstens so lange, wie in der letzten Spalte steht. Gruppen mit weniger als drei Vorgängen werden nicht aufgeschlüsselt.',
  span: 'Von wann bis wann',
  spans: {
    deadlineToOffer:
      'Vom Ende der Anmeldefrist (bei späterer Anmeldung: vom Eingang) bis zum ersten Angebot',
    offerToAnswer: 'Vom Angebot bis zur Antwort der Familie',
    answerToContract: 'Von der Annahme bis zum Betreuungsvertrag',
  } satisfies Record<Span, string>,
  shortSpans: {
    deadlineToOffer: 'Bis zum Angebot',
    offerToAnswer: 'Bis zur Antwort',
    answerToContract: 'Bis zum Vertrag',
  } satisfies Record<Span, string>,
  count: 'Anzahl',
  median: 'Median',
  ninetieth: 'Neun von zehn',
  few: 'weniger als 3',
  untold: '–',
  days: (days: number) => {
    if (days < 1) return 'unter 1 Tag';
    const rounded = number.format(days);
    return rounded === '1' ? '1 Tag' : `${rounded} Tage`;
  },
  mostly: (ninetieth: string) => `neun von zehn: ${ninetieth}`,
  byMunicipality: 'Nach Wohnort',
  municipality: 'Ort',
  cases: 'Anmeldungen',
  withoutOffer: 'Noch ohne Angebot',
  none: 'Noch keine Anmeldung.',
  byKita: 'Nach Kita',
  kita: 'Kita',
  offers: 'Angebote',
  noOffers: 'Noch kein Angebot.',
};
