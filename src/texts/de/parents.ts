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
    openCase: 'Meine Anmeldung öffnen',
    way: {
      heading: 'So läuft es ab',
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
    invalid: 'Bitte geben Sie die fünf Ziffern Ihrer Postleitzahl ein.',
    again: 'Andere Postleitzahl prüfen',
  },
  help: {
    title: 'Hilfe',
    intro: 'Rufen Sie uns an oder schreiben Sie uns. Wir helfen auch beim Ausfüllen.',
    questions: [
      {
        title: 'Ist die Anmeldung schon eine Zusage?',
        text: 'Nein. Über die Plätze entscheiden die Kitas und ihre Träger. Sie bekommen eine Nachricht, sobald eine Kita Ihnen einen Platz anbietet.',
      },
      {
        title: 'Bekommt einen Platz, wer zuerst kommt?',
        text: 'Nein. Alle Anmeldungen, die bis zum Ende der Frist eingehen, werden gleich behandelt. Spätere Anmeldungen kommen danach.',
      },
      {
        title: 'Wie erfahre ich, wie es weitergeht?',
        text: 'Jede Nachricht schicken wir Ihnen per E-Mail oder als Brief. Auf der Seite Ihrer Anmeldung sehen Sie außerdem jederzeit, wer gerade am Zug ist und bis wann.',
      },
      {
        title: 'Ich habe meinen Zugangscode verloren.',
        text: 'Er steht auf Ihrem Eingangsbeleg. Finden Sie den Beleg nicht mehr? Dann rufen Sie uns bitte an.',
      },
      {
        title: 'Was kostet die Betreuung?',
        text: 'Der Elternbeitrag richtet sich nach Ihrem Einkommen und nach der Satzung, die für Ihren Wohnort gilt. Für die Vergabe der Plätze spielt Ihr Einkommen keine Rolle.',
      },
      {
        title: 'Warum fragen Sie nicht nach Gesundheit, Herkunft oder Religion?',
        text: 'Weil das vor einem Vertrag nicht erlaubt ist und für die Vergabe keine Rolle spielen darf.',
      },
    ],
  },
  open: {
    title: 'Meine Anmeldung öffnen',
    intro: 'Beides steht auf Ihrem Eingangsbeleg. Groß- und Kleinschreibung und Striche sind egal.',
    caseNumber: 'Vorgangsnummer',
    caseNumberHint: 'Zum Beispiel 7K4M-2QXD',
    claimCode: 'Zugangscode',
    claimCodeHint: 'Zum Beispiel A2B3-C4D5-E6F7',
    button: 'Öffnen',
    lost: 'Sie finden Ihren Beleg nicht? Rufen Sie uns bitte an.',
  },
};
