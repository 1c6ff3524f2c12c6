import { help } from './help.ts';
import { inWords } from './numbers.ts';

/** The parents' pages outside of a case: start, help, responsibility, opening a case. */
export const parents = {
  start: {
    title: 'Ein Platz in Kita oder Kindertagespflege',
    intro: (year: string, wishes: string) =>
      `Hier melden Sie Ihr Kind für das Kindergartenjahr ${year} an: ${wishes} und für die Kindertagespflege. Das dauert etwa zehn Minuten.`,
    upToKitas: (count: number) =>
      count === 1 ? 'für eine Kita' : `für bis zu ${inWords(count)} Kitas`,
    anyKitas: 'für so viele Kitas, wie Sie möchten',
    open: {
      heading: (until: string) => `Anmeldefrist: ${until}`,
      text: (remaining: string) =>
        `Alle Anmeldungen, die bis dahin da sind (${remaining}), werden gleich behandelt. Es kommt nicht darauf an, wer zuerst da war.`,
    },
    late: {
      heading: 'Sie können Ihr Kind weiterhin anmelden',
      text: (until: string) =>
        `Die Anmeldefrist ist am ${until} abgelaufen. Anmeldungen, die jetzt kommen, werden nach den rechtzeitigen berücksichtigt.`,
    },
    upcoming: {
      heading: (day: string) => `Die Anmeldung öffnet am ${day}`,
      text: 'Bis dahin können Sie sich hier in Ruhe umsehen.',
    },
    over: {
      heading: (year: string) => `Die Anmeldung für ${year} ist beendet`,
      text: 'Bitte rufen Sie uns an, wenn Sie trotzdem einen Platz brauchen.',
    },
    noRound: {
      heading: 'Zurzeit ist keine Anmeldung möglich',
      text: 'Sobald die nächste Anmelderunde feststeht, lesen Sie es hier.',
    },
    register: 'Kind anmelden',
    resume: 'Begonnene Anmeldung fortsetzen',
    openCase: 'Meine Anmeldung öffnen',
    way: {
      heading: (year: string) => `Kalender für ${year}`,
      enrolment: 'Sie melden Ihr Kind an',
      review: 'Die Kitas prüfen die Anmeldungen',
      offers: 'Sie bekommen Vertragsangebote und wählen eines aus',
      appointment: 'Sie vereinbaren einen Termin mit der Kita und schließen den Vertrag',
      care: 'Die Betreuung beginnt',
      fromTo: (from: string, to: string) => `${from} bis ${to}`,
      until: (to: string) => `bis ${to}`,
      offersWhen: (from: string, days: number) =>
        `ab ${from}; für jedes Angebot mindestens ${days} Tage Zeit zum Antworten`,
      afterAcceptance: 'nach Ihrer Zusage',
    },
    responsibility: {
      heading: 'Sind Sie hier richtig?',
      text: 'Geben Sie Ihre Postleitzahl ein. Wir sagen Ihnen, welches Jugendamt für Sie zuständig ist.',
      label: 'Postleitzahl Ihres Wohnorts',
      button: 'Prüfen',
    },
    kitas: {
      heading: 'Welche Kita passt zu Ihnen?',
      text: 'Suchen Sie nach Ort, Träger, Alter und Stunden.',
      link: 'Kitas ansehen',
    },
    good: {
      heading: 'Gut zu wissen',
      topics: [
        {
          title: 'Sie brauchen noch in diesem Kindergartenjahr einen Platz?',
          text: 'Dann nutzen Sie bitte weiterhin die Kita-Karte aus Papier. Sie bekommen sie in jeder Kita und beim Kreisjugendamt.',
        },
        {
          title: 'Ihr Kind steht schon auf der Warteliste?',
          text: 'Die Warteliste gilt nur für das laufende Kindergartenjahr. Bitte melden Sie Ihr Kind für das neue Jahr hier noch einmal an.',
        },
        {
          title: 'Sie haben kein Internet?',
          text: 'Gehen Sie bitte in Ihre Wunsch-Kita. Dort meldet man Ihr Kind mit Ihnen zusammen an.',
        },
        {
          title: 'Sie suchen Kindertagespflege?',
          text: 'Wünschen Sie sie bei der Anmeldung mit. Das Kreisjugendamt hilft Ihnen dann bei der Suche; Sie können auch gleich anrufen.',
        },
      ],
    },
  },
  responsibility: {
    title: 'Welches Jugendamt ist zuständig?',
    ours: (municipality: string) =>
      `Sie sind hier richtig: Für ${municipality} ist das Kreisjugendamt Soest zuständig.`,
    other: (municipality: string, youthOffice: string) =>
      `Für ${municipality} ist das ${youthOffice} zuständig.`,
    otherText: (municipality: string) =>
      `${municipality} hat ein eigenes Jugendamt mit einem eigenen Anmeldeverfahren. Bitte melden Sie Ihr Kind dort an. Die Kontaktdaten finden Sie auf der Internetseite der Stadt.`,
    outside: 'Diese Postleitzahl liegt nicht im Kreis Soest.',
    outsideText:
      'Bitte wenden Sie sich an das Jugendamt Ihres Wohnorts. Welches das ist, sagt Ihnen Ihre Gemeinde. Wenn Sie in den Kreis Soest ziehen, rufen Sie uns bitte an.',
    again: 'Andere Postleitzahl prüfen',
  },
  help,
  open: {
    title: 'Meine Anmeldung öffnen',
    intro: 'Beides steht auf Ihrem Eingangsbeleg. Groß- und Kleinschreibung und Striche sind egal.',
    caseNumber: 'Vorgangsnummer',
    caseNumberHint: 'Zum Beispiel 7K4M-2QXD',
    claimCode: 'Zugangscode',
    claimCodeHint: 'Zum Beispiel A2B3-C4D5-E6F7',
    button: 'Öffnen',
    lost: 'Finden Sie Ihren Beleg nicht, und haben Sie keine E-Mail-Adresse angegeben? Dann rufen Sie uns bitte an.',
  },
};
