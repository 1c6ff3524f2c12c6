import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { html, raw } from 'hono/html';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { codeOf, StartupError } from './processes.ts';

/** A mail server that delivers nothing: it keeps every mail as a file and shows them on a page. */
export interface MailCatcher {
  readonly smtpUrl: string;
  readonly pageUrl: string;
  stop(): Promise<void>;
}

type Markup = ReturnType<typeof html>;

interface Page {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const listedAtMost = 200;

/** There is no such domain anywhere (RFC 6761), so that its mails can be seen to be refused. */
const NOWHERE = '.invalid';
const noSuchDomain = (): Error => Object.assign(new Error('no such domain'), { responseCode: 550 });

/** Starts the mail server and its page on the loopback interface. */
export async function startMailCatcher(options: {
  /** Folder of the mails; they survive a restart. */
  readonly folder: string;
  readonly smtpPort: number;
  readonly pagePort: number;
}): Promise<MailCatcher> {
  const { folder, smtpPort, pagePort } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  const smtp = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      callback(address.toLowerCase().endsWith(NOWHERE) ? noSuchDomain() : undefined);
    },
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('error', callback);
      stream.once('end', () => {
        keep(folder, Buffer.concat(chunks)).then(
          () => callback(),
          (error: unknown) => callback(new Error(`the mail cannot be kept (${codeOf(error)})`)),
        );
      });
    },
  });
  // A client that breaks off concerns nobody else.
  smtp.on('error', () => undefined);
  const page = createServer((request, response) => {
    answer(folder, request).then(
      (found) => send(response, found),
      () => send(response, { status: 500, type: 'text/plain', body: 'Interner Fehler' }),
    );
  });

  await listening(smtp.server, smtpPort, 'the mail catcher', () =>
    smtp.listen(smtpPort, '127.0.0.1'),
  );
  try {
    await listening(page, pagePort, "the mail catcher's page", () =>
      page.listen(pagePort, '127.0.0.1'),
    );
  } catch (error) {
    await closed((done) => smtp.close(done));
    throw error;
  }
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    pageUrl: `http://localhost:${pagePort}`,
    async stop() {
      page.closeAllConnections();
      await Promise.all([
        closed((done) => smtp.close(done)),
        closed((done) => page.close(() => done())),
      ]);
    },
  };
}

/** A mail is taken only when it is kept whole: written beside, then renamed. */
async function keep(folder: string, mail: Buffer): Promise<void> {
  // The name sorts by arrival.
  const name = `${Date.now()}-${randomUUID()}`;
  await writeFile(join(folder, `${name}.part`), mail, { mode: 0o600 });
  await rename(join(folder, `${name}.part`), join(folder, `${name}.eml`));
}

const idPattern = '[0-9]+-[0-9a-f-]{36}';

async function answer(folder: string, request: IncomingMessage): Promise<Page> {
  // Mails hold the links with which people sign in: no page of another name may read them.
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) {
    return { status: 403, type: 'text/plain', body: 'Nur von diesem Rechner aus.' };
  }
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method !== 'GET') return { status: 405, type: 'text/plain', body: 'Nur GET.' };
  if (pathname === '/') return list(folder);
  if (pathname === '/style.css') return { type: 'text/css', body: style };

  const [, id, index] =
    new RegExp(`^/mails/(${idPattern})(?:/attachments/(\\d+))?$`).exec(pathname) ?? [];
  if (id !== undefined) {
    const mail = await read(folder, id);
    if (mail !== undefined) {
      return index === undefined ? show(id, mail) : attachment(mail, Number(index));
    }
  }
  return { status: 404, type: 'text/plain', body: 'Nicht gefunden.' };
}

async function read(folder: string, id: string): Promise<ParsedMail | undefined> {
  const file = await readFile(join(folder, `${id}.eml`)).catch(() => undefined);
  return file === undefined ? undefined : simpleParser(file);
}

