import type { Trait } from '../../demo/traits.ts';
import type { KitaRole, OfficeRole } from '../../persistence/actor.ts';

/** The demonstration's own pages; never shown in production. */
export const demo = {
  title: 'Vorführung: Als wer möchten Sie das Portal sehen?',
  intro:
    'Alle Kinder, Familien und Plätze sind erfunden. Wählen Sie eine Rolle. Sie können jederzeit hierher zurückkehren und wechseln.',
  rounds:
    'Die Anmeldung für das nächste Kindergartenjahr ist geöffnet. Für das Jahr davor werden noch Plätze vergeben: Dort gibt es Angebote, Termine und Verträge.',
  family: {
    heading: 'Als Familie',
    text: 'Sie sehen eine Anmeldung so, wie die Eltern sie sehen. Die Liste zeigt für jeden Stand und jede Art von Familie ein Beispiel.',
    label: 'Beispiel',
    button: 'Als Familie öffnen',
    none: 'Es gibt noch keine Anmeldung.',
    option: (shows: string, child: string, caseNumber: string) =>
      `${shows} · ${child} · ${caseNumber}`,
    kinds: 'Besondere Familien',
  },
  turn: {
    family: 'Die Familie ist am Zug',
    kita: 'Eine Kita ist am Zug',
    office: 'Das Kreisjugendamt ist am Zug',
    nobody: 'Es geht von selbst weiter',
  },
  traits: {
    twins: 'Zwillinge, nur zusammen',
    siblings: 'Geschwister, wenn möglich zusammen',
    twoHouseholds: 'Zwei Haushalte, als zweiter Elternteil',
    unborn: 'Das Kind ist noch nicht geboren',
    english: 'Die Familie liest Englisch',
    byLetter: 'Die Familie bekommt Briefe',
    paper: 'Auf Papier angemeldet',
    childmindingOnly: 'Nur Kindertagespflege gewünscht',
    late: 'Nach Anmeldeschluss angemeldet',
    carriedOver: 'Aus dem Vorjahr übernommen',
    mailRefused: 'Die E-Mail-Adresse nimmt nichts an',
  } satisfies Record<Trait, string>,
  role: 'Rolle',
  kita: {
    heading: 'Als Kita',
    text: 'Sie sehen die Anmeldungen, die sich diese Kita wünschen.',
    label: 'Kita',
    button: 'Als Kita öffnen',
    option: (name: string, applications: number) =>
      applications === 0 ? name : `${name} (${applications})`,
    roles: {
      head: 'Leitung',
      staff: 'Mitarbeiterin oder Mitarbeiter',
      provider: 'Träger',
    } satisfies Record<Exclude<KitaRole, 'software'>, string>,
  },
  office: {
    heading: 'Als Kreisjugendamt',
    text: 'Sie sehen alle Vorgänge des Kreisjugendamts.',
    button: 'Als Kreisjugendamt öffnen',
    roles: {
      head: 'Leitung',
      caseworker: 'Sachbearbeitung',
      auditor: 'Revision (liest nur)',
    } satisfies Record<OfficeRole, string>,
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
