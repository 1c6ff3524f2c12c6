import { inWords } from './numbers.ts';

/** Registering a child, page by page: start, task list, the pages' own words, drafts. */
export const registerForm = {
  start: {
    intro:
      'Sie beantworten einige kurze Seiten, eine nach der anderen. Das dauert etwa zehn Minuten.',
    needs: 'Das brauchen Sie',
    needed: [
      'den Namen und das Geburtsdatum Ihres Kindes',
      'Ihre Anschrift',
      'die Kitas, die Sie sich wünschen. Sie können sie auch in der Anmeldung aussuchen.',
      'bei getrennten Eltern: Namen und E-Mail-Adresse oder Anschrift der zweiten Person',
    ],
    keptTitle: 'Sie können jederzeit unterbrechen',
    kept: (days: number) =>
      `Was Sie eingegeben haben, bewahren wir als Entwurf auf, bis ${days} Tage nach Ihrer letzten Änderung, mindestens bis zum Ende der Anmeldefrist. Ein Entwurf ist noch keine Anmeldung.`,
    begin: 'Anmeldung beginnen',
    onPaper:
      'Tragen Sie ein, was die Familie auf Papier angegeben oder Ihnen gesagt hat. Die Fragen sind so gestellt wie auf dem Papier: „Sie“ ist die Familie.',
    resume: 'Entwurf von einem anderen Gerät fortsetzen',
    goneTitle: 'Diesen Entwurf gibt es nicht mehr',
    gone: 'Er wurde abgeschickt, gelöscht, oder seine Frist ist abgelaufen.',
    alreadyTitle: 'Sie haben schon einen Entwurf',
    already: (year: string, until: string) =>
      `Er ist für das Kindergartenjahr ${year} und wird bis zum ${until} aufbewahrt.`,
    goOn: 'Entwurf fortsetzen',
    anew: 'Entwurf löschen und neu beginnen',
  },
  sibling: {
    title: 'Weiteres Kind anmelden',
    text: (child: string, caseNumber: string) =>
      `Wir übernehmen Ihre Angaben aus der Anmeldung für ${child} (${caseNumber}). Sie müssen nur noch ergänzen, was für das weitere Kind anders ist.`,
    textStaff: (child: string, caseNumber: string) =>
      `Wir übernehmen die Angaben der Familie aus der Anmeldung für ${child} (${caseNumber}). Sie müssen nur noch ergänzen, was für das weitere Kind anders ist.`,
    begin: 'Mit diesen Angaben beginnen',
  },
  draft: {
    title: 'Das ist noch keine Anmeldung',
    text: 'Angemeldet ist Ihr Kind erst, wenn Sie am Ende auf „Jetzt anmelden“ klicken. Dieser Tag gilt als Tag der Anmeldung.',
    textStaff:
      'Eingetragen ist die Anmeldung erst, wenn Sie am Ende auf „Jetzt eintragen“ klicken. Es gilt der Tag, an dem das Papier eingegangen ist.',
    heading: 'Ihr Entwurf',
    kept: (until: string, days: number) =>
      `Ihre Angaben sind als Entwurf gespeichert. Wenn Sie nichts mehr ändern, löschen wir ihn am ${until}. Nach jeder Änderung bewahren wir ihn mindestens ${days} Tage auf.`,
    deadline: (day: string) =>
      `Ihr Kind ist noch nicht angemeldet. Die Anmeldefrist endet am ${day}. Schicken Sie die Anmeldung bitte bis dahin ab.`,
    noMail:
      'Wir schicken Ihnen zu dem Entwurf keine E-Mail, auch nicht, bevor wir ihn löschen. Merken Sie sich den Tag bitte selbst.',
    sharedDevice:
      'Benutzen auch andere dieses Gerät? Dann können sie den Entwurf lesen, bis Sie ihn schließen oder löschen.',
    elsewhere: 'Unterbrechen oder auf einem anderen Gerät fortsetzen',
    delete: 'Entwurf löschen',
  },
  tasks: {
    progress: (done: number, all: number) =>
      done === 1
        ? `1 von ${all} Abschnitten ist erledigt.`
        : `${done} von ${all} Abschnitten sind erledigt.`,
    groups: { child: 'Das Kind', care: 'Die Betreuung', family: 'Die Familie', send: 'Abschicken' },
    states: {
      done: 'Erledigt',
      todo: 'Offen',
      blocked: 'Noch nicht möglich',
      notNeeded: 'Nicht nötig',
    },
    check: 'Prüfen und abschicken',
  },
  page: {
    step: (number: number, all: number) => `Schritt ${number} von ${all}`,
    toList: 'Zur Übersicht',
    next: 'Weiter',
    yes: 'Ja',
    no: 'Nein',
  },
  sections: {
    eingang: 'Eingang des Papiers',
    kind: 'Ihr Kind',
    wohnung: 'Wohnung des Kindes',
    betreuung: 'Betreuungszeit und Beginn',
    kitas: 'Ihre Wunsch-Kitas',
    tagespflege: 'Kindertagespflege',
    familie: 'Sie und das Sorgerecht',
    'zweite-person': 'Zweite sorgeberechtigte Person',
    geschwister: 'Geschwister',
    erreichbar: 'So erreichen wir Sie',
  },
  second: {
    needed:
      'Sie haben gemeinsames Sorgerecht und leben getrennt. Bitte nennen Sie deshalb die zweite Person: Dem Betreuungsvertrag müssen beide zustimmen.',
  },
  siblingPage: {
    intro:
      'Ist ein Geschwisterkind für dasselbe Kindergartenjahr schon angemeldet? Dann verknüpfen wir die Anmeldungen. Haben Sie noch keines angemeldet, wählen Sie „Nein“. Nach dem Abschicken können Sie das nächste Kind anmelden, ohne alles neu einzugeben.',
    linked: (caseNumber: string) =>
      `Diese Anmeldung gehört zu der Anmeldung mit der Vorgangsnummer ${caseNumber}.`,
  },
  kitas: {
    chosen: 'Ihre Wünsche',
    order: 'Der erste Wunsch ist Ihnen am wichtigsten.',
    left: (count: number) =>
      count === 1
        ? 'Sie können noch eine Kita wählen.'
        : `Sie können noch ${inWords(count)} Kitas wählen.`,
    full: 'Mehr Kitas können Sie nicht wählen. Möchten Sie tauschen? Dann entfernen Sie zuerst eine.',
    any: 'Sie können so viele Kitas wählen, wie Sie möchten.',
    none: 'Sie haben noch keine Kita gewählt.',
    onlyChildminding:
      'Möchten Sie nur Kindertagespflege? Dann wählen Sie keine Kita und klicken auf „Weiter“.',
    up: 'Nach oben',
    down: 'Nach unten',
    remove: 'Entfernen',
    add: 'Wählen',
    of: (action: string, name: string) => `${action}: ${name}`,
    isChosen: (rank: number) => `Ihr ${rank}. Wunsch`,
    find: 'Kitas finden',
    place: 'Ort',
    allPlaces: 'Alle Orte',
    show: 'Anzeigen',
    found: (count: number, place: string) =>
      count === 1 ? `1 Kita in ${place}` : `${count} Kitas in ${place}`,
    everywhere: 'allen Orten',
    provider: 'Träger',
    address: 'Anschrift',
    hours: 'Öffnungszeiten',
    details: 'Mehr über diese Kita',
    newTab: '(neues Fenster)',
  },
  childminding: {
    question: 'Wünschen Sie sich Kindertagespflege?',
    also: 'Sie können Kindertagespflege zusätzlich zu Kitas wünschen, oder allein.',
  },
  code: {
    title: 'Auf einem anderen Gerät fortsetzen',
    text: 'Mit einem Code öffnen Sie Ihren Entwurf auf jedem Gerät. Wer den Code hat, kann Ihre Angaben lesen und ändern.',
    show: 'Code anzeigen',
    label: 'Ihr Code',
    how: 'So geht es weiter',
    steps: [
      'Schreiben Sie den Code auf.',
      'Öffnen Sie auf dem anderen Gerät diese Seite und wählen Sie „Kind anmelden“.',
      'Wählen Sie „Entwurf von einem anderen Gerät fortsetzen“ und geben Sie den Code ein.',
    ],
    until: (day: string) => `Der Code gilt so lange wie der Entwurf, also bis zum ${day}.`,
    closeTitle: 'Dieses Gerät gehört nicht Ihnen allein?',
    closeText:
      'Dann schließen Sie den Entwurf hier. Er bleibt gespeichert; fortsetzen können Sie ihn mit dem Code.',
    close: 'Entwurf auf diesem Gerät schließen',
  },
  resume: {
    title: 'Entwurf fortsetzen',
    text: 'Den Code haben Sie auf dem anderen Gerät unter „Unterbrechen oder auf einem anderen Gerät fortsetzen“ bekommen.',
    label: 'Code',
    hint: 'Zum Beispiel 7K4M-2QXD-P9WR. Groß oder klein ist gleich.',
    button: 'Entwurf öffnen',
  },
  delete: {
    title: 'Möchten Sie den Entwurf löschen?',
    text: 'Alle Angaben im Entwurf werden sofort gelöscht. Das können wir nicht rückgängig machen. Anmeldungen, die Sie schon abgeschickt haben, bleiben bestehen.',
    button: 'Entwurf jetzt löschen',
  },
  tooMany: {
    title: 'Die Anmeldung ist noch nicht abgeschickt',
    keptTitle: 'Ihre Angaben sind gespeichert',
    kept: (until: string) =>
      `Sie müssen nichts neu eingeben. Wir bewahren Ihren Entwurf bis zum ${until} auf.`,
    again: 'Zurück zum Prüfen und Abschicken',
  },
  changedElsewhere: {
    title: 'Der Entwurf wurde gerade geändert',
    text: 'Auf einem anderen Gerät oder in einem anderen Fenster wurde etwas geändert. Bitte prüfen Sie die Angaben noch einmal.',
  },
  done: {
    title: 'Die Anmeldung ist eingetragen',
    text: 'Die Familie bekommt den Eingangsbeleg mit ihrem Zugangscode per E-Mail oder als Brief.',
    toCase: 'Zur Anmeldung',
    sibling: 'Geschwisterkind derselben Familie eintragen',
    another: 'Nächste Anmeldung eintragen',
  },
  sent: {
    heading: 'Das haben Sie angegeben',
    child: 'Kind',
    born: 'Geburtsdatum',
    address: 'Anschrift',
    guardian: 'Angemeldet von',
    pdf: 'Eingangsbeleg als PDF',
  },
};
