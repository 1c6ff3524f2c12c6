/**
 * The few marks in the text of a notice, from which mail, web page and letter are made: an empty line ends a block; a
 * block is a heading (`# …`), or lines of text and of lists (`- …`, `1. …`).
 */

/** A heading with its paragraphs; empty ones fall away. */
export const section = (heading: string, ...paragraphs: readonly string[]): string =>
  [`# ${heading}`, ...paragraphs.filter((paragraph) => paragraph !== '')].join('\n\n');

export const bulleted = (items: readonly string[]): string =>
  items.map((item) => `- ${oneLine(item)}`).join('\n');

export const numbered = (items: readonly string[]): string =>
  items.map((item, index) => `${index + 1}. ${oneLine(item)}`).join('\n');

/** What a person typed, so that nothing in it is taken for a mark. */
export const oneLine = (text: string): string => text.trim().replaceAll(/\s*[\n\r]\s*/gu, ' ');
