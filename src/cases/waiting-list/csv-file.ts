import { parse } from 'csv-parse/sync';

/** A file that cannot be read at all; `code` is a key of the text catalogue. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
  readonly code: FileProblemCode;
  /** What the text names: columns, or a limit. */
  readonly detail: string;

  constructor(code: FileProblemCode, detail = '') {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}
export type FileProblemCode =
  | 'file_empty'
  | 'file_too_large'
  | 'file_too_long'
  | 'file_not_csv'
  | 'file_without_columns'
  | 'file_column_twice';

export const MAX_FILE_BYTES = 2 * 1024 * 1024;
export const MAX_LINES = 5000;

/** A field over several lines is rare and short; a quote that is never closed must not swallow the file. */
const MAX_LINES_OF_RECORD = 5;

/** One record of a file: its fields, or why it has none. `line` counts from 1, as an editor shows it. */
export type CsvRecord =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly broken: 'quotes' | 'columns' };

export interface CsvFile {
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
}

/**
 * Reads a CSV file as spreadsheets write it: UTF-8 with or without mark, or Windows-1252 (which contains ISO-8859-1);
 * `;` or `,`, whichever separates the first line. A line that cannot be read costs no other.
 */
export function readCsv(bytes: Uint8Array): CsvFile {
  const lines = decode(bytes).split(/\r\n|\n|\r/u);
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) throw new FileProblem('file_empty');
  if (lines.length - first > MAX_LINES + 2)
    throw new FileProblem('file_too_long', String(MAX_LINES));
  const delimiter = delimiterOf(lines[first] ?? '');
  const header = parseRecord(lines[first] ?? '', delimiter);
  if (header === undefined) throw new FileProblem('file_not_csv');
  return { header, records: readRecords(lines, first + 1, { delimiter, width: header.length }) };
}

function decode(bytes: Uint8Array): string {
  if (bytes.length > MAX_FILE_BYTES)
    throw new FileProblem('file_too_large', `${MAX_FILE_BYTES / 1024 / 1024} MB`);
  if (isBinary(bytes)) throw new FileProblem('file_not_csv');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const CONTROL_AT_MOST = 0x1f;
/** Tab, line feed, vertical tab, form feed, carriage return. */
const isBlank = (byte: number): boolean => byte >= 0x09 && byte <= 0x0d;

/** PDF, and whatever holds control characters: XLSX, ODS, XLS, pictures, UTF-16. */
function isBinary(bytes: Uint8Array): boolean {
  const start = String.fromCodePoint(...bytes.subarray(0, 5));
  return start === '%PDF-' || bytes.some((byte) => byte <= CONTROL_AT_MOST && !isBlank(byte));
}

function delimiterOf(header: string): ';' | ',' {
  const outside = header.replaceAll(/"[^"]*"/gu, '');
  const count = (separator: string): number => outside.split(separator).length;
  return count(',') > count(';') ? ',' : ';';
}

interface Shape {
  readonly delimiter: string;
  /** Fields of a record. */
  readonly width: number;
}

function readRecords(lines: readonly string[], from: number, shape: Shape): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let at = from;
  while (at < lines.length) {
    const line = at + 1;
    const text = lines[at] ?? '';
    if (isNothing(text)) {
      at += 1;
      continue;
    }
    const { fields, count } = recordAt(lines, at, shape);
    if (fields === undefined) records.push({ line, broken: 'quotes' });
    else if (fields.length === shape.width) records.push({ line, fields });
    else records.push({ line, broken: 'columns' });
    // Lines taken together in vain are read again one by one.
    at += fields?.length === shape.width ? count : 1;
  }
  return records;
}

/** A spreadsheet writes rows that were emptied as separators only. */
const isNothing = (text: string): boolean => /^[\s;,]*$/u.test(text);

/**
 * The record that begins at a line: as many lines as its quotes need. A line that is a whole record by itself belongs to
 * no other: then a quote was left open.
 */
function recordAt(
  lines: readonly string[],
  at: number,
  { delimiter, width }: Shape,
): { readonly fields: readonly string[] | undefined; readonly count: number } {
  for (let count = 1; count <= MAX_LINES_OF_RECORD; count += 1) {
    const last = lines[at + count - 1];
    if (last === undefined) break;
    if (count > 1 && isBalanced(last) && parseRecord(last, delimiter)?.length === width) break;
    const text = lines.slice(at, at + count).join('\n');
    if (isBalanced(text)) return { fields: parseRecord(text, delimiter), count };
  }
  return { fields: undefined, count: 1 };
}

const isBalanced = (text: string): boolean => text.split('"').length % 2 === 1;

function parseRecord(text: string, delimiter: string): readonly string[] | undefined {
  try {
    const records: string[][] = parse(text, { delimiter, relax_column_count: true, trim: true });
    return records.length === 1 ? records[0] : undefined;
  } catch {
    return undefined;
  }
}
