import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { common } from '../texts/de/common.ts';
import type { Block } from './blocks.ts';
import type { RenderedNotice } from './render.ts';

type Html = ReturnType<typeof html>;

/** Mail programs keep styles on elements and little else; colours stay theirs, so that dark screens stay dark. */
const BODY = 'margin:0;padding:16px;font-family:Arial,sans-serif;font-size:16px;line-height:1.5';
const COLUMN = 'max-width:600px;overflow-wrap:anywhere';
const HEADING = 'font-size:18px;line-height:1.3;margin:24px 0 8px';
const PARAGRAPH = 'margin:0 0 16px';
const LIST = 'margin:0 0 16px;padding-left:28px';

/**
 * The notice as HTML: the words of the plain text, nothing loaded from anywhere. Links are the portal's door and the
 * office's own address and telephone; nothing that a person typed becomes one.
 */
export function mailHtml({ language, subject, openUrl, paragraphs }: RenderedNotice): string {
  const blocks = paragraphs.flat().map((block) => element(block, openUrl));
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          name="format-detection"
          content="telephone=no, date=no, address=no, email=no, url=no"
        />
        <meta name="color-scheme" content="light dark" />
        <title>${subject}</title>
      </head>
      <body style="${BODY}">
        <div lang="${language}" style="${COLUMN}">${blocks}</div>
      </body>
    </html> ` as HtmlEscapedString;
  return page.toString();
}

function element(block: Block, openUrl: string): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h2 style="${HEADING}">${block.text}</h2> `;
    case 'lines': {
      const lines = block.lines.map(
        (line, index) => html`${index > 0 ? raw('<br>\n') : ''}${linked(line, openUrl)}`,
      );
      return html`<p style="${PARAGRAPH}">${lines}</p> `;
    }
    case 'list': {
      const items = block.items.map((item) => html`<li>${linked(item, openUrl)}</li> `);
      return block.ordered
        ? html`<ol style="${LIST}">
            ${items}
          </ol> `
        : html`<ul style="${LIST}">
            ${items}
          </ul> `;
    }
  }
}

function linked(line: string, openUrl: string): Html {
  const { email, phone, phoneLink } = common.help;
  const targets = [
    { text: openUrl, href: openUrl },
    { text: email, href: `mailto:${email}` },
    { text: phone, href: phoneLink },
  ];
  const found = targets.find(({ text }) => line.endsWith(text));
  if (found === undefined) return html`${line}`;
  return html`${line.slice(0, -found.text.length)}<a href="${found.href}">${found.text}</a>`;
}
