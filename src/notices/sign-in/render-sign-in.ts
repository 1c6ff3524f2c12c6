import { signInMails as german } from '../../texts/de/sign-in-mails.ts';
import { signInMails as english } from '../../texts/en/sign-in-mails.ts';
import { blocksOf, plainText } from '../blocks.ts';
import type { RenderedNotice } from '../render.ts';
import type { SignInFacts } from './sign-in-facts.ts';

/** Writes a mail that lets somebody in. Pure. */
export function renderSignIn(facts: SignInFacts): RenderedNotice {
  const texts = facts.language === 'de' ? german : english;
  const { subject, paragraphs } = texts[facts.kind](facts);
  const written = blocksOf([...paragraphs, ...texts.ending]);
  return {
    language: facts.language,
    subject,
    openUrl: facts.openUrl,
    paragraphs: written,
    text: plainText(written),
    attachments: [],
  };
}
