import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  FileProblem,
  MAX_FILE_BYTES,
  MAX_LINES,
} from '../../../src/cases/waiting-list/csv-file.ts';
import { parseWaitingList } from '../../../src/cases/waiting-list/parse.ts';
import { childKey, dueReminder } from '../../../src/domain/waiting-list.ts';
import { startOfDay } from '../../../src/calendar/zone.ts';
import {
  waitingListLineProblems,
  waitingListFileProblems,
} from '../../../src/texts/de/waiting-list.ts';
import { waitingListSample } from '../../support/waiting-list-sample.ts';

const YEAR = 2027;
const TODAY = '2026-10-20';
const HEADER =
  'vorname_kind;nachname_kind;geburtsdatum;vorname_elternteil;nachname_elternteil;email;strasse;plz;ort;sprache';
const MIA = 'Mia;Beispiel;2024-03-09;Kim;Beispiel;kim@example.org;;;;';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
const parse = (lines: readonly string[], encode = utf8) =>
  parseWaitingList(encode(lines.join('\n')), YEAR, TODAY);
const names = (lines: readonly string[], encode = utf8) =>
  parse(lines, encode).children.map(
    (child) => `${child.childFirstName} ${child.childLastName} ${child.birthDate}`,
  );
const problems = (...lines: readonly string[]) =>
  parse([HEADER, ...lines]).problems.map(
    ({ line, column, problem }) => `${line} ${column ?? '-'} ${problem}`,
  );
const fileProblem = (bytes: Uint8Array): string => {
  try {
    parseWaitingList(bytes, YEAR, TODAY);
  } catch (error) {
    if (error instanceof FileProblem) return `${error.code} ${error.detail}`.trim();
    throw error;
  }
  return 'none';
};

