import { Hono, type Context } from 'hono';
import { renderDigest } from '../../src/notices/digest/render-digest.ts';
import { SAMPLE_DIGESTS } from '../../src/notices/digest/sample-digests.ts';
import { lettersAsPdf } from '../../src/notices/letter/pdf.ts';
import { mailHtml } from '../../src/notices/mail-html.ts';
import type { NoticeFacts } from '../../src/notices/notice-facts.ts';
import { renderNotice } from '../../src/notices/render.ts';
import { everySample, SAMPLE_FRAME } from '../../src/notices/sample-facts.ts';
import { renderSignIn } from '../../src/notices/sign-in/render-sign-in.ts';
import { sampleSignIns } from '../../src/notices/sign-in/sample-sign-in.ts';
import { sendMailHtml, sendPdf } from '../documents.ts';
import type { AppEnv } from '../environment.ts';
import { notFound } from '../errors.tsx';

/** The documents behind the preview: each kind in each language as a mail in HTML and as a letter. */
export function noticeDocuments(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/:language{de|en}/briefe', async (c) => letters(c, samplesIn(c, 'letter')))
    .get('/:language{de|en}/:kind/brief', async (c) => letters(c, chosen(c, 'letter')))
    .get('/uebersicht/:to{kita|office}', (c) => {
      const digest = SAMPLE_DIGESTS.find(({ to }) => to === c.req.param('to'));
      return digest === undefined ? notFound(c) : sendMailHtml(c, mailHtml(renderDigest(digest)));
    })
    .get('/:language{de|en}/:kind/html', (c) => {
      const [facts] = chosen(c, 'mail');
      if (facts !== undefined) return sendMailHtml(c, mailHtml(renderNotice(facts)));
      const signIn = sampleSignIns(languageIn(c)).find(({ kind }) => kind === c.req.param('kind'));
      return signIn === undefined ? notFound(c) : sendMailHtml(c, mailHtml(renderSignIn(signIn)));
    });
}

const languageIn = (c: Context<AppEnv>): 'de' | 'en' =>
  c.req.param('language') === 'en' ? 'en' : 'de';

const samplesIn = (c: Context<AppEnv>, channel: 'mail' | 'letter'): readonly NoticeFacts[] =>
  everySample({ channel, language: languageIn(c) });

const chosen = (c: Context<AppEnv>, channel: 'mail' | 'letter'): readonly NoticeFacts[] =>
  samplesIn(c, channel).filter(({ kind }) => kind === c.req.param('kind'));

async function letters(c: Context<AppEnv>, samples: readonly NoticeFacts[]): Promise<Response> {
  if (samples.length === 0) return notFound(c);
  const pdf = await lettersAsPdf(
    samples.map((facts) => ({
      notice: renderNotice(facts),
      caseNumber: 'caseNumber' in facts ? facts.caseNumber : null,
      address: [facts.recipient.name, 'Musterweg 7', '59514 Welver'],
      writtenAt: SAMPLE_FRAME.happenedAt,
    })),
  );
  return sendPdf(c, pdf, 'muster');
}
