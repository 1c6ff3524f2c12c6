import type { Child } from 'hono/jsx';
import { common } from '../texts/de/common.ts';
import type { Block } from './blocks.ts';
import type { RenderedNotice } from './render.ts';

/** Mail programs keep styles on elements and little else; colours stay theirs, so that dark screens stay dark. */
const BODY =
  "margin:0;padding:16px;font-family:'Fira Sans',Arial,sans-serif;font-size:16px;line-height:1.5";
const COLUMN = 'max-width:600px;overflow-wrap:anywhere';
const HEADING = 'font-size:18px;line-height:1.3;margin:24px 0 8px';
const PARAGRAPH = 'margin:0 0 16px';
const LIST = 'margin:0 0 16px;padding-left:28px';

/**
 * The notice as HTML: the words of the plain text, nothing loaded from anywhere. Links are the portal's door and the
 * office's own address and telephone, as the text spells them; nothing else becomes one.
 */
export function mailHtml(
  { language, subject, paragraphs }: RenderedNotice,
  openUrl: string,
): string {
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
      </head>
      <body style={BODY}>
        <div lang={language} style={COLUMN}>
          {paragraphs.flat().map((block) => (
            <BlockElement block={block} openUrl={openUrl} />
          ))}
        </div>
      </body>
    </html>
  );
  return `<!doctype html>${String(page)}`;
}

function BlockElement({ block, openUrl }: { readonly block: Block; readonly openUrl: string }) {
  switch (block.kind) {
    case 'heading':
      return <h2 style={HEADING}>{block.text}</h2>;
    case 'lines':
      return (
        <p style={PARAGRAPH}>
          {block.lines.map((line, index) => (
            <>
              {index > 0 && <br />}
              {linked(line, openUrl)}
            </>
          ))}
        </p>
      );
    case 'list': {
      const items = block.items.map((item) => <li>{linked(item, openUrl)}</li>);
      return block.ordered ? <ol style={LIST}>{items}</ol> : <ul style={LIST}>{items}</ul>;
    }
  }
}

function linked(line: string, openUrl: string): Child {
  const { email, phone, phoneLink } = common.help;
  const [text, href] =
    (
      [
        [openUrl, openUrl],
        [email, `mailto:${email}`],
        [phone, phoneLink],
      ] as const
    ).find(([known]) => line.endsWith(known)) ?? [];
  if (text === undefined) return line;
  return (
    <>
      {line.slice(0, -text.length)}
      <a href={href}>{text}</a>
    </>
  );
}
