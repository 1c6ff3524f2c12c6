import { renderDigest } from '../../src/notices/digest/render-digest.ts';
import { SAMPLE_DIGESTS } from '../../src/notices/digest/sample-digests.ts';
import { useTexts } from './texts.ts';

/** The day's digests for staff, from invented facts. @param base where the documents behind it are. */
export function DigestPreview({ base }: { readonly base: string }) {
  const { previews, noticeKinds } = useTexts();
  return (
    <section id="digest">
      <h2 class="kern-heading-medium">{noticeKinds.digest}</h2>
      <p class="kern-body">{previews.digest}</p>
      <div class="previews">
        {SAMPLE_DIGESTS.map((facts) => {
          const { subject, text } = renderDigest(facts);
          return (
            <article class="letter">
              <h3 class="kern-heading-small">{subject}</h3>
              <p class="kern-body">
                <a
                  class="kern-link"
                  href={`${base}/uebersicht/${facts.to}`}
                  aria-label={`${previews.html}: ${noticeKinds.digest}, ${facts.recipient.name}`}
                >
                  {previews.html}
                </a>
              </p>
              {text
                .trim()
                .split('\n\n')
                .map((paragraph) => (
                  <p class="letter__paragraph kern-body">{paragraph}</p>
                ))}
            </article>
          );
        })}
      </div>
    </section>
  );
}
