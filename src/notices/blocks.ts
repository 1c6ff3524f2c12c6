/** A notice's text taken apart: what a page, a mail in HTML and a letter make their own elements of. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] };

/** Reads the marks of src/texts/notice-marks.ts. What follows on another without an empty line stays beside it. */
export function blocksOf(paragraphs: readonly string[]): readonly (readonly Block[])[] {
  return paragraphs
    .flatMap((paragraph) => paragraph.split('\n\n'))
    .filter((paragraph) => paragraph !== '')
    .map(partsOf);
}

/** The same as plain text with an empty line between paragraphs. */
export function plainText(paragraphs: readonly (readonly Block[])[]): string {
  return `${paragraphs.map(plainParagraph).join('\n\n')}\n`;
}

/** One paragraph as plain text: headings in capitals. */
export const plainParagraph = (parts: readonly Block[]): string => parts.map(plain).join('\n');

function plain(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text.toUpperCase();
    case 'lines':
      return block.lines.join('\n');
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${item}`)
        .join('\n');
  }
}

function partsOf(paragraph: string): readonly Block[] {
  if (paragraph.startsWith('# ')) return [{ kind: 'heading', text: paragraph.slice(2) }];
  const parts: Block[] = [];
  for (const line of paragraph.split('\n')) {
    const last = parts.at(-1);
    const item = itemOf(line, last);
    if (item === undefined) {
      if (last?.kind === 'lines')
        parts[parts.length - 1] = { ...last, lines: [...last.lines, line] };
      else parts.push({ kind: 'lines', lines: [line] });
    } else if (last?.kind === 'list' && last.ordered === item.ordered)
      parts[parts.length - 1] = { ...last, items: [...last.items, item.text] };
    else parts.push({ kind: 'list', ordered: item.ordered, items: [item.text] });
  }
  return parts;
}

/** A number counts as an item's only where it is the next one: "1. August" alone in the middle of a text is a day. */
function itemOf(
  line: string,
  last: Block | undefined,
): { readonly ordered: boolean; readonly text: string } | undefined {
  if (line.startsWith('- ')) return { ordered: false, text: line.slice(2) };
  const next = last?.kind === 'list' && last.ordered ? last.items.length + 1 : 1;
  return line.startsWith(`${next}. `)
    ? { ordered: true, text: line.slice(`${next}. `.length) }
    : undefined;
}
