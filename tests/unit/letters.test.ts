import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/notices/blocks.ts';
import { lettersAsPdf } from '../../src/notices/letter/pdf.ts';
import type { NoticeFacts } from '../../src/notices/notice-facts.ts';
import { renderNotice } from '../../src/notices/render.ts';
import { everySample, SAMPLE_FRAME, sampleFacts } from '../../src/notices/sample-facts.ts';

const MM = 72 / 25.4;

const letterOf = (facts: NoticeFacts, name = facts.recipient.name) => ({
  notice: renderNotice({ ...facts, channel: 'letter', recipient: { name, email: null } }),
  caseNumber: 'caseNumber' in facts ? facts.caseNumber : null,
  address: [name, 'Große Straße 7', '59514 Welver'],
  writtenAt: SAMPLE_FRAME.happenedAt,
});

interface Piece {
  readonly text: string;
  /** Millimetres from the left and upper edge of the page. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface Structure {
  readonly role?: string;
  readonly lang?: string;
  readonly children?: readonly Structure[];
}

/** What a reader, and a screen reader, finds in a PDF. */
async function read(pdf: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { info } = await document.getMetadata();
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const page = await document.getPage(index + 1);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item): Piece[] =>
        'str' in item && item.str.trim() !== ''
          ? [
              {
                text: item.str,
                x: Number(item.transform[4]) / MM,
                y: 297 - Number(item.transform[5]) / MM,
                width: item.width / MM,
              },
            ]
          : [],
      );
      return {
        pieces,
        text: items.map((item) => ('str' in item ? item.str : '')).join(' '),
        structure: (await page.getStructTree()) as Structure | null,
      };
    }),
  );
  return { info: info as Readonly<Record<string, unknown>>, pages };
}

const rolesIn = (structure: Structure | null): readonly string[] =>
  structure === null
    ? []
    : [structure.role ?? '', ...(structure.children ?? []).flatMap((child) => rolesIn(child))];

const plain = (text: string): string => text.replaceAll(/\s+/gu, '');

describe('a letter', () => {
  it('has its address where the window of an envelope is, and nothing else there', async () => {
    const { pages } = await read(await lettersAsPdf([letterOf(sampleFacts('offer'))]));
    const seen = (pages[0]?.pieces ?? []).filter(
      ({ x, y }) => x >= 20 && x <= 105 && y >= 45 && y <= 90,
    );
    expect(seen.map(({ text }) => text)).toEqual([
      'Kreis Soest · Kreisjugendamt · Hoher Weg 1–3 · 59494 Soest',
      'Kim Beispiel',
      'Große Straße 7',
      '59514 Welver',
    ]);
    for (const { x, y, width } of seen.slice(1)) {
      expect(x).toBeCloseTo(25, 0);
      expect(y).toBeGreaterThan(62.7);
      expect(x + width).toBeLessThan(105);
    }
  });

  it.each([
    ['W'.repeat(80), 'without a space'],
    ['Maria Magdalena von und zu '.repeat(6).slice(0, 160), 'of 160 characters'],
  ])('fits the longest name into the window: %s', async (name) => {
    const { pages } = await read(await lettersAsPdf([letterOf(sampleFacts('offer'), name)]));
    const pieces = pages[0]?.pieces ?? [];
    const town = pieces.find(({ text }) => text === '59514 Welver');
    expect(town?.y).toBeLessThan(90);
    for (const { x, width } of pieces) expect(x + width).toBeLessThan(200);
  });

  it('says all that the notice says, in every kind and language', async () => {
    const letters = [...everySample({ language: 'de' }), ...everySample({ language: 'en' })].map(
      (facts) => letterOf(facts),
    );
    const { pages } = await read(await lettersAsPdf(letters));
    const texts: string[] = [];
    for (const { text } of pages)
      if (/(?:Seite|Page) 1 /u.test(text)) texts.push(plain(text));
      else texts.push(`${texts.pop() ?? ''}${plain(text)}`);
    expect(texts).toHaveLength(letters.length);
    for (const [index, { notice }] of letters.entries())
      for (const words of notice.paragraphs.flat().flatMap(wordsOf))
        expect(texts[index]).toContain(plain(words));
  });

  it('is a document for a screen reader: language, title, headings, lists', async () => {
    const pdf = await lettersAsPdf([letterOf(sampleFacts('receipt', { language: 'en' }))]);
    const { info, pages } = await read(pdf);
    expect(info).toMatchObject({
      Title: 'Letter from the youth office of Kreis Soest',
      Language: 'en',
      PDFFormatVersion: '1.7',
    });
    expect(pdf.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.toString('latin1')).toContain('/Marked true');
    const roles = pages.flatMap(({ structure }) => rolesIn(structure));
    for (const role of ['Document', 'Sect', 'P', 'H1', 'H2', 'L', 'LI', 'Lbl', 'LBody'])
      expect(roles).toContain(role);
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    for (const word of ['Kim', 'Beispiel', 'Mia']) expect(JSON.stringify(info)).not.toContain(word);
  });

  it('counts its own pages, and many are one document in the order they were asked for', async () => {
    const german = letterOf(sampleFacts('receipt'));
    const english = letterOf(sampleFacts('offerDeclined', { language: 'en' }));
    const { pages } = await read(await lettersAsPdf([german, english, german]));
    const counted = pages.map(({ text }) => /(?:Seite|Page) \d (?:von|of) \d/u.exec(text)?.[0]);
    expect(counted).toEqual([
      'Seite 1 von 2',
      'Seite 2 von 2',
      'Page 1 of 1',
      'Seite 1 von 2',
      'Seite 2 von 2',
    ]);
    const [page] = pages[2]?.structure?.children ?? [];
    expect(JSON.stringify(page)).toContain('"lang":"en"');
  });

  it('prints every script it has letters for, others in Latin ones, and says so', async () => {
    const of = async (name: string): Promise<string> => {
      const { pages } = await read(await lettersAsPdf([letterOf(sampleFacts('offer'), name)]));
      return pages.map(({ text }) => text).join(' ');
    };
    const remark = 'Einige Schriftzeichen können wir nicht drucken.';
    for (const name of ['Jürgen Größe', 'Łukasz Żółć', 'Дмитрий Иванов', 'Ελένη', 'Nguyễn Thị']) {
      const text = await of(name);
      expect(plain(text)).toContain(plain(name));
      expect(text).not.toContain(remark);
    }
    for (const [name, latin] of [
      ['محمد Yılmaz', 'mhmd Yılmaz'],
      ['李明', 'LiMing'],
      ['กมล', 'kml'],
    ] as const) {
      const text = await of(name);
      expect(plain(text)).toContain(`GutenTag${plain(latin)},`);
      expect(text).toContain(remark);
    }
  });
});

function wordsOf(block: Block): readonly string[] {
  if (block.kind === 'heading') return [block.text];
  return block.kind === 'list' ? block.items : block.lines;
}
