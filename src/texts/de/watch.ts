import type { WaitingFor } from '../../domain/turn.ts';
import type { Reason } from '../../cases/read/watch-board.ts';

/** The youth office's board of what has come to a halt. */
export const watch = {
  title: 'Stillstand',
  headline: (count: number) => {
    if (count === 0) return 'Nichts steht still';
    return count === 1 ? '1 Stillstand' : `${count} Stillstände`;
  },
  looked: (at: string, ago: string, tookMs: number) =>
    `Zuletzt nachgesehen am ${at} (${ago}). Das dauerte ${tookMs} Millisekunden.`,
  late: 'Niemand sieht nach',
  lateText:
    'Seit mindestens zwei Minuten wurde nicht nachgesehen. Was hier steht, kann veraltet sein.',
  neverText: 'Es wurde noch nie nachgesehen. Was hier steht, sagt deshalb nichts aus.',
  databaseAway: 'Die Datenbank antwortet nicht',
  databaseAwaySince: (at: string) =>
    `Seit ${at} antwortet die Datenbank nicht. Sobald sie wieder da ist, geht alles von selbst weiter.`,
  databaseAwayText:
    'Bitte laden Sie diese Seite in einer Minute neu. Sobald die Datenbank wieder da ist, geht alles von selbst weiter.',
  filter: 'Nach Grund',
  all: (count: number) => `Alle Gründe (${count})`,
  one: (reason: string, count: number) => `${reason} (${count})`,
  none: 'Zurzeit ist nichts zu tun.',
  portal: 'Das ganze Portal',
  columns: {
    subject: 'Vorgang',
    reason: 'Grund',
    waiting: 'Wer wartet auf wen',
    since: 'Seit',
    next: 'Wie es weitergeht',
    evidence: 'Woran man es sieht',
    ended: 'Beendet',
  },
  /** Whoever is named waits; in an offer that is the Kita, whose place is held. */
  waits: {
    family: 'Die Kita wartet auf die Familie',
    kita: 'Die Familie wartet auf die Kita',
    office: 'Die Familie wartet auf das Kreisjugendamt',
    nobody: 'Niemand muss handeln',
  } satisfies Record<WaitingFor, string>,
  waitsForNotice: 'Die Familie wartet auf eine Nachricht',
  everybodyWaits: 'Alle warten auf das Portal',
  waitsSince: (day: string) => `seit ${day}`,
  ofCase: 'Was hier stillsteht',
  openCase: 'Vorgang öffnen',
  openNotice: 'Nachricht ansehen und neu senden',
  /** What comes next, where that is not a step of the case. */
  next: {
    'database.away': 'Ist vorbei.',
    'temporal.away': 'Es geht von selbst weiter, sobald Temporal antwortet.',
    'worker.none':
      'Es geht von selbst weiter, sobald ein Worker läuft. Bitte sagen Sie der IT Bescheid.',
    'workflow.failing': 'Braucht ein neues Programm. Bitte sagen Sie der IT Bescheid.',
    'workflow.missing': 'Der Ablauf wird von selbst neu gestartet.',
    'workflow.disagrees': 'Der Ablauf liest von selbst neu.',
    'timer.overdue': 'Der Ablauf wird von selbst aufgefordert, neu zu lesen.',
    'step.retrying': 'Wird von selbst weiter versucht.',
    'command.open': 'Wird von selbst weiter gesendet.',
    'notice.refused': 'Wird einige Tage lang weiter versucht. Sie können die Adresse berichtigen.',
  } as Readonly<Partial<Record<Reason, string>>>,
  ended: 'Zuletzt beendet',
  more: 'Weitere anzeigen',
  reasons: {
    'database.away': 'Datenbank war nicht erreichbar',
    'temporal.away': 'Temporal antwortet nicht',
    'worker.none': 'Kein Worker ist da',
    'workflow.failing': 'Der Ablauf hat einen Programmfehler',
    'workflow.missing': 'Der Vorgang lief nicht und wird neu gestartet',
    'workflow.disagrees': 'Ablauf und Datenbank sind verschieden weit',
    'timer.overdue': 'Ein fälliger Schritt ist nicht geschehen',
    'step.retrying': 'Ein Schritt wird immer wieder versucht',
    'command.open': 'Ein Auftrag hat noch kein Ergebnis',
    'notice.refused': 'Eine E-Mail kommt nicht an',
    'office.silent': 'Das Jugendamt ist dran',
    'kita.silent': 'Die Kita meldet sich nicht',
    'family.silent': 'Die Familie meldet sich nicht',
  } satisfies Record<Reason, string>,
  evidence: {
    phase: 'Abschnitt',
    dueAt: 'fällig',
    action: 'Schritt',
    activity: 'Arbeitsgang',
    attempts: 'Versuche',
    count: 'Anzahl',
    error: 'Fehler',
    problems: 'Meldung',
    run: 'Letzter Lauf',
    rowRevision: 'Stand der Datenbank',
    workflowRevision: 'Stand des Ablaufs',
    reloads: 'Aufgefordert, neu zu lesen',
    reloadedAt: 'zuletzt aufgefordert',
    lastSeenAt: 'zuletzt gemeldet',
    year: 'Runde',
    commandId: 'Auftrag',
    requestId: 'Änderung',
  } as Readonly<Record<string, string>>,
  evidenceLine: (label: string, value: string) => `${label}: ${value}`,
};