describe('a file of the waiting list', () => {
  it.each([
    ['UTF-8', utf8],
    ['UTF-8 with its mark', (text: string) => utf8(`\uFEFF${text}`)],
    ['ISO-8859-1', latin1],
    ['UTF-8 with line ends of Windows', (text: string) => utf8(text.replaceAll('\n', '\r\n'))],
    ['old line ends of a Mac', (text: string) => utf8(text.replaceAll('\n', '\r'))],
    ['commas', (text: string) => utf8(text.replaceAll(';', ','))],
  ])('is read in %s', (_name, encode) => {
    const lines = [
      HEADER,
      'Jörg Çelik;Müßig;09.03.2024;Zoë;Müßig;;Große Straße 1;59514;Welver;deutsch',
    ];
    expect(parse(lines, encode)).toMatchObject({
      problems: [],
      children: [
        {
          childFirstName: 'Jörg Çelik',
          childLastName: 'Müßig',
          birthDate: '2024-03-09',
          email: null,
          street: 'Große Straße 1',
          language: 'de',
        },
      ],
    });
  });

  it('in Windows-1252 keeps what ISO-8859-1 does not have', () => {
    const bytes = latin1([HEADER, MIA.replace('Beispiel;2024', 'O\u0092Neill;2024')].join('\n'));
    expect(parseWaitingList(bytes, YEAR, TODAY).children[0]?.childLastName).toBe('O’Neill');
  });

  it.each([
    ['2024-03-09', '2024-03-09'],
    ['09.03.2024', '2024-03-09'],
    ['9.3.24', '2024-03-09'],
    ['9. 3. 2024', '2024-03-09'],
    ['29.2.24', '2024-02-29'],
    ['31.12.2021', '2021-12-31'],
  ])('writes a day as %s', (written, day) => {
    expect(names([HEADER, MIA.replace('2024-03-09', written)])).toEqual([`Mia Beispiel ${day}`]);
  });

  it.each([
    '29.02.2023',
    '31.04.2024',
    '2024-13-01',
    '03/09/2024',
    '9.3.',
    '20240309',
    '00.00.0000',
    '45360',
  ])('does not take %s for a day', (written) => {
    expect(problems(MIA.replace('2024-03-09', written))).toEqual(['2 geburtsdatum not_a_day']);
  });

  it('finds its columns by their names, in any order, and keeps no other', () => {
    const { children, ignoredColumns } = parse([
      'Wartezeit;PLZ;Straße;Ort;Geburtsdatum;Nachname Kind;Vorname Kind;Nachname Elternteil;Vorname Elternteil;Allergien',
      '3 Jahre;59514;Musterweg 7;Welver;9.3.24;Beispiel;Mia;Beispiel;Kim;Nüsse',
    ]);
    expect(children).toHaveLength(1);
    expect(JSON.stringify(children)).not.toContain('Nüsse');
    expect(ignoredColumns).toEqual(['Wartezeit', 'Allergien']);
  });

  it('may quote: separators, quotes and line breaks within', () => {
    const { children, problems: wrong } = parse([
      HEADER,
      '"Mia";"Beispiel; genannt ""B""";2024-03-09;Kim;Beispiel;kim@example.org;;;;',
      '"Tom";"Beispiel";2024-03-09;Kim;Beispiel;;"Musterweg 7\n(Hinterhaus)";59514;Welver;',
      'Ida;Beispiel;2024-03-09;Kim;Beispiel;;"Weg 1, ""Hof""; links";59514;Welver;',
    ]);
    expect(wrong).toEqual([
      { line: 2, column: 'nachname_kind', problem: 'not_a_name' },
      { line: 3, column: 'strasse', problem: 'not_text' },
    ]);
    expect(children.map(({ street }) => street)).toEqual(['Weg 1, "Hof"; links']);
  });

  it('loses no good line between two stray quotes, nor after one', () => {
    const ole = MIA.replace('Mia', 'Ole');
    const uli = MIA.replace('Mia', 'Uli');
    const { children, problems: wrong } = parse([
      HEADER,
      MIA.replace('Mia', '"Ida'),
      ole,
      MIA.replace('Mia', 'Tom"'),
      MIA.replace('Mia;', '"Eva;'),
      'x',
      'y";1;2',
      uli,
    ]);
    expect(children.map((child) => child.childFirstName)).toEqual(['Ole', 'Uli']);
    expect(wrong.map(({ line, problem }) => `${line} ${problem}`)).toEqual([
      '2 quotes',
      '4 quotes',
      '5 columns',
      '6 columns',
      '7 quotes',
    ]);
  });

  it('tells every bad line with its number and keeps every good one', () => {
    const lines = [
      MIA,
      'Tom;Beispiel;2024-03-09;Kim;Beispiel;kim@example.org;;;', // a field too few
      '"Ida;Beispiel;2024-03-09;Kim;Beispiel;kim@example.org;;;;', // never closed
      'Ole;Beispiel;2024-03-09;Kim;Beispiel;ole@example.org;;;;',
      'Ole "Olli";Beispiel;2024-03-09;Kim;Beispiel;kim@example.org;;;;', // a quote within
      '',
      ';;;;;;;;;',
      ';Beispiel;2024-03-09;Kim;Beispiel;kim@example.org;;;;',
      '<b>Pia</b>;Beispiel;2024-03-09;Kim;Beispiel;kim@example.org;;;;',
      'Pia;Beispiel;2027-03-09;Kim;Beispiel;kim@example.org;;;;',
      'Pia;Beispiel;2017-03-09;Kim;Beispiel;kim@example.org;;;;',
      'Pia;Beispiel;2024-03-09;Kim;Beispiel;kim(at)example.org;;;;',
      'Pia;Beispiel;2024-03-09;Kim;Beispiel;;Musterweg 7;59514;;',
      'Pia;Beispiel;2024-03-09;Kim;Beispiel;;Musterweg 7;5951;Welver;',
      'Pia;Beispiel;2024-03-09;Kim;Beispiel;kim@example.org;;;;latein',
      `Pia;${'x'.repeat(81)};2024-03-09;Kim;Beispiel;kim@example.org;;;;`,
      'MIA;beispiel;9.3.24;Kim;Beispiel;kim@example.org;;;;',
      'Uli;Beispiel;2024-03-09;Kim;Beispiel;uli@example.org;;;;',
    ];
    const { children, problems: wrong } = parse([HEADER, ...lines]);
    expect(children.map((child) => child.childFirstName)).toEqual(['Mia', 'Ole', 'Uli']);
    expect(wrong.map(({ line, column, problem }) => `${line} ${column ?? '-'} ${problem}`)).toEqual(
      [
        '3 - columns',
        '4 - quotes',
        '6 - quotes',
        '9 vorname_kind missing',
        '10 vorname_kind not_a_name',
        '11 geburtsdatum in_future',
        '12 geburtsdatum at_school',
        '13 email not_an_email',
        '14 - unreachable',
        '15 plz not_a_postcode',
        '16 sprache not_a_language',
        '17 nachname_kind too_long',
        '18 - twice',
      ],
    );
    for (const { problem } of wrong) expect(waitingListLineProblems[problem]).toMatch(/\.$/u);
  });

  it('knows a child by the office’s number where there is one', () => {
    const numbered = (number: string, rest: string): string => `${number};${rest}`;
    const { children, problems: wrong } = parse([
      `Nummer;${HEADER}`,
      numbered('17', MIA),
      numbered('18', MIA),
      numbered('17', MIA.replace('Mia', 'Tom')),
      numbered('', MIA),
    ]);
    expect(children.map(({ identity }) => identity)).toEqual([
      'nr:17',
      'nr:18',
      'mia|beispiel|2024-03-09',
    ]);
    expect(wrong.map(({ line, problem }) => `${line} ${problem}`)).toEqual(['4 twice']);
  });

  it('is refused as a whole, with one reason, when it is none', () => {
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0]);
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [utf8(''), 'file_empty'],
      [utf8('\n \n'), 'file_empty'],
      [utf8('%PDF-1.7\nhello'), 'file_not_csv'],
      [zip, 'file_not_csv'],
      [Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x62, 0]), 'file_not_csv'],
      [utf8('Sehr geehrte Damen und Herren,\nanbei die Liste.'), 'file_not_csv'],
      [utf8('"never closed\n'), 'file_not_csv'],
      [
        utf8('vorname_kind;geburtsdatum\nMia;2024-03-09'),
        'file_without_columns nachname_kind, vorname_elternteil, nachname_elternteil, email',
      ],
      [utf8(`${HEADER};Vorname Kind\n`), 'file_column_twice Vorname Kind'],
      [new Uint8Array(MAX_FILE_BYTES + 1).fill(0x61), 'file_too_large 2 MB'],
      [
        utf8([HEADER, ...Array.from({ length: MAX_LINES + 5 }, () => MIA)].join('\n')),
        `file_too_long ${MAX_LINES}`,
      ],
    ];
    for (const [bytes, told] of cases) {
      expect(fileProblem(bytes)).toBe(told);
      expect(waitingListFileProblems[told.split(' ')[0] as never]).toBeDefined();
    }
  });

  it('of the greatest length is read to its end, also after a quote that never closes', () => {
    const lines = Array.from({ length: MAX_LINES }, (_, index) =>
      MIA.replace('Mia', `Mia${String.fromCodePoint(97 + (index % 26))}${'x'.repeat(index % 40)}`),
    );
    const read = parse([HEADER, ...lines, '"']);
    expect(read.children.length + read.problems.length).toBeGreaterThan(MAX_LINES);
  });
});

