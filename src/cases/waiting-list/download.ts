import { stringify } from 'csv-stringify/sync';
import type { Texts } from '../../texts/catalogue.ts';
import type { WaitingListLine } from '../read/waiting-list.ts';

type Columns = readonly (readonly [name: string, cell: (line: WaitingListLine) => string])[];

export function downloadColumns({
  waitingList: { downloadColumns: names, settling },
  dates,
  noticeStatuses,
}: Texts): Columns {
  return [
    [names.childFirstName, (line) => line.childFirstName],
    [names.childLastName, (line) => line.childLastName],
    [names.birthDate, (line) => line.birthDate],
    [names.guardian, (line) => line.guardian],
    [names.email, (line) => line.email ?? ''],
    [names.address, (line) => line.address ?? ''],
    [names.invited, (line) => (line.invitedAt === null ? '' : dates.shortDay(line.invitedAt))],
    [names.reminded, (line) => line.reminded.join(', ')],
    [names.notice, (line) => (line.noticeStatus === null ? '' : noticeStatuses[line.noticeStatus])],
    [
      names.settled,
      (line) => (line.settledReason === null ? '' : settling.reasons[line.settledReason]),
    ],
    [names.caseNumber, (line) => line.caseNumber ?? ''],
  ];
}

/**
 * A list for a spreadsheet: UTF-8 with its mark and semicolons, as German spreadsheets open them by a double click.
 * What a spreadsheet would take for a formula is kept text.
 */
export function toCsv(columns: Columns, lines: readonly WaitingListLine[]): string {
  return stringify(
    lines.map((line) => columns.map(([, cell]) => cell(line))),
    {
      header: true,
      columns: columns.map(([name]) => name),
      bom: true,
      delimiter: ';',
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
}
