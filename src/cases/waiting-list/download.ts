import { stringify } from 'csv-stringify/sync';
import type { WaitingListLine } from '../read/waiting-list.ts';

/** Names of the columns, and how a line fills them. */
type Columns = Readonly<Record<string, (line: WaitingListLine) => string>>;

/**
 * A list for a spreadsheet: UTF-8 with its mark and semicolons, as German spreadsheets open them by a double click.
 * What a spreadsheet would take for a formula is kept text.
 */
export function toCsv(columns: Columns, lines: readonly WaitingListLine[]): string {
  return stringify(
    lines.map((line) => Object.values(columns).map((cell) => cell(line))),
    {
      header: true,
      columns: Object.keys(columns),
      bom: true,
      delimiter: ';',
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
}
