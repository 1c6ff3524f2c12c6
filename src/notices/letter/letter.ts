import { SENDER } from '../../texts/sender.ts';
import { common } from '../../texts/de/common.ts';
import type { NoticeLanguage } from '../../texts/notice-texts.ts';
import type { Block } from '../blocks.ts';
import { noticeLanguage, type RenderedNotice } from '../render.ts';
import { fontFile, isTransliterated } from './fonts.ts';
import { linesOf, type Style } from './lines.ts';
import { mm, Writer, type Piece, type Tag } from './writer.ts';

/** A notice on its way to paper. */
export interface PaperLetter {
  readonly notice: RenderedNotice;
  /** null: to a family that has no case yet. */
  readonly caseNumber: string | null;
  /** Name, street, postcode and town. */
  readonly address: readonly string[];
  /** UTC milliseconds. */
  readonly writtenAt: number;
}

/** DIN 5008, form B: where the window of an envelope shows the address, and where everything else begins. */
const LEFT = mm(25);
const TEXT_WIDTH = mm(165);
const SENDER_TOP = mm(45 + 13);
const ADDRESS = { top: mm(45 + 17.7), width: mm(80), height: mm(27.3) };
const FACTS = { left: mm(125), top: mm(50), width: mm(75) };
const SUBJECT_TOP = mm(98.5);
const FOOTER_TOP = mm(282);
const FOLDS = [mm(105), mm(210)];
const HOLE = mm(148.5);

const BODY: Style = { weight: 'regular', size: 10.5, leading: 14.5 };
const HEADING: Style = { weight: 'bold', size: 10.5, leading: 14.5 };
const SUBJECT: Style = { weight: 'bold', size: 12, leading: 16 };
const SMALL: Style = { weight: 'regular', size: 9, leading: 12 };
const SENDER_LINE: Style = { weight: 'regular', size: 7, leading: 9 };
/** The largest in which the whole address fits into the window is taken. */
const ADDRESS_STYLES: readonly Style[] = [
  { weight: 'regular', size: 10.5, leading: 12.5 },
  { weight: 'regular', size: 8, leading: 9.5 },
  { weight: 'regular', size: 6, leading: 7 },
];
const GAP = 7;
const INDENT = mm(6);

/** Writes one letter on pages of its own. @param root the element that all letters of the document belong to. */
export function writeLetter(
  doc: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  letter: PaperLetter,
): void {
  const { notice } = letter;
  const texts = noticeLanguage(notice.language).letterFrame;
  doc.addPage();
  const firstPage = doc.bufferedPageRange().start + doc.bufferedPageRange().count - 1;
  const section = doc.struct('Sect', { lang: notice.language });
  root.add(section);
  const writer = new Writer(doc);
  marksForFolding(doc);
  head(section, writer, letter, texts);
  writer.moveTo(SUBJECT_TOP);
  section.add(writer.element('H1', piece(notice.subject, SUBJECT)));
  writer.down(mm(8));
  for (const parts of notice.paragraphs) paragraph(doc, section, writer, parts);
  if (isTransliterated([...letter.address, notice.subject, notice.text].join(' '))) {
    writer.down(GAP);
    section.add(writer.element('P', piece(texts.transliterated, SMALL)));
  }
  section.end();
  pageNumbers(doc, firstPage, letter.caseNumber, texts);
}

/** Sender, address and what the letter is about. */
function head(
  section: PDFKit.PDFStructureElement,
  writer: Writer,
  { address, caseNumber, writtenAt }: PaperLetter,
  texts: NoticeLanguage['letterFrame'],
): void {
  const { authority, unit, street, town } = SENDER;
  const write = (tag: Tag, each: Piece): void => {
    section.add(writer.element(tag, each));
  };
  writer.moveTo(SENDER_TOP);
  write('P', piece([authority, unit, street, town].join(' · '), SENDER_LINE, ADDRESS.width));
  writer.moveTo(ADDRESS.top);
  write('P', addressPiece(address));
  writer.moveTo(FACTS.top);
  for (const lines of [
    [authority, unit, street, town],
    [`${texts.phone} ${common.help.phone}`, `${texts.email} ${common.help.email}`],
    [...numberLine(caseNumber, texts), `${texts.date} ${texts.day(writtenAt)}`],
  ]) {
    write('P', { ...pieceOf(lines, SMALL, FACTS.width), x: FACTS.left });
    writer.down(SMALL.leading / 2);
  }
}

