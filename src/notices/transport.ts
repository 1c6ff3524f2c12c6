import { createTransport, type SendMailOptions } from 'nodemailer';

/** Bounds of each wait for the mail server, in milliseconds. */
const WAIT_MS = 10_000;

/** What the dispatcher needs of a mail server. */
export interface MailTransport {
  /** Resolves when the server has taken the mail. */
  sendMail(mail: SendMailOptions): Promise<unknown>;
  close(): void;
}

/**
 * Mail over SMTP. The URL may carry options of nodemailer as its query, such as `?requireTLS=true`. Nodemailer's own
 * log is off: it prints addresses.
 */
export function createMailTransport(smtpUrl: string): MailTransport {
  return createTransport({
    url: smtpUrl,
    logger: false,
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    dnsTimeout: WAIT_MS,
    // A notice is text of ours; nothing in it may make the portal read a file or a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** What went wrong, as a code for the notice's row: the server's words name addresses and stay out of it. */
export function smtpCode(error: unknown): string {
  if (!(error instanceof Error)) return 'smtp.failed';
  if ('responseCode' in error && typeof error.responseCode === 'number' && error.responseCode > 0)
    return `smtp.${error.responseCode}`;
  const code = 'code' in error ? error.code : undefined;
  return (typeof code === 'string' ? CODES[code] : undefined) ?? 'smtp.failed';
}

const CODES: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'smtp.timeout',
  EABORT: 'smtp.timeout',
  ECONNECTION: 'smtp.connection',
  ESOCKET: 'smtp.connection',
  EDNS: 'smtp.connection',
  ECONNREFUSED: 'smtp.connection',
  ECONNRESET: 'smtp.connection',
  EPROTOCOL: 'smtp.protocol',
  ETLS: 'smtp.tls',
  EREQUIRETLS: 'smtp.tls',
  EAUTH: 'smtp.auth',
  ENOAUTH: 'smtp.auth',
  EENVELOPE: 'smtp.envelope',
};
