import { germanDates } from '../../calendar/format.ts';
import type { HistoryEntry } from '../../temporal/history-lines.ts';
import type { RunState } from '../../temporal/run-state.ts';
import { activityIn, nameIn, type HistoryNames } from '../history-names.ts';

const activities: Readonly<Record<string, string>> = {
  loadCase: 'Vorgang aus der Datenbank lesen',
  commitStep: 'Schritt in die Datenbank schreiben',
};

const signals: Readonly<Record<string, string>> = {
  roundMoved: 'Die Runde hat neue Daten',
  reload: 'Bitte neu lesen',
};

const states = {
  running: 'läuft',
  completed: 'zu Ende gelaufen',
  failed: 'gescheitert',
  canceled: 'abgebrochen',
  terminated: 'von Hand beendet',
  continuedAsNew: 'in einem neuen Lauf fortgesetzt',
  timedOut: 'Zeit abgelaufen',
  unknown: 'unbekannt',
} satisfies Record<RunState, string>;

const attemptsOf = (attempts: number): string =>
  attempts === 1 ? '' : ` nach ${attempts} Versuchen`;

/** What Temporal knows of a case, in plain words. Names nobody has words for stand as they are. */
export const history = {
  /** @param child its name. */
  title: (child: string) => `Ablauf: ${child}`,
  link: 'Ablauf und Technik dieses Vorgangs',
  toCase: 'Zum Vorgang',
  heading: 'Was der Ablauf selbst sagt',
  stand: 'Hier steht der Vorgang',
  unavailable: 'Temporal antwortet nicht',
  unavailableText:
    'Der Vorgang ist sicher: Alles auf dieser Seite steht in der Datenbank, und offene Aufträge werden ausgeführt, sobald Temporal wieder da ist.',
  missing:
    'Temporal kennt keinen Ablauf zu diesem Vorgang. Ein neuer beginnt von selbst; er setzt dort an, wo der Vorgang steht.',
  openUi: 'In der Oberfläche von Temporal öffnen',
  workflow: 'Ablauf',
  run: 'Lauf',
  state: 'Zustand',
  clock: 'Uhr des Ablaufs',
  wakesAt: 'Wacht auf',
  neverWakes: 'wartet auf jemanden, kein Wecker gestellt',
  revisions: 'Stand im Ablauf',
  revisionsOf: (revision: number, round: number) =>
    `Revision ${revision}, Runde in Revision ${round}`,
  notLoaded: 'Der Ablauf liest gerade seine Zeile.',
  unanswered:
    'Der Ablauf hat die Nachfrage nicht beantwortet. Wahrscheinlich ist gerade kein Worker da.',
  pending: 'Arbeitsschritte, die noch laufen',
  noPending: 'Kein Arbeitsschritt läuft oder wird wiederholt.',
  pendingLine: (activity: string, attempts: number, code: string | null) =>
    `${nameIn(activities, activity)}: ${attempts === 1 ? '1. Versuch' : `${attempts}. Versuch`}${code === null ? '' : `, zuletzt gescheitert mit „${code}“`}`,
  events: 'Verlauf, das Neueste zuerst',
  eventsHint: 'Die Zeiten sind die der Uhr des Ablaufs.',
  when: 'Wann',
  what: 'Was',
  cut: 'Ältere Ereignisse stehen in der Oberfläche von Temporal.',
  states,
  sentence: (entry: HistoryEntry, names: HistoryNames): string => {
    switch (entry.kind) {
      case 'started':
        return 'Der Ablauf beginnt.';
      case 'updateAccepted':
        return `Auftrag angenommen: ${nameIn(names.actions, entry.name)}.`;
      case 'updateCompleted':
        return entry.outcome === 'done'
          ? `Auftrag ausgeführt: ${nameIn(names.actions, entry.name)}.`
          : `Auftrag abgelehnt: ${nameIn(names.actions, entry.name)}. ${nameIn(names.refusals, entry.outcome)}`;
      case 'signaled':
        return `Nachricht eingegangen: ${nameIn({ ...names.actions, ...signals }, entry.name)}.`;
      case 'timerStarted':
        return `Wecker gestellt auf ${germanDates.fullInstant(entry.until)}.`;
      case 'timerFired':
        return 'Der Wecker klingelt.';
      case 'timerCanceled':
        return 'Wecker abgestellt: Es ist vorher etwas geschehen.';
      case 'activityScheduled':
        return `Beginnt: ${activityIn(activities, entry, names)}.`;
      case 'activityCompleted':
        return `Erledigt: ${activityIn(activities, entry, names)}${attemptsOf(entry.attempts)}.`;
      case 'activityFailed':
        return `Gescheitert: ${activityIn(activities, entry, names)}${attemptsOf(entry.attempts)}, Fehler „${entry.code}“.`;
      case 'timeSkipped':
        return `Die Uhr des Ablaufs springt auf ${germanDates.fullInstant(entry.to)}.`;
      case 'phasePublished':
        return `Neuer Abschnitt: ${nameIn(names.phases, entry.phase)}.`;
      case 'taskFailed':
        return `Der Ablauf konnte nicht weiterrechnen, Fehler „${entry.code}“. Er versucht es erneut.`;
      case 'ended':
        return `Der Ablauf endet: ${states[entry.state]}.`;
      case 'other':
        return entry.type;
    }
  },
};
