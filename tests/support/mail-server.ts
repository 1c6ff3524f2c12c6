import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What the server does with the next connection or recipient; called for each. */
export interface Manners {
  /** False: the connection is accepted and never greeted. */
  readonly greets?: () => boolean;
  /** An error is said with its message and `responseCode`; false: no answer ever. */
  readonly takes?: (address: string) => true | false | Error;
  /** How long it thinks about a mail before it takes it, in milliseconds. */
  readonly slownessMs?: (mail: ParsedMail) => number;
}

/** A real SMTP server that keeps what it is given, with manners a test can change. */
export interface TestMailServer {
  readonly url: string;
  readonly mails: readonly ParsedMail[];
  behave(manners: Manners): void;
  /** Forgets all mails and behaves again. */
  reset(): void;
  stop(): Promise<void>;
}

export const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

export async function startMailServer(): Promise<TestMailServer> {
  let manners: Manners = {};
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onConnect(_session, callback) {
      if (manners.greets?.() !== false) callback();
    },
    onRcptTo({ address }, _session, callback) {
      const taken = manners.takes?.(address) ?? true;
      if (taken === true) callback();
      else if (taken !== false) callback(taken);
    },
    onData(stream, _session, callback) {
      simpleParser(stream).then(
        (mail) => {
          setTimeout(
            () => {
              mails.push(mail);
              callback();
            },
            manners.slownessMs?.(mail) ?? 0,
          );
        },
        (error: Error) => callback(error),
      );
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    behave(next) {
      manners = next;
    },
    reset() {
      manners = {};
      mails.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