async function list(folder: string): Promise<Page> {
  const ids = (await readdir(folder))
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -'.eml'.length))
    .sort()
    .reverse();
  const mails = await Promise.all(
    ids.slice(0, listedAtMost).map(async (id) => ({ id, mail: await read(folder, id) })),
  );
  const rows = mails.map(({ id, mail }) =>
    mail === undefined
      ? ''
      : html`<tr>
          <td>${arrival(id)}</td>
          <td>${addresses(mail.to)}</td>
          <td><a href="/mails/${id}">${mail.subject ?? '(ohne Betreff)'}</a></td>
          <td>${mail.attachments.length > 0 ? `${mail.attachments.length} Anhang` : ''}</td>
        </tr>`,
  );
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">Eingang</th>
        <th scope="col">An</th>
        <th scope="col">Betreff</th>
        <th scope="col">Anhänge</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return document(
    'Abgefangene Mails',
    html`<p>
        Diese Mails hat das Portal verschickt; zugestellt wurde keine. ${ids.length} insgesamt,
        neueste zuerst.
      </p>
      ${ids.length === 0 ? html`<p>Noch keine Mail.</p>` : table}`,
  );
}

async function show(id: string, mail: ParsedMail): Promise<Page> {
  const attachments = mail.attachments.map(
    (part, index) =>
      html`<li>
        <a href="/mails/${id}/attachments/${index}">${part.filename ?? `Anhang ${index + 1}`}</a>
        (${part.contentType}, ${part.size} Bytes)
      </li>`,
  );
  return document(
    mail.subject ?? '(ohne Betreff)',
    html`<p><a href="/">Alle Mails</a></p>
      <dl>
        <dt>Eingang</dt>
        <dd>${arrival(id)}</dd>
        <dt>Von</dt>
        <dd>${addresses(mail.from)}</dd>
        <dt>An</dt>
        <dd>${addresses(mail.to)}</dd>
        <dt>Message-ID</dt>
        <dd>${mail.messageId ?? ''}</dd>
      </dl>
      <pre>${linked(mail.text ?? '')}</pre>
      ${
        attachments.length === 0
          ? ''
          : html`<h2>Anhänge</h2>
              <ul>
                ${attachments}
              </ul>`
      }`,
  );
}

/** The text as it is, with its web addresses as links. */
function linked(text: string): Markup[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : html`${part}`,
    );
}

function attachment(mail: ParsedMail, index: number): Page {
  const part = mail.attachments[index];
  if (part === undefined) return { status: 404, type: 'text/plain', body: 'Nicht gefunden.' };
  const name = encodeURIComponent(part.filename ?? `anhang-${index + 1}`);
  return {
    // Never shown by the browser: a mail's attachment could be a page.
    type: 'application/octet-stream',
    body: part.content,
    headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
  };
}

async function document(title: string, content: Markup): Promise<Page> {
  const page = await html`${raw('<!doctype html>')}
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
  return { type: 'text/html', body: page.toString() };
}

const style = `
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; color: #171a2b; background: #fff; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .5rem; border-bottom: 1px solid #c8ccd9; vertical-align: top; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; overflow-wrap: anywhere; }
dt { font-weight: 600; } dd { margin: 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; border: 1px solid #c8ccd9; padding: 1rem; }
a { color: #14519b; }
`;

function send(response: ServerResponse, page: Page): void {
  response.writeHead(page.status ?? 200, {
    'content-type': `${page.type}; charset=utf-8`,
    'content-security-policy':
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...page.headers,
  });
  response.end(page.body);
}

function arrival(id: string): string {
  return new Intl.DateTimeFormat('de-DE', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Europe/Berlin',
  }).format(Number(id.split('-')[0]));
}

function addresses(value: AddressObject | AddressObject[] | undefined): string {
  return [value ?? []]
    .flat()
    .map((one) => one?.text ?? '')
    .join(', ');
}

async function listening(
  server: Server,
  port: number,
  what: string,
  listen: () => unknown,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: Error): void =>
      reject(new StartupError(`Port ${port} for ${what} cannot be used (${codeOf(error)}).`));
    server.once('error', failed);
    server.once('listening', () => {
      server.off('error', failed);
      resolve();
    });
    listen();
  });
}

async function closed(close: (done: () => void) => void): Promise<void> {
  await new Promise<void>((resolve) => close(() => resolve()));
}
