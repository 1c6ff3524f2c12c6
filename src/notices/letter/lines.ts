import { runsOf, widthOf, type Run, type Weight } from './fonts.ts';

export interface Style {
  readonly weight: Weight;
  /** Points. */
  readonly size: number;
  /** From one line to the next, points. */
  readonly leading: number;
}

/** A piece of text at its place in a line, points from the line's beginning. */
export interface PlacedRun extends Run {
  readonly x: number;
}
export type Line = readonly PlacedRun[];

/** Breaks text into lines of a width in points: at spaces, and within a word only where it is wider than a line. */
export function linesOf(text: string, style: Style, width: number): readonly Line[] {
  const space = widthOfText(' ', style);
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  for (const word of text.split(' ').flatMap((each) => piecesOf(each, style, width))) {
    const wordWidth = widthOfText(word, style);
    if (line !== '' && filled + space + wordWidth > width) {
      lines.push(line);
      line = '';
    }
    filled = line === '' ? wordWidth : filled + space + wordWidth;
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => placed(each, style));
}

function piecesOf(word: string, style: Style, width: number): readonly string[] {
  if (widthOfText(word, style) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && widthOfText(piece + character, style) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

function widthOfText(text: string, { weight, size }: Style): number {
  return runsOf(text, weight).reduce((sum, run) => sum + widthOf(run) * size, 0);
}

function placed(text: string, { weight, size }: Style): Line {
  const runs = runsOf(text, weight);
  let x = 0;
  return runs.map((run, index) => {
    const at = x;
    if (index < runs.length - 1) x += widthOf(run) * size;
    return { ...run, x: at };
  });
}
