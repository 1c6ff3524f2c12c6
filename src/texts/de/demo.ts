/** The demonstration's own pages; never shown in production. */
export const demo = {
  title: 'Vorführung: Als wer möchten Sie das Portal sehen?',
  intro:
    'Alle Kinder, Familien und Plätze sind erfunden. Wählen Sie eine Rolle. Sie können jederzeit hierher zurückkehren und wechseln.',
  family: {
    heading: 'Als Familie',
    text: 'Sie sehen eine Anmeldung so, wie die Eltern sie sehen.',
    label: 'Anmeldung',
    button: 'Als Familie öffnen',
    none: 'Es gibt noch keine Anmeldung.',
    option: (child: string, caseNumber: string) => `${child} · ${caseNumber}`,
  },
  kita: {
    heading: 'Als Kita',
    text: 'Sie sehen die Anmeldungen, die sich diese Kita wünschen.',
    label: 'Kita',
    button: 'Als Kita öffnen',
    option: (name: string, applications: number) =>
      applications === 0 ? name : `${name} (${applications})`,
  },
  office: {
    heading: 'Als Sachbearbeitung',
    text: 'Sie sehen alle Vorgänge des Kreisjugendamts.',
    button: 'Als Sachbearbeitung öffnen',
  },
  tools: 'Hinter den Kulissen',
  notices: 'Alle Nachrichten, die das Portal schreiben kann',
  mailPage: 'Die E-Mails, die das Portal verschickt hat',
  temporalUi: 'Die Abläufe in Temporal',
  clock: {
    heading: 'Vorführung: Zeit vorstellen',
    text: (now: string) => `Für diese Anmeldung ist es jetzt ${now}.`,
    button: (days: number) => (days === 1 ? '+ 1 Tag' : `+ ${days} Tage`),
    label: (days: number) => `Zeit um ${days === 1 ? 'einen Tag' : `${days} Tage`} vorstellen`,
  },
  clockStuck:
    'Die Zeit dieser Anmeldung ließ sich nicht vorstellen. Vielleicht ist sie schon abgeschlossen, oder Temporal ist gerade nicht da.',
};
