import { serve, type ServerType } from '@hono/node-server';
import type { ParsedMail } from 'mailparser';
import { inject } from 'vitest';
import { demoRound } from '../../../src/demo/demo-round.ts';
import { pagePort } from '../../support/page-port.ts';
import { startDispatcher } from '../../../src/notices/dispatcher.ts';
import { startMailServer } from '../../support/mail-server.ts';
import { eventually, startTestPortal, type TestPortal } from '../../support/portal.ts';
import { openApp } from '../../support/visitor.ts';

/** The portal as `npm start` runs the demonstration, on a port of its own, with its mails. */
export interface Site {
  readonly origin: string;
  readonly portal: TestPortal;
  /** Waits for a mail with this in its subject. */
  mail(subject: string): Promise<ParsedMail>;
  stop(): Promise<void>;
}

/** @param round default: the demonstration's. */
export async function startSite(round = demoRound(Date.now())): Promise<Site> {
  const port = await pagePort();
  const origin = `http://127.0.0.1:${port}`;
  const mailServer = await startMailServer();
  const portal = await startTestPortal({
    postgresUrl: inject('postgresUrl'),
    temporalAddress: inject('temporalAddress'),
    round,
  });
  const app = openApp(portal, { publicOrigin: origin, demo: true, production: false });
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
  const dispatcher = startDispatcher({
    ...portal.deps,
    publicOrigin: origin,
    smtpUrl: mailServer.url,
    mailFrom: 'Kita-Portal <kita-portal@example.org>',
    pauseMs: 200,
  });
  return {
    origin,
    portal,
    async mail(subject) {
      const mails = await eventually(
        async () => mailServer.mails.filter((mail) => mail.subject?.includes(subject) === true),
        (found) => found.length > 0,
      );
      return mails[0] as ParsedMail;
    },
    async stop() {
      await closed(server);
      await dispatcher.stop();
      await portal.stop();
      await mailServer.stop();
    },
  };
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