const numberLine = (
  caseNumber: string | null,
  texts: NoticeLanguage['letterFrame'],
): readonly string[] => (caseNumber === null ? [] : [`${texts.caseNumber} ${caseNumber}`]);

function addressPiece(address: readonly string[]): Piece {
  const tried = ADDRESS_STYLES.map((style) => pieceOf(address, style, ADDRESS.width));
  const fits = ({ lines, style }: Piece): boolean => lines.length * style.leading <= ADDRESS.height;
  return tried.find(fits) ?? tried.at(-1) ?? pieceOf(address, BODY, ADDRESS.width);
}

function paragraph(
  doc: PDFKit.PDFDocument,
  section: PDFKit.PDFStructureElement,
  writer: Writer,
  parts: readonly Block[],
): void {
  for (const part of parts) {
    switch (part.kind) {
      case 'heading': {
        const heading = piece(part.text, HEADING);
        writer.down(GAP / 2);
        writer.keep(heading.lines.length, HEADING, 3 * BODY.leading);
        section.add(writer.element('H2', heading));
        break;
      }
      case 'lines': {
        const text = pieceOf(part.lines, BODY);
        writer.keep(text.lines.length, BODY);
        section.add(writer.element('P', text));
        break;
      }
      case 'list': {
        const list = doc.struct('L');
        section.add(list);
        for (const [index, item] of part.items.entries()) {
          const body = { ...piece(item, BODY, TEXT_WIDTH - INDENT), x: LEFT + INDENT };
          writer.keep(body.lines.length, BODY);
          list.add(writer.item(piece(part.ordered ? `${index + 1}.` : '•', BODY), body));
        }
        list.end();
        break;
      }
    }
  }
  if (parts[0]?.kind !== 'heading') writer.down(GAP);
  else writer.down(2);
}

function piece(text: string, style: Style, width = TEXT_WIDTH): Piece {
  return pieceOf([text], style, width);
}

function pieceOf(texts: readonly string[], style: Style, width = TEXT_WIDTH): Piece {
  return { lines: texts.flatMap((text) => linesOf(text, style, width)), style, x: LEFT };
}

/** At the left edge: where to fold for the envelope, and the middle for a hole punch. */
function marksForFolding(doc: PDFKit.PDFDocument): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.lineWidth(0.4);
  for (const y of FOLDS) doc.moveTo(mm(5), y).lineTo(mm(9), y).stroke();
  doc.moveTo(mm(5), HOLE).lineTo(mm(11), HOLE).stroke();
  doc.endMarkedContent();
}

/** Known only when the letter is written: how many pages it has. */
function pageNumbers(
  doc: PDFKit.PDFDocument,
  firstPage: number,
  caseNumber: string | null,
  texts: NoticeLanguage['letterFrame'],
): void {
  const { start, count } = doc.bufferedPageRange();
  const pages = start + count - firstPage;
  for (let page = 1; page <= pages; page += 1) {
    doc.switchToPage(firstPage + page - 1);
    doc.markContent('Artifact', { type: 'Pagination' });
    const [line = []] = linesOf(
      [...numberLine(caseNumber, texts), texts.page(page, pages)].join(' · '),
      SMALL,
      TEXT_WIDTH,
    );
    for (const run of line)
      doc
        .font(fontFile(run.font))
        .fontSize(SMALL.size)
        .text(run.text, LEFT + run.x, FOOTER_TOP, { lineBreak: false });
    doc.endMarkedContent();
  }
}
