import { kitaDigestText, officeDigestText } from '../../texts/de/digest.ts';
import { blocksOf, plainText } from '../blocks.ts';
import type { RenderedNotice } from '../render.ts';
import type { DigestFacts } from './digest-facts.ts';

/** Writes a digest; staff read German. Pure. */
export function renderDigest(facts: DigestFacts): RenderedNotice {
  const { subject, paragraphs } =
    facts.to === 'kita'
      ? kitaDigestText(facts.content, facts)
      : officeDigestText(facts.content, facts);
  const written = blocksOf(paragraphs);
  return {
    language: 'de',
    subject,
    openUrl: facts.openUrl,
    paragraphs: written,
    text: plainText(written),
    attachments: [],
  };
}
