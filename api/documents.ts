import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';

/** What a document of its own may do: show itself with its own styles, and load nothing. */
const DOCUMENT =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** A page like all others, but with scripts: ours, from files. */
const WITH_SCRIPTS =
  "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const POLICIES = { document: DOCUMENT, scripts: WITH_SCRIPTS } as const;
const MARK = 'X-Own-Document';

/**
 * Documents that are no pages of ours, letters and mails, keep their styles in themselves, which the pages' policy
 * forbids. Stands before the headers of pages, so that it has the last word.
 */
export const documentHeaders = createMiddleware(async (c, next) => {
  await next();
  const mark = c.res.headers.get(MARK);
  if (mark === null) return;
  c.header(MARK, undefined);
  c.header('Content-Security-Policy', POLICIES[mark === 'scripts' ? 'scripts' : 'document']);
});

/** Opens in the browser's own viewer. @param name of the file, without its ending and without a person's name. */
export function sendPdf(c: Context, pdf: Buffer, name: string): Response {
  return c.body(new Uint8Array(pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="${name}.pdf"`,
    [MARK]: 'document',
  });
}

/** For the one page that runs scripts. */
export const scriptsAllowed = (c: Context): void => c.header(MARK, 'scripts');

/** A mail as a mail program would show it. */
export const sendMailHtml = (c: Context, html: string): Response =>
  c.body(html, 200, { 'Content-Type': 'text/html; charset=utf-8', [MARK]: 'document' });
