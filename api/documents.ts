import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';

/** What a document of its own may do: show itself with its own styles, and load nothing. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const MARK = 'X-Own-Document';

/**
 * Documents that are no pages of ours, letters and mails, keep their styles in themselves, which the pages' policy
 * forbids. Stands before the headers of pages, so that it has the last word.
 */
export const documentHeaders = createMiddleware(async (c, next) => {
  await next();
  if (c.res.headers.get(MARK) === null) return;
  c.header(MARK, undefined);
  c.header('Content-Security-Policy', POLICY);
});

/** Opens in the browser's own viewer. @param name of the file, without its ending and without a person's name. */
export function sendPdf(c: Context, pdf: Buffer, name: string): Response {
  return c.body(new Uint8Array(pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="${name}.pdf"`,
    [MARK]: '1',
  });
}

/** A mail as a mail program would show it. */
export const sendMailHtml = (c: Context, html: string): Response =>
  c.body(html, 200, { 'Content-Type': 'text/html; charset=utf-8', [MARK]: '1' });
