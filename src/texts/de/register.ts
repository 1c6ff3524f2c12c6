import { inWords } from './numbers.ts';

/** Registering a child: form, check page, receipt. */
export const register = {
  title: 'Kind anmelden',
  subtitle: (year: string) => `Kindergartenjahr ${year}`,
  late: {
    title: 'Die Anmeldefrist ist vorbei',
    text: (until: string) =>
      `Sie war am ${until} zu Ende. Sie können Ihr Kind trotzdem anmelden. Ihre Anmeldung wird dann nach den rechtzeitigen berücksichtigt.`,
  },
  closed: {
    title: 'Zurzeit ist keine Anmeldung möglich',
    opens: (day: string, year: string) =>
      `Die Anmeldung für das Kindergartenjahr ${year} öffnet am ${day}.`,
    over: 'Sobald die nächste Anmelderunde feststeht, lesen Sie es auf der Startseite.',
    running:
      'Für das laufende Kindergartenjahr nutzen Sie bitte die Kita-Karte aus Papier. Sie bekommen sie in jeder Kita.',
  },
  notAsked:
    'Wir fragen nur, was für einen Platz nötig ist: nichts zu Gesundheit, Herkunft, Religion oder Einkommen.',
  /** Where a name would stand, in the nominative or the accusative. */
  unnamed: 'Ihr Kind',
  child: {
    firstNameHint: 'Bei einem noch nicht geborenen Kind dürfen Sie das Feld leer lassen.',
    unborn: 'Mein Kind ist noch nicht geboren',
    unbornHint: 'Geben Sie als Geburtsdatum dann den Tag an, an dem Sie die Geburt erwarten.',
    birthDateHint: 'Zum Beispiel 14 3 2024',
    notNamed: 'noch offen',
    expected: (day: string) => `erwartet am ${day}`,
  },
  address: {
    streetHint: 'Dort, wo das Kind wohnt',
    postcodeHint: 'Sie muss im Gebiet des Kreisjugendamts Soest liegen.',
  },
  guardian: {
    emailHint: 'Hierhin schicken wir jede Nachricht. Ohne E-Mail-Adresse bekommen Sie Briefe.',
    phoneHint: 'Für Rückfragen',
    custody: {
      sole: 'Ich allein',
      shared: 'Wir beide gemeinsam, und wir leben zusammen',
      sharedApart: 'Wir beide gemeinsam, und wir leben getrennt',
    },
    statedCustody: 'Sorgerecht laut Anmeldung',
    custodyHint:
      'Wenn Sie gemeinsames Sorgerecht haben und getrennt leben, müssen beide dem Betreuungsvertrag zustimmen. Tragen Sie dann bitte auch die zweite Person ein.',
  },
  languages: { de: 'Deutsch', en: 'Englisch (English)' },
  second: {
    text: 'Die zweite Person bekommt jede Nachricht und einen eigenen Zugangscode. Sie kann Angebote annehmen und ablehnen wie Sie.',
    emailHint: 'Ohne E-Mail-Adresse bekommt die zweite Person Briefe.',
    addressHint: 'Nur ausfüllen, wenn die zweite Person nicht mit dem Kind zusammen wohnt',
    sameAddress: 'wohnt mit dem Kind zusammen',
    address: 'Anschrift der zweiten Person',
    none: 'Keine zweite Person eingetragen',
  },
  sibling: {
    heading: 'Geschwister',
    text: 'Vorgangsnummer und Zugangscode stehen auf dem Eingangsbeleg des Geschwisterkindes.',
    textStaff: 'Die Vorgangsnummer genügt.',
    another: 'Weiteres Kind anmelden',
    together: {
      ifPossible: 'Zusammen, wenn es möglich ist',
      onlyTogether: 'Nur zusammen',
    },
    item: (name: string, caseNumber: string) => `${name} (${caseNumber})`,
    unknown: 'Ein Geschwisterkind ist angemeldet, aber nicht bei Ihnen.',
    wish: {
      ifPossible: 'Die Familie wünscht sich die Plätze zusammen, wenn es möglich ist.',
      onlyTogether: 'Die Familie wünscht sich die Plätze nur zusammen.',
    },
    none: 'Kein Geschwisterkind verknüpft',
  },
  paper: {
    title: 'Anmeldung auf Papier eintragen',
    link: 'Anmeldung auf Papier eintragen',
    text: 'Es gilt der Tag, an dem die Anmeldung bei Ihnen eingegangen ist. Die Familie bekommt den Eingangsbeleg per E-Mail oder als Brief.',
    receivedOnHint: 'Der Tag, an dem das Papier bei Ihnen eingegangen ist',
    submit: 'Jetzt eintragen',
    checkIntro: 'Bitte vergleichen Sie die Angaben mit dem Papier.',
    received: (day: string, entered: string) => `${day} auf Papier, eingetragen am ${entered}`,
    receivedOf: (day: string, entered: string, inTime: string) =>
      `${day} auf Papier (${inTime}), eingetragen am ${entered}`,
  },
  duplicate: {
    title: 'Dieses Kind ist schon angemeldet',
    open: 'Anmeldung öffnen',
    change: 'Angaben ändern',
    toCase: 'Zur vorhandenen Anmeldung',
    staff:
      'Für dieses Kindergartenjahr gibt es schon eine Anmeldung mit demselben Namen, Geburtsdatum und derselben Anschrift. Sie wird nicht ein zweites Mal eingetragen.',
    elsewhere:
      'Die vorhandene Anmeldung nennt Ihre Kita nicht. Bitte wenden Sie sich an das Kreisjugendamt.',
  },
  care: {
    hours: (hours: number) => `${hours} Stunden`,
    startHint: (from: string) => `Das Kindergartenjahr beginnt am ${from}.`,
  },
  wishes: {
    hint: (count: string) => `${count} Der 1. Wunsch ist Ihnen am wichtigsten.`,
    upTo: (count: number) =>
      count === 1
        ? 'Sie können eine Kita wählen.'
        : `Sie können bis zu ${inWords(count)} Kitas wählen.`,
    any: 'Sie können so viele Kitas wählen, wie Sie möchten.',
    nth: (rank: number) => `${rank}. Wunsch`,
    none: 'Keine Kita gewählt',
    kita: (name: string, district: string) => (district === '' ? name : `${name} (${district})`),
    childminding: 'Ich wünsche mir Kindertagespflege',
    childmindingHint:
      'Eine Tagespflegeperson betreut wenige Kinder, oft bei sich zu Hause. Das Kreisjugendamt hilft Ihnen bei der Suche.',
    childmindingYes: 'Ja, gewünscht',
    childmindingNo: 'Nicht gewünscht',
  },
  invitation: {
    title: 'Sie haben einen Einladungscode?',
    text: 'Ihr Kind steht auf der Warteliste des Kreisjugendamts. Bitte melden Sie es hier neu an. Mit dem Code aus Ihrem Brief oder Ihrer E-Mail finden wir den Eintrag auf der Warteliste. Sie können Ihr Kind auch ohne den Code anmelden.',
    hint: 'Er steht in der Einladung des Kreisjugendamts. Sie haben keine bekommen? Dann lassen Sie das Feld leer.',
    year: 'Kindergartenjahr',
    yearHint: 'Es steht in der Einladung.',
    button: 'Weiter zur Anmeldung',
    heading: 'Warteliste',
    found: 'Wir haben Ihr Kind auf der Warteliste gefunden.',
    unknownTitle: 'Diesen Einladungscode kennen wir nicht',
    unknown:
      'Der Code gehört zu keinem Kind mit diesem Namen und Geburtsdatum. Bitte prüfen Sie die Angaben. Sie können Ihr Kind trotzdem anmelden.',
  },
  check: {
    title: 'Stimmt alles?',
    intro:
      'Bitte prüfen Sie Ihre Angaben. Angemeldet ist Ihr Kind erst, wenn Sie unten auf „Jetzt anmelden“ klicken.',
    submit: 'Jetzt anmelden',
    notGiven: 'nicht angegeben',
    letters: 'Sie haben keine E-Mail-Adresse angegeben. Wir schicken Ihnen Briefe.',
  },
  receipt: {
    title: 'Ihr Eingangsbeleg',
    heading: (child: string) => `Die Anmeldung für ${child} ist eingegangen`,
    received: (at: string) => `Eingegangen am ${at}`,
    receivedLate: (at: string) =>
      `Eingegangen am ${at}, nach dem Ende der Anmeldefrist. Ihre Anmeldung wird nach den rechtzeitigen berücksichtigt.`,
    noPromise: 'Das ist noch keine Zusage',
    noPromiseText:
      'Mit diesem Beleg bestätigen wir, dass Ihre Anmeldung da ist. Einen Platz haben Sie erst, wenn eine Kita Ihnen ein Angebot macht und Sie es annehmen.',
    access: 'Damit öffnen Sie Ihre Anmeldung',
    accessText:
      'Bitte drucken Sie diese Seite aus oder schreiben Sie beides ab. Geben Sie den Zugangscode nur an Menschen, denen Sie vertrauen.',
    caseNumber: 'Vorgangsnummer',
    claimCode: 'Zugangscode',
    claimCodeChanged: 'Ihr Zugangscode wurde erneuert. Er steht auf Ihrem neuesten Beleg.',
    byMail: 'Diesen Beleg bekommen Sie auch per E-Mail.',
    byLetter: 'Diesen Beleg bekommen Sie auch als Brief.',
    otherGuardian: (name: string) =>
      `${name} bekommt einen eigenen Beleg mit einem eigenen Zugangscode.`,
    next: 'So geht es weiter',
    fees: 'Was kostet die Betreuung?',
    feesText:
      'Für die Betreuung kann ein Elternbeitrag anfallen. Er richtet sich nach Ihrem Einkommen und nach der Satzung, die für Ihren Wohnort gilt. Auskunft gibt Ihnen das Kreisjugendamt. Auf die Vergabe der Plätze hat Ihr Einkommen keinen Einfluss.',
    toCase: 'Weiter zu meiner Anmeldung',
  },
};
