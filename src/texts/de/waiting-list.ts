import type { SettledReason } from '../../domain/waiting-list.ts';
import type { WaitingListStanding } from '../../cases/read/waiting-list.ts';
import type { FileProblemCode } from '../../cases/waiting-list/csv-file.ts';

/** Why a file cannot be read at all; `detail` are columns or a limit. */
export const waitingListFileProblems: Readonly<
  Record<FileProblemCode, (detail: string) => string>
> = {
  file_empty: () => 'Diese Datei ist leer. Bitte wählen Sie die Liste als CSV-Datei.',
  file_too_large: (limit) =>
    `Diese Datei ist größer als ${limit}. Bitte teilen Sie sie in mehrere Dateien.`,
  file_too_long: (limit) =>
    `Diese Datei hat mehr als ${limit} Zeilen. Bitte teilen Sie sie in mehrere Dateien.`,
  file_not_csv: () =>
    'Diese Datei ist keine CSV-Datei mit den Spalten der Warteliste. Bitte speichern Sie die Liste in Ihrer Tabellenkalkulation als „CSV UTF-8“ und wählen Sie diese Datei.',
  file_without_columns: (columns) =>
    `In dieser Datei fehlen Spalten: ${columns}. Bitte ergänzen Sie sie in der ersten Zeile.`,
  file_column_twice: (column) =>
    `Die Spalte „${column}“ kommt zweimal vor. Bitte löschen Sie eine davon.`,
};

/** Why a line was left out, by the key that src/cases/waiting-list/parse.ts names. */
export const waitingListLineProblems: Readonly<Record<string, string>> = {
  columns: 'Die Zeile hat nicht so viele Felder wie die erste.',
  quotes: 'Ein Anführungszeichen öffnet ein Feld und schließt es nicht.',
  missing: 'Die Angabe fehlt.',
  too_long: 'Die Angabe ist zu lang.',
  not_text: 'Die Angabe enthält Zeichen, die hier nicht möglich sind.',
  not_a_name: 'Das ist kein Name aus Buchstaben.',
  not_a_day: 'Das ist kein Datum wie 2024-03-09, 09.03.2024 oder 9.3.24.',
  in_future: 'Das Datum liegt in der Zukunft.',
  at_school: 'Das Kind ist in diesem Kindergartenjahr schon in der Schule.',
  not_an_email: 'Das ist keine E-Mail-Adresse.',
  not_a_postcode: 'Das ist keine Postleitzahl aus fünf Ziffern.',
  not_a_language: 'Die Sprache muss de oder en sein.',
  unreachable: 'Es fehlt eine E-Mail-Adresse oder eine vollständige Anschrift.',
  twice: 'Dieses Kind steht schon weiter oben in der Datei.',
};

const children = (count: number): string => (count === 1 ? '1 Kind' : `${count} Kinder`);