describe('a child of the waiting list', () => {
  it.each([
    ['Jörg', 'JOERG', true],
    ['Jörg', 'Jo\u0308rg', true],
    ['Mia-Sophie', ' mia sophie', true],
    ['Zoë', 'Zoe', true],
    ['Weiß', 'WEISS', true],
    ['Işıl', 'Isil', true],
    ['Mia', 'Mila', false],
  ])('is the same as %s and as %s: %s', (one, other, same) => {
    const key = (firstName: string): string =>
      childKey({ firstName, lastName: 'B', birthDate: '2024-03-09' });
    expect(key(one) === key(other)).toBe(same);
  });
});

describe('the reminder that is due', () => {
  const deadline = startOfDay('2026-11-16');
  const at = (daysBefore: number, ms = 0): number | undefined =>
    dueReminder(deadline, deadline - daysBefore * 86_400_000 + ms)?.daysBefore;
  it('is the nearest to the deadline, and none before or after', () => {
    expect([at(14, -1), at(14), at(3, -1), at(3), at(0, -1), at(0)]).toEqual([
      undefined,
      14,
      14,
      3,
      3,
      undefined,
    ]);
  });
});

describe('the synthetic sample', () => {
  it('is what its seed makes of it, and every line of it can be imported', async () => {
    const path = new URL('../../../data/kreis-soest/waiting-list-sample.csv', import.meta.url);
    await expect(waitingListSample()).toMatchFileSnapshot(fileURLToPath(path));
    const { children, problems: wrong } = parseWaitingList(utf8(waitingListSample()), YEAR, TODAY);
    expect(wrong).toEqual([]);
    expect(children).toHaveLength(200);
    expect(children.every(({ email }) => email === null || email.endsWith('@example.org'))).toBe(
      true,
    );
  });
});
