import { join } from 'node:path';
import anyAscii from 'any-ascii';
import { openSync, type Font } from 'fontkit';
import { projectRoot } from '../../project-root.ts';

export type Weight = 'regular' | 'bold';

/** A piece of text in one font file. */
export interface Run {
  /** The font's name, which is also its file's. */
  readonly font: string;
  readonly text: string;
}

/** The parts in which Fira Sans comes, the likeliest first. */
const PARTS = [
  'latin',
  'latin-ext',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
  'vietnamese',
] as const;
const FILE_WEIGHT: Readonly<Record<Weight, number>> = { regular: 400, bold: 600 };

const fontName = (part: (typeof PARTS)[number], weight: Weight): string =>
  `fira-sans-${part}-${FILE_WEIGHT[weight]}-normal`;

export const REGULAR = fontName('latin', 'regular');

export const fontFile = (font: string): string =>
  join(projectRoot, 'node_modules/@fontsource/fira-sans/files', `${font}.woff`);

/** What German and English are written with; the first part has all of it. */
const ONLY_LATIN = /^[\u0020-\u007E\u00A0-\u00FF–—‘’“”„•…€]*$/u;

const opened = new Map<string, Font>();

function open(font: string): Font {
  const known = opened.get(font);
  if (known !== undefined) return known;
  const read = openSync(fontFile(font));
  if (!('hasGlyphForCodePoint' in read)) throw new Error(`${font} is a collection of fonts`);
  opened.set(font, read);
  return read;
}

const LARGEST_CACHE = 5000;
const widths = new Map<string, number>();

/** Width in units of the font's size. The words of letters are mostly the same: measured once, they are known. */
export function widthOf({ font, text }: Run): number {
  const key = `${font} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const { unitsPerEm } = open(font);
  const width = open(font).layout(text).advanceWidth / unitsPerEm;
  if (widths.size >= LARGEST_CACHE) widths.clear();
  widths.set(key, width);
  return width;
}

/**
 * Writes text with what Fira Sans has: Latin, Greek, Cyrillic and Vietnamese. A character of another script is written in
 * Latin letters, what has no letters at all as a question mark; marks and joiners that mean nothing alone fall away.
 */
export function runsOf(text: string, weight: Weight): readonly Run[] {
  if (ONLY_LATIN.test(text)) return [{ font: fontName('latin', weight), text }];
  const runs: Run[] = [];
  for (const character of text.normalize('NFC')) {
    const font = fontOf(character, weight);
    const written = font === undefined ? inLatin(character) : character;
    const last = runs.at(-1);
    const name = font ?? fontName('latin', weight);
    if (last?.font === name) runs[runs.length - 1] = { font: name, text: last.text + written };
    else if (written !== '') runs.push({ font: name, text: written });
  }
  return runs;
}

/** Whether a letter of the text is written with others. */
export const isTransliterated = (text: string): boolean =>
  Array.from(new Set(text.normalize('NFC'))).some(
    (character) => /\p{L}/u.test(character) && fontOf(character, 'regular') === undefined,
  );

function fontOf(character: string, weight: Weight): string | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  return PARTS.map((part) => fontName(part, weight)).find((font) =>
    open(font).hasGlyphForCodePoint(codePoint),
  );
}

function inLatin(character: string): string {
  if (/[\p{M}\p{Cf}]/u.test(character)) return '';
  return anyAscii(character) || '?';
}
