import { describe, expect, it } from 'vitest';
import { mailHtml } from '../../src/notices/mail-html.ts';
import type { NoticeFacts } from '../../src/notices/notice-facts.ts';
import { renderNotice } from '../../src/notices/render.ts';
import { everySample, SAMPLE_KITA, sampleFacts } from '../../src/notices/sample-facts.ts';

const htmlOf = (facts: NoticeFacts): string => mailHtml(renderNotice(facts));
const german = everySample({ language: 'de' });
const english = everySample({ language: 'en' });
const everyNotice = [...german, ...english].map(
  (facts) => [`${facts.kind} (${facts.language})`, facts] as const,
);

describe('every notice', () => {
  it.each(everyNotice)('%s is whole, by mail and on paper', (_name, facts) => {
    for (const channel of ['mail', 'letter'] as const) {
      const { subject, text, openUrl } = renderNotice({ ...facts, channel });
      expect(subject).toContain('Mia');
      expect(subject).not.toContain('Beispiel');
      expect(text).toMatch(/^(Guten Tag|Dear) Kim Beispiel,\n\n/u);
      expect(text).toContain(openUrl);
      expect(text).toContain('02921/302065');
      for (const said of [subject, text])
        expect(said).not.toMatch(/undefined|null|NaN|Invalid|\[object|\$\{| {2}|\n{3}|# /u);
      expect(text.includes(channel === 'mail' ? 'Brief' : 'E-Mail hat')).toBe(false);
      expect(/attach|Anhang/u.test(text)).toBe(facts.kind === 'appointment' && channel === 'mail');
    }
  });

  it('says in English what it says in German', () => {
    for (const [index, facts] of german.entries()) {
      const [de, en] = [facts, english[index] ?? facts].map((each) => renderNotice(each));
      if (de === undefined || en === undefined) throw new Error('a language is missing');
      expect(en.subject).not.toBe(de.subject);
      expect(en.text).not.toMatch(/\b(Sie|Ihre?|und|der|Uhr|Bitte)\b/u);
      expect(numbersIn(en.text)).toEqual(numbersIn(de.text));
      expect(shapeOf(en)).toEqual(shapeOf(de));
    }
  });

  it.each(everyNotice)('%s has the same words in HTML, and loads nothing', (_name, facts) => {
    const html = htmlOf(facts);
    expect(html).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${facts.language}">`, 'u'));
    expect(html).not.toMatch(/<(?:img|link|script|style|iframe|form)|src=|url\(|@import/iu);
    const { subject, text } = renderNotice(facts);
    expect(wordsOf(html)).toBe(bare(subject + text));
    for (const [, target] of html.matchAll(/href="([^"]*)"/gu))
      expect([
        renderNotice(facts).openUrl,
        'mailto:kitaportal@kreis-soest.de',
        'tel:+492921302065',
      ]).toContain(target);
  });
});

describe('what people type', () => {
  const hostile = 'Tom & "Jerry" <img src=x onerror=alert(1)>\n\n# Alles gut\n\n- <b>ja</b>';

  it('stays text in HTML, and makes no heading and no list', () => {
    const revoked = sampleFacts('offerRevoked', {}, { reason: hostile, openOffers: [] });
    const html = htmlOf(revoked);
    expect(html).toContain('Tom &amp; &quot;Jerry&quot; &lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toMatch(/<(?:img|b|li)\b/u);
    expect(html.match(/<h2/gu)).toHaveLength(1);
    expect(renderNotice(revoked).text).not.toContain('ALLES GUT');
  });

  it.each([
    ['www.evil.de', 'www. evil. de'],
    ['Sparkasse.soest-login.com', 'Sparkasse. soest-login. com'],
    ['Дом.рф', 'Дом. рф'],
    ['Dr.Müller', 'Dr. Müller'],
  ])('as a name is no address on the web: %s', (name, written) => {
    for (const facts of named(name)) {
      const { subject, text } = renderNotice(facts);
      expect(subject).toContain(written);
      expect(text).toContain(`Guten Tag ${written},`);
      expect(subject + text + htmlOf(facts)).not.toContain(name);
    }
  });

  it.each(['Dr. Müller', 'J.R.R. Tolkien', 'Karl-Heinz jun.'])('stays as it is: %s', (name) => {
    for (const facts of named(name))
      expect(renderNotice(facts).text).toContain(`Guten Tag ${name},`);
  });

  it('reaches the calendar of an English family in English', () => {
    const [entry] = renderNotice(sampleFacts('appointment', { language: 'en' })).attachments;
    expect(entry?.filename).toBe('appointment.ics');
    expect(entry?.content).toContain(`SUMMARY:Day-care contract: ${SAMPLE_KITA.name}`);
  });
});

const named = (name: string): readonly NoticeFacts[] =>
  everySample({ recipient: { name, email: 'kim@example.org' }, childFirstName: name });

/** Sorted; "24 Uhr" has a word in English. */
const numbersIn = (text: string): readonly string[] =>
  (text.replaceAll(', 24 Uhr', '').match(/\d+/gu) ?? []).toSorted();

const shapeOf = ({ paragraphs }: ReturnType<typeof renderNotice>): readonly string[] =>
  paragraphs.map((parts) =>
    parts.map((part) => (part.kind === 'list' ? `list of ${part.items.length}` : part.kind)).join(),
  );

/** Without spaces, capitals and what marks a list. */
const bare = (text: string): string =>
  text
    .replaceAll(/^(?:-|\d\.) /gmu, '')
    .toUpperCase()
    .replaceAll(/\s/gu, '');

const wordsOf = (html: string): string =>
  bare(
    html
      .replace(/<!doctype html>/u, '')
      .replaceAll(/<[^>]*>/gu, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