/** The office's page of the old waiting list. */
export const waitingList = {
  title: (year: string) => `Warteliste ${year}`,
  intro:
    'Kinder der alten Warteliste müssen neu angemeldet werden. Hier sehen Sie, wer das noch nicht getan hat.',
  deadline: (day: string) => `Die Anmeldefrist endet am ${day}.`,
  standings: {
    unregistered: 'Noch nicht angemeldet',
    notInvited: 'Noch nicht eingeladen',
    refused: 'Nachricht kommt nicht an',
    settled: 'Braucht keinen Platz mehr',
    registered: 'Angemeldet',
    all: 'Alle',
  } satisfies Record<WaitingListStanding, string>,
  standingOption: (standing: string, count: number) => `${standing} (${count})`,
  filter: {
    heading: 'Suchen',
    standing: 'Stand',
    search: 'Name des Kindes oder des Elternteils',
    button: 'Anzeigen',
  },
  found: (count: number) => `${children(count)} gefunden`,
  none: 'Kein Kind passt dazu.',
  download: 'Diese Liste als CSV-Datei herunterladen',
  fileName: (year: number) => `warteliste-${year}.csv`,
  nextPage: 'Weitere anzeigen',
  columns: {
    child: 'Kind',
    birthDate: 'Geburtsdatum',
    guardian: 'Elternteil',
    contact: 'Erreichbar',
    invited: 'Eingeladen',
    registered: 'Anmeldung',
    action: 'Vermerk',
  },
  downloadColumns: {
    childFirstName: 'Vorname Kind',
    childLastName: 'Nachname Kind',
    birthDate: 'Geburtsdatum',
    guardian: 'Elternteil',
    email: 'E-Mail',
    address: 'Anschrift',
    invited: 'Eingeladen am',
    reminded: 'Erinnert (Tage vor der Frist)',
    notice: 'Letzte Nachricht',
    settled: 'Braucht keinen Platz mehr',
    caseNumber: 'Vorgang',
  },
  settling: {
    settle: 'Braucht keinen Platz mehr',
    settleOf: (reason: string, child: string) => `${reason}: ${child} braucht keinen Platz mehr`,
    reasons: {
      movedAway: 'Weggezogen',
      hasPlace: 'Hat einen Platz',
      other: 'Anderer Grund',
    } satisfies Record<SettledReason, string>,
    since: (day: string) => `Vermerkt am ${day}`,
    reopen: 'Vermerk zurücknehmen',
    reopenOf: (child: string) => `Vermerk zurücknehmen: ${child}`,
    done: {
      erledigt:
        'Das Kind steht jetzt unter „Braucht keinen Platz mehr“. Das Portal schreibt der Familie nicht mehr.',
      offen:
        'Der Vermerk ist zurückgenommen. Das Kind steht wieder unter „Noch nicht angemeldet“ und wird erinnert.',
    },
  },
  notInvited: 'noch nicht',
  notRegistered: 'noch nicht',
  reminded: (days: number) => `erinnert ${days} Tage vor der Frist`,
  lastNotice: (status: string) => `Letzte Nachricht: ${status}`,
  invite: {
    heading: 'Einladen',
    text: (count: number) =>
      `${children(count)} ${count === 1 ? 'ist' : 'sind'} weder angemeldet noch eingeladen. Die Familien bekommen eine E-Mail oder einen Brief mit einem Einladungscode. Briefe finden Sie danach unter „Briefe“. Wer sich nicht anmeldet, wird 14 und 3 Tage vor der Frist erinnert.`,
    nobody: 'Zurzeit ist niemand einzuladen.',
    button: 'Einladungen freigeben',
    done: (count: number) =>
      count === 1 ? 'Eine Einladung ist freigegeben.' : `${count} Einladungen sind freigegeben.`,
  },
  upload: {
    heading: 'Liste einlesen',
    text: 'Wählen Sie die Liste als CSV-Datei, mit Semikolon oder Komma getrennt. Aus einer Tabellenkalkulation speichern Sie sie als „CSV UTF-8“, damit Umlaute stimmen. Gute Zeilen werden übernommen, fehlerhafte gemeldet. Dieselbe Datei zweimal einzulesen ändert nichts. Es wird noch niemand angeschrieben.',
    columns:
      'Nötige Spalten: vorname_kind, nachname_kind, geburtsdatum, vorname_elternteil, nachname_elternteil, dazu email oder strasse, plz und ort. Möglich sind auch sprache (de oder en) und nummer.',
    file: 'CSV-Datei',
    button: 'Datei einlesen',
  },
  result: {
    title: 'Die Datei ist eingelesen',
    failed: 'Diese Datei konnte nicht eingelesen werden',
    added: (count: number) => `${children(count)} neu aufgenommen.`,
    changed: (count: number) => `${children(count)} mit geänderten Angaben.`,
    unchanged: (count: number) =>
      `${children(count)} ${count === 1 ? 'stand' : 'standen'} schon auf der Liste.`,
    foundRegistered: (count: number) =>
      `${children(count)} der Liste ${count === 1 ? 'ist' : 'sind'} schon angemeldet.`,
    ignored: (columns: readonly string[]) =>
      `Diese Spalten wurden nicht übernommen: ${columns.join(', ')}.`,
    problems: (count: number) =>
      count === 1 ? 'Eine Zeile wurde nicht übernommen' : `${count} Zeilen wurden nicht übernommen`,
    noProblems: 'Alle Zeilen konnten gelesen werden.',
    line: 'Zeile',
    lineOf: (line: number) => `Zeile ${line}`,
    column: 'Spalte',
    reason: 'Grund',
    wholeLine: 'ganze Zeile',
  },
};
