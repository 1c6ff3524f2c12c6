import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailCatcher, startMailCatcher } from '../../src/embedded/mail-catcher.ts';
import { freePort } from '../../src/embedded/processes.ts';

let folder: string;
let catcher: MailCatcher;

const start = async (): Promise<MailCatcher> =>
  startMailCatcher({ folder, smtpPort: await freePort(), pagePort: await freePort() });

const page = async (path: string): Promise<string> =>
  (await fetch(`${catcher.pageUrl}${path}`)).text();

const send = async (subject: string, text: string, to = 'familie@example.org'): Promise<void> => {
  const transport = nodemailer.createTransport(catcher.smtpUrl);
  await transport.sendMail({
    from: 'Kita-Portal <kita-portal@localhost>',
    to,
    subject,
    text,
    attachments: [{ filename: 'termin.ics', content: 'BEGIN:VCALENDAR' }],
  });
  transport.close();
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kita-portal-mail-'));
  catcher = await start();
});

afterEach(async () => {
  await catcher.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the mail catcher', () => {
  it('shows mails newest first, with text, links and attachments, also after a restart', async () => {
    await send('Eingang bestätigt', 'Grüße <b>&</b> http://localhost/fall/1 weiter');
    await send('Ein Platz für Ihr Kind', 'Angebot');
    await catcher.stop();
    catcher = await start();

    const list = await page('/');
    expect(list.indexOf('Ein Platz')).toBeLessThan(list.indexOf('Eingang bestätigt'));
    const [, path] = /href="([^"]+)">Eingang/.exec(list) ?? [];
    const mail = await page(path ?? '');
    expect(mail).toContain('Grüße &lt;b&gt;&amp;&lt;/b&gt;');
    expect(mail).toContain('<a href="http://localhost/fall/1" rel="noreferrer">');
    const attachment = await fetch(`${catcher.pageUrl}${path}/attachments/0`);
    expect(attachment.headers.get('content-disposition')).toContain('termin.ics');
    expect(await attachment.text()).toBe('BEGIN:VCALENDAR');
  });

  it('refuses what goes to a domain that cannot exist', async () => {
    const sent = send('Eingang bestätigt', 'Angebot', 'familie@briefkasten.invalid');
    await expect(sent).rejects.toMatchObject({ responseCode: 550 });
    expect(await page('/')).toContain('Noch keine Mail.');
  });

  it('runs nothing that a mail contains', async () => {
    await send('<script>alert(1)</script>', '<script>alert(2)</script>');
    const response = await fetch(`${catcher.pageUrl}/`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).not.toContain('<script>');
  });

  it('answers only under the name of this machine', async () => {
    const status = await new Promise((resolve, reject) => {
      request(catcher.pageUrl, { headers: { host: 'elsewhere.example.org' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
    expect((await fetch(`${catcher.pageUrl}/mails/1-../../etc`)).status).toBe(404);
  });
});
