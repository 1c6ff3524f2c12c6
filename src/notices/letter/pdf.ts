import { buffer } from 'node:stream/consumers';
import { setImmediate as breathe } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { noticeLanguage } from '../render.ts';
import { fontFile, REGULAR } from './fonts.ts';
import { writeLetter, type PaperLetter } from './letter.ts';
import { PAGE } from './writer.ts';

/** Missing in the library's types. */
const PDF_UA: object = { subset: 'PDF/UA' };

/**
 * Letters as one tagged PDF (PDF/UA: structure, language, title, fonts within), each on pages of its own and counted for
 * itself. Neither its title nor anything else outside of the pages names a person.
 */
export async function lettersAsPdf(letters: readonly PaperLetter[]): Promise<Buffer> {
  const language = letters[0]?.notice.language ?? 'de';
  const doc = new PDFDocument({
    autoFirstPage: false,
    size: [PAGE.width, PAGE.height],
    margin: 0,
    font: fontFile(REGULAR),
    bufferPages: true,
    pdfVersion: '1.7',
    ...PDF_UA,
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: noticeLanguage(language).letterFrame.title },
  });
  const written = buffer(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const letter of letters) {
    writeLetter(doc, root, letter);
    doc.flushPages();
    await breathe();
  }
  root.end();
  doc.end();
  return written;
}
