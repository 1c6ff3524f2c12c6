import { fontFile } from './fonts.ts';
import type { Line, Style } from './lines.ts';

export const mm = (millimetres: number): number => (millimetres / 25.4) * 72;

export const PAGE = { width: mm(210), height: mm(297) };
const TOP_OF_NEXT_PAGES = mm(25);
const BOTTOM = PAGE.height - mm(27);
/** So many lines of a paragraph are not left alone at the end of a page. */
const KEPT_LINES = 4;

type Element = PDFKit.PDFStructureElement;

/** What a screen reader takes a piece of text for: paragraph, heading, or part of a list. */
export type Tag = 'P' | 'H1' | 'H2' | 'Lbl' | 'LBody';

/** Lines of one piece of text from a place on. Lengths and places in points from the upper left corner. */
export interface Piece {
  readonly lines: readonly Line[];
  readonly style: Style;
  readonly x: number;
}

/** Writes text down a page and over to the next; all of it belongs to an element of the document's structure. */
export class Writer {
  readonly #doc: PDFKit.PDFDocument;
  #y = 0;

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
  }

  get y(): number {
    return this.#y;
  }

  moveTo(y: number): void {
    this.#y = y;
  }

  down(points: number): void {
    this.#y += points;
  }

  /** Begins the next page unless there is room for the lines and what follows them. */
  keep(lines: number, style: Style, following = 0): void {
    const needed = Math.min(lines, KEPT_LINES) * style.leading + following;
    if (this.#y + needed > BOTTOM) this.#nextPage();
  }

  /** An element that says the lines, one below the other. */
  element(tag: Tag, piece: Piece): Element {
    return this.#doc.struct(tag, {}, () => {
      for (const line of piece.lines) this.#line(line, piece);
    });
  }

  /** An item of a list, its mark and its text beginning in the same line. */
  item(mark: Piece, body: Piece): Element {
    return this.#doc.struct('LI', {}, [
      this.#doc.struct('Lbl', {}, () => {
        for (const line of mark.lines) this.#line(line, mark);
        this.#y -= mark.lines.length * mark.style.leading;
      }),
      this.element('LBody', body),
    ]);
  }

  #line(line: Line, { style, x }: Piece): void {
    if (this.#y + style.leading > BOTTOM) this.#nextPage();
    for (const run of line)
      this.#doc
        .font(fontFile(run.font))
        .fontSize(style.size)
        .text(run.text, x + run.x, this.#y, { lineBreak: false });
    this.#y += style.leading;
  }

  #nextPage(): void {
    this.#doc.continueOnNewPage();
    this.#y = TOP_OF_NEXT_PAGES;
  }
}
