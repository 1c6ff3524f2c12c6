import { z } from 'zod';
import { childKey } from '../../domain/waiting-list.ts';
import { FileProblem, readCsv, type CsvRecord } from './csv-file.ts';
import { emailSchema, nameSchema, POSTCODE, textLineSchema } from '../registration.ts';
import { readDay } from './read-day.ts';

/** A child of the waiting list as a line of the office's file states it. */
export interface WaitingChild {
  /** The office's own number, else the child's name and birth date. */
  readonly identity: string;
  readonly childKey: string;
  readonly childFirstName: string;
  readonly childLastName: string;
  readonly birthDate: string;
  readonly guardianFirstName: string;
  readonly guardianLastName: string;
  readonly email: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly language: 'de' | 'en';
}

/** Why a line was left out; `problem` is a key of the text catalogue, `column` the file's own name of it. */
export interface LineProblem {
  readonly line: number;
  readonly column: string | null;
  readonly problem: string;
}

export interface ParsedList {
  readonly children: readonly WaitingChild[];
  readonly problems: readonly LineProblem[];
  /** Columns of the file that nobody asked for; nothing of them is kept. */
  readonly ignoredColumns: readonly string[];
}

/** The columns, by the names a file may give them: case, blanks, hyphens and umlauts do not matter. */
const COLUMNS = {
  number: ['nummer', 'nr', 'aktenzeichen'],
  childFirstName: ['vornamekind', 'kindvorname'],
  childLastName: ['nachnamekind', 'kindnachname', 'namekind'],
  birthDate: ['geburtsdatum', 'geburtsdatumkind', 'geborenam'],
  guardianFirstName: ['vornameelternteil', 'elternteilvorname'],
  guardianLastName: ['nachnameelternteil', 'elternteilnachname'],
  email: ['email', 'emailadresse', 'mail'],
  street: ['strasse', 'strassehausnummer', 'strasseundhausnummer', 'anschrift'],
  postcode: ['plz', 'postleitzahl'],
  town: ['ort', 'wohnort'],
  language: ['sprache'],
} as const;
type Column = keyof typeof COLUMNS;

const REQUIRED = [
  'childFirstName',
  'childLastName',
  'birthDate',
  'guardianFirstName',
  'guardianLastName',
] as const satisfies readonly Column[];

/** Reads a file for a round. @param today the day in Germany. Throws a FileProblem for a file that is no such list. */
export function parseWaitingList(bytes: Uint8Array, year: number, today: string): ParsedList {
  const { header, records } = readCsv(bytes);
  const columns = columnsOf(header);
  const children: WaitingChild[] = [];
  const problems: LineProblem[] = [];
  const seen = new Set<string>();
  for (const record of records) {
    const read = readChild(record, columns, { year, today });
    if (!('child' in read)) {
      problems.push({
        line: record.line,
        column: read.column === null ? null : (header[columns.get(read.column) ?? -1] ?? null),
        problem: read.problem,
      });
    } else if (seen.has(read.child.identity)) {
      problems.push({ line: record.line, column: null, problem: 'twice' });
    } else {
      seen.add(read.child.identity);
      children.push(read.child);
    }
  }
  const known = new Set(columns.values());
  return {
    children,
    problems,
    ignoredColumns: header.filter((name, index) => name !== '' && !known.has(index)),
  };
}

type Columns = ReadonlyMap<Column, number>;

function columnsOf(header: readonly string[]): Columns {
  const columns = new Map<Column, number>();
  for (const [index, name] of header.entries()) {
    const column = columnNamed(name);
    if (column === undefined) continue;
    if (columns.has(column)) throw new FileProblem('file_column_twice', name);
    columns.set(column, index);
  }
  const missing = REQUIRED.filter((column) => !columns.has(column)).map(publicName);
  const isReachable = columns.has('email') || ADDRESS.every((column) => columns.has(column));
  if (missing.length === REQUIRED.length) throw new FileProblem('file_not_csv');
  if (!isReachable) missing.push(publicName('email'));
  if (missing.length > 0) throw new FileProblem('file_without_columns', missing.join(', '));
  return columns;
}

const ADDRESS = ['street', 'postcode', 'town'] as const;

function columnNamed(name: string): Column | undefined {
  const plain = plainName(name);
  return (Object.keys(COLUMNS) as Column[]).find((column) =>
    (COLUMNS[column] as readonly string[]).includes(plain),
  );
}

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z]/gu, '');

/** As data/kreis-soest/README.md documents them. */
const PUBLIC_NAMES: Readonly<Record<Column, string>> = {
  number: 'nummer',
  childFirstName: 'vorname_kind',
  childLastName: 'nachname_kind',
  birthDate: 'geburtsdatum',
  guardianFirstName: 'vorname_elternteil',
  guardianLastName: 'nachname_elternteil',
  email: 'email',
  street: 'strasse',
  postcode: 'plz',
  town: 'ort',
  language: 'sprache',
};
const publicName = (column: Column): string => PUBLIC_NAMES[column];

const optional = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => null), schema]);

const fieldsSchema = z.object({
  number: optional(textLineSchema(40)),
  childFirstName: nameSchema,
  childLastName: nameSchema,
  birthDate: z
    .string()
    .min(1, 'missing')
    .transform((typed) => readDay(typed) ?? '')
    .pipe(z.iso.date('not_a_day')),
  guardianFirstName: nameSchema,
  guardianLastName: nameSchema,
  email: optional(emailSchema),
  street: optional(textLineSchema(120)),
  postcode: optional(z.string().regex(POSTCODE, 'not_a_postcode')),
  town: optional(textLineSchema(80)),
  language: z
    .string()
    .transform((typed) => LANGUAGES[typed.toLowerCase()])
    .pipe(z.enum(['de', 'en'], 'not_a_language')),
});

const LANGUAGES: Readonly<Record<string, string>> = {
  '': 'de',
  de: 'de',
  deutsch: 'de',
  en: 'en',
  englisch: 'en',
  english: 'en',
};

type Read =
  | { readonly child: WaitingChild }
  | { readonly column: Column | null; readonly problem: string };

function readChild(
  record: CsvRecord,
  columns: Columns,
  { year, today }: { readonly year: number; readonly today: string },
): Read {
  if ('broken' in record) return { column: null, problem: record.broken };
  const typed = Object.fromEntries(
    (Object.keys(COLUMNS) as Column[]).map((column) => [
      column,
      (record.fields[columns.get(column) ?? -1] ?? '').trim(),
    ]),
  );
  const parsed = fieldsSchema.safeParse(typed);
  if (!parsed.success) return problemOf(parsed.error);
  const { number, ...fields } = parsed.data;
  if (fields.birthDate > today) return { column: 'birthDate', problem: 'in_future' };
  if (fields.birthDate < `${year - 7}-08-01`) return { column: 'birthDate', problem: 'at_school' };
  if (fields.email === null && ADDRESS.some((column) => fields[column] === null))
    return { column: null, problem: 'unreachable' };
  const { childFirstName: firstName, childLastName: lastName, birthDate } = fields;
  const key = childKey({ firstName, lastName, birthDate });
  return { child: { ...fields, childKey: key, identity: number === null ? key : `nr:${number}` } };
}

/** The first problem of a line; the others show when it is corrected. */
function problemOf(error: z.ZodError): Read {
  const issue = error.issues[0];
  const nested = issue?.code === 'invalid_union' ? issue.errors.at(-1)?.[0] : issue;
  const problem = nested?.message ?? '';
  return {
    column: (issue?.path[0] ?? null) as Column | null,
    problem: /^[a-z_]+$/u.test(problem) ? problem : 'not_text',
  };
}
